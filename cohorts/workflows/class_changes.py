"""A class that changes before its first day: it starts on another day, goes into another class, or is called off.

Here are the class, its places and its days; whoever has an offer or an application is the business of the way in, which
locks applications first, then calls this: applications, then classes, enrollments and seats, each in the order of keys.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max

from apprenticeships import audit
from apprenticeships.daysoff import calendar_of
from apprenticeships.errors import GuardFailed
from apprenticeships.refusals import or_conflict, rules_speak
from apprenticeships.rules.intake import cutoff_for, ready_for
from apprenticeships.rules.words import date_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Cohort, Enrollment, EnrollmentState, Opening, Placement, ScheduleState, Seat, SeatState
from cohorts.records import local_day, schedule_for, zone_of
from cohorts.rules.class_dates import last_day_to_apply
from cohorts.rules.wages import dollars
from cohorts.workflows import schedules
from cohorts.workflows.cohorts import intake_rule

TRANSITIONS: tuple[Transition, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A class that went into another one, and which of its openings continue as which of the other one's."""

    into: Cohort
    openings: dict[int, int]


def locked(cohort_ids: Collection[int]) -> dict[int, Cohort]:
    """Return classes with their rows locked, then the reserved places and the seats in them; always in one order."""
    rows = Cohort.objects.select_for_update(of=("self",)).filter(pk__in=cohort_ids).order_by("pk")
    found = {row.pk: row for row in rows.select_related("version__calendar", "program__organization")}
    enrollments = Enrollment.objects.select_for_update(of=("self",)).filter(cohort__in=cohort_ids)
    list(enrollments.order_by("pk").values_list("pk", flat=True))
    seats = Seat.objects.select_for_update(of=("self",)).filter(opening__cohort__in=cohort_ids)
    list(seats.order_by("pk").values_list("pk", flat=True))
    return found


@retrying
def move(cohort_id: int, *, starts_on: date, by: Actor, at: datetime, reason: str) -> Cohort:
    """Start a class on another day. All its dates follow, and so do the reserved places; its schedule is a draft again.

    The classes keep their rooms and instructors. People hear of the new days when the schedule is published.
    """
    row = locked([cohort_id])[cohort_id]
    _check_open(row, at)
    if starts_on == row.starts_on:
        raise GuardFailed("This class starts on that day already.", field="starts_on")
    if starts_on <= local_day(at, zone_of(row)):
        raise GuardFailed("Choose a first day that is still ahead.", field="starts_on")
    twin = Cohort.objects.filter(program=row.program_id, title=row.title, starts_on=starts_on, canceled_at=None)
    if twin.exclude(pk=row.pk).exists():
        words = "Another class of this program starts on that day. Merge this one into it."
        raise GuardFailed(words, field="starts_on")
    with rules_speak():
        calendar = calendar_of(row.version, around=starts_on)
        schedule = schedule_for(row.version, starts_on, calendar)
    before = row.starts_on
    columns = {
        "starts_on": starts_on,
        "apply_by": last_day_to_apply(
            row.apply_by, cutoff_for(intake_rule(row.version), starts_on), starts_on=starts_on
        ),
        "ready_by": ready_for(starts_on, row.version.ready_days_before, calendar),
        "class_ends_on": schedule.class_end or starts_on,
        "ends_on": schedule.calendar_end,
        "exam_from": schedule.exam[0] if schedule.exam else None,
        "exam_to": schedule.exam[1] if schedule.exam else None,
    }
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    _places_follow(row)
    if row.schedule_state != ScheduleState.NONE:
        schedules.make_anew(row, at=at)
    data = {"before": before.isoformat(), "after": starts_on.isoformat()}
    audit.record("cohort.move", row, by=by, at=at, reason=reason, data=data)
    return row


