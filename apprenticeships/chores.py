"""The one shape of a chore: each row in a transaction of its own, so that a bad one strands nobody else."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError

from apprenticeships.workflow import sqlstate

K = TypeVar("K")
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Rows:
    """What became of the rows of one chore so far."""

    chore: str
    done: int = 0
    failed: list[Exception] = field(default_factory=list)

    def each(self, keys: Iterable[K], step: Callable[[K], int]) -> int:
        """Take a step, which is a transaction, for each key. The sum of what the steps return, as a count.

        A row that fails is logged with its key, and the rest goes on; a lost database or the end of the time does not.
        """
        counted = 0
        for key in list(keys):
            try:
                counted += int(step(key))
            except SoftTimeLimitExceeded:
                raise
            except Exception as error:
                if isinstance(error, OperationalError | InterfaceError) and not sqlstate(error):
                    raise  # there is no database to go on with
                log.exception("chore.row_failed", chore=self.chore, row=key)
                self.failed.append(error)
            else:
                self.done += 1
        return counted


@contextmanager
def rows(chore: str) -> Iterator[Rows]:
    """Run a chore of several rounds. When all are through, it raises if rows failed, all of their errors at once."""
    found = Rows(chore)
    yield found
    if found.failed:
        raise ExceptionGroup(f"{chore}: {len(found.failed)} rows failed, {found.done} did not", found.failed)


def each(chore: str, keys: Iterable[K], step: Callable[[K], int]) -> int:
    """Run a chore of one round. How many steps did something; raises when the last is through if rows failed."""
    with rows(chore) as found:
        return found.each(keys, step)
