"""An offer is conditional on the checks that follow it: a final no ends it, and with it the application."""

import itertools
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse

from applicants.admin.turns import turn
from applicants.models import Application, BackgroundCheck, Offer
from applicants.records.deadlines import last_day
from applicants.workflows import background, deferrals, drug, offer_returns, offers, onboarding, rejudging, screening
from apprenticeships import messages
from apprenticeships.errors import GuardFailed
from apprenticeships.mail import render
from apprenticeships.models import Event, Message, RequirementKind
from cohorts.models import Seat
from tests import factories as make
from tests.applicants.background import CANARY, again, answered, decided, noticed, officer, ordered, proposed
from tests.applicants.drug_screens import standing_at
from tests.applicants.hiring.readers import see, text_of
from tests.applicants.hiring_world import AFTER, seats_of, state_of, world
from tests.factories import ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
CHICAGO = ZoneInfo("America/Chicago")
OVER = AFTER + timedelta(days=11)


def place(required=True, kinds=(RequirementKind.BACKGROUND, RequirementKind.DRUG)):
    """A department of a program that asks for both checks at its last step, after the offer."""
    here = world()
    last = here.version.steps.order_by("position").last()
    for kind in kinds:
        make.requirement(last, kind, is_required=required)
    return here


def with_offer(here, *, confirmed):
    who = here.candidate()
    screening.open_steps(who, AFTER)
    return who, (here.confirmed(who) if confirmed else here.offered(who))


def department_reads(here, offer, *, at):
    """What a manager sees of the offer, and of the seats."""
    pages = (reverse("hiring:offer", args=[offer.public_id]), reverse("hiring:queue"))
    return [text_of(see(here.manager, page, at=at)) for page in pages]


def told(kind):
    row = Message.objects.get(kind=kind)
    letter = render(row, messages.kinds()[row.kind])
    return row, f"{letter.subject}\n{letter.text}"


def test_a_final_no_of_the_background_check_ends_the_offer_the_seat_and_the_application_at_once():
    here, first, second = place(), officer(name="Orla Finch"), officer(name="Ned Abara")
    who, offer = with_offer(here, confirmed=True)
    row = proposed(noticed(who, first, at=AFTER), first, at=OVER)
    assert (state_of(who), Offer.objects.get(pk=offer.pk).state) == ("onboarding", "confirmed")

    decided(row, second, at=OVER)

    found = Offer.objects.get(pk=offer.pk)
    assert (again(row).state, found.state, found.ended_at) == ("not_clear", "rescinded", OVER)
    assert (state_of(who), seats_of(here)) == ("ineligible", ["free", "free"])
    assert not who.referrals.filter(closed_at__isnull=True).exists()
    assert Message.objects.get(key__startswith=f"onboarding.reminder:{offer.pk}:").state == "canceled"
    events = Event.objects.filter(at=OVER, subject_type__in=["applicants.application", "applicants.offer"])
    assert [event.kind for event in events.order_by("pk") if event.before] == ["offer.stop", "application.end_offered"]
    assert CANARY not in str(list(events.values()))
    _, words = told("application.ineligible")
    assert "One of the checks of this program stands in the way. Our letter says why" in words


def test_the_manager_hears_that_the_seat_is_free_and_no_word_of_a_check():
    here = place()
    who, offer = with_offer(here, confirmed=False)
    standing_at(who, "ordered", on=AFTER.date())

    drug.report(who.pk, status="verified_positive", on=AFTER.date(), is_final=True, by=ROBOT, at=AFTER)

    assert (Offer.objects.get(pk=offer.pk).state, state_of(who)) == ("rescinded", "ineligible")
    assert seats_of(here) == ["free", "free"]
    assert not Message.objects.filter(kind="offer.rescinded").exists()
    row, words = told("offer.answered")
    assert row.recipient == here.manager.email
    assert f"{who.person.name} cannot take the place as" in words
    assert "The seat is free again." in words
    assert not [word for word in ("drug", "check", "screen", "clear", "positive") if word in words.lower()]
    assert mail.outbox == []


def test_a_no_that_comes_after_the_offer_ran_out_ends_the_application_too():
    here = place()
    who = here.candidate()
    screening.open_steps(who, AFTER)
    standing_at(who, "refusal", on=AFTER.date())

    screening.recompute(who.pk, by=ROBOT, at=AFTER)

    assert state_of(who) == "ineligible"


