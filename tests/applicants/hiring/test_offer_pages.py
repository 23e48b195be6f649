"""The offer by phone: the seat held, what to say, and the four answers."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Offer
from applicants.workflows import referrals
from apprenticeships.models import Fact, FactTopic, WageStep
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, world

pytestmark = pytest.mark.django_db


def setting(headcount=2):
    here = world(headcount=headcount)
    who = here.candidate(person=make.applicant(given_name="Aaliyah", family_name="Brooks", phone="(314) 555-0188"))
    referrals.declare(who.pk, conflict=False, by=here.by, at=AFTER)
    here.scored(who)
    return here, who


def post(user, name, key, data=None, at=AFTER, **kwargs):
    with time_machine.travel(at, tick=False):
        return browser(user).post(reverse(f"hiring:{name}", args=[key]), data or {}, **kwargs)


def call_page(here, offer, at=AFTER):
    with time_machine.travel(at, tick=False):
        return browser(here.manager).get(reverse("hiring:offer", args=[offer.public_id]))


def test_offer_by_phone_holds_a_seat_and_opens_the_call():
    here, who = setting()

    answer = post(here.manager, "prepare", who.public_id)

    offer = Offer.objects.get()
    assert answer.headers["Location"] == reverse("hiring:offer", args=[offer.public_id])
    assert sorted(here.opening.seats.values_list("state", flat=True)) == ["free", "held"]


def test_pressing_it_twice_opens_the_same_call():
    here, who = setting()
    post(here.manager, "prepare", who.public_id)

    answer = post(here.manager, "prepare", who.public_id)

    assert answer.headers["Location"] == reverse("hiring:offer", args=[Offer.objects.get().public_id])


def test_without_a_seat_the_manager_reads_why_on_the_packet():
    here, who = setting(headcount=1)
    rival = here.candidate()
    meeting = here.meet(rival, starts_at=AFTER + timedelta(hours=1), at=AFTER)
    here.score(meeting, at=AFTER + timedelta(hours=2))
    here.prepared(who)

    referrals.declare(rival.pk, conflict=False, by=here.by, at=AFTER)
    response = post(here.manager, "prepare", rival.public_id, follow=True)

    assert "No seat is free" in text_of(response)


def test_the_page_says_the_four_things():
    here, who = setting()
    Fact.objects.create(
        version=here.version, topic=FactTopic.BENEFIT, slug="health", text="Health insurance", position=1
    )
    here.opening.track.hired_as = "patient care associate"
    here.opening.track.save()
    offer = here.prepared(who)

    response = call_page(here, offer)
    words = text_of(response)

    for said in (
        "The seat is held for you until 3:00 p.m. today, while you call.",
        "Call (314) 555-0188",
        "You are hired as patient care associate.",
        "It is $18.40 an hour, with benefits from your first day.",
        "You start on Monday, February 2. Your papers have to be ready by Friday, January 23.",
        "think about it until Monday, January 12.",
        "What did Aaliyah say?",
        "Confirms in writing by Sunday, January 11 at 1:00 p.m. You are done.",
        "The seat is held through Monday, January 12.",
    ):
        assert said in words
    assert 'href="tel:+13145550188"' in response.content.decode()


def test_without_a_rate_or_a_number_the_page_says_whom_to_ask():
    here, who = setting()
    WageStep.objects.filter(track=here.opening.track).delete()
    who.person.phone = ""
    who.person.save()

    words = text_of(call_page(here, here.prepared(who)))

    assert "No rate is set for this position. Ask the coordinator before you call." in words
    assert "We have no phone number." in words


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        ("yes", "verbal", "Saved. Aaliyah Brooks confirms in writing by Sunday, January 11 at 1:00 p.m."),
        ("thinking", "verbal", "Saved. Aaliyah Brooks answers by Monday, January 12."),
        ("no", "declined", "Saved. The seat is free again."),
        ("no_answer", "prepared", "The seat is held until the end of today."),
    ],
)
def test_each_answer_is_saved_with_what_follows(answer, state, words):
    here, who = setting()
    offer = here.prepared(who)

    response = post(here.manager, "offer", offer.public_id, {"answer": answer}, follow=True)

    offer.refresh_from_db()
    assert offer.state == state
    assert words in text_of(response)


@pytest.mark.parametrize("data", [{}, {"answer": ""}, {"answer": "perhaps"}, {"answer": "yes\x00"}])
def test_a_missing_answer_is_asked_for_on_the_same_page(data):
    here, who = setting()
    offer = here.prepared(who)

    response = post(here.manager, "offer", offer.public_id, data or {"x": "1"})

    offer.refresh_from_db()
    assert (response.status_code, offer.state) == (422, "prepared")
    assert "Say these four things" in text_of(response)


def test_an_answer_that_comes_too_late_is_refused_with_what_to_do():
    here, who = setting()
    offer = here.prepared(who)

    response = post(here.manager, "offer", offer.public_id, {"answer": "yes"}, at=AFTER + timedelta(hours=2))

    assert response.status_code == 422
    assert "Prepare the offer anew." in text_of(response)


def test_a_stale_page_is_refused_with_what_to_do():
    here, who = setting()
    offer = here.offered(who)

    response = post(here.manager, "offer", offer.public_id, {"answer": "no"})

    assert response.status_code == 422
    assert "This offer has an answer already." in text_of(response)


def test_a_made_offer_shows_where_it_stands_and_can_be_taken_back_with_a_reason():
    here, who = setting()
    offer = here.offered(who)

    page = text_of(call_page(here, offer))
    refused = post(here.manager, "take_back", offer.public_id, {"reason": ""})
    done = post(here.manager, "take_back", offer.public_id, {"reason": "The position was cut."})

    offer.refresh_from_db()
    assert "Said yes on the phone. The seat is held until Sunday, January 11 at 1:00 p.m." in page
    assert (refused.status_code, done.status_code, offer.state) == (422, 302, "rescinded")


def test_after_the_seat_is_taken_the_decision_stands_in_the_list():
    here, who = setting()
    referrals.pass_over(here.candidate().pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=AFTER)

    with time_machine.travel(AFTER, tick=False):
        words = text_of(browser(here.manager).get("/hiring/decided/"))

    assert "Passed: Others scored higher for the same seats" in words
    assert who.pk
