"""Working days of the federal calendar, and moments as a person reads them."""

from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from apprenticeships.rules.dates import DAY, add_business_days, next_business_day
from apprenticeships.rules.holidays import Calendar, federal_calendar
from apprenticeships.rules.speech import say
from apprenticeships.rules.words import day_in_words, over_words, time_in_words


@cache
def _around(year: int) -> Calendar:
    return federal_calendar(year - 1, year + 1)


@lru_cache(maxsize=1024)
def working_days_late(due: date, on: date) -> int:
    """Count the working days after ``due`` through ``on``; 0 when nothing is late.

    A list asks for the same few days again and again, and each is counted day by day.
    """
    late, day = 0, due
    while day < on:
        day += DAY
        late += _around(day.year).is_business_day(day)
    return late


def working_days_after(day: date, count: int) -> date:
    """Return the day so many working days later; the day itself is not counted."""
    return add_business_days(day, count, _around(day.year))


def next_working_day(day: date) -> date:
    """Return the first working day on or after ``day``."""
    return next_business_day(day, _around(day.year))


def due_in_words(due: date, on: date) -> str:
    """How a day that was promised stands on a badge: ahead, today, or late."""
    if due == on:
        return "Today"
    if due > on:
        return f"By {day_words(due, on)}"
    late = working_days_late(due, on)
    return f"Late by {late} working day{'' if late == 1 else 's'}" if late else f"Was due {day_words(due, on)}"


def local_day(at: datetime, zone: str) -> date:
    """Return the calendar date of an instant in a zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def day_words(day: date, on: date) -> str:
    """Return "Friday, March 13", with the year when it is another than that of ``on``."""
    return day_in_words(day, year=day.year != on.year)


def time_words(at: datetime, zone: str) -> str:
    """Return the local clock time: "5:30 p.m."."""
    return time_in_words(at.astimezone(ZoneInfo(zone)).time())


def when_words(at: datetime, zone: str, on: date) -> str:
    """Return day and time together: "Friday, March 13 at 5:30 p.m."."""
    return say("{day} at {time}", day=day_words(local_day(at, zone), on), time=time_words(at, zone))


def sentence(words: str) -> str:
    """Return the words with one period at their end: "5:30 p.m." has its own."""
    return words if words.endswith(".") else f"{words}."


def last_day(over_at: datetime, zone: str) -> date:
    """Return the last calendar date on which an answer counts: over at midnight, it is the day that ends."""
    return local_day(over_at - timedelta.resolution, zone)


def last_day_words(over_at: datetime, zone: str, on: date) -> str:
    """Return the last moment at which an answer counts.

    A deadline that is over at midnight is named by the day that it ends; any other by its time too.
    """
    return over_words(over_at, ZoneInfo(zone), year=last_day(over_at, zone).year != on.year)
