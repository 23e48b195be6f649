"""Sixteen at once on real PostgreSQL: one wins, the others read a sentence."""

import threading
from datetime import time, timedelta

import pytest
from django.db import connection

from applicants.models import Interview, Offer, Scorecard
from applicants.workflows import bookings, interviews, meeting_times, offers
from apprenticeships.errors import DomainError
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment
from tests import factories as make
from tests.applicants.booking_world import asked, published
from tests.applicants.hiring_world import AFTER, MEETING, NOW, candidate_of, world

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 16


def all_at_once(*steps):
    """Run every step in a thread of its own, started together. What came back, and the refusals."""
    gate = threading.Barrier(len(steps))
    done, refused, broken = [], [], []

    def run(step):
        try:
            gate.wait()
            done.append(step())
        except DomainError as error:
            refused.append(error)
        except Exception as error:  # noqa: BLE001 - whatever breaks a thread has to reach the test
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert broken == []
    return done, refused


def test_two_departments_cannot_both_make_an_offer_to_one_candidate():
    here = world()
    places = [here.opening, *(here.department() for _ in range(3))]
    who = here.candidate(to=places)
    callers = []
    for number, place in enumerate(places):
        manager = make.user(Role.HIRING_MANAGER, department=place.department)
        meeting = here.meet(
            who, opening_id=place.pk, manager=manager, starts_at=MEETING + timedelta(minutes=30 * number)
        )
        late = AFTER + timedelta(hours=3)
        interviews.hold(meeting.pk, by=Actor.user(manager), at=late)
        here.score(meeting, by=Actor.user(manager), at=late)
        callers.append((place.pk, Actor.user(manager), late))
    who.interviews.update(score_by=NOW.date())  # whoever else decides there let the day to score pass

    done, refused = all_at_once(
        *(
            lambda place=place, by=by, at=at: offers.prepare(who.pk, opening_id=place, by=by, at=at)
            for place, by, at in callers * (THREADS // len(callers))
        )
    )

    assert (len(done), len(refused)) == (1, THREADS - 1)
    assert {error.code for error in refused} == {"conflict"}
    assert all("has an offer already" in error.message for error in refused)
    assert Offer.objects.count() == 1
    assert Enrollment.objects.filter(person=who.person).count() == 1


def test_the_last_seat_is_offered_once():
    here = world(headcount=1)
    rivals = []
    for number in range(THREADS):
        who = here.candidate()
        meeting = here.meet(who, starts_at=MEETING + timedelta(minutes=30 * number))
        late = MEETING + timedelta(days=1)
        interviews.hold(meeting.pk, by=here.by, at=late)
        here.score(meeting, at=late)
        rivals.append((who.pk, late))

    done, refused = all_at_once(
        *(lambda pk=pk, at=at: offers.prepare(pk, opening_id=here.opening.pk, by=here.by, at=at) for pk, at in rivals)
    )

    assert (len(done), len(refused)) == (1, THREADS - 1)
    assert {error.code for error in refused} == {"conflict"}
    assert all("No seat is free" in error.message for error in refused)
    assert list(here.opening.seats.values_list("state", flat=True)) == ["held"]


def test_a_manager_is_booked_once_for_one_hour():
    here = world()
    people = [here.candidate() for _ in range(THREADS)]

    done, refused = all_at_once(
        *(lambda who=who, n=n: here.meet(who, starts_at=MEETING + timedelta(minutes=n)) for n, who in enumerate(people))
    )

    assert (len(done), len(refused)) == (1, THREADS - 1)
    assert {error.code for error in refused} == {"conflict"}
    assert all("has another interview" in error.message for error in refused)
    assert Interview.objects.count() == 1


def test_one_person_with_two_applications_is_at_one_place_at_a_time():
    worlds = [world() for _ in range(2)]
    first = worlds[0].candidate()
    both = [first, worlds[1].candidate(person=first.person)]

    for minutes in range(3):  # each round another hour of theirs
        at = MEETING + timedelta(hours=minutes)
        done, refused = all_at_once(
            *(
                lambda here=here, who=who, at=at: here.meet(who, starts_at=at, minutes=30)
                for here, who in zip(worlds, both, strict=True)
            )
        )
        assert (len(done), len(refused)) == (1, 1)
        assert "has another interview" in refused[0].message
        Interview.objects.filter(state="scheduled").update(state="canceled")

    meeting = worlds[0].meet(first, starts_at=MEETING + timedelta(hours=5))
    assert Interview.objects.get(pk=meeting.pk).person_id == first.person_id
    other = make.person()
    type(first).objects.filter(pk=first.pk).update(person=other)  # as a merge does
    assert Interview.objects.get(pk=meeting.pk).person_id == other.pk


def test_a_double_click_confirms_once():
    here = world()
    who = here.candidate()
    offer = here.offered(who)

    done, refused = all_at_once(
        *(lambda: offers.confirm(offer.pk, by=candidate_of(who), at=AFTER) for _ in range(THREADS))
    )

    assert (len(done), len(refused)) == (1, THREADS - 1)
    assert Event.objects.filter(kind="offer.confirm").count() == 1


def test_an_offer_either_runs_out_or_is_confirmed_but_never_both():
    here = world()
    who = here.candidate()
    offer = here.offered(who)
    over = offer.respond_by

    all_at_once(
        *(lambda: offers.confirm(offer.pk, by=candidate_of(who), at=over - timedelta(seconds=1)) for _ in range(8)),
        *(lambda: offers.expire_lapsed(at=over) for _ in range(8)),
    )

    ends = Event.objects.filter(kind__in=["offer.confirm", "offer.expire"]).count()
    offer.refresh_from_db()
    assert ends == 1
    assert offer.state in {"confirmed", "expired"}


def test_a_scorecard_is_handed_in_once():
    here = world()
    meeting = here.met(here.candidate())

    done, refused = all_at_once(*(lambda: here.score(meeting) for _ in range(THREADS)))

    assert (len(done), len(refused), Scorecard.objects.count()) == (1, THREADS - 1, 1)
    assert {error.code for error in refused} == {"conflict"}


def test_the_constraint_speaks_when_the_planner_did_not_see_it(monkeypatch):
    here = world()
    here.meet(here.candidate())
    monkeypatch.setattr(meeting_times, "clash", lambda *_: None)

    with pytest.raises(DomainError) as refused:
        here.meet(here.candidate(), at=NOW)

    assert refused.value.message == "You have another interview at that time. Choose another time."


def test_one_open_time_is_taken_once_and_everybody_else_has_the_others():
    one_time_for_many(threads=6, rounds=1)


@pytest.mark.nightly
def test_one_open_time_is_taken_once_a_hundred_times_over(long_race):
    threads, rounds = long_race
    one_time_for_many(threads=threads, rounds=rounds)


def one_time_for_many(*, threads, rounds):
    """So many candidates for one time of a panel of two."""
    here = world()
    colleague = here.panelist()
    published(here, weekdays=frozenset(range(7)), opens=time(12), closes=time(16))
    published(here, colleague, weekdays=frozenset(range(7)), opens=time(12), closes=time(16), room="")
    people = [here.candidate() for _ in range(threads)]
    for number in range(rounds):
        starts_at = MEETING + timedelta(minutes=30 * (number % 8), days=number // 8)
        rows = [asked(here, who, panel=[colleague]) for who in people]

        done, refused = all_at_once(
            *(
                lambda row=row, who=who, at=starts_at: bookings.book(row.pk, starts_at=at, by=candidate_of(who), at=NOW)
                for row, who in zip(rows, people, strict=True)
            )
        )

        assert (len(done), len(refused)) == (1, threads - 1)
        assert {error.code for error in refused} == {"conflict"}
        assert all("somebody else was faster" in error.message for error in refused)
        assert Interview.objects.filter(starts_at=starts_at, state="scheduled").count() == 1
        for row in rows:
            interviews.cancel(row.pk, by=here.by, at=NOW, reason="The next round.")


def test_one_room_is_taken_once_by_interviewers_who_do_not_know_of_each_other():
    here = world()
    colleagues = [here.manager, *(here.panelist() for _ in range(3))]
    people = [here.candidate() for _ in colleagues]

    done, refused = all_at_once(
        *(
            lambda who=who, lead=lead: here.meet(who, manager=lead, room="Room 214")
            for who, lead in zip(people, colleagues, strict=True)
        )
    )

    assert (len(done), len(refused)) == (1, len(colleagues) - 1)
    assert {error.code for error in refused} == {"conflict"}
    assert Interview.objects.count() == 1
