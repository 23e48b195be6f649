"""Many are judged anew, by the same step as for one application, and only where a verdict is not as the rules say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db.models import Q

from applicants.models import Application, ScreeningStep
from applicants.records.evidence import AS_OF_TODAY
from applicants.records.following import Following, following, is_written
from applicants.records.standings import standings
from applicants.rules.requirements import Verdict
from applicants.workflows import screening
from apprenticeships import clock
from apprenticeships.rules.dates import utc_day
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.one_by_one import Job, in_pieces, name_of, stops_all

CHUNK: Final = 500
TOGETHER: Final = 100
"""So many are locked in one transaction."""


def judge_many(application_ids: Sequence[int], *, by: Actor, at: datetime, reason: str = "") -> int:
    """Judge many applications anew; how many of them moved.

    All are read together, without a lock; only where a row or what follows is not as the rules say now is the
    application locked and judged by ``screening.recompute_many``, which alone decides.
    """
    moved = 0
    for begin in range(0, len(application_ids), CHUNK):
        chunk = application_ids[begin : begin + CHUNK]
        try:
            stale: Sequence[int] = retrying(_stale)(chunk, at=at)
        except Exception as error:
            if stops_all(error):
                raise
            stale = chunk  # one of them cannot be read: each is looked at alone, and it alone fails
        moved += in_pieces(stale, _judge, size=TOGETHER, by=by, at=at, reason=reason)
    return moved


def _stale(application_ids: Sequence[int], *, at: datetime) -> list[int]:
    rows = Application.objects.filter(pk__in=application_ids)
    known = list(rows.select_related("version__program__organization", "cohort").order_by("pk"))
    found = []
    for row, judged in zip(known, standings(known, at=at), strict=True):
        follows = row.state in screening.BEING_JUDGED and following(row, judged) is not Following.NOTHING
        if judged and (follows or not all(is_written(each) for each in judged)):
            found.append(row.pk)
    return found


def _judge(application_ids: Sequence[int], *, by: Actor, at: datetime, reason: str) -> int:
    return len(screening.recompute_many(application_ids, by=by, at=at, reason=reason))


def judge_too_old(*, at: datetime) -> int:
    """Judge everybody anew of whom a check got too old since it was judged: it is asked for once more. A chore."""
    over = Q(valid_until__lt=clock.day_there(at, "requirement__version__program__organization__zone"))
    old = ScreeningStep.objects.filter(
        over & Q(valid_until__lt=utc_day(at)), verdict=Verdict.MET.value, requirement__kind__in=AS_OF_TODAY,
        application__state__in=screening.JUDGED,
    )  # fmt: skip
    rows = old.order_by("application").values_list("application", flat=True).distinct()
    job, by = Job(name_of(_judge), at), Actor.system("judge_too_old")
    moved = judge_many(job.keys(rows), by=by, at=at, reason="A check got too old.")
    return moved + judge_many(job.again(), by=by, at=at, reason="It could not be judged before.")
