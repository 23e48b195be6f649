"""Many are judged anew, by the same step as for one application, and only where a verdict is not as the rules say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from applicants.models import Application, ScreeningStep
from applicants.records.evidence import AS_OF_TODAY
from applicants.records.following import Following, following, is_written
from applicants.records.standings import standings
from applicants.rules.requirements import Verdict
from applicants.workflows import screening
from apprenticeships.workflow import Actor

CHUNK: Final = 500
TOGETHER: Final = 100
"""So many are locked in one transaction."""


def judge_many(application_ids: Sequence[int], *, by: Actor, at: datetime, reason: str = "") -> int:
    """Judge many applications anew; how many of them moved.

    All are read together, without a lock; only where a row or what follows is not as the rules say now is the
    application locked and judged by ``screening.recompute_many``, which alone decides.
    """
    moved: list[int] = []
    for begin in range(0, len(application_ids), CHUNK):
        chunk = application_ids[begin : begin + CHUNK]
        rows = Application.objects.filter(pk__in=chunk).select_related("version__program__organization", "cohort")
        known = list(rows.order_by("pk"))
        for row, judged in zip(known, standings(known, at=at), strict=True):
            follows = row.state in screening.BEING_JUDGED and following(row, judged) is not Following.NOTHING
            if judged and (follows or not all(is_written(each) for each in judged)):
                moved.append(row.pk)
    for begin in range(0, len(moved), TOGETHER):
        screening.recompute_many(moved[begin : begin + TOGETHER], by=by, at=at, reason=reason)
    return len(moved)


def judge_too_old(*, at: datetime) -> int:
    """Judge everybody anew of whom a check got too old since it was judged: it is asked for once more. A chore."""
    old = ScreeningStep.objects.filter(
        verdict=Verdict.MET.value, valid_until__lt=at.date(), requirement__kind__in=AS_OF_TODAY,
        application__state__in=screening.BEING_JUDGED | screening.JUDGED_ON,
    )  # fmt: skip
    rows = list(old.order_by("application").values_list("application", flat=True).distinct())
    return judge_many(rows, by=Actor.system("judge_too_old"), at=at, reason="A check got too old.")
