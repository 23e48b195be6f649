"""The list for a seat when something goes wrong on our side, and when many workers look at once."""

from datetime import timedelta

import pytest

from applicants.models import Application, Offer, Standby
from applicants.workflows import matched_offers, offers, standby
from apprenticeships.errors import Conflict
from apprenticeships.models import ChoreFailure
from tests.applicants.hiring_world import AFTER, seats_of, world
from tests.applicants.workflows.test_hiring_races import all_at_once
from tests.applicants.workflows.test_standby import coordinator, full, line, scored

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_one_who_cannot_be_offered_a_seat_for_a_fault_of_ours_strands_nobody_else(monkeypatch):
    here = world(headcount=3)
    people = [scored(here, number) for number in range(3)]
    rows, offered = line(here, *people), matched_offers.make

    def make_offer(application_id, **fields):
        offer = offered(application_id, **fields)
        return 1 / 0 if application_id == people[1].pk else offer

    monkeypatch.setattr(matched_offers, "make", make_offer)

    assert standby.give_on(at=AFTER) == 2
    assert [Standby.objects.get(pk=row.pk).state for row in rows] == ["offered", "waiting", "offered"]
    assert seats_of(here) == ["free", "held", "held"]
    assert ChoreFailure.objects.get().row == rows[1].pk


def test_nobody_loses_a_turn_by_one_moment_and_whom_nothing_changed_for_is_not_locked_again(monkeypatch):
    here = world(headcount=1)
    people = [scored(here, number) for number in range(4)]
    rows, offered, errors, locked = line(here, *people), matched_offers.make, [], []
    Application.objects.filter(pk=people[0].pk).update(state="submitted")

    def make_offer(application_id, **fields):
        if application_id == people[1].pk:
            raise errors[0]
        return offered(application_id, **fields)

    monkeypatch.setattr(matched_offers, "make", make_offer)
    monkeypatch.setattr(standby, "_locked", lambda key, plain=standby._locked: locked.append(key) or plain(key))
    errors[:] = [ZeroDivisionError()]
    given = [standby.give_on(at=AFTER), standby.give_on(at=AFTER + timedelta(seconds=30))]
    rows[1].refresh_from_db()
    assert (given, rows[1].passed_over) == ([0, 0], standby.WENT_WRONG)  # the seat is kept for another try

    locked.clear()
    errors[:] = [Conflict(f"{people[1].person} has an offer already.")]
    assert standby.give_on(at=AFTER + timedelta(minutes=1)) == 1
    assert (rows[0].pk in locked, rows[2].pk in locked) == (False, True)
    rows[1].refresh_from_db()
    assert rows[1].passed_over == standby.REFUSED
    assert [Standby.objects.get(pk=row.pk).state for row in rows] == ["waiting", "waiting", "offered", "waiting"]


@pytest.mark.django_db(transaction=True)
def test_one_free_seat_is_claimed_once_however_many_workers_look():
    here, first, _offer, _waiting, _rows = full()
    offers.close(first.pk, by=coordinator(), at=AFTER, reason="Changed her mind")

    done, refused = all_at_once(*[lambda: standby.give_on(at=AFTER)] * 8)

    assert (sum(done), refused, seats_of(here)) == (1, [], ["held"])
    assert Offer.objects.filter(state="verbal").count() == 1
