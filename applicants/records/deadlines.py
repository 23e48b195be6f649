"""The days by which we promised something, and where our clock stands."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from applicants.models import Application
from applicants.rules.pipeline import ResponseClock, response_clock
from apprenticeships.daysoff import calendar_named
from apprenticeships.models import Parameter, Program, ProgramVersion
from apprenticeships.rules.dates import add_business_days
from apprenticeships.rules.holidays import Calendar


def zone_of(program: Program) -> ZoneInfo:
    """Return the zone in which the deadlines of a program end."""
    return ZoneInfo(program.organization.zone)


def local_day(program: Program, at: datetime) -> date:
    """Return the calendar day at ``at`` where the program is."""
    return at.astimezone(zone_of(program)).date()


def answer_due(version: ProgramVersion, *, on: date, parameter: str = "response_days") -> date:
    """Return the last day on which we answer what came in on the day ``on``, in business days of a parameter."""
    days = Parameter.objects.value(parameter, version=version, on=on)
    return response_clock(on, days, on=on, calendar=_calendar(version, on)).due


def clock_of(application: Application, *, on: date) -> ResponseClock | None:
    """Return where our clock stands on the day ``on``, or ``None`` while it is not our turn."""
    if application.answer_due is None:
        return None
    days = Parameter.objects.value("response_days", version=application.version, on=on)
    calendar = _calendar(application.version, on)
    start = add_business_days(application.answer_due, -days, calendar)
    return response_clock(start, days, on=on, calendar=calendar)


def _calendar(version: ProgramVersion, on: date) -> Calendar:
    name = Parameter.objects.value("response_calendar", version=version, on=on)
    return calendar_named(name, around=on)