def test_what_is_preferred_waived_or_may_come_again_ends_no_offer():
    here = place(required=False)
    who, offer = with_offer(here, confirmed=True)
    standing_at(who, "verified_positive", on=AFTER.date())
    screening.recompute(who.pk, by=ROBOT, at=AFTER)
    assert state_of(who) == "onboarding"

    here.version.requirements.update(is_required=True)
    standing_at(who, "canceled", on=AFTER.date())
    screening.recompute(who.pk, by=ROBOT, at=AFTER)
    assert state_of(who) == "onboarding"

    step = Application.objects.get(pk=who.pk).screening.get(requirement__kind="drug")
    screening.waive(step.pk, by=here.by, at=AFTER, reason="The panel was the wrong one.")
    standing_at(who, "refusal", on=AFTER.date())
    screening.recompute(who.pk, by=ROBOT, at=AFTER)
    assert (state_of(who), Offer.objects.get(pk=offer.pk).state) == ("onboarding", "confirmed")


def test_an_offer_is_not_taken_back_around_a_check_and_the_refusal_says_no_more_than_pending():
    here = place()
    who, offer = with_offer(here, confirmed=False)
    row = ordered(who, at=AFTER)
    steps = (offers.rescind, offer_returns.ask)

    for state, step in itertools.product(("ordered", "review", "waiting", "disputed"), steps):
        BackgroundCheck.objects.filter(pk=row.pk).update(state=state)
        with pytest.raises(GuardFailed, match="A check of this candidate is pending") as said:
            step(offer.pk, by=here.by, at=AFTER, reason="The position was cut.")

    assert not [word for word in ("review", "report", "letter", "background") if word in said.value.message.lower()]
    BackgroundCheck.objects.filter(pk=row.pk).update(state="canceled")
    offer_returns.ask(offer.pk, by=here.by, at=AFTER, reason="The position was cut.")
    assert (Offer.objects.get(pk=offer.pk).state, state_of(who)) == ("verbal", "offered")


def test_nobody_starts_on_a_check_that_got_too_old_and_it_is_asked_for_once_more():
    here = place(kinds=[RequirementKind.BACKGROUND])
    here.version.requirements.update(validity_months=6)
    who, _ = with_offer(here, confirmed=True)
    row = answered(who, clear=True, at=AFTER, on=AFTER.date() - timedelta(days=200))
    step = who.screening.filter(requirement__kind="background")
    assert step.get().verdict == "expired"
    BackgroundCheck.objects.filter(pk=row.pk).delete()

    answered(who, clear=True, at=AFTER)
    late = AFTER + timedelta(days=200)
    assert (step.get().verdict, rejudging.judge_too_old(at=AFTER)) == ("met", 0)
    with pytest.raises(GuardFailed, match="Not everything is ready yet: Background"):
        onboarding.finish(who.pk, by=here.by, at=late)
    assert [rejudging.judge_too_old(at=late) for _ in range(2)] == [1, 0]

    assert (step.get().verdict, state_of(who)) == ("expired", "onboarding")
    assert background.ask(who.pk, by=ROBOT, at=late).state == "asked"


def test_a_seat_does_not_lapse_while_a_letter_waits_for_its_answer_but_never_past_the_last_day_for_seats():
    here, first = place(), officer(name="Orla Finch")
    who, offer = with_offer(here, confirmed=True)
    over = offer.seat.held_until
    row = noticed(who, first, at=over - timedelta(days=2))
    with pytest.raises(GuardFailed, match="until it is the seat stays"):
        deferrals.defer(who.pk, cohort_id=0, by=here.by, at=over - timedelta(days=1), reason="A broken leg")

    before = department_reads(here, offer, at=over - timedelta(days=1))
    assert offers.expire_lapsed(at=over) == 0
    assert department_reads(here, offer, at=over - timedelta(days=1)) == before  # no later day that would tell

    seat, last = Seat.objects.get(pk=offer.seat_id), last_day(here.cohort)
    assert (state_of(who), seat.state, (seat.held_until - timedelta(seconds=1)).astimezone(CHICAGO).date()) == (
        "onboarding",
        "held",
        last,
    )
    assert Message.objects.filter(kind="onboarding.reminder", state="planned").count() == 1
    held = Application.objects.filter(turn("held", here.cohort.ready_by + timedelta(days=1)))
    assert list(held) == [who]
    assert offers.expire_lapsed(at=seat.held_until - timedelta(minutes=1)) == 0

    BackgroundCheck.objects.filter(pk=row.pk).update(state="canceled")  # as anybody else from then on
    assert offers.expire_lapsed(at=seat.held_until) == 1
    assert (state_of(who), seats_of(here)) == ("ready", ["free", "free"])
