"""Two browsers want the same thing at the same moment: one has it, and the other reads what to do next."""

import threading

import pytest
from django.urls import reverse

from applicants.models import Interview, Offer
from applicants.workflows import bookings, offers, referrals
from apprenticeships import clock
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.booking_world import FRIDAY, MONDAY, asked, booked, published
from tests.applicants.hiring.readers import browser, opened
from tests.applicants.hiring_world import AFTER, NOW, candidate_of, world
from tests.applicants.workflows.test_hiring_races import all_at_once
from tests.journeys.hand import Hand

TAKE = "Take this time"
BEGUN = 30
"""Seconds after which a browser that came alone is a mistake of the test."""


@pytest.fixture
def together(monkeypatch):
    """Both browsers are let through together, after their forms were found good and before anything is locked."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    gate, book = threading.Barrier(2), bookings.book

    def at_once(*args, **fields):
        gate.wait(timeout=BEGUN)
        return book(*args, **fields)

    def meet():
        monkeypatch.setattr(bookings, "book", at_once)

    def part():
        monkeypatch.setattr(bookings, "book", book)

    return meet, part


def at_the_times(row, many=1):
    """Browsers of a candidate, each with the page of the times open."""
    hands = [Hand(browser(row.application.person.user)) for _ in range(many)]
    for hand in hands:
        hand.open(reverse("portal:interview", args=[row.public_id]))
    return hands


def press_at_once(together, *choices):
    """Each browser takes the time that it chose, all at the same moment."""
    meet, part = together
    meet()
    _, refused = all_at_once(*(lambda hand=hand, at=at: hand.press(TAKE, time=at.isoformat()) for hand, at in choices))
    part()
    assert refused == []


@pytest.mark.django_db(transaction=True)
def test_two_candidates_press_the_same_time_at_once_and_the_second_has_another_one_press_later(together):
    here = world()
    published(here)
    hands = [at_the_times(asked(here, here.candidate()))[0] for _ in range(2)]

    press_at_once(together, *((hand, FRIDAY) for hand in hands))

    lost, has = sorted(hands, key=lambda hand: "You meet on Friday" in hand.words)
    assert (has.page.status_code, lost.page.status_code) == (200, 422)
    assert "somebody else was faster. Choose one of the others." in lost.words
    assert (FRIDAY.isoformat() in lost.body, MONDAY.isoformat() in lost.body) == (False, True)
    assert Interview.objects.get(starts_at=FRIDAY).state == "scheduled"
    lost.press(TAKE, time=MONDAY.isoformat())
    assert "You meet on Monday, January 12" in lost.words


@pytest.mark.django_db(transaction=True)
def test_one_candidate_chooses_different_times_in_two_tabs_and_reads_which_one_holds(together):
    here = world()
    published(here)
    row = asked(here, here.candidate())
    first, second, late = at_the_times(row, 3)

    press_at_once(together, (first, FRIDAY), (second, MONDAY))
    late.press(TAKE, time=MONDAY.isoformat() if "Friday" in first.words else FRIDAY.isoformat())

    row.refresh_from_db()
    lost = first if first.page.status_code == 409 else second
    assert sorted([first.page.status_code, second.page.status_code]) == [200, 409]
    assert row.state == "scheduled"
    assert Event.objects.filter(kind="interview.schedule").count() == 1
    for hand in (lost, late):
        assert hand.page.status_code == 409
        assert "Your interview has a time already. What you chose just now was not taken." in hand.words
        assert ("Friday, January 9" if row.starts_at == FRIDAY else "Monday, January 12") in hand.words
        assert "Choose another time" in hand.words  # where it can be moved


@pytest.mark.django_db
def test_who_presses_yes_twice_is_led_on_and_who_then_says_no_reads_that_they_said_yes(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    here = world()
    who = here.candidate()
    offer = here.offered(who)
    hands = [Hand(browser(who.person.user)) for _ in range(2)]
    for hand, name in zip(hands, ("offer", "decline"), strict=True):
        hand.open(reverse(f"offers:{name}", args=[offer.public_id]))
    confirm = offers.confirm

    def the_other_click_was_faster(*args, **fields):
        confirm(*args, **fields)
        return confirm(*args, **fields)

    monkeypatch.setattr(offers, "confirm", the_other_click_was_faster)
    hands[0].press("Yes, I take the place")
    hands[1].press("Say no to this offer", reason_code="pay")

    onward = reverse("offers:onboarding", args=[who.public_id])
    assert (hands[0].page.status_code, hands[0].path) == (200, onward)
    assert hands[1].page.status_code == 422
    assert "You said yes to this offer already. Call us if you cannot take the place after all." in hands[1].words


@pytest.mark.django_db
def test_who_decides_about_somebody_whom_a_colleague_took_off_the_list_is_led_back_and_told(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    here = world()
    colleague = make.user(Role.HIRING_MANAGER, department=here.opening.department)
    who = opened(here, here.candidate())
    meeting = here.scored(who)
    pages = {}
    for name, key in (("pass", who.public_id), ("decide", who.public_id), ("correct", meeting.public_id)):
        pages[name] = Hand(browser(here.manager))
        pages[name].open(reverse(f"hiring:{name}", args=[key]))
        assert pages[name].page.status_code == 200

    referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="scores", by=Actor.user(colleague), at=AFTER)
    pages["pass"].press("Pass", reason_code="others")
    pages["decide"].press("Prepare it, tell nobody yet", kind="hold", reason_code="next_class", note="")
    pages["correct"].press("Hand in the correction", reason="A slip.")
    draft = browser(here.manager).post(
        reverse("hiring:draft", args=[meeting.public_id]), {}, headers={"X-Autosave": "1"}
    )

    for hand in pages.values():
        assert (hand.page.status_code, hand.path) == (200, "/hiring/")
        assert "This candidate is not on your list any more: somebody else of your department went on" in hand.words
        assert "What you sent just now was not saved." in hand.words
    assert (draft.status_code, "not on your list any more" in draft.content.decode()) == (409, True)
    stranger = world().manager
    assert browser(stranger).post(reverse("hiring:pass", args=[who.public_id])).status_code == 404


@pytest.mark.django_db
def test_a_second_click_on_the_call_opens_the_call_that_the_first_one_began(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    here = world()
    who = opened(here, here.candidate())
    here.scored(who)
    prepare = offers.prepare

    def the_other_click_was_faster(*args, **fields):
        prepare(*args, **fields)
        return prepare(*args, **fields)

    monkeypatch.setattr(offers, "prepare", the_other_click_was_faster)
    hand = Hand(browser(here.manager))
    hand.open(reverse("hiring:candidate", args=[who.public_id]))
    hand.press("Offer by phone")

    offer = Offer.objects.get()
    assert hand.path == reverse("hiring:offer", args=[offer.public_id])
    assert "has an offer already" not in hand.words


@pytest.mark.django_db
def test_a_time_that_was_taken_in_the_other_tab_cannot_be_taken_by_whoever_is_off_the_list(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    here = world()
    published(here)
    row = booked(here, here.candidate())
    hand = at_the_times(asked(here, here.candidate()))[0]
    bookings.give_back(row.pk, by=candidate_of(row.application), at=NOW, reason="Ill.")
    gone = Interview.objects.get(public_id=hand.path.split("/")[-2])
    bookings.interviews.cancel(gone.pk, by=here.by, at=NOW, reason="We called.")

    hand.press(TAKE, time=FRIDAY.isoformat())

    assert hand.page.status_code == 409
    assert "What you chose was not taken: there is nothing to choose any more." in hand.words
