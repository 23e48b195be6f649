"""Evaluations at the start and at the end: handed in once, taken back only with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Criterion, CriterionUse
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Enrollment, EnrollmentState, Evaluation, Moment
from cohorts.records import local_day, zone_of
from cohorts.rules.evaluations import HIGHEST, LOWEST

TRANSITIONS: tuple[Transition, ...] = ()
LAST_WEEKS: Final = timedelta(weeks=2)
AFTERWARDS: Final = timedelta(weeks=2)
WORDS: Final[tuple[str, ...]] = (
    gettext_lazy("Not yet."),
    gettext_lazy("Sometimes."),
    gettext_lazy("As a rule."),
    gettext_lazy("Always."),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of an evaluation as people read it."""

    criterion: Criterion
    rating: int | None
    words: str


def criteria_of(enrollment: Enrollment) -> list[Criterion]:
    """Return the criteria on which a program evaluates, in its order; none where it does not."""
    rows = Criterion.objects.filter(version_id=enrollment.cohort.version_id, use=CriterionUse.EVALUATION)
    return list(rows.order_by("position"))


def meanings_of(criterion: Criterion) -> list[str]:
    """Return what 1 to 4 mean for a criterion: its anchors, or plain words where it has none."""
    return [*criterion.anchors, *WORDS[len(criterion.anchors) :]]


def lines_of(criteria: Iterable[Criterion], row: Evaluation) -> list[Line]:
    """Return each criterion with its rating and what that means; no rating where it could not be seen."""
    ratings = ((each, row.ratings.get(each.slug)) for each in criteria)
    return [
        Line(each, rating, meanings_of(each)[rating - 1] if rating else _("Could not be seen yet."))
        for each, rating in ratings
    ]


@retrying
def hand_in(
    enrollment_id: int,
    *,
    moment: str,
    ratings: Mapping[str, int | None],
    comment: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Evaluation:
    """Keep an evaluation. The first opens on the first day, the last two weeks before the end."""
    if by.user_id is None:
        raise NotAllowed("Only a person evaluates.")
    enrollment = (
        Enrollment.objects.select_for_update(of=("self",)).select_related("person", "cohort").get(pk=enrollment_id)
    )
    if moment not in Moment.values:
        raise GuardFailed("Choose the start or the end.", code="moment", field="moment")
    _in_time(enrollment, Moment(moment), at)
    known = {each.slug for each in criteria_of(enrollment)}
    if not known:
        raise GuardFailed("This program does not evaluate.", code="no-criteria")
    given = {slug: value for slug, value in ratings.items() if value is not None}
    if not given or not set(given) <= known:
        raise GuardFailed("Rate at least one of the criteria.", code="ratings")
    if any(not LOWEST <= value <= HIGHEST for value in given.values()):
        raise GuardFailed(f"Rate each criterion from {LOWEST} to {HIGHEST}.", code="ratings")
    words = f"The evaluation of {enrollment.person} {Moment(moment).label.lower()} was handed in already."
    with or_conflict(evaluation_once=words):
        row = Evaluation.objects.create(
            enrollment=enrollment,
            moment=moment,
            ratings=given,
            comment=comment.strip(),
            rated_by_id=by.user_id,
            rated_at=at,
        )
    data = {"moment": moment}
    audit.record("evaluation.hand_in", row, by=by, at=at, person=enrollment.person, reason=reason, data=data)
    return row


@retrying
def take_back(evaluation_id: int, *, by: Actor, at: datetime, reason: str) -> Evaluation:
    """Take an evaluation back; it stays in the record, and another one may be handed in. Twice changes nothing."""
    row = Evaluation.objects.select_for_update(of=("self",)).select_related("enrollment__person").get(pk=evaluation_id)
    if row.voided_at is not None:
        return row
    if not reason.strip():
        raise GuardFailed("Write why this evaluation does not count.", code="reason", field="reason")
    row.voided_at = at
    row.save(update_fields=["voided_at"])
    data = {"moment": row.moment}
    audit.record("evaluation.take_back", row, by=by, at=at, person=row.enrollment.person, reason=reason, data=data)
    return row


def _in_time(enrollment: Enrollment, moment: Moment, at: datetime) -> None:
    today = local_day(at, zone_of(enrollment.cohort))
    if enrollment.state not in {EnrollmentState.ACTIVE, EnrollmentState.PAUSED, EnrollmentState.COMPLETED}:
        raise GuardFailed(f"{enrollment.person} is not in training now.", code="state")
    if today < enrollment.starts_on:
        raise GuardFailed(f"{enrollment.person} starts on {day_in_words(enrollment.starts_on)}.", code="too-early")
    opens = enrollment.ends_on - LAST_WEEKS
    if moment == Moment.END and today < opens:
        raise GuardFailed(f"The last evaluation opens on {day_in_words(opens)}.", code="too-early")
    if today > enrollment.ends_on + AFTERWARDS:
        raise GuardFailed("It is too long ago. Ask the coordinator to write it down.", code="too-late")
