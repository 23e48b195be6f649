"""What becomes of an offer: confirmed, declined, taken back, run out; and the seat that follows."""

from datetime import UTC, datetime, timedelta

import pytest

from applicants.models import Application, InterviewState
from applicants.workflows import offers, screening
from apprenticeships.errors import GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message, RequirementKind, Role
from apprenticeships.workflows import one_by_one
from cohorts.models import Seat
from cohorts.workflows import seats
from tests import factories as make
from tests.applicants.hiring_world import (
    AFTER,
    CALL_OVER,
    CONFIRM_BY,
    MEETING,
    candidate_of,
    seats_of,
    state_of,
    with_list,
    world,
)

pytestmark = pytest.mark.django_db


def test_confirming_begins_getting_ready_and_every_other_department_lets_go():
    here = world()
    with_list(here)
    other = here.department()
    colleague = make.user(Role.HIRING_MANAGER, department=other.department, name="Sam Ortiz")
    who = here.candidate(to=(here.opening, other))
    here.scored(who)
    rival = here.meet(who, opening_id=other.pk, manager=colleague, starts_at=AFTER + timedelta(days=1), at=AFTER)
    offer = here.offered(who)

    offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)

    rival.refresh_from_db()
    offer.refresh_from_db()
    assert (offer.state, offer.confirmed_at, state_of(who)) == ("confirmed", AFTER, "onboarding")
    assert rival.state == InterviewState.CANCELED
    assert list(who.referrals.filter(closed_at__isnull=True).values_list("opening_id", flat=True)) == [here.opening.pk]
    assert Seat.objects.get(pk=offer.seat_id).held_until == datetime(2026, 1, 24, 6, 0, tzinfo=UTC)  # ready by Jan 23
    assert who.onboarding_tasks.count() == 3
    moves = Event.objects.filter(subject_type="applicants.application", subject_id=who.pk).order_by("pk")
    assert [(move.before, move.after, move.actor_kind) for move in moves] == [
        ("ready", "offered", "user"),
        ("offered", "accepted", "user"),
        ("accepted", "onboarding", "system"),
    ]


def test_confirming_stops_the_chaser_and_tells_the_manager():
    here = world()

    offer = here.confirmed(here.candidate())

    assert Message.objects.get(key=f"offer.chaser:{offer.pk}").state == "canceled"
    assert Message.objects.get(kind="offer.answered").recipient == here.manager.email


def test_an_offer_that_ran_out_cannot_be_confirmed():
    here = world()
    who = here.candidate()
    offer = here.offered(who)

    with pytest.raises(GuardFailed, match="This offer ended"):
        offers.confirm(offer.pk, by=candidate_of(who), at=CONFIRM_BY)

    assert state_of(who) == "offered"


def test_confirming_twice_is_refused_with_what_to_do():
    here = world()
    who = here.candidate()
    offer = here.confirmed(who)

    with pytest.raises(TransitionRefused, match="Call us if you still want the place"):
        offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)


def test_declining_keeps_the_reason_and_frees_the_seat():
    here = world()
    who = here.candidate()
    offer = here.offered(who, "thinking")

    offers.decline(offer.pk, reason_code="travel", note="Two buses.", by=candidate_of(who), at=AFTER)

    offer.refresh_from_db()
    assert (offer.state, offer.decline_reason, offer.decline_note) == ("declined", "travel", "Two buses.")
    assert (seats_of(here), state_of(who)) == (["free", "free"], "ready")
    assert Application.objects.get(pk=who.pk).answer_due is not None


@pytest.mark.parametrize("reason", ["", "because", "\x00"])
def test_declining_needs_a_reason_of_the_list(reason):
    here = world()
    who = here.candidate()
    offer = here.offered(who)

    with pytest.raises(GuardFailed) as refused:
        offers.decline(offer.pk, reason_code=reason, by=candidate_of(who), at=AFTER)

    assert (refused.value.field, state_of(who), seats_of(here)) == ("reason_code", "offered", ["free", "held"])


def test_taking_an_offer_back_needs_a_reason_and_frees_the_seat():
    here = world()
    who = here.candidate()
    offer = here.offered(who)

    with pytest.raises(GuardFailed):
        offers.rescind(offer.pk, by=here.by, at=AFTER, reason=" ")
    offers.rescind(offer.pk, by=here.by, at=AFTER, reason="The position was cut.")

    assert (seats_of(here), state_of(who)) == (["free", "free"], "ready")
    assert Message.objects.filter(kind="offer.rescinded").count() == 1


