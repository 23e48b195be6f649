"""Open times: a manager publishes some, one candidate chooses now, another one has chosen."""

from datetime import time, timedelta
from typing import Final

from applicants.demo.cast import Cast
from applicants.demo.clockwork import Story
from applicants.demo.hiring import opening_of
from applicants.demo.people import Candidate, applies
from applicants.demo.screening import screened
from applicants.models import Interview
from applicants.records.open_times import choice_for, panel_of
from applicants.workflows import bookings, open_times, referrals
from applicants.workflows.open_times import Terms

READY_AFTER: Final = 9
"""Working days from sending until somebody is ready."""
TWELVE_WEEKS: Final = timedelta(weeks=12)


def opens_times(cast: Cast, place: str) -> Story:
    """The manager of a department is there for candidates on every afternoon, but not on one day."""
    at = yield cast.days.at(cast.days.ago(12), 8)
    where = cast.world.places[place]
    row = open_times.publish(
        where.manager,
        where.department,
        Terms(
            weekdays=frozenset(range(5)),
            opens=time(13),
            closes=time(16),
            minutes=30,
            gap=15,
            first_day=cast.days.local(at),
            last_day=cast.days.local(at) + TWELVE_WEEKS,
            place="Front desk, second floor",
            room="Room 12",
        ),
        by=cast.world.manager(place),
        at=at,
    )
    away = cast.days.today + timedelta(days=9)
    open_times.add_exception(row.pk, "off", away, by=cast.world.manager(place), at=at)


def chooses(cast: Cast, place: str) -> Story:
    """Somebody got the mail yesterday and has not chosen yet."""
    yield from _asked(cast, place, 1)


def chose(cast: Cast, place: str) -> Story:
    """Somebody took one of the times on the evening of the day on which they were asked."""
    one, row = yield from _asked(cast, place, 2)
    at = yield cast.days.at(cast.days.ago(2), 18)
    row.refresh_from_db()
    found = choice_for(row, panel_of(row), at=at).offered
    bookings.book(row.pk, starts_at=found[len(found) // 3].starts_at, by=one.by, at=at)


def _asked(cast: Cast, place: str, ago: int) -> Story:
    sent = cast.days.ago(READY_AFTER + ago)
    one: Candidate = cast.candidate(place, sent)
    yield from applies(cast.world, one, sent)
    yield from screened(cast.world, one, sent)
    at = yield cast.days.at(cast.days.ago(ago), 15)
    by = cast.world.manager(place)
    referrals.declare(one.app.pk, conflict=False, by=by, at=at)
    row: Interview = bookings.offer_times(
        one.app.pk, opening_id=opening_of(cast.world, one).pk, manager=cast.world.places[place].manager, by=by, at=at
    )
    return one, row
