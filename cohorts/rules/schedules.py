"""A generated schedule: its days, weeks, totals, and what they project."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from apprenticeships.rules.dates import DAY
from apprenticeships.rules.holidays import Calendar, Holiday
from cohorts.rules.hours import reached_on
from cohorts.rules.pauses import Pause
from cohorts.rules.plans import Plan

TAIL_DAYS = 520 * 7
JOINED_LATE = "before the person joined"
AWAY = "during a pause"


class SessionKind(StrEnum):
    """What a stretch of a planned day is."""

    CLASS = "class"
    CLINIC = "clinic"


@dataclass(frozen=True, slots=True)
class Session:
    """One planned stretch of a day, net of holidays."""

    day: date
    week: int
    kind: SessionKind
    minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day with a plan: what was planned, and what a day off leaves of it."""

    day: date
    week: int
    planned_class: int
    planned_clinic: int
    holiday: Holiday | None

    @property
    def class_minutes(self) -> int:
        """Class minutes that are held."""
        return 0 if self.holiday and self.holiday.no_class else self.planned_class

    @property
    def clinic_minutes(self) -> int:
        """Clinic minutes that are worked."""
        return 0 if self.holiday and self.holiday.no_clinic else self.planned_clinic

    @property
    def lost(self) -> int:
        """Minutes that the day off costs."""
        held = self.class_minutes + self.clinic_minutes
        return self.planned_class + self.planned_clinic - held

    @property
    def paid_minutes(self) -> int:
        """Minutes paid: worked, in class, and paid leave."""
        leave = self.lost if self.holiday and self.holiday.paid_not_ojl else 0
        return self.class_minutes + self.clinic_minutes + leave


@dataclass(frozen=True, slots=True)
class Week:
    """One week, both ends included, net of holidays; ``holidays`` are those that cost it time."""

    n: int
    start: date
    end: date
    class_minutes: int
    clinic_minutes: int
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Minutes of related instruction, of on-the-job learning, and paid in all."""

    rti: int
    ojl: int
    paid: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A class that this person misses through no absence: the holiday's name, or another reason."""

    day: date
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """A generated schedule. ``planned`` is without holidays, everything else net of them.

    ``class_end`` is the first day after the last week with class (pay may rise, the exam is over),
    ``calendar_end`` the first day after the last week. Neither means that hours are complete.
    """

    plan: Plan
    start: date
    calendar: Calendar
    pauses: tuple[Pause, ...]
    weeks: tuple[Week, ...]
    days: tuple[Day, ...]
    owed: tuple[Owed, ...]
    class_end: date | None
    calendar_end: date
    exam: tuple[date, date] | None
    planned: Totals
    totals: Totals

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every stretch that takes place, by day, class before clinic."""
        return tuple(
            Session(day.day, day.week, kind, minutes)
            for day in self.days
            for kind, minutes in (
                (SessionKind.CLASS, day.class_minutes),
                (SessionKind.CLINIC, day.clinic_minutes),
            )
            if minutes
        )

    @property
    def margin(self) -> int | None:
        """On-the-job minutes scheduled beyond the required ones; negative when short."""
        required = self.plan.required_ojl
        return None if required is None else self.totals.ojl - required

    @property
    def full_week(self) -> int:
        """Clinic minutes of a week after the calendar's end."""
        return sum(self.plan.clinic_by_weekday(self.plan.phases[-1], 0).values())

    @property
    def projected_completion(self) -> date | None:
        """The day on which the required hours are reached; without any, the last planned day.

        Past the calendar's end full clinic weeks go on, holidays still off. ``None``: never.
        """
        if self.plan.required_ojl is None:
            return self.days[-1].day if self.days else self.calendar_end - DAY
        return project(self, required=self.plan.required_ojl)

    def ojl_through(self, day: date) -> int:
        """On-the-job minutes scheduled from the start through ``day``."""
        return sum(each.clinic_minutes for each in self.days if each.day <= day)

    def clinic_days(self) -> Iterator[tuple[date, int]]:
        """Yield each day with clinic minutes: the calendar's, then full weeks after it."""
        for planned in self.days:
            if planned.clinic_minutes:
                yield planned.day, planned.clinic_minutes
        spread = self.plan.clinic_by_weekday(self.plan.phases[-1], 0)
        for offset in range(TAIL_DAYS):
            day = self.calendar_end + offset * DAY
            minutes = spread.get(day.weekday(), 0)
            away = any(pause.covers(day) for pause in self.pauses)
            if minutes and not away and not self.calendar.closes_clinic(day):
                yield day, minutes


def project(schedule: Schedule, *, required: int, done: int = 0, after: date | None = None) -> date | None:
    """Return when ``required`` on-the-job minutes are reached, or ``None`` if never.

    ``done`` minutes are behind, and what is scheduled later than ``after`` (default: all) comes on
    top. When nothing is missing, the answer is ``after``, or the first day.
    """
    if done >= required:
        return after or schedule.start
    ahead = (each for each in schedule.clinic_days() if after is None or each[0] > after)
    return reached_on(ahead, required, done=done)
