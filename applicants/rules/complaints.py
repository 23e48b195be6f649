"""The clocks of a complaint: until when an outside agency still takes it, and through which day its record is kept.

29 CFR 30.14(a): a complaint is generally filed within 300 days of what happened. 29 CFR 30.12(d): records, complaints
among them, are kept five years from the making of the record or the action, whichever comes later.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from apprenticeships.rules.dates import add_months


def outside_through(happened_on: date | None, *, days: int) -> date | None:
    """Return the last day on which an outside agency takes a complaint; nothing where nobody knows when it happened."""
    return None if happened_on is None else happened_on + timedelta(days=days)


def days_left(through: date | None, *, on: date) -> int | None:
    """Return how many days are left, the last one included; 0 once it is over, nothing where there is no such day."""
    return None if through is None else max((through - on).days + 1, 0)


def kept_through(closed_on: date | None, written: Iterable[date], *, months: int) -> date | None:
    """Return the last day on which a complaint is kept; nothing while it is open.

    ``written`` are the days of its entry and of its notes: old paper may be over long before it is written down.
    """
    return None if closed_on is None else add_months(max([closed_on, *written]), months)


def unlikely(happened_on: date | None, *, received_on: date, days: int, known_since: date | None) -> str:
    """Say why a day is hardly when it happened, for whoever wrote it; nothing where it may well be.

    Most complaints come within the ``days`` of an agency, and nobody is treated unfairly by a program before they had
    anything to do with it. Either can be so all the same: a person says how they know.
    """
    if happened_on is None:
        return ""
    if known_since is not None and happened_on < known_since:
        return "This is before the person had anything to do with the program."
    before = (received_on - happened_on).days
    return f"This is {before} days before it was told, and most come within {days}." if before > days else ""
