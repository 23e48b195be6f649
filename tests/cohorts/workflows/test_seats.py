"""Seats: who holds one, for how long, and that nobody holds it twice."""

from datetime import timedelta

import pytest

from apprenticeships.errors import Conflict, DomainError, GuardFailed
from apprenticeships.models import Event
from cohorts.models import Enrollment, EnrollmentState, ExitCode, Seat, SeatState
from cohorts.workflows import seats
from tests import factories
from tests.cohorts.scene import NOON, ROBOT, race, scheduled, taken_seat

TWO_HOURS = timedelta(hours=2)
BY = {"by": ROBOT, "at": NOON}


def _hold(opening, person=None, until=NOON + TWO_HOURS):
    return seats.hold(opening.pk, person=person or factories.person(), until=until, **BY)


@pytest.mark.django_db
def test_holding_a_seat_reserves_a_place_under_the_rules_of_the_class():
    opening = factories.opening(headcount=2)

    seat = _hold(opening)

    enrollment = Enrollment.objects.get(seat=seat)
    assert (seat.number, seat.state, seat.held_until) == (1, SeatState.HELD, NOON + TWO_HOURS)
    assert (enrollment.state, enrollment.required_ojl_minutes) == (EnrollmentState.RESERVED, 120_000)
    assert sorted(Event.objects.values_list("kind", flat=True)) == ["enrollment.reserve", "seat.hold"]


@pytest.mark.django_db
def test_a_full_department_says_where_to_look():
    opening = factories.opening(headcount=1)
    _hold(opening)

    with pytest.raises(Conflict, match="Choose another department or the next class"):
        _hold(opening)

    assert Enrollment.objects.count() == 1


@pytest.mark.django_db
def test_one_person_holds_one_seat():
    person = factories.person()
    _hold(factories.opening(), person)

    with pytest.raises(Conflict, match="A seat is being held for"):
        _hold(factories.opening(), person)

    assert Seat.objects.filter(state=SeatState.HELD).count() == 1


@pytest.mark.django_db
def test_a_confirmed_seat_is_the_persons_own_with_department_and_days():
    cohort = scheduled()
    opening = factories.opening(cohort=cohort)
    seat = _hold(opening)

    seats.confirm(seat.pk, **BY)

    seat.refresh_from_db()
    enrollment = seat.enrollment
    assert (seat.state, seat.held_until) == (SeatState.TAKEN, None)
    assert enrollment.placements.get().department == opening.department
    assert enrollment.planned_days.count() > 200


@pytest.mark.django_db
def test_a_hold_can_be_made_longer_but_not_end_in_the_past():
    seat = _hold(factories.opening())

    longer = seats.extend(seat.pk, until=NOON + 2 * TWO_HOURS, **BY)

    assert longer.held_until == NOON + 2 * TWO_HOURS
    with pytest.raises(GuardFailed):
        seats.extend(seat.pk, until=NOON, **BY)


@pytest.mark.django_db
def test_a_freed_seat_ends_the_reserved_place_and_serves_the_next_person():
    opening = factories.opening(headcount=1)
    person = factories.person()
    seat = _hold(opening, person)

    seats.free(seat.pk, reason="Chose another job.", **BY)

    ended = Enrollment.objects.get(person=person)
    assert (ended.state, ended.exit_code, ended.seat) == (
        EnrollmentState.EXITED,
        ExitCode.RESERVATION_RELEASED,
        None,
    )
    assert _hold(opening, person).pk == seat.pk


@pytest.mark.django_db
def test_the_seat_of_somebody_in_training_is_not_given_away():
    enrollment = factories.enrollment()

    with pytest.raises(DomainError, match="End the training instead"):
        seats.free(enrollment.seat_id, reason="Mistake.", **BY)

    enrollment.seat.refresh_from_db()
    assert enrollment.seat.state == SeatState.TAKEN


@pytest.mark.django_db
@pytest.mark.parametrize("minutes", [-1, 0, 1])
def test_only_holds_whose_time_is_over_lapse(minutes):
    seat = _hold(factories.opening())

    freed = seats.release_lapsed(at=seat.held_until + timedelta(minutes=minutes))

    assert freed == (minutes >= 0)
    seat.refresh_from_db()
    assert seat.state == (SeatState.FREE if freed else SeatState.HELD)


@pytest.mark.django_db
def test_a_seat_that_is_taken_never_lapses():
    seat = taken_seat()

    assert seats.release_lapsed(at=NOON + timedelta(days=900)) == 0
    seat.refresh_from_db()
    assert seat.state == SeatState.TAKEN


@pytest.mark.django_db(transaction=True)
def test_sixteen_calls_for_the_last_seat_end_with_one_holder():
    opening = factories.opening(headcount=1)
    people = [factories.person() for _ in range(16)]

    results = race(16, lambda number: _hold(opening, people[number]))

    won = [each for each in results if isinstance(each, Seat)]
    lost = [each for each in results if isinstance(each, Conflict)]
    assert (len(won), len(lost)) == (1, 15)
    assert Enrollment.objects.get().person_id == won[0].person_id
    assert Event.objects.filter(kind="seat.hold").count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_calls_for_one_person_hold_one_seat():
    opening = factories.opening(headcount=8)
    person = factories.person()

    results = race(8, lambda _: _hold(opening, person))

    assert sum(isinstance(each, Seat) for each in results) == 1
    assert Seat.objects.filter(state=SeatState.HELD).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_seat_is_confirmed_or_lapses_but_never_both():
    seat = _hold(factories.opening())
    late = seat.held_until + timedelta(seconds=1)

    def step(number):
        if number == 0:
            return seats.confirm(seat.pk, by=ROBOT, at=late)
        return seats.release_lapsed(at=late)

    race(2, step)

    seat.refresh_from_db()
    enrollment = Enrollment.objects.get()
    assert (seat.state, enrollment.state) in {
        (SeatState.TAKEN, EnrollmentState.RESERVED),
        (SeatState.FREE, EnrollmentState.EXITED),
    }
