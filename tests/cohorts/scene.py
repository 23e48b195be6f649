"""People, classes and clocks that the tests of training share."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier
from typing import Any

from django.db import connection

from apprenticeships.errors import DomainError
from apprenticeships.models import Role, User
from apprenticeships.rules.dates import local_datetime
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Enrollment, EnrollmentState, Opening, Seat, SeatState
from cohorts.workflows import schedules
from tests import factories
from tests.factories import CHICAGO, NOON, ROBOT, START

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def at(day: date, hour: int = 12) -> datetime:
    """An hour of a day in Chicago."""
    return local_datetime(day, time(hour), CHICAGO).astimezone(UTC)


def coordinator() -> Actor:
    """Somebody who may decide about pay and exams."""
    return Actor.user(factories.user(Role.COORDINATOR))


def cohort(**fields: Any) -> Cohort:
    """The usual class, with the federal days off of its year."""
    version = fields.pop("version", None) or factories.version()
    row: Cohort = factories.cohort(version=version, **fields)
    return row


def stranger_cohort() -> Cohort:
    """A class of another organization."""
    program = factories.program(organization=factories.make_organization(slug="strangers", name="Strangers"))
    return cohort(version=factories.version(program=program))


def scheduled(*, people: int = 1, instructor: User | None = None, published: bool = True, **fields: Any) -> Cohort:
    """A class with people in training and a schedule."""
    row = cohort(**fields)
    opening = factories.opening(cohort=row, headcount=max(people, 1))
    for _ in range(people):
        factories.enrollment(opening=opening)
    schedules.generate(row.pk, by=ROBOT, at=NOON, instructor=instructor, place="Room 3")
    if published:
        schedules.publish(row.pk, by=ROBOT, at=NOON)
    row.refresh_from_db()
    return row


def member(row: Cohort) -> Enrollment:
    """The first person of a class."""
    found = row.enrollments.order_by("pk").first()
    assert found is not None
    return found


def taken_seat(opening: Opening | None = None) -> Seat:
    """A seat that is somebody's own, whose place is reserved until the first day."""
    row = factories.enrollment(EnrollmentState.RESERVED, opening=opening)
    row.seat.state, row.seat.held_until = SeatState.TAKEN, None
    row.seat.save()
    seat: Seat = row.seat
    return seat


def race(count: int, step: Callable[[int], Any]) -> list[Any]:
    """Run one step in many threads at once; what each came to: a value or a refusal."""
    barrier = Barrier(count)

    def run(number: int) -> Any:
        try:
            barrier.wait()
            return step(number)
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


__all__ = [
    "CHICAGO",
    "DAY",
    "NOON",
    "ROBOT",
    "START",
    "WEEK",
    "at",
    "cohort",
    "coordinator",
    "member",
    "race",
    "scheduled",
    "taken_seat",
]
