"""Classes to come: generated from the intake rule, opened for departments, each place a seat."""

from datetime import date, datetime
from decimal import Decimal

from apprenticeships import audit
from apprenticeships.daysoff import calendar_of
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Department, Intake, Interest, Program, ProgramVersion, Track
from apprenticeships.refusals import or_conflict, rules_speak
from apprenticeships.rules.dates import add_months
from apprenticeships.rules.holidays import NO_HOLIDAYS, Calendar
from apprenticeships.rules.intake import ALL_MONTHS, HolidayPolicy, IntakeRule, cutoff_for, ready_for, starts
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Cohort, Opening, Seat
from cohorts.records import schedule_for
from cohorts.workflows.openings import ANYBODY, Fits, check_headcount, check_interest, own_rate, places_changed

TRANSITIONS: tuple[Transition, ...] = ()


def intake_rule(version: ProgramVersion) -> IntakeRule:
    """The rule by which a version's classes start: the first Monday of each intake month, moved off holidays."""
    return IntakeRule(
        on_holiday=HolidayPolicy(version.holiday_policy),
        months=frozenset(version.intake_months) or ALL_MONTHS,
        cutoff_months_before=version.cutoff_months_before,
    )


@retrying
def generate(
    version: ProgramVersion, *, on: date, months: int = 12, by: Actor, at: datetime, reason: str = ""
) -> list[Cohort]:
    """Create the classes that start from ``on`` within ``months``; those that exist stay as they are.

    Returns all of them, soonest first. A program that people may join at any time has no classes ahead: none.
    """
    Program.objects.select_for_update(of=("self",)).get(pk=version.program_id)
    if version.intake == Intake.ROLLING:
        return []
    calendar = calendar_of(version, around=on)
    rule = intake_rule(version)
    nominal = starts(rule, NO_HOLIDAYS, add_months(on.replace(day=1), -1), months + 2)
    rows = Cohort.objects.of_apprentices().filter(program=version.program_id, nominal_start__in=nominal)
    known = {row.nominal_start: row for row in rows}
    found = []
    for start in starts(rule, calendar, on, months):
        planned = max(day for day in nominal if day <= start)
        row = known.get(planned)
        found.append(row or _add(version, calendar, planned, start, by=by, at=at, reason=reason))
    return found


@retrying
def add(version: ProgramVersion, *, starts_on: date, by: Actor, at: datetime, reason: str = "") -> Cohort:
    """Create one class outside the intake rule, such as the next group of a program with rolling intake."""
    Program.objects.select_for_update(of=("self",)).get(pk=version.program_id)
    with or_conflict(cohort_start_unique="This program has a class on that day already. Open that one."):
        return _add(version, calendar_of(version, around=starts_on), starts_on, starts_on, by=by, at=at, reason=reason)


def _add(
    version: ProgramVersion,
    calendar: Calendar,
    nominal: date,
    start: date,
    *,
    by: Actor,
    at: datetime,
    reason: str,
) -> Cohort:
    with rules_speak():
        schedule = schedule_for(version, start, calendar)
    row = Cohort.objects.create(
        program_id=version.program_id,
        version=version,
        nominal_start=nominal,
        starts_on=start,
        apply_by=cutoff_for(intake_rule(version), start),
        ready_by=ready_for(start, version.ready_days_before, calendar),
        class_ends_on=schedule.class_end or start,
        ends_on=schedule.calendar_end,
        exam_from=schedule.exam[0] if schedule.exam else None,
        exam_to=schedule.exam[1] if schedule.exam else None,
    )
    audit.record("cohort.add", row, by=by, at=at, reason=reason, data={"version": version.number})
    return row


@retrying
def add_opening(
    cohort: Cohort,
    *,
    track: Track,
    department: Department,
    headcount: int,
    interest: Interest | None = None,
    fits: Fits = ANYBODY,
    rate: Decimal | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Opening:
    """Open ``headcount`` places for one track in one department; each becomes a free seat.

    Where people are matched to departments the area of interest is needed. ``rate`` is what an hour pays on the first
    day, where that is more than what the track pays.
    """
    locked = Cohort.objects.select_for_update(of=("self",)).get(pk=cohort.pk)
    if track.version_id != locked.version_id:
        raise GuardFailed("This path belongs to another version of the program. Choose one of this class.")
    check_headcount(headcount)
    fits.check()
    if locked.canceled_at is not None:
        raise GuardFailed("This class was called off. Choose another one.")
    check_interest(locked, interest)
    own = own_rate(locked, track, rate)
    with or_conflict(opening_unique="This department has places for this path already. Look at those."):
        row = Opening.objects.create(
            cohort=locked,
            track=track,
            department=department,
            site_id=department.site_id,
            headcount=headcount,
            interest=interest,
            age_from=fits.age_from,
            age_to=fits.age_to,
            weekly_minutes=fits.weekly_minutes,
            rate=own,
        )
    Seat.objects.bulk_create(Seat(opening=row, number=number) for number in range(1, headcount + 1))
    audit.record("opening.add", row, by=by, at=at, reason=reason, data={"headcount": headcount})
    places_changed(locked.pk, by=by, at=at)
    return row
