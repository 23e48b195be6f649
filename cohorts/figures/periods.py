"""The periods of a grant that a report can be asked for: since its first day, each quarter, and the whole of it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from apprenticeships.rules.holidays import Calendar
from cohorts.models import Grant
from cohorts.rules.partnership.report_due import DueRule, Every

TO_DATE, WHOLE = "to-date", "all"
_ANY: Final = Calendar("any")  # which days are business days does not move a quarter


@dataclass(frozen=True, slots=True)
class Slice:
    """A period, ``first`` through ``last``, with the word for it in an address and its title."""

    key: str
    title: str
    first: date
    last: date


def to_date(grant: Grant, on: date) -> Slice:
    """The grant from its first day through ``on``, or through its end."""
    last = max(grant.since, min(on, grant.until))
    return Slice(TO_DATE, f"Since {grant.since:%B} {grant.since.day}, {grant.since.year}", grant.since, last)


def quarters(grant: Grant, on: date) -> list[Slice]:
    """The quarters of the program year that have begun by ``on``, cut to the grant's days, the latest first."""
    rule = DueRule(Every.QUARTER, _ANY, year_begins=grant.year_begins)
    found = []
    period = rule.period_of(grant.since)
    while period.first <= min(on, grant.until):
        first, last = max(period.first, grant.since), min(period.last, grant.until)
        found.append(Slice(period.first.isoformat(), str(period), first, last))
        period = period.following
    return found[::-1]


def slices(grant: Grant, on: date) -> list[Slice]:
    """Every choice: to date, the quarters, the whole grant."""
    return [to_date(grant, on), *quarters(grant, on), Slice(WHOLE, "Whole grant", grant.since, grant.until)]


def chosen(found: list[Slice], key: str) -> Slice:
    """The choice of an address, or the first one."""
    return next((each for each in found if each.key == key), found[0])
