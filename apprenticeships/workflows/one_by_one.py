"""Chores of the worker do one row after the other, each in a transaction of its own: one that fails stops no other.

What failed is written down, tried again later and ever more rarely, and shown to coordinators from the second time on.
A mail that its transaction promised fell with it, so nobody is told twice.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import structlog
from django.db import InterfaceError, OperationalError, connection
from django.db.models import QuerySet

from apprenticeships.errors import DomainError
from apprenticeships.models import ChoreFailure
from apprenticeships.rules.backing_off import next_try
from apprenticeships.workflow import Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
AT_ONCE: Final = 500
"""So many rows of one chore are done in one tick; the others wait for the next one."""
A_MINUTE: Final = 60.0
WHOLE: Final = 0
FORGOTTEN: Final = timedelta(minutes=15)
"""So long after its next try nobody asked for a row any more."""
REFUSED: Final = "A rule said no"
"""What is kept of a refusal beside its code: its sentence may name somebody, and coordinators everywhere read this."""
OUT_OF_TIME: Final = "SoftTimeLimitExceeded"
Keys = QuerySet[Any, Any] | Sequence[int]
log = structlog.get_logger()


def each_on_its_own(keys: Keys, act: Callable[..., object], *, at: datetime, **tail: object) -> int:
    """Call ``act(key, at=at, **tail)`` for each key, ``AT_ONCE`` of them at most. The sum of what it returned.

    ``act`` decides again under its lock, and says how much it did: a number, or whether anything changed. A row that
    failed is passed over until it is time to try it again. Raises what no other row would survive either.
    """
    job = Job(name_of(act), at)
    return sum(job.tried(key, partial(act, key, at=at, **tail)) for key in job.keys(keys))


def in_pieces(keys: Keys, act: Callable[..., object], *, size: int, at: datetime, **tail: object) -> int:
    """Call ``act(some of the keys, at=at, **tail)``, a piece in one transaction; where one fails, for each key alone.

    For what is much cheaper together. Otherwise as ``each_on_its_own``.
    """
    job, done = Job(name_of(act), at), 0
    found = job.keys(keys)
    for begin in range(0, len(found), size):
        piece = found[begin : begin + size]
        try:
            done += job.done(piece, partial(act, piece, at=at, **tail))
        except Exception as error:
            if stops_all(error):
                raise
            done += sum(job.tried(key, partial(act, [key], at=at, **tail)) for key in piece)
    return done


@dataclass(slots=True)
class Job:
    """One chore at one time, and which of its rows failed before."""

    name: str
    at: datetime
    known: set[int] = field(default_factory=set)
    stumbled: set[int] = field(default_factory=set)
    """Those that failed now."""

    def waiting(self) -> dict[int, int]:
        """Return the rows that failed before and are not to be tried yet, with how often they did."""
        rows = list(ChoreFailure.objects.filter(job=self.name).values_list("row", "again_at", "times"))
        self.known = {row for row, _, _ in rows}
        return {row: times for row, moment, times in rows if moment > self.at}

    def keys(self, keys: Keys) -> list[int]:
        """Return the keys that are tried now: not those that failed and wait, and not more than one tick does.

        Where there are more, another part of them has its turn each minute, so that rows with which nothing can be
        done for now, such as those whose next class nobody planned, keep no others waiting.
        """
        found = list(keys)
        if not found:
            return []
        again = dict(ChoreFailure.objects.filter(job=self.name).values_list("row", "again_at"))
        self.known = set(again)
        found = [key for key in found if key not in again or again[key] <= self.at]
        if len(found) <= AT_ONCE:
            return found
        first = int(self.at.timestamp() // A_MINUTE) * AT_ONCE % len(found)
        return (found[first:] + found[:first])[:AT_ONCE]

    def again(self) -> list[int]:
        """Return the rows that failed and are to be tried again, for a chore that does not find them by itself."""
        rows = ChoreFailure.objects.filter(job=self.name, again_at__lte=self.at).exclude(row=WHOLE)
        return list(rows.order_by("again_at", "row").values_list("row", flat=True)[:AT_ONCE])

    def done(self, rows: Sequence[int], step: Callable[[], object]) -> int:
        """Take a step in a transaction of its own. How much it did."""
        did = retrying(step)()
        if gone := self.known.intersection(rows):
            ChoreFailure.objects.filter(job=self.name, row__in=gone).delete()
        return did if isinstance(did, int) else int(did is not None)

    def tried(self, row: int, step: Callable[[], object]) -> int:
        """Take the step of one row; when it fails, keep that. How much it did."""
        try:
            return self.done([row], step)
        except Exception as error:
            if stops_all(error):
                raise
            failed(self.name, row, error, at=self.at)
            self.stumbled.add(row)
            return 0


def failed(job: str, row: int, error: Exception, *, at: datetime) -> None:
    """Write down that a row of a job failed, or the job as a whole, and when to try again."""
    told = kind = type(error).__name__
    if isinstance(error, DomainError):
        told = f"{REFUSED} ({error.code})."
        log.error("chore.failed", chore=job, row=row, problem=error.message)
    else:
        log.error("chore.failed", chore=job, row=row, problem=kind, exc_info=error)
    start = {"problem": told[:300], "since": at, "again_at": next_try(at, times=1)}
    known, is_new = ChoreFailure.objects.get_or_create(job=job, row=row, defaults=start)
    if not is_new:
        known.times += 1
        known.problem, known.again_at = told[:300], next_try(at, times=known.times)
        known.save(update_fields=["times", "problem", "again_at"])


def recovered(*, but: Collection[str]) -> int:
    """Forget that chores failed as a whole, all ``but`` those that did so now. How many."""
    return int(ChoreFailure.objects.filter(row=WHOLE).exclude(job__in=but).delete()[0])


def forget(*, at: datetime) -> int:
    """Forget what was done meanwhile, or is not asked for any more: it was not tried again. A chore. How many."""
    return int(ChoreFailure.objects.filter(again_at__lt=at - FORGOTTEN).delete()[0])


def stops_all(error: Exception) -> bool:
    """Whether this is no matter of one row: the database is gone, or the time of a worker for its task is over."""
    if type(error).__name__ == OUT_OF_TIME:
        return True
    return isinstance(error, InterfaceError | OperationalError) and not connection.is_usable()


def name_of(act: Callable[..., object]) -> str:
    """Return the job of a step, under which its failures are kept."""
    return f"{act.__module__}.{act.__qualname__}"[-100:]
