"""Classes that a holiday takes, and the day on which each is held instead."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from apprenticeships.rules.dates import DAY
from apprenticeships.rules.holidays import Calendar
from apprenticeships.rules.speech import say
from apprenticeships.rules.words import day_in_words
from cohorts.rules.plans import Plan, class_days

FARTHEST = 60  # days


@dataclass(frozen=True, slots=True)
class LostClass:
    """A class of the plan whose day is off: its number, the day, its minutes, and the holiday's name."""

    number: int
    day: date
    minutes: int
    holiday: str

    @property
    def reason(self) -> str:
        """Why there is no class, as people read it."""
        return say("No class on {day}: {holiday}.", day=day_in_words(self.day), holiday=self.holiday)


def lost_classes(plan: Plan, cohort_start: date, calendar: Calendar) -> tuple[LostClass, ...]:
    """Return the classes that fall on a day without class, by number."""
    found = []
    for number, (day, minutes) in enumerate(class_days(plan, cohort_start).items(), start=1):
        holiday = calendar.on(day)
        if holiday is not None and holiday.no_class:
            found.append(LostClass(number, day, minutes, holiday.name))
    return tuple(found)


def make_up_days(
    plan: Plan, calendar: Calendar, lost: Iterable[date], *, taken: Collection[date], today: date | None = None
) -> dict[date, date | None]:
    """Return for each day of a lost class the day on which it is held: the next working day, open, without a class.

    Instruction that a holiday takes stays owed, and the exam asks for all of it; therefore the program holds the
    class soon after, never on a day that is over ``today``. ``None``: no day within two months fits.
    """
    found: dict[date, date | None] = {}
    for day in lost:
        first = max(day, today or day) + DAY
        found[day] = _next_free(plan, calendar, first, {*taken, *found.values()})
    return found


def _next_free(plan: Plan, calendar: Calendar, first: date, taken: Collection[date | None]) -> date | None:
    for offset in range(FARTHEST):
        day = first + offset * DAY
        is_open = calendar.is_business_day(day) and not calendar.closes_class(day)
        if is_open and day.weekday() in plan.workdays and day not in taken:
            return day
    return None
