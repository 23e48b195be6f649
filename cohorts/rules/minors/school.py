"""When a minor's school district has school, and through when a work permit holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from apprenticeships.rules.dates import DAY
from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.minors.laws import Law

SATURDAY = 5
PERMIT_DAYS_INTO_SCHOOL_YEAR = 5
DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """School days of one district, complete from ``since`` through ``through``.

    Monday to Friday inside the ``terms`` (first and last day) are school days, but not the ``days_off``;
    ``extra_days`` are school days too. Summer school is none (29 CFR 570.35(b)). On each of them school
    lasts from ``opens`` to ``closes``, local time.
    """

    district: str
    since: date
    through: date
    opens: time
    closes: time
    terms: tuple[tuple[date, date], ...] = ()
    days_off: frozenset[date] = frozenset()
    extra_days: frozenset[date] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise RuleRefused("School must close later than it opens.", code="school-hours")
        for first, last in self.terms:
            if not self.since <= first <= last <= self.through:
                raise RuleRefused(
                    "Each term must end after it begins, within the days that the calendar covers.", code="school-term"
                )

    def knows(self, day: date) -> bool:
        """Tell whether the calendar covers the whole week of this day, and the next day."""
        return self.since <= week_start(day) and max(week_start(day) + 6 * DAY, day + DAY) <= self.through

    def is_school_day(self, day: date) -> bool:
        """Tell whether students must come to school that day, all of it or a part."""
        if day in self.extra_days:
            return True
        in_term = any(first <= day <= last for first, last in self.terms)
        return in_term and day.weekday() < SATURDAY and day not in self.days_off

    def is_school_week(self, day: date) -> bool:
        """Tell whether the week (Sunday to Saturday) of this day has at least one school day."""
        return any(self.is_school_day(each) for each in week_of(day))

    def next_school_day(self, after: date) -> date | None:
        """Return the first school day later than ``after``; ``None`` where the calendar names none."""
        day = max(after + DAY, self.since)
        while day <= self.through:
            if self.is_school_day(day):
                return day
            day += DAY
        return None


@dataclass(frozen=True, slots=True)
class WorkPermit:
    """A permit to work, valid on both its first and its last day.

    ``limits`` are rows for what the district has written into it beyond the law, such as fewer hours.
    """

    valid_from: date
    valid_through: date
    limits: tuple[Law, ...] = ()

    def covers(self, day: date) -> bool:
        """Tell whether the permit is valid that day."""
        return self.valid_from <= day <= self.valid_through


def permit_ends(next_school_year_opens: date) -> date:
    """Return the last valid day of a California permit: five days after the next school year opens.

    Source: California Education Code 49118.
    """
    return next_school_year_opens + timedelta(days=PERMIT_DAYS_INTO_SCHOOL_YEAR)


def week_start(day: date) -> date:
    """Return the Sunday with which this day's week begins (29 CFR 570.35(b))."""
    return day - timedelta(days=day.isoweekday() % DAYS_PER_WEEK)


def week_of(day: date) -> Iterator[date]:
    """Return the seven days, Sunday to Saturday, around this day."""
    return (week_start(day) + n * DAY for n in range(DAYS_PER_WEEK))


def is_summer(day: date) -> bool:
    """Tell whether the day lies from June 1 through Labor Day, the first Monday of September."""
    first = date(day.year, 9, 1)
    labor_day = first + timedelta(days=-first.weekday() % DAYS_PER_WEEK)
    return date(day.year, 6, 1) <= day <= labor_day


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody turns ``age``; who is born on February 29 may turn on March 1."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
