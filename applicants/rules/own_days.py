"""By which day an own step is done in time: counted back from the day on which everybody has to be ready."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from applicants.rules.requirements import Kind
from apprenticeships.rules.dates import add_business_days, previous_business_day
from apprenticeships.rules.holidays import Calendar

WEEK, WORKDAYS = 7, 5
INTERVIEW, MATCHING, OFFER = "interview", "matching", "offer"
LEFT_AFTER_AN_ANSWER: Final = 2
"""So many business days stay for a step after we answered what it waits for."""
AT_ONCE: Final = frozenset({Kind.INFO_SESSION, Kind.TYPING, Kind.GUARDIAN_CONSENT})
"""What counts the moment it is done: nobody has to look at it."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long what is not the applicant's takes at most, by what the program promises: in business days.

    Of ``offer`` and ``references`` in days, as their parameters are.
    """

    answer: int
    approval: int
    report: int
    screen: int
    meeting: int
    offer: int
    references: int

    def of(self, kind: Kind) -> int:
        """Return how many business days pass until something that was done counts."""
        if kind in AT_ONCE:
            return 0
        longer: Mapping[Kind, int] = {
            Kind.DEPARTMENT_APPROVAL: self.approval,
            Kind.BACKGROUND: self.report,
            Kind.DRUG: self.screen,
            Kind.REFERENCE: _workdays(self.references),
        }
        return longer.get(kind, self.answer)

    def of_step(self, ahead: "Ahead") -> int:
        """Return how many business days a step takes; what is open in it goes on side by side."""
        if ahead.kind == INTERVIEW:
            return self.meeting
        if ahead.kind == MATCHING:
            return self.answer
        if ahead.kind == OFFER:
            return _workdays(self.offer)
        return max((self.of(kind) for kind in ahead.open), default=0)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A step of the program that comes later, before getting ready: its kind, and what is required in it and open."""

    kind: str
    open: Collection[Kind] = ()


def by_day(
    kind: Kind, ahead: Iterable[Ahead], *, ready_by: date, least: date, waits: Waits, calendar: Calendar
) -> date:
    """Return the last day on which a step leaves time for all that comes after it, until the class has to be ready.

    Always a business day. ``least`` is a day through which everybody has time who sent the application by the last
    day for it: what others promise is the most that they take. Whoever is later may still be in time.
    """
    days = waits.of(kind) + sum(waits.of_step(each) for each in ahead)
    counted = add_business_days(previous_business_day(ready_by, calendar), -days, calendar)
    return max(counted, previous_business_day(min(least, ready_by), calendar))


def comes_too_soon(again: Iterable[date], *, ready_by: date, on: date) -> bool:
    """Whether somebody whose own steps are open on the day ``on`` cannot be ready for the class any more.

    The day by which everything has to be ready is over, or one of the steps may only be tried ``again`` after it.
    """
    return on > ready_by or any(day > ready_by for day in again)


def _workdays(days: int) -> int:
    """Return the business days in so many days, rounded up."""
    return -(-days * WORKDAYS // WEEK)


def answered_before(due: date, last: date, *, on: date, calendar: Calendar) -> date:
    """Return the day of an answer of ours that leaves time before somebody's own last day: ``due``, or a sooner one.

    It never comes sooner than the next business day.
    """
    in_time = add_business_days(last, -LEFT_AFTER_AN_ANSWER, calendar)
    return min(due, max(in_time, add_business_days(on, 1, calendar)))
