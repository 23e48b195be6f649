"""Information sessions and sittings: a place and a time each week, in the past and for the weeks to come."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.db import models

from applicants.demo.world import INTERNS, PARTNERS, World
from apprenticeships.models import Program, RequirementKind, Session, SessionKind, Site
from apprenticeships.rules.dates import DAY

WEEK: Final = timedelta(weeks=1)
WEEKS_AHEAD: Final = 9
TUESDAY, THURSDAY, SATURDAY = 1, 3, 5
CHAIRS, TEN_CHAIRS, FEW_CHAIRS = 18, 10, 3
PLACES: Final = (
    "Cedar Bend Workforce Center, Room 2",
    "Public Library on Ferry Street, Reading Room",
    "Riverside Clinic, Conference Room B",
)
TITLES: Final = {
    SessionKind.INFO: "Come and ask us anything",
    SessionKind.EXAM: "Entrance exam",
    SessionKind.WORKKEYS: "WorkKeys",
}
COMPLETES: Final = {
    SessionKind.INFO: RequirementKind.INFO_SESSION,
    SessionKind.EXAM: RequirementKind.ENTRANCE_EXAM,
    SessionKind.WORKKEYS: RequirementKind.WORKKEYS,
}


def announce(world: World, began: date) -> None:
    """Write all dates that people can come to. The second session ahead has few chairs, so that somebody waits."""
    last = world.days.today + WEEKS_AHEAD * WEEK
    ahead = 0
    for number, day in enumerate(_weekly(began, TUESDAY, last)):
        if not world.days.calendar.is_observed(day):
            ahead += world.days.at(day, 17, 30) > world.days.now
            place = PLACES[number % len(PLACES)]
            _session(world, world.program, SessionKind.INFO, day, 17, place, FEW_CHAIRS if ahead == 2 else CHAIRS)  # noqa: PLR2004
    for day in _weekly(began, THURSDAY, last):
        if not world.days.calendar.is_observed(day):
            _session(world, world.program, SessionKind.EXAM, day, 9, PLACES[0])
    for day in list(_weekly(world.days.today, SATURDAY, last))[1::2]:
        _session(world, world.program, SessionKind.WORKKEYS, day, 9, PLACES[0], TEN_CHAIRS)
    for slug, hour in ((INTERNS, 10), (PARTNERS, 12)):
        for day in list(_weekly(world.days.today, SATURDAY, last))[1::4]:
            _session(world, world.programs[slug], SessionKind.INFO, day, hour, PLACES[1])


def last_before(world: World, day: date) -> Session:
    """Return the last information session of the apprenticeship before a day."""
    return _of(world).filter(starts_at__lt=world.days.at(day, 0)).latest("starts_at")


def coming(world: World, number: int = 0) -> Session:
    """Return the first information session that lies ahead, or a later one."""
    return _of(world).filter(starts_at__gt=world.days.now).order_by("starts_at")[number]


def _of(world: World) -> models.QuerySet[Session]:
    return Session.objects.filter(program=world.program, kind=SessionKind.INFO)


def _weekly(first: date, weekday: int, last: date) -> Iterator[date]:
    day = first + (weekday - first.weekday()) % 7 * DAY
    while day <= last:
        yield day
        day += WEEK


def _session(
    world: World, program: Program, kind: SessionKind, day: date, hour: int, place: str, chairs: int = CHAIRS
) -> None:
    info = kind == SessionKind.INFO
    starts = world.days.at(day, hour, 30)
    Session.objects.create(
        program=program,
        kind=kind,
        requirement_kind=COMPLETES[kind],
        title=TITLES[kind],
        site=Site.objects.filter(name=place.partition(",")[0]).first(),
        place=place,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1 if info else 3),
        capacity=chairs,
        host=world.coordinator,
    )
