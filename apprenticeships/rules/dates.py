"""Business days, months, ages, and local times as instants."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apprenticeships.rules.holidays import Calendar

DAY = timedelta(days=1)
MONTHS_PER_YEAR = 12


def utc_day(at: datetime) -> date:
    """Return the day in UTC, for a first look over many places; what it finds is judged by the day of its own place.

    Between Maine and Hawaii it begins hours before the day there, so "until the day before it" is over everywhere.
    """
    return at.astimezone(UTC).date()


def add_business_days(day: date, count: int, calendar: Calendar) -> date:
    """Step ``count`` business days on (back where negative); the first day is not counted.

    Zero returns the day itself, whether it is a business day or not.
    """
    step = DAY if count >= 0 else -DAY
    left = abs(count)
    while left:
        day += step
        if calendar.is_business_day(day):
            left -= 1
    return day


def previous_business_day(day: date, calendar: Calendar) -> date:
    """Return the latest business day on or before this one."""
    while not calendar.is_business_day(day):
        day -= DAY
    return day


def next_business_day(day: date, calendar: Calendar) -> date:
    """Return the earliest business day on or after this one."""
    while not calendar.is_business_day(day):
        day += DAY
    return day


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day that many calendar months on, or a shorter month's last day."""
    year, month = divmod(day.year * MONTHS_PER_YEAR + day.month - 1 + months, MONTHS_PER_YEAR)
    last = month_end(year, month + 1)
    return last if day.day > last.day else last.replace(day=day.day)


def age_on(born: date, on: date) -> int:
    """Return the completed years of age; who is born on February 29 turns on March 1 otherwise."""
    if on < born:
        raise ValueError("A date before the birth date has no age.")
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def local_datetime(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the instant at which a clock in ``zone`` shows this time.

    When clocks go forward, a time that they skip moves forward by the same hour; when they go back,
    a time that they show twice means the first.
    """
    wall = datetime.combine(day, at, tzinfo=zone).replace(fold=0)
    return wall.astimezone(UTC).astimezone(zone)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Return the instant at which a deadline is over: the start of the next local day."""
    return local_datetime(day + DAY, time.min, zone)


def days_before(day: date, counts: Iterable[int], *, after: date | None = None) -> tuple[date, ...]:
    """Return the days that lie so many days before ``day``, in order, later than ``after``."""
    dates = sorted({day - count * DAY for count in counts})
    return tuple(each for each in dates if after is None or each > after)
