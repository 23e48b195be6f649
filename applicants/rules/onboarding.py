"""When a task of getting ready is due, and when it is reminded."""

from datetime import date, timedelta
from typing import Final

from apprenticeships.rules.dates import DAY, add_business_days, previous_business_day
from apprenticeships.rules.holidays import Calendar

BUSINESS_DAYS: Final = "business_days"


def due_day(first_day: date, count: int, unit: str, *, calendar: Calendar) -> date:
    """Return the day that lies ``count`` days or business days from the first day; negative is before it.

    What is due before the first day is due on a business day, so that somebody can be asked: on the one before.
    The first day itself is not counted: three business days after a Monday is the Thursday, as for section 2 of
    Form I-9 (8 CFR 274a.2(b)(1)(ii)(B)).
    """
    if unit == BUSINESS_DAYS:
        return add_business_days(first_day, count, calendar)
    day = first_day + timedelta(days=count)
    return previous_business_day(day, calendar) if count < 0 else day


def last_day(first_day: date, *, calendar: Calendar) -> date:
    """Return the last day on which a seat of a class is offered, claimed or held: a business day before the first one.

    On a Sunday nobody is there to take an answer or a paper, or to give the seat to somebody who could still start.
    """
    return previous_business_day(first_day - DAY, calendar)


def gate(*, ready_by: date, last: date, on: date) -> date:
    """Return the day by which everything is ready: that of the class, or ``last`` where it is over or comes after."""
    return ready_by if on <= ready_by <= last else last


def planned_day(due: date, *, gates: bool, ready_by: date, last: date, today: date) -> date:
    """Return the day that stands on the list: what the start waits for comes by the day on which all is ready.

    No day lies in the past. For somebody who joins when that day is over, such as from the standby list, it is
    ``last``, the last business day before the first one.
    """
    if gates:
        due = min(due, gate(ready_by=ready_by, last=last, on=today)) if ready_by >= today else last
    return max(due, today)


def reminded_on(due: date, *, days_before: int, written_on: date) -> date | None:
    """Return the day of the one reminder before a task is due, or None where the list itself came that late."""
    day = due - timedelta(days=days_before)
    return day if day > written_on else None
