"""Classes of the apprenticeship: planned, opened, scheduled, taught; hours approved each week; graduation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from applicants.demo.clockwork import Days, Story
from applicants.demo.world import INTERNS, World
from apprenticeships.models import ProgramVersion, VersionState
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.intake import cutoff_for, ready_for, starts
from apprenticeships.workflow import Actor
from cohorts.models import (
    Attendance,
    ClassSession,
    Cohort,
    DayKind,
    Enrollment,
    EnrollmentState,
    Mark,
    PlannedDay,
    ScheduleState,
)
from cohorts.workflows import attendance, cohorts, enrollments, hours, schedules

WEEK: Final = timedelta(weeks=1)
A_YEAR: Final = timedelta(days=365)
MONTHS_AHEAD: Final = 12
MONTHS_AHEAD_YEARLY: Final = 15
OPENED_BEFORE: Final = timedelta(days=45)  # the last day to apply
HEADCOUNT: Final = {"family": 5, "children": 2, "desk": 4, "internal": 4, "access": 4}
"""Places in the classes ahead: enough for everybody whose story holds one, wherever their dates fall together."""
ROOM: Final = "Riverside Clinic, Classroom {}"
WORKING_DAY: Final = 480  # minutes
LATELY: Final = 19  # weeks
LATE_BY: Final = 35  # minutes
TEAMS: Final = 3
LEFT_TO_THE_VISITOR: Final = 1  # somebody whose year is complete and who is not graduated yet
NOT_QUITE: Final = {(2, 2): Mark.ABSENT, (1, 3): Mark.EXCUSED, (3, 4): Mark.LATE}
"""Who of a class was not there at which class."""
SELDOM: Final = 14  # one week in so many


Marks = dict[int, tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The days of a class, before it is written down."""

    start: date
    apply_by: date
    ready_by: date

    def week_on(self, day: date) -> int:
        """Return the week of the class in which a day lies; 1 is the first."""
        return (day - self.start).days // 7 + 1


def plans(version: ProgramVersion, days: Days, first: date) -> list[Plan]:
    """Return all classes from ``first`` to a year ahead, as the intake rule makes them."""
    rule = cohorts.intake_rule(version)
    months = (days.today.year - first.year) * 12 + days.today.month - first.month + MONTHS_AHEAD
    return [
        Plan(day, cutoff_for(rule, day), ready_for(day, version.ready_days_before, days.calendar))
        for day in starts(rule, days.calendar, first, months)
    ]


def planned(world: World, plan: Plan) -> Story:
    """Write a class down a year ahead; those of the demonstration's first year, when it begins."""
    day = max(world.days.work(plan.start - A_YEAR, 0), world.days.local(world.clockwork.began))
    at = yield world.days.at(day, 8, 30)
    cohorts.generate(world.version, on=plan.start, months=1, by=world.desk, at=at)


def planned_summer(world: World) -> Story:
    """The interns' next summer is written down some weeks ago."""
    at = yield world.days.at(world.days.ago(30), 9)
    summer = world.programs[INTERNS].versions.get(state=VersionState.PUBLISHED)
    today = world.days.today
    cohorts.generate(summer, on=today, months=MONTHS_AHEAD_YEARLY, by=world.desk, at=at)


def planned_ahead(world: World) -> None:
    """Whatever the day of the month, a year lies ahead."""
    cohorts.generate(world.version, on=world.days.today, months=MONTHS_AHEAD, by=world.desk, at=world.days.now)


def opened(world: World, plan: Plan, first: date, headcount: Mapping[str, int]) -> Story:
    """Open so many places of each department, some weeks before the last day to apply."""
    at = yield world.days.at(max(plan.apply_by - OPENED_BEFORE, first), 9, 40)
    cohort = _cohort(world, plan)
    for key, places in headcount.items():
        place = world.places[key]
        cohorts.add_opening(
            cohort,
            track=world.tracks[place.track],
            department=place.department,
            headcount=places,
            by=world.desk,
            at=at,
        )


def team_of(plan: Plan, all_plans: Sequence[Plan], first: Plan) -> int:
    """Return who teaches a class, and where: of classes that go on at once each has its own; ``first`` has the first.

    A class begins each month and has class for twelve weeks, so three take turns.
    """
    return (all_plans.index(plan) - all_plans.index(first)) % TEAMS


def taught(world: World, plan: Plan, team: int) -> Story:
    """Make and publish the schedule when everybody is ready; then mark each class at its end, up to yesterday."""
    days = world.days
    at = yield days.at(days.work(plan.ready_by, 1), 10)
    cohort = _cohort(world, plan)
    teacher = world.instructors[team]
    schedules.generate(cohort.pk, by=world.desk, at=at, place=ROOM.format(team + 1), instructor=teacher)
    schedules.publish(cohort.pk, by=world.desk, at=at + timedelta(minutes=20))
    for session in ClassSession.objects.filter(cohort=cohort).order_by("number"):
        at = yield session.ends_at + timedelta(minutes=10)
        if session.date < days.today:
            marks = {**_marks(world, plan, cohort, session), **_guests(world, cohort, session)}
            attendance.mark(session.pk, marks=marks, by=Actor.user(teacher), at=at)


