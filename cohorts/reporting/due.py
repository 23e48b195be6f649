"""The calendar of a grant's reports: every period that is owed, whether somebody began it, and when it is due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from apprenticeships.daysoff import FEDERAL, calendar_named
from apprenticeships.rules.refusal import RuleRefused
from cohorts.models import Grant, Report, ReportState
from cohorts.rules.partnership.report_due import Due, DueRule, Every, Period

BEFORE: Final = (14, 7, 1)
"""So many days before a report is due its coordinators are reminded."""
OPENS_BEFORE: Final = timedelta(days=max(BEFORE))
MOST_PERIODS: Final = 130
"""Ten years of months: what a grant may hold. More is a slip of the pen and would bury the page."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One period that is not reported: ``due`` is not known while the office's calendar ends too early."""

    period: Period
    due: Due | None
    draft: Report | None
    refusal: str = ""


def zone_of(grant: Grant) -> ZoneInfo:
    """The zone in which a report is in time: that of the organization that runs the program."""
    return ZoneInfo(grant.program.organization.zone)


def today_of(grant: Grant, at: datetime) -> date:
    """The local day of a grant."""
    return at.astimezone(zone_of(grant)).date()


def rule_of(grant: Grant, *, around: date) -> DueRule:
    """When the reports of a grant are due; the federal calendar holds where no office's is named."""
    slug = grant.calendar.slug if grant.calendar else FEDERAL
    calendar = calendar_named(slug, around=around)
    return DueRule(Every(grant.reports_every), calendar, grant.due_day, grant.year_begins)


def periods_of(grant: Grant, rule: DueRule) -> Iterator[Period]:
    """Every period of a grant from the one that holds its first day, the oldest first."""
    period = rule.period_of(grant.since)
    while period.first <= grant.until:
        yield period
        period = period.following


def owed_by(grant: Grant, reports: Iterable[Report], *, on: date) -> list[Owed]:
    """Return what is owed of periods that began, and the first one to come; a period without any service is owed too.

    ``reports`` are all of the grant. A period that a sent report covers, also one of another length, is not owed.
    """
    rows = list(reports)
    rule = rule_of(grant, around=on)
    sent = [row for row in rows if row.state == ReportState.SUBMITTED]
    drafts = {row.first: row for row in rows if row.state == ReportState.DRAFT}
    found = []
    for period in islice(periods_of(grant, rule), MOST_PERIODS):
        if any(row.first <= period.last and period.first <= row.last for row in sent):
            continue
        found.append(_owed(rule, period, drafts.get(period.first), on))
        if period.last >= on:
            break
    return found


def _owed(rule: DueRule, period: Period, draft: Report | None, on: date) -> Owed:
    try:
        due_on = rule.due_on(period)
    except RuleRefused as refused:
        return Owed(period, None, draft, refused.message)
    return Owed(period, Due(period, due_on, (due_on - on).days), draft)


def to_open(owed: Sequence[Owed], *, on: date) -> list[Owed]:
    """Return those that stand ready as a draft: the period is over, or the first reminder falls due."""
    return [
        each
        for each in owed
        if each.due is not None and (each.period.last < on or each.due.due_on - OPENS_BEFORE <= on)
    ]
