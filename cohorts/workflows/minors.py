"""What the rules for minors need to know of a person, read from the records."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

from apprenticeships.errors import GuardFailed
from apprenticeships.models import PersonIdentity, Requirement, RequirementKind
from apprenticeships.refusals import rules_speak
from apprenticeships.rules.dates import utc_day
from cohorts.models import (
    ClassSession,
    Enrollment,
    EnrollmentState,
    HoursEntry,
    Mark,
    ScheduleState,
    SchoolDistrict,
    Shift,
    WorkPermit,
)
from cohorts.records import local_day, zone_of
from cohorts.rules.hours import Entry, EntryKind
from cohorts.rules.minors import school
from cohorts.rules.minors.laws import Law, Limit, laws_of_state
from cohorts.rules.minors.school import SchoolCalendar, week_of
from cohorts.rules.minors.shifts import Student
from cohorts.rules.minors.worked import worked_beside

LEAST_AGE: Final = 14
OLDEST: Final = 17
PERMIT_SOURCE: Final = "the work permit"
AWAY: Final = (Mark.ABSENT, Mark.EXCUSED)
GOING_ON: Final = (EnrollmentState.RESERVED, EnrollmentState.ACTIVE, EnrollmentState.PAUSED)


def student_of(enrollment: Enrollment, *, state: str, on: date) -> Student:
    """Return what counts for somebody's shift in a state on a day: age, laws, school and permit."""
    identity = PersonIdentity.objects.filter(person_id=enrollment.person_id).first()
    if identity is None:
        raise GuardFailed(
            f"We do not know when {enrollment.person} was born, so we cannot tell which hours are legal. "
            "Ask the program coordinator to write it down.",
            code="birth-date",
        )
    if identity.birth_date >= on:
        raise GuardFailed(
            f"The birth date that we have of {enrollment.person} lies after this day. "
            "Ask the program coordinator to correct it.",
            code="birth-date",
        )
    district = SchoolDistrict.objects.filter(students__person_id=enrollment.person_id).first()
    permits = list(WorkPermit.objects.filter(person_id=enrollment.person_id).latest_first())
    with rules_speak():
        return Student(
            born=identity.birth_date,
            laws=laws_of_state(state),
            school=calendar_of(district) if district else None,
            permit=_permit(permits, on),
            least_age=_least_age(enrollment),
        )


def calendar_of(district: SchoolDistrict) -> SchoolCalendar:
    """Return the school days of a district as the rules read them; refuses terms outside of its days."""
    dates = list(district.dates.all())
    return SchoolCalendar(
        district=district.name,
        since=district.since,
        through=district.through,
        opens=district.opens,
        closes=district.closes,
        terms=tuple((row.first_day, row.last_day) for row in district.terms.all()),
        days_off=frozenset(row.date for row in dates if not row.has_school),
        extra_days=frozenset(row.date for row in dates if row.has_school),
    )


def worked_of(person_id: int, day: date, zone: ZoneInfo, *, beside: Entry | None) -> dict[date, int]:
    """Return the minutes that count in the week (Sunday to Saturday) of a day: planned, approved and in class."""
    week = list(week_of(day))
    span = (week[0], week[-1])
    shifts = Shift.objects.planned().filter(enrollment__person_id=person_id, date__range=span)
    hours = HoursEntry.objects.approved().filter(enrollment__person_id=person_id, date__range=span)
    approved: dict[date, int] = {}
    for each, minutes in hours.values_list("date", "minutes"):
        approved[each] = approved.get(each, 0) + minutes
    planned = [_entry(row, zone, EntryKind.CLINIC) for row in shifts]
    return worked_beside(beside, planned, _classes(person_id, span, zone), approved)


def _classes(person_id: int, span: tuple[date, date], zone: ZoneInfo) -> Iterator[Entry]:
    """The classes that somebody sits in, or will; not those that they were marked away from."""
    own = Enrollment.objects.filter(person_id=person_id, state__in=GOING_ON, starts_on__lte=span[1])
    rows = ClassSession.objects.filter(
        cohort__enrollments__in=own,
        cohort__schedule_state=ScheduleState.PUBLISHED,
        canceled_at__isnull=True,
        date__range=span,
    ).exclude(attendance__enrollment__person_id=person_id, attendance__mark__in=AWAY)
    return (_entry(row, zone, EntryKind.CLASS) for row in rows.distinct())


def _entry(row: Shift | ClassSession, zone: ZoneInfo, kind: EntryKind) -> Entry:
    return Entry(kind, row.starts_at.astimezone(zone), row.ends_at.astimezone(zone))


def _permit(permits: Sequence[WorkPermit], on: date) -> school.WorkPermit | None:
    """The permit that is valid on a day, else the one that ends last; it says when that was."""
    valid = [row for row in permits if row.valid_from <= on <= row.valid_through]
    row = next(iter([*valid, *permits]), None)
    if row is None:
        return None
    return school.WorkPermit(row.valid_from, row.valid_through, tuple(_limits(row)))


def _limits(row: WorkPermit) -> Iterator[Law]:
    """What the school wrote into a permit beyond the law."""
    for limit, value, words in (
        (Limit.DAY, row.most_day_minutes, "The work permit allows fewer hours a day."),
        (Limit.WEEK, row.most_week_minutes, "The work permit allows fewer hours a week."),
        (Limit.LATEST, _minutes(row.latest_end), "The work permit ends the day earlier."),
    ):
        if value is not None:
            yield Law(PERMIT_SOURCE, limit, 0, OLDEST, words, PERMIT_SOURCE, value)


def _minutes(at: time | None) -> int | None:
    return None if at is None else at.hour * 60 + at.minute


def _least_age(enrollment: Enrollment) -> int:
    """The age that the program asked for on the day on which the place was reserved; later changes ask nobody else."""
    rows = Requirement.objects.filter(version_id=enrollment.cohort.version_id, kind=RequirementKind.AGE)
    asked = [row.dated for row in rows.with_changes()]
    day = utc_day(enrollment.reserved_at)
    if any(each.changes for each in asked):
        day = local_day(enrollment.reserved_at, zone_of(enrollment.cohort))
    return max([LEAST_AGE, *(int(each.on(day, today=day).get("years", LEAST_AGE)) for each in asked)])