def drafted(world: World, plan: Plan, team: int, day: date) -> Story:
    """Make a schedule that nobody has published yet."""
    at = yield world.days.at(day, 14)
    cohort = _cohort(world, plan)
    if cohort.schedule_state == ScheduleState.NONE:
        place, teacher = ROOM.format(team + 1), world.instructors[team]
        schedules.generate(cohort.pk, by=world.desk, at=at, place=place, instructor=teacher)


def approved(world: World, place: str, first: date, last: date) -> Story:
    """Each Monday the preceptor approves the week before of everybody in the department."""
    monday = first - first.weekday() * DAY
    while monday + WEEK <= last:
        at = yield world.days.at(monday + WEEK, 15, 45)
        for enrollment_id, minutes in _week(world, place, monday).items():
            hours.approve_week(
                enrollment_id, week_start=monday, minutes_by_date=minutes, by=world.preceptor(place), at=at
            )
        monday += WEEK


def graduated(world: World, plan: Plan) -> Story:
    """After the last week, look each Tuesday whose hours, class time and exam are all there."""
    days = world.days
    day = days.work(plan.start + 52 * WEEK, 1)
    while True:
        at = yield days.at(day, 11)
        cohort = _cohort(world, plan)
        rows = cohort.enrollments.filter(state=EnrollmentState.ACTIVE).order_by("pk")
        ready = [row for row in rows if enrollments.graduation_check(row, on=day).complete]
        for row in ready[LEFT_TO_THE_VISITOR:]:
            enrollments.complete(row.pk, on=day, by=world.desk, at=at)
        day = days.work(day + 6 * DAY, 1)


def _cohort(world: World, plan: Plan) -> Cohort:
    return Cohort.objects.get(program=world.program, starts_on=plan.start)


def _marks(world: World, plan: Plan, cohort: Cohort, session: ClassSession) -> Marks:
    """Say who was there: everybody, but in the classes of late some were not."""
    found: Marks = {}
    rows = cohort.enrollments.filter(state=EnrollmentState.ACTIVE, starts_on__lte=session.date)
    lately = plan.week_on(world.days.today) < LATELY
    for place, row in enumerate(rows.order_by("pk")):
        word = NOT_QUITE.get((place, session.number), Mark.PRESENT) if lately else Mark.PRESENT
        found[row.pk] = (word, session.minutes - LATE_BY if word == Mark.LATE else None)
    return found


def _guests(world: World, cohort: Cohort, session: ClassSession) -> Marks:
    """Whoever owes class time after the own class phase makes it up with a later class."""
    rows = Enrollment.objects.filter(
        state=EnrollmentState.ACTIVE, cohort__program=world.program, class_ends_on__lte=session.date
    ).exclude(cohort=cohort)
    found: Marks = {}
    done = rows.annotate(done=Coalesce(Sum("attendance__minutes"), 0)).order_by("pk")
    for pk, required, minutes in done.values_list("pk", "required_rti_minutes", "done"):
        owed = required - minutes
        if owed > 0:
            found[pk] = (Mark.PRESENT, None) if owed >= session.minutes else (Mark.LATE, owed)
    return found


def _week(world: World, place: str, monday: date) -> dict[int, dict[date, int]]:
    """Return the minutes of a week by person and day: as planned, less a class made up, seldom a day off sick."""
    here = Q(placements__department=world.places[place].department, placements__ends_on__isnull=True)
    rows = list(
        Enrollment.objects.filter(here, state=EnrollmentState.ACTIVE, starts_on__lt=monday + WEEK).order_by("pk")
    )
    week = (monday, monday + WEEK - DAY)
    planned: dict[int, dict[date, int]] = {row.pk: {} for row in rows}
    for pk, day, minutes in PlannedDay.objects.filter(
        enrollment__in=rows, kind=DayKind.CLINIC, date__range=week
    ).values_list("enrollment_id", "date", "minutes"):
        planned[pk][day] = minutes
    for number, row in enumerate(rows):
        if row.ends_on <= monday:
            workdays = (monday + n * DAY for n in range(5))
            planned[row.pk] = {day: WORKING_DAY for day in workdays if world.days.calendar.is_business_day(day)}
        elif planned[row.pk] and (number * 5 + monday.toordinal() // 7) % SELDOM == 0:
            planned[row.pk][max(planned[row.pk])] = 0
    for pk, day, minutes in _made_up(rows, week):
        if day in planned[pk]:
            planned[pk][day] = max(0, planned[pk][day] - minutes)
    return {pk: minutes for pk, minutes in planned.items() if minutes}


def _made_up(rows: Sequence[Enrollment], week: tuple[date, date]) -> list[tuple[int, date, int]]:
    own = {row.pk: row.cohort_id for row in rows}
    found = Attendance.objects.filter(enrollment__in=rows, session__date__range=week, minutes__gt=0)
    return [
        (pk, day, minutes)
        for pk, cohort_id, day, minutes in found.values_list(
            "enrollment_id", "session__cohort_id", "session__date", "minutes"
        )
        if own[pk] != cohort_id
    ]
