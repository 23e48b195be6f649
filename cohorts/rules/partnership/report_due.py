"""When a report to a funder is due: periods, the day after each, next and late ones."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from apprenticeships.rules.dates import DAY, MONTHS_PER_YEAR, add_months, previous_business_day
from apprenticeships.rules.holidays import Calendar
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.words import day_in_words

JULY = 7
LAST_DAY_OF_EVERY_MONTH = 28


class Every(StrEnum):
    """How often a report is due."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: MONTHS_PER_YEAR}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """What one report covers, from ``first`` through ``last``."""

    first: date
    last: date
    every: Every

    def __str__(self) -> str:
        if self.every is Every.MONTH:
            return f"{self.first:%B %Y}"
        begin = f"{self.first:%B}" if self.first.year == self.last.year else f"{self.first:%B %Y}"
        return f"{begin} to {self.last:%B %Y}"

    @property
    def following(self) -> "Period":
        """The period right after this one."""
        return _from(self.last + DAY, self.every)


@dataclass(frozen=True, slots=True)
class DueRule:
    """The rule of one receiving office.

    A report is due on ``day_of_month`` of the month after its period; where that is no business day of the
    office's ``calendar``, on the business day before. The program year begins with ``year_begins``.
    """

    every: Every
    calendar: Calendar
    day_of_month: int = 20
    year_begins: int = JULY

    def __post_init__(self) -> None:
        if not (1 <= self.day_of_month <= LAST_DAY_OF_EVERY_MONTH and 1 <= self.year_begins <= MONTHS_PER_YEAR):
            raise RuleRefused("A report is due on a day from 1 to 28; a year begins with a month.", code="due-rule")

    def period_of(self, day: date) -> Period:
        """Return the period that holds this day; quarters and years follow the program year."""
        months = MONTHS[self.every]
        into = (day.month - self.year_begins) % MONTHS_PER_YEAR % months
        return _from(add_months(day.replace(day=1), -into), self.every)

    def due_on(self, period: Period) -> date:
        """Return the last day on which the report of this period is in time.

        An office whose holidays are not listed that far is refused: a guessed day may be late.
        """
        nominal = (period.last + DAY).replace(day=self.day_of_month)
        through = self.calendar.through
        if through and through < nominal:
            raise RuleRefused(
                f"Holidays are listed only through {day_in_words(through, year=True)}. "
                f"Add later ones to know when the report for {period} is due.",
                code="calendar-ends",
            )
        return previous_business_day(nominal, self.calendar)


@dataclass(frozen=True, slots=True)
class Due:
    """One report that is owed."""

    period: Period
    due_on: date
    days_left: int

    @property
    def is_late(self) -> bool:
        """Whether the due day is over; on the day itself the report is in time."""
        return self.days_left < 0


def owed(rule: DueRule, *, since: date, on: date, sent: Collection[Period]) -> tuple[Due, ...]:
    """Return the reports not sent of every period that is over, the oldest first.

    ``since`` lies in the first period to report. A period in which nothing happened is owed too.
    """
    found = []
    period = rule.period_of(since)
    while period.last < on:
        if period not in sent:
            found.append(_due(rule, period, on))
        period = period.following
    return tuple(found)


def next_due(rule: DueRule, *, since: date, on: date, sent: Collection[Period]) -> Due:
    """Return the report to send next: the oldest owed one, else the first running or coming one not sent."""
    waiting = owed(rule, since=since, on=on, sent=sent)
    if waiting:
        return waiting[0]
    period = rule.period_of(max(since, on))
    while period in sent:
        period = period.following
    return _due(rule, period, on)


def days_late(rule: DueRule, period: Period, *, sent_on: date) -> int:
    """Return by how many days a sent report was late; 0 when it was in time."""
    return max(0, (sent_on - rule.due_on(period)).days)


def _due(rule: DueRule, period: Period, on: date) -> Due:
    due_on = rule.due_on(period)
    return Due(period, due_on, (due_on - on).days)


def _from(first: date, every: Every) -> Period:
    return Period(first, add_months(first, MONTHS[every]) - DAY, every)
