"""The days by which we promised something, and where our clock stands."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from applicants.models import OPEN_OFFERS, Application, Offer, OfferState
from applicants.rules import onboarding, working_days
from applicants.rules.pipeline import ResponseClock, response_clock
from apprenticeships.daysoff import calendar_named, calendar_of
from apprenticeships.models import Parameter, Program, ProgramVersion
from apprenticeships.models.parameter import Values
from apprenticeships.rules.dates import add_business_days, end_of_day
from apprenticeships.rules.holidays import Calendar
from cohorts.models import Cohort, Opening


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


def last_day(cohort: Cohort, *, calendar: Calendar | None = None) -> date:
    """Return the last day on which a seat of a class is offered, claimed or held, in the calendar of its version.

    ``calendar`` is that one, where it is loaded already.
    """
    calendar = calendar or calendar_of(cohort.version, around=cohort.starts_on)
    return onboarding.last_day(cohort.starts_on, calendar=calendar)


def last_moment(opening: Opening, *, calendar: Calendar | None = None) -> datetime:
    """Return the end of that day where the department is: no offer, claim or held seat outlives it."""
    return end_of_day(last_day(opening.cohort, calendar=calendar), ZoneInfo(opening.department.site.zone))


def gate(cohort: Cohort, *, on: date, calendar: Calendar | None = None) -> date:
    """Return the day by which all has to be ready: that of the class, unless it is over or after the last one."""
    return onboarding.gate(ready_by=cohort.ready_by, last=last_day(cohort, calendar=calendar), on=on)


def ready_day(offer: Offer, *, on: date) -> date:
    """Return the day by which everything has to be ready: after the yes the day through which the seat is held."""
    if offer.state in OPEN_OFFERS:
        return gate(offer.opening.cohort, on=on)
    return _held_through(offer, on=on)


def day_for_managers(offer: Offer, *, on: date) -> date:
    """Return the day by which everything has to be ready, as a department reads it.

    It never moves with the hold of the seat: a longer one may come from a report that nobody decided about yet, and a
    later day would tell.
    """
    zone = offer.opening.department.site.zone
    since = working_days.local_day(offer.confirmed_at, zone) if offer.confirmed_at else on
    return gate(offer.opening.cohort, on=since)


def seat_day(application: Application, *, on: date) -> date:
    """Return the day through which the seat of somebody who gets ready is held."""
    rows = Offer.objects.filter(application=application, state=OfferState.CONFIRMED)
    offer = rows.select_related("application", "seat", "opening__cohort", "opening__department__site").first()
    return gate(application.cohort, on=on) if offer is None else _held_through(offer, on=on)


def _held_through(offer: Offer, *, on: date) -> date:
    seat = offer.seat if offer.state == OfferState.CONFIRMED else None
    if seat is None or seat.held_until is None or seat.person_id != offer.application.person_id:
        return gate(offer.opening.cohort, on=on)
    return working_days.last_day(seat.held_until, offer.opening.department.site.zone)


def clock_of(application: Application, parameters: Values, calendar: Calendar, *, on: date) -> ResponseClock | None:
    """Return where our clock stands on the day ``on``, or ``None`` while it is not our turn."""
    if application.answer_due is None:
        return None
    days = parameters.value("response_days", on=on)
    start = add_business_days(application.answer_due, -days, calendar)
    return response_clock(start, days, on=on, calendar=calendar)
