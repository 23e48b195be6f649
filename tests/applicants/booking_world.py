"""Open times, and candidates who choose among them: what the tests of booking begin with."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from applicants.models import Application, Interview, OpenTimes
from applicants.workflows import bookings, open_times
from applicants.workflows.open_times import Terms
from apprenticeships.models import User
from apprenticeships.workflow import Actor
from tests.applicants.hiring_world import NOW, World

TERMS: dict[str, Any] = {
    "weekdays": frozenset({0, 4}),
    "opens": time(9),
    "closes": time(11),
    "minutes": 30,
    "gap": 0,
    "first_day": date(2026, 1, 5),
    "last_day": date(2026, 1, 31),
    "place": "1 Cedar Bend, second floor",
    "room": "Room 214",
}
"""Mondays and Fridays from 9 to 11. Today is Wednesday, January 7."""


def chicago(day: int, hour: int, minute: int = 0, month: int = 1) -> datetime:
    """An instant by the clock of the clinic."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("America/Chicago")).astimezone(UTC)


FRIDAY = chicago(9, 9)
MONDAY = chicago(12, 9)


def terms(**fields: Any) -> Terms:
    """What an interviewer fills in."""
    return Terms(**(TERMS | fields))


def published(here: World, user: User | None = None, **fields: Any) -> OpenTimes:
    """Open times of the department's manager, or of somebody else there."""
    who = user or here.manager
    return open_times.publish(who, here.opening.department, terms(**fields), by=Actor.user(who), at=NOW)


def asked(here: World, who: Application, **fields: Any) -> Interview:
    """A candidate who chooses among the open times."""
    fields.setdefault("manager", here.manager)
    fields.setdefault("at", NOW)
    return bookings.offer_times(who.pk, opening_id=here.opening.pk, by=here.by, **fields)


def booked(here: World, who: Application, starts_at: datetime = FRIDAY) -> Interview:
    """A candidate who chose."""
    row = asked(here, who)
    return bookings.book(row.pk, starts_at=starts_at, by=Actor.user(who.person.user), at=NOW)
