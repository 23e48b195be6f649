"""The offer by phone: the seat held, what to say, and the four answers."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Offer
from applicants.workflows import offer_returns, referrals
from apprenticeships.models import Event, Fact, FactTopic, Message, Role, WageStep
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, STARTS, world
from tests.factories import CHICAGO

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


def test_the_page_says_what_to_say():
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
        ("no", "declined", "Saved: Aaliyah Brooks said no. The seat is free again."),
        ("call_back", "prepared", "They asked to be called back on Saturday, January 10 at 9:30 a.m."),
        ("no_answer", "prepared", "The seat is held until the end of today."),
    ],
)
def test_each_answer_is_saved_with_what_follows(answer, state, words):
    here, who = setting()
    offer = here.prepared(who)

    more = {"decline_reason": "pay", "call_back_day": "2026-01-10", "call_back_time": "09:30"}
    call = {"said": ["job", "pay"], "seconds": "312"}

    response = post(here.manager, "offer", offer.public_id, {"answer": answer} | more | call, follow=True)

    offer.refresh_from_db()
    assert offer.state == state
    assert words in text_of(response)
    assert offer.decline_reason == ("pay" if answer == "no" else "")
    assert (offer.call_back_at is None) == (answer != "call_back")
    assert Event.objects.get(kind="offer.call").data == {"said": ["job", "pay"], "seconds": 312}
    if answer == "call_back":
        assert offer.respond_by == offer.call_back_at + timedelta(minutes=120)
        with time_machine.travel(AFTER, tick=False):
            row = browser(here.manager).get("/hiring/").context["queue"].mine[0]
        assert row["text"] == "Asked to be called back on Saturday, January 10 at 9:30 a.m. A seat is held until then."


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"answer": "perhaps"},
        {"answer": "yes\x00"},
        {"answer": "no"},
        {"answer": "no", "decline_reason": "nonsense"},
        {"answer": "call_back"},
        {"answer": "call_back", "call_back_day": "2026-01-30", "call_back_time": "09:30"},
        {"answer": "call_back", "call_back_day": "2026-01-09", "call_back_time": "08:00"},
        {"answer": "call_back", "call_back_day": "2026-01-10", "call_back_time": "23:59"},
        {"answer": "yes", "said": ["nobody"], "seconds": "x" * 9000},
    ],
)
def test_a_missing_answer_is_asked_for_on_the_same_page(data):
    here, who = setting()
    offer = here.prepared(who)

    response = post(here.manager, "offer", offer.public_id, data or {"x": "1"})

    offer.refresh_from_db()
    assert (response.status_code, offer.state) == (422, "prepared")
    assert "Say this, and tick it off" in text_of(response)


def test_an_answer_that_comes_too_late_is_refused_with_what_to_do():
    here, who = setting()
    offer = here.prepared(who)

    response = post(here.manager, "offer", offer.public_id, {"answer": "yes"}, at=AFTER + timedelta(hours=2))

    assert response.status_code == 422
    assert "Prepare the offer anew." in text_of(response)


def test_a_stale_page_is_refused_with_what_to_do():
    here, who = setting()
    offer = here.offered(who)

    response = post(here.manager, "offer", offer.public_id, {"answer": "no", "decline_reason": "pay"})

    assert response.status_code == 422
    assert "This offer has an answer already." in text_of(response)


def test_the_script_is_that_of_the_programs_version_with_what_it_names_filled_in():
    here, who = setting()
    texts = ("Hi {name}: {position} in {department}, {pay}, from {starts_on}, by {until}. {unknown}", "Any questions?")
    for position, text in enumerate(texts, start=1):
        Fact.objects.create(
            version=here.version, topic=FactTopic.CALL, slug=f"line-{position}", text=text, position=position
        )

    words = text_of(call_page(here, here.prepared(who)))

    department = here.opening.department
    first = f"Hi Aaliyah: medical assistant in {department}, $18.40, from Monday, February 2, by Monday, January 12."
    assert f"Line 1 “{first} {{unknown}}”" in words
    assert "Line 2 “Any questions?”" in words
    assert "I would like to offer you" not in words


def test_who_stepped_aside_is_no_second_person():
    here, who = setting()
    offer = here.offered(who)
    second = make.user(Role.HIRING_MANAGER, department=here.opening.department, name="Sam Ortiz")
    referrals.declare(who.pk, conflict=True, kind="friend", by=Actor.user(second), at=AFTER)
    post(here.manager, "take_back", offer.public_id, {"reason": "The position was cut."})

    answer = post(second, "settle_back", offer.public_id, {"answer": "agree"}, follow=True)

    offer.refresh_from_db()
    assert "You said that you have a conflict of interest." in text_of(answer)
    assert offer.state == "verbal"


def test_a_made_offer_is_taken_back_by_two_people_and_nobody_is_told_before():
    here, who = setting()
    offer = here.offered(who)
    second = make.user(Role.HIRING_MANAGER, department=here.opening.department, name="Sam Ortiz")
    page = text_of(call_page(here, offer))

    empty = post(here.manager, "take_back", offer.public_id, {"reason": ""})
    rude = post(here.manager, "take_back", offer.public_id, {"reason": "She is pregnant"})
    asked = post(here.manager, "take_back", offer.public_id, {"reason": "The position was cut."})
    alone = post(here.manager, "settle_back", offer.public_id, {"answer": "agree"}, follow=True)
    neither = post(second, "settle_back", offer.public_id, {"answer": "x"}, follow=True)
    offer.refresh_from_db()
    told = Message.objects.filter(kind="offer.rescinded").count()
    with time_machine.travel(AFTER, tick=False):
        theirs = browser(second).get("/hiring/").context["queue"].mine[0]
        mine = browser(here.manager).get("/hiring/").context["queue"].waiting[0]
    with time_machine.travel(AFTER + timedelta(days=1), tick=False):
        next_day = browser(second).get("/hiring/").context["queue"].mine[0]

    assert "Said yes on the phone. The seat is held until Sunday, January 11 at 1:00 p.m." in page
    assert (empty.status_code, rude.status_code, asked.status_code) == (422, 422, 302)
    assert "“pregnant” may say something about health." in text_of(rude)
    assert "A second person has to agree" in text_of(alone)
    assert "Choose one: agree, or keep the offer." in text_of(neither)
    assert "Priya Raman wants to take this offer back" in text_of(neither)
    assert (offer.state, told) == ("verbal", 0)
    assert theirs["text"] == "Priya Raman wants to take the offer back. Agree, or keep it."
    assert mine["badge"] == "A second yes"
    assert (next_day["text"], next_day["clock"]) == (theirs["text"], "")  # the candidate waits for nothing

    kept = post(second, "settle_back", offer.public_id, {"answer": "keep"}, follow=True)
    post(here.manager, "take_back", offer.public_id, {"reason": "The position was cut."})
    done = post(second, "settle_back", offer.public_id, {"answer": "agree"}, follow=True)

    offer.refresh_from_db()
    assert "The offer stays. Nobody was told." in text_of(kept)
    assert "The offer is taken back. The seat is free again." in text_of(done)
    assert (offer.state, Message.objects.filter(kind="offer.rescinded").count()) == ("rescinded", 1)
    end = Event.objects.get(kind="offer.rescind")
    assert (end.actor_name, end.reason) == ("Sam Ortiz", "The position was cut.")


@pytest.mark.ignore_template_errors
def test_the_desk_s_pages_agree_about_an_offer_to_take_back_on_the_evening_before_the_first_day():
    """By then it is the first day in UTC already."""
    here, who = setting()
    offer = here.confirmed(who)
    offer_returns.ask(offer.pk, by=here.by, at=AFTER, reason="The position was cut.")
    evening = datetime.combine(STARTS - timedelta(days=1), time(20, 30), CHICAGO)

    with time_machine.travel(evening, tick=False):
        client = browser(make.staff(Role.COORDINATOR))
        home = client.get("/admin/").content.decode()
        board = client.get(reverse("board:application", args=[who.pk])).content.decode()
        seats = client.get(reverse("board:seats", args=[here.cohort.pk])).content.decode()

    assert "offer to take back waits for a second yes" in home
    assert "Agree: take it back" in board
    assert "Take the offer back" in seats


@pytest.mark.ignore_template_errors
def test_a_coordinator_is_a_second_person_too():
    here, who = setting()
    offer = here.offered(who)
    offer_returns.ask(offer.pk, by=here.by, at=AFTER, reason="The position was cut.")
    coordinator = make.staff(Role.COORDINATOR)

    with time_machine.travel(AFTER, tick=False):
        client = browser(coordinator)
        home = client.get("/admin/").content.decode()
        board = client.get(reverse("board:application", args=[who.pk])).content.decode()
        client.post(reverse("board:step", args=[who.pk, "agree-back"]))

    offer.refresh_from_db()
    assert "offer to take back waits for a second yes" in home
    assert "Priya Raman asked for it: “The position was cut.”" in board
    assert offer.state == "rescinded"


def test_after_the_seat_is_taken_the_decision_stands_in_the_list():
    here, who = setting()
    referrals.pass_over(here.candidate().pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=AFTER)

    with time_machine.travel(AFTER, tick=False):
        words = text_of(browser(here.manager).get("/hiring/decided/"))

    assert "Passed: Others scored higher for the same seats" in words
    assert who.pk
