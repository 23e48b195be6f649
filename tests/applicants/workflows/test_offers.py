"""Offers: prepared with a seat held, said on the phone, and answered there."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from applicants.models import ApplicationState, Offer, OfferState, ScreeningStep
from applicants.workflows import interviews, offer_terms, offers, onboarding, referrals
from apprenticeships.errors import Conflict, DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Message, RequirementKind, Role, Step
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment, Seat
from tests import factories as make
from tests.applicants.hiring_world import AFTER, CALL_OVER, CONFIRM_BY, MEETING, seats_of, state_of, world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("transition", "state"),
    [
        (transition, state)
        for transition, state in itertools.product(offers.TRANSITIONS, OfferState.values)
        if state not in transition.sources
    ]
    + [
        (transition, state)
        for transition, state in itertools.product(
            (*offers.APPLICATION_TRANSITIONS, *onboarding.TRANSITIONS), ApplicationState.values
        )
        if state not in transition.sources
    ],
)
def test_every_arrow_that_is_not_in_the_table_is_refused_with_what_to_do(transition, state):
    with pytest.raises(TransitionRefused) as refused:
        transition.check(state)

    assert refused.value.message == transition.refusal != ""


def test_the_tables_list_exactly_these_arrows():
    tables = (*offers.TRANSITIONS, *offers.APPLICATION_TRANSITIONS, *onboarding.TRANSITIONS)
    arrows = {(t.name, source, t.target) for t in tables for source in t.sources}

    assert arrows == {
        ("say", "prepared", "verbal"),
        ("stop", "prepared", "rescinded"),
        ("stop", "verbal", "rescinded"),
        ("stop", "confirmed", "rescinded"),
        ("confirm", "verbal", "confirmed"),
        ("decline", "prepared", "declined"),
        ("decline", "verbal", "declined"),
        ("decline", "confirmed", "declined"),
        ("expire", "prepared", "expired"),
        ("expire", "verbal", "expired"),
        ("expire", "confirmed", "expired"),
        ("rescind", "prepared", "rescinded"),
        ("rescind", "verbal", "rescinded"),
        ("offer", "ready", "offered"),
        ("accept", "offered", "accepted"),
        ("return", "offered", "ready"),
        ("return", "onboarding", "ready"),
        ("begin_onboarding", "accepted", "onboarding"),
        ("enroll", "onboarding", "enrolled"),
    }


def test_preparing_an_offer_holds_a_seat_for_the_call_and_tells_nobody():
    here = world()
    who = here.candidate()
    here.scored(who)
    before = Message.objects.count()

    offer = here.prepared(who)

    assert (offer.state, offer.respond_by, offer.seat.held_until) == ("prepared", CALL_OVER, CALL_OVER)
    assert seats_of(here) == ["free", "held"]
    assert state_of(who) == "ready"
    assert Enrollment.objects.get(person=who.person).state == "reserved"
    assert Message.objects.count() == before


def test_an_offer_needs_an_interview_that_was_scored():
    here = world()
    who = here.candidate()
    here.met(who)

    with pytest.raises(GuardFailed, match="hand in your scorecard first"):
        here.prepared(who)

    assert (Offer.objects.count(), seats_of(here)) == (0, ["free", "free"])


def test_a_program_without_interviews_offers_without_scores():
    here = world()
    Step.objects.filter(version=here.version, kind="interview").delete()
    who = here.candidate()

    offer = offers.prepare(who.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)

    assert offer.state == "prepared"


@pytest.mark.parametrize("verdict", ["missing", "not_met", "expired", "look"])
def test_an_offer_waits_for_what_is_required_before_it_and_does_not_say_what(verdict):
    here = world()
    who = here.candidate()
    here.scored(who)
    step = Step.objects.get(version=here.version, kind="screening")
    asked = make.requirement(step, RequirementKind.BACKGROUND)
    ScreeningStep.objects.create(application=who, requirement=asked, verdict=verdict)

    with pytest.raises(GuardFailed) as refused:
        here.prepared(who)

    assert refused.value.message == (
        f"The screening of {who.person} is not finished. The coordinator tells you when it is."
    )


def test_what_is_preferred_or_comes_after_the_offer_does_not_hold_it_up():
    here = world()
    who = here.candidate()
    here.scored(who)
    tests = Step.objects.get(version=here.version, kind="tests")
    later = Step.objects.get(version=here.version, kind="onboarding")
    preferred = make.requirement(tests, RequirementKind.WORKKEYS, is_required=False)
    after = make.requirement(later, RequirementKind.BACKGROUND)
    ScreeningStep.objects.create(application=who, requirement=preferred, verdict="not_met")
    ScreeningStep.objects.create(application=who, requirement=after, verdict="missing")

    assert here.prepared(who).state == "prepared"


def test_a_second_offer_for_the_same_candidate_is_refused_by_name():
    here = world()
    other = here.department()
    colleague = make.user(Role.HIRING_MANAGER, department=other.department, name="Sam Ortiz")
    who = here.candidate(to=(here.opening, other))
    here.prepared(who)

    with pytest.raises(Conflict, match="has an offer already, from Priya Raman"):
        offers.prepare(who.pk, opening_id=other.pk, by=Actor.user(colleague), at=AFTER)

    assert Offer.objects.count() == 1


def test_without_a_free_seat_there_is_no_offer():
    here = world(headcount=1)
    here.prepared(here.candidate())
    second = here.candidate()
    meeting = here.meet(second, starts_at=MEETING + timedelta(minutes=30))
    interviews.hold(meeting.pk, by=here.by, at=AFTER)
    here.score(meeting)

    with pytest.raises(Conflict, match="No seat is free"):
        here.prepared(second)

    assert Offer.objects.filter(application=second).count() == 0


def test_who_declared_a_conflict_makes_no_offer():
    here = world()
    who = here.candidate()
    here.scored(who)
    referrals.declare(who.pk, conflict=True, kind="friend", by=here.by, at=AFTER)

    with pytest.raises(NotAllowed):
        here.prepared(who)


def test_a_class_that_has_started_takes_no_offers():
    here = world()
    who = here.candidate()
    here.scored(who)

    with pytest.raises(GuardFailed, match="until Friday, January 30"):
        here.prepared(who, at=AFTER + timedelta(days=30))


def test_no_statement_gives_one_seat_to_two_live_offers_or_two_live_offers_to_one_candidate():
    here = world()
    one, other = here.offered(here.candidate(), "yes"), here.offered(here.candidate(), "yes")
    lies = {
        "offer_one_open_per_seat": f"seat_id = {one.seat_id}",
        "offer_one_open_per_application": f"application_id = {one.application_id}",
        "offer_open_has_seat": "seat_id = NULL",
    }

    for constraint, lie in lies.items():
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE applicants_offer SET {lie} WHERE id = {other.pk}")


def test_a_yes_on_the_phone_holds_the_seat_for_two_days_and_sends_it_in_writing():
    here = world()
    who = here.candidate()

    offer = here.offered(who, "yes")

    offer.refresh_from_db()
    assert (offer.state, offer.verbal_answer, offer.respond_by) == ("verbal", "yes", CONFIRM_BY)
    assert Seat.objects.get(pk=offer.seat_id).held_until == CONFIRM_BY
    assert state_of(who) == "offered"
    mails = Message.objects.filter(person=who.person, kind__startswith="offer.").order_by("due_at")
    assert [(mail.kind, mail.due_at) for mail in mails] == [
        ("offer.made", AFTER),
        ("offer.chaser", AFTER + timedelta(hours=24)),
    ]


def test_thinking_holds_the_seat_through_the_third_day():
    here = world()

    offer = here.offered(here.candidate(), "thinking")

    assert offer.respond_by == datetime(2026, 1, 13, 6, 0, tzinfo=UTC)  # the end of Monday in Chicago


def test_an_answer_is_never_due_after_the_last_business_day_before_the_class():
    here = world()
    here.cohort.starts_on = (AFTER + timedelta(days=2)).date()
    here.cohort.ready_by = here.cohort.starts_on
    here.cohort.save()

    offer = here.offered(here.candidate(), "thinking")

    assert offer.respond_by == datetime(2026, 1, 10, 6, 0, tzinfo=UTC)  # it begins on a Sunday: the end of Friday


def test_a_no_on_the_phone_frees_the_seat_at_once_and_keeps_the_candidate_ready_for_others():
    here = world()
    other = here.department()
    who = here.candidate(to=(here.opening, other))

    offer = here.offered(who, "no")

    assert (offer.state, seats_of(here), state_of(who)) == ("declined", ["free", "free"], "ready")
    open_referrals = who.referrals.filter(closed_at__isnull=True).values_list("opening_id", flat=True)
    assert list(open_referrals) == [other.pk]
    assert Enrollment.objects.get(person=who.person).exit_code == "reservation_released"


def test_nobody_picking_up_keeps_the_seat_for_today_only():
    here = world()
    offer = here.offered(here.candidate(), "no_answer")
    midnight = datetime(2026, 1, 10, 6, 0, tzinfo=UTC)
    assert (offer.state, offer.respond_by) == ("prepared", midnight)

    again = offers.answer_by_phone(offer.pk, answer="no_answer", by=here.by, at=AFTER + timedelta(hours=3))

    assert again.respond_by == midnight
    assert len(offer_terms.tries(again)) == 2


def test_an_answer_after_the_call_time_is_refused_with_what_to_do():
    here = world()
    offer = here.prepared(here.candidate())

    with pytest.raises(GuardFailed, match="Prepare the offer anew"):
        offers.answer_by_phone(offer.pk, answer="yes", by=here.by, at=CALL_OVER)


def test_an_unknown_answer_is_refused_at_its_field():
    here = world()
    offer = here.prepared(here.candidate())

    with pytest.raises(GuardFailed) as refused:
        offers.answer_by_phone(offer.pk, answer="perhaps", by=here.by, at=AFTER)

    assert refused.value.field == "answer"


def test_every_refused_step_leaves_no_trace():
    here = world()
    who = here.candidate()
    here.scored(who)
    before = (Event.objects.count(), Message.objects.count(), seats_of(here))

    for step in (
        lambda: offers.prepare(who.pk, opening_id=here.department().pk, by=here.by, at=AFTER),
        lambda: offers.prepare(who.pk, opening_id=here.opening.pk, by=Actor.system("tests"), at=AFTER),
        lambda: onboarding.begin(who.pk, by=here.by, at=AFTER),
        lambda: onboarding.finish(who.pk, by=here.by, at=AFTER),
    ):
        with pytest.raises(DomainError):
            step()

    assert (Event.objects.count(), Message.objects.count(), seats_of(here)) == before
