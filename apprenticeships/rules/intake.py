"""When classes start, until when to apply, and which class an application aims at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from apprenticeships.rules.dates import add_months, end_of_day, month_end, next_business_day, previous_business_day
from apprenticeships.rules.holidays import Calendar

WEEK = timedelta(weeks=1)
ALL_MONTHS = frozenset(range(1, 13))
WEEKDAYS = range(7)
OCCURRENCES = range(1, 6)
MONTH_DAYS = range(1, 32)


class HolidayPolicy(StrEnum):
    """Where a start goes that falls on an observed holiday."""

    NEXT_MONDAY = "next_monday"
    NEXT_BUSINESS_DAY = "next_business_day"


@dataclass(frozen=True, slots=True)
class IntakeRule:
    """The n-th weekday of each intake month, and the cut-off day that belongs to a start.

    ``weekday`` counts from Monday = 0. ``next_monday`` means the same weekday a week later.
    The cut-off lies ``cutoff_months_before`` calendar months before the start's month, on the day
    ``cutoff_day`` or, without one, on that month's last day.
    """

    weekday: int = 0
    occurrence: int = 1
    on_holiday: HolidayPolicy = HolidayPolicy.NEXT_MONDAY
    months: frozenset[int] = ALL_MONTHS
    cutoff_months_before: int = 2
    cutoff_day: int | None = None

    def __post_init__(self) -> None:
        if (
            self.weekday not in WEEKDAYS
            or self.occurrence not in OCCURRENCES
            or not self.months <= ALL_MONTHS
            or (self.cutoff_day is not None and self.cutoff_day not in MONTH_DAYS)
        ):
            raise ValueError("This intake rule names a day that no month has.")


def starts(rule: IntakeRule, calendar: Calendar, since: date, months: int) -> tuple[date, ...]:
    """Return the starts from ``since`` on, before the same day ``months`` months later, in order.

    A start counts by its actual date: moved past ``since`` by a holiday, it is in.
    """
    until = add_months(since, months)
    first_of_month = since.replace(day=1)
    found = (_start_in(rule, calendar, add_months(first_of_month, offset)) for offset in range(-1, months + 1))
    return tuple(day for day in found if day is not None and since <= day < until)


def _start_in(rule: IntakeRule, calendar: Calendar, first: date) -> date | None:
    if first.month not in rule.months:
        return None
    ahead = (rule.weekday - first.weekday()) % len(WEEKDAYS)
    day = first + timedelta(days=ahead) + WEEK * (rule.occurrence - 1)
    if day.month != first.month:
        return None
    if not calendar.is_observed(day):
        return day
    if rule.on_holiday is HolidayPolicy.NEXT_BUSINESS_DAY:
        return next_business_day(day, calendar)
    while calendar.is_observed(day):
        day += WEEK
    return day


def cutoff_for(rule: IntakeRule, start: date) -> date:
    """Return the last day to apply for the class whose actual first day is ``start``.

    It is never later than the day before the class starts.
    """
    month = add_months(start.replace(day=1), -rule.cutoff_months_before)
    last = month_end(month.year, month.month)
    if rule.cutoff_day is not None and rule.cutoff_day < last.day:
        last = last.replace(day=rule.cutoff_day)
    return min(last, start - timedelta(days=1))


def ready_for(start: date, days_before: int, calendar: Calendar) -> date:
    """Return the day by which everything has to be ready for a class: at least so many days before its first one.

    It is a day on which people can act and be helped, and never the first day itself.
    """
    return ready_day(start - timedelta(days=days_before), start, calendar)


def ready_day(named: date, start: date, calendar: Calendar) -> date:
    """Return the day that counts where a class names a day: on a weekend, a holiday or its first day the one before."""
    return previous_business_day(min(named, start - timedelta(days=1)), calendar)


def intended_start(rule: IntakeRule, all_starts: Iterable[date], at: datetime, zone: ZoneInfo) -> date | None:
    """Return the first start whose cut-off day is not over in ``zone``, if there is one."""
    open_ = (day for day in all_starts if at < end_of_day(cutoff_for(rule, day), zone))
    return min(open_, default=None)