@retrying
def merge(cohort_id: int, *, into_id: int, by: Actor, at: datetime, reason: str) -> Merged:
    """Let the places of a class go on in another one, each seat with whoever has it; the class itself is called off."""
    found = locked([cohort_id, into_id])
    row, into = found[cohort_id], found.get(into_id)
    _check_open(row, at)
    into = _target(row, into, at)
    if into.version_id != row.version_id:
        raise GuardFailed(
            "The two classes follow different versions of the program, so their paths differ. Call this one off; its "
            "people are first on the list of the other one.",
            field="into",
        )
    openings = {each.pk: _continue(each, into) for each in row.openings.order_by("pk")}
    with or_conflict(enrollment_once_per_cohort="Somebody has a place in both classes. Free one of them first."):
        Enrollment.objects.filter(cohort=row, state=EnrollmentState.RESERVED).update(cohort=into)
    _places_follow(into)
    _off(row, by=by, at=at, reason=reason, data={"into": into.starts_on.isoformat()}, kind="cohort.merge")
    return Merged(into, openings)


@retrying
def call_off(cohort_id: int, *, into_id: int, by: Actor, at: datetime, reason: str) -> Cohort:
    """Call a class off whose people go on in a later one. Nobody may have a place in it any more."""
    found = locked([cohort_id, into_id])
    row, into = found[cohort_id], found.get(into_id)
    _check_open(row, at)
    into = _target(row, into, at)
    if Enrollment.objects.filter(cohort=row).exclude(state=EnrollmentState.EXITED).exists():
        raise GuardFailed("Somebody has a place in this class. Load the page again.", code="place")
    _off(row, by=by, at=at, reason=reason, data={"into": into.starts_on.isoformat()}, kind="cohort.call_off")
    return row


def _check_open(row: Cohort, at: datetime) -> None:
    if row.is_training:
        raise GuardFailed("A training class has meetings of its own. Change it on its page.")
    if row.canceled_at is not None:
        raise GuardFailed("This class was called off already.", code="called-off")
    if row.starts_on <= local_day(at, zone_of(row)):
        raise GuardFailed("This class has begun, so its first day stands.", code="begun")


def _target(row: Cohort, into: Cohort | None, at: datetime) -> Cohort:
    same = into is not None and into.pk != row.pk and into.program_id == row.program_id and not into.is_training
    if into is None or not same or into.canceled_at is not None or into.starts_on <= local_day(at, zone_of(into)):
        raise GuardFailed("Choose another class of the same program that is still ahead.", field="into")
    return into


def _places_follow(row: Cohort) -> None:
    """Give the reserved places of a class its dates; whoever is placed already is so from the new first day on."""
    places = Enrollment.objects.filter(cohort=row, state=EnrollmentState.RESERVED)
    places.update(starts_on=row.starts_on, class_ends_on=row.class_ends_on, ends_on=row.ends_on)
    Placement.objects.filter(enrollment__in=places, ends_on=None).update(starts_on=row.starts_on)
    schedules.plan_days(places.filter(seat__state="taken").select_related("cohort__version__calendar"))


def _continue(opening: Opening, into: Cohort) -> int:
    """Let one opening go on in another class: within the same places there, or as it is. Its key from now on."""
    same = Opening.objects.filter(
        cohort=into, track=opening.track_id, department=opening.department_id, interest=opening.interest_id
    )
    twin = same.first()
    if twin is None:
        opening.cohort = into
        opening.save(update_fields=["cohort"])
        return opening.pk
    if opening.seats.exclude(state=SeatState.FREE).exists():
        _check_pay(opening, twin)
    last = twin.seats.aggregate(last=Max("number"))["last"] or 0
    opening.seats.update(opening=twin, number=F("number") + last)
    twin.headcount += opening.headcount
    twin.save(update_fields=["headcount"])
    opening.headcount = 0
    opening.save(update_fields=["headcount"])
    return twin.pk


def _check_pay(opening: Opening, twin: Opening) -> None:
    """Refuse to pay somebody less than they were promised."""
    if opening.pays is None or twin.pays is None or twin.pays >= opening.pays:
        return
    raise GuardFailed(
        f"{opening.department} promised {dollars(opening.pays)} an hour in this class, and its places in the other one "
        f"pay {dollars(twin.pays)}. Change the pay there first, or call this class off instead.",
        code="pay",
    )


def _off(row: Cohort, *, by: Actor, at: datetime, reason: str, data: dict[str, str], kind: str) -> None:
    row.canceled_at = at
    row.save(update_fields=["canceled_at"])
    row.class_sessions.filter(canceled_at=None).update(canceled_at=at, sequence=F("sequence") + 1)
    audit.record(kind, row, by=by, at=at, reason=reason, data={"day": date_in_words(row.starts_on, year=True)} | data)
