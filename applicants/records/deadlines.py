"""The days by which we promised something, and where our clock stands."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from applicants.models import Application
from applicants.rules.pipeline import ResponseClock, response_clock
from apprenticeships.daysoff import calendar_named
from apprenticeships.models import Parameter, Program, ProgramVersion
from apprenticeships.models.parameter import Values
from apprenticeships.rules.dates import add_business_days


def zone_of(program: Program) -> ZoneInfo:
    """Return the zone in which the deadlines of a program end."""
    return ZoneInfo(program.organization.zone)


def local_day(program: Program, at: datetime) -> date:
    """Return the calendar day at ``at`` where the program is."""
    return at.astimezone(zone_of(program)).date()


def answer_due(version: ProgramVersion, *, on: date, parameter: str = "response_days") -> date:
    """Return the last day for what came in on the day ``on``: as many business days later as a parameter said then."""
    found = Parameter.objects.several(parameter, "response_calendar", version=version, on=on)
    return add_business_days(on, max(found[parameter], 0), calendar_named(found["response_calendar"], around=on))


def clock_of(application: Application, parameters: Values, *, on: date) -> ResponseClock | None:
    """Return where our clock stands on the day ``on``, or ``None`` while it is not our turn."""
    if application.answer_due is None:
        return None
    days = parameters.value("response_days", on=on)
    calendar = calendar_named(parameters.value("response_calendar", on=on), around=on)
    start = add_business_days(application.answer_due, -days, calendar)
    return response_clock(start, days, on=on, calendar=calendar)
