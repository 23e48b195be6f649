"""Offers: said, confirmed, declined, taken back, run out; and the seat that follows."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from applicants.models import Application, ApplicationState, InterviewState, Offer, OfferState, ScreeningStep
from applicants.workflows import interviews, offer_terms, offers, onboarding, referrals
from apprenticeships.errors import Conflict, DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Message, RequirementKind, Role, Step
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment, Seat
from tests import factories as make
from tests.applicants.hiring_world import AFTER, MEETING, NOW, candidate_of, with_list, world

pytestmark = pytest.mark.django_db

CALL_OVER = AFTER + timedelta(minutes=120)
CONFIRM_BY = AFTER + timedelta(hours=48)


def seats_of(here):
    return sorted(here.opening.seats.values_list("state", flat=True))


def state_of(who):
    return Application.objects.get(pk=who.pk).state


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
    referrals.declare(who.pk, conflict=True, by=here.by, at=AFTER)

    with pytest.raises(NotAllowed):
        here.prepared(who)


def test_a_class_that_has_started_takes_no_offers():
    here = world()
    who = here.candidate()
    here.scored(who)

    with pytest.raises(GuardFailed, match="This class has started"):
        here.prepared(who, at=AFTER + timedelta(days=30))


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


def test_an_answer_is_never_due_after_the_day_before_the_first():
    here = world()
    here.cohort.starts_on = (AFTER + timedelta(days=2)).date()
    here.cohort.ready_by = here.cohort.starts_on
    here.cohort.save()

    offer = here.offered(here.candidate(), "thinking")

    assert offer.respond_by == datetime(2026, 1, 11, 6, 0, tzinfo=UTC)


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


def test_who_is_ready_in_time_but_was_not_ticked_off_keeps_the_seat():
    here = world()
    who = here.candidate()
    here.confirmed(who)

    counts = [offers.expire_lapsed(at=datetime(2026, 1, 24, 6, 0, tzinfo=UTC)) for _ in range(2)]

    assert (counts, state_of(who), seats_of(here)) == ([1, 0], "enrolled", ["free", "taken"])


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


def test_passing_takes_the_candidate_off_one_list_with_a_reason_and_can_be_undone():
    here = world()
    other = here.department()
    who = here.candidate(to=(here.opening, other))

    referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=NOW)

    closed = who.referrals.get(opening=here.opening)
    assert (closed.closed_at, closed.passed_reason) == (NOW, "Others scored higher for the same seats")
    assert who.referrals.get(opening=other).closed_at is None
    referrals.take_back_pass(who.pk, opening_id=here.opening.pk, by=here.by, at=NOW + timedelta(minutes=10))
    assert who.referrals.filter(closed_at__isnull=True).count() == 2


def test_a_pass_cannot_be_undone_later_or_after_an_offer_elsewhere():
    here = world()
    who = here.candidate()
    referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=NOW)

    with pytest.raises(GuardFailed, match="ten minutes"):
        referrals.take_back_pass(who.pk, opening_id=here.opening.pk, by=here.by, at=NOW + timedelta(minutes=11))


def test_a_pass_needs_a_reason_of_the_list_and_no_open_interview():
    here = world()
    who = here.candidate()

    with pytest.raises(GuardFailed) as refused:
        referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="age", by=here.by, at=NOW)
    here.meet(who)
    with pytest.raises(GuardFailed, match="Cancel it first"):
        referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=NOW)

    assert refused.value.field == "reason_code"