def test_a_confirmed_offer_is_not_taken_back():
    here = world()
    offer = here.confirmed(here.candidate())

    with pytest.raises(TransitionRefused):
        offers.rescind(offer.pk, by=here.by, at=AFTER, reason="The position was cut.")


@pytest.mark.parametrize(("answer", "over"), [(None, CALL_OVER), ("yes", CONFIRM_BY)])
def test_an_offer_that_nobody_answers_runs_out_once(answer, over):
    here = world()
    who = here.candidate()
    offer = here.offered(who, answer) if answer else here.prepared(who)

    counts = [
        offers.expire_lapsed(at=over - timedelta(seconds=1)),
        offers.expire_lapsed(at=over),
        offers.expire_lapsed(at=over),
    ]

    offer.refresh_from_db()
    assert counts == [0, 1, 0]
    assert (offer.state, state_of(who), seats_of(here)) == ("expired", "ready", ["free", "free"])
    assert Message.objects.filter(kind="offer.expired").count() == (1 if answer else 0)


def test_who_is_ready_in_time_but_was_not_ticked_off_keeps_the_seat_also_when_the_chore_comes_to_them_later(
    monkeypatch,
):
    here = world()
    people = [here.candidate(), here.candidate()]
    for hours, who in enumerate(people):
        here.score(here.met_already(here.meet(who, starts_at=MEETING - timedelta(hours=hours))))
        here.confirmed(who)
    monkeypatch.setattr(one_by_one, "AT_ONCE", 1)

    counts = []
    for minute in range(3):
        at = datetime(2026, 1, 24, 6, minute, tzinfo=UTC)
        counts.append((offers.expire_lapsed(at=at), seats.release_lapsed(at=at)))

    assert (counts, [state_of(who) for who in people]) == ([(1, 0), (1, 0), (0, 0)], ["enrolled"] * 2)
    assert seats_of(here) == ["taken", "taken"]


def test_who_is_not_ready_in_time_gives_the_seat_back_and_stays_ready():
    here = world()
    with_list(here)
    who = here.candidate()
    offer = here.confirmed(who)

    counts = [offers.expire_lapsed(at=datetime(2026, 1, 24, 6, 0, tzinfo=UTC)) for _ in range(2)]

    offer.refresh_from_db()
    assert (counts, offer.state, state_of(who), seats_of(here)) == ([1, 0], "expired", "ready", ["free", "free"])
    assert Message.objects.filter(kind="seat.released").count() == 1


def test_an_application_that_ends_takes_everything_along():
    here = world()
    other = here.department()
    colleague = make.user(Role.HIRING_MANAGER, department=other.department)
    who = here.candidate(to=(here.opening, other))
    here.scored(who)
    rival = here.meet(who, opening_id=other.pk, manager=colleague, starts_at=AFTER + timedelta(days=1), at=AFTER)
    offer = here.offered(who)

    offers.close(who.pk, by=candidate_of(who), at=AFTER, reason="Withdrew")

    offer.refresh_from_db()
    rival.refresh_from_db()
    assert (offer.state, rival.state, seats_of(here)) == ("declined", "canceled", ["free", "free"])
    assert who.referrals.filter(closed_at__isnull=True).count() == 0
    assert state_of(who) == "offered"  # its own arrow belongs to the step that ends it


def test_a_screening_that_opens_again_calls_off_the_interview_and_the_prepared_call():
    here = world()
    meets, called = here.candidate(), here.candidate()
    offer, meeting = here.prepared(called), here.meet(meets, starts_at=AFTER + timedelta(days=1), at=AFTER)
    make.requirement(here.version.steps.get(slug="tests"), RequirementKind.TYPING)
    for who in (meets, called):
        screening.open_steps(who, AFTER)

    screening.recompute_many([meets.pk, called.pk], by=make.ROBOT, at=AFTER)

    meeting.refresh_from_db()
    offer.refresh_from_db()
    assert (state_of(meets), state_of(called)) == ("submitted", "submitted")
    assert (meeting.state, offer.state, seats_of(here)) == ("canceled", "rescinded", ["free", "free"])
    told = Message.objects.filter(kind="interview.canceled").values_list("recipient", flat=True)
    assert set(told) == {meets.person.email, here.manager.email}
    assert not Message.objects.filter(kind__startswith="offer.").exists()  # nobody had called
