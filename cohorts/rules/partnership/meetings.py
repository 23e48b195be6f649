"""The meetings of a training class: every week, or on days that somebody writes down; never on a day off."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from apprenticeships.rules.dates import DAY
from apprenticeships.rules.holidays import Calendar
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.words import day_in_words

MOST: Final = 60
AHEAD: Final = timedelta(days=2 * 366)
WEEK: Final = timedelta(weeks=1)
WRITTEN: Final = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y", "%A, %B %d, %Y")
EXAMPLE: Final = "2026-03-13 or March 13, 2026"


def weekly(first: date, weeks: int) -> tuple[date, ...]:
    """Return the days of meetings on the weekday of ``first``, so many weeks long. Refuses a year after 9999."""
    try:
        return tuple(first + number * WEEK for number in range(weeks))
    except OverflowError as error:
        raise RuleRefused("Choose a day of the next two years.", code="far") from error


def written(text: str) -> tuple[date, ...]:
    """Return the days of a list, one on a line, in the order of the calendar. Refuses a line that is no day."""
    lines = [" ".join(line.split()) for line in re.split(r"[\n;]", text)]
    return tuple(sorted(_day(line) for line in lines if line))


def _day(line: str) -> date:
    for form in WRITTEN:
        try:
            return datetime.strptime(line, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    shown = line if len(line) <= len(EXAMPLE) else f"{line[: len(EXAMPLE)]}…"
    raise RuleRefused(f"“{shown}” is no day. Write each day on a line, such as {EXAMPLE}.", code="day")


def check(days: Sequence[date], calendar: Calendar, *, today: date) -> None:
    """Refuse days in the past, far ahead, twice, too many, or off; a day off names the next working day."""
    if not days:
        raise RuleRefused("Write at least one day.", code="none")
    if len(days) > MOST:
        raise RuleRefused(f"A class has at most {MOST} meetings. Plan a second class for the others.", code="many")
    for before, day in zip((None, *days), days, strict=False):
        if day == before:
            raise RuleRefused(f"{_words(day)} stands there twice. Write it once.", code="twice")
        if day < today:
            raise RuleRefused(f"{_words(day)} is over. Choose today or a later day.", code="past")
        if day > today + AHEAD:
            raise RuleRefused(f"{_words(day)} is more than two years ahead. Choose an earlier day.", code="far")
        if calendar.closes_class(day):
            off = calendar.on(day)
            name = off.name if off else "a holiday"
            raise RuleRefused(
                f"{_words(day)} is a day off: {name}. The next working day is {_words(working_day(day, calendar))}.",
                code="day-off",
            )


def working_day(after: date, calendar: Calendar) -> date:
    """Return the next business day on which classes are held."""
    day = after + DAY
    while calendar.closes_class(day) or not calendar.is_business_day(day):
        day += DAY
    return day


def _words(day: date) -> str:
    return day_in_words(day, year=True)
