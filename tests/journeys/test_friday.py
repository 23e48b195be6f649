"""The hiring manager's Friday: five candidates, each one step from the one before, by what the pages say."""

from datetime import timedelta

import pytest
import time_machine

from applicants.models import Decision, Interview, Offer
from applicants.workflows import referrals
from apprenticeships.models import Message
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.booking_world import published
from tests.applicants.hiring.readers import browser
from tests.applicants.hiring_world import AFTER, MEETING, NOW, world
from tests.journeys.hand import Hand

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

CARD = {"rating_care": "3", "rating_reliability": "3", "comment": "", "recommendation": "offer"}
NOTE = "We would like to meet you again in May."
AGREED = {"rating_care": "3", "rating_reliability": "3", "sentence": "Calm, and there in time."}


def friday():
    """One to call, one to agree on, one to score, one to choose a time for, one new; a colleague did their part."""
    here = world(headcount=3)
    sam = here.panelist(name="Sam Ortiz")
    colleague = Actor.user(sam)
    published(here)
    published(here, sam, room="")
    people = {}
    for turn, name in enumerate(("Ada", "Ben", "Cleo", "Dev", "Eve")):
        who = here.candidate(person=make.applicant(given_name=name, family_name="Brooks", phone="(314) 555-0188"))
        people[name] = who
        if name != "Eve":
            referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
        if name in ("Ada", "Ben", "Cleo"):
            meeting = here.meet(who, starts_at=MEETING - timedelta(hours=turn + 1))
            referrals.declare(who.pk, conflict=False, by=colleague, at=NOW)
            here.score(meeting, by=colleague)
            if name != "Cleo":
                here.score(meeting)
    return here, people


def cleared(hand):
    """Go through all five; each page leads on to the next candidate by itself, or by one link."""
    hand.open("/hiring/")
    hand.press("Start with the first")
    for kind, code in (("offer", "scores"), ("hold", "next_class")):
        hand.press("Write down what you agree on")
        hand.press("Save what we agreed on", **AGREED)
        hand.press("Prepare a decision")
        hand.press("Prepare it, tell nobody yet", kind=kind, reason_code=code, note=NOTE)
    hand.press("Hand in and go to the next", **CARD)
    hand.press("Write down what you agree on")
    hand.press("Save what we agreed on", **AGREED)
    hand.press("Pass")
    hand.press("Pass", reason_code="others", note="Others had worked with patients before.")
    hand.press("Start with the first")
    hand.press("Let them choose from open times instead")
    hand.press("Let them choose a time")
    hand.press("Save and go on", conflict="none")
    hand.press("Offer open times")
    hand.press("Let them choose a time")


def test_five_candidates_are_cleared_by_what_the_pages_say():
    here, people = friday()
    hand = Hand(browser(here.manager))
    with time_machine.travel(AFTER, tick=False):
        cleared(hand)
        left = hand.words
        hand.press("Release what is ready")
        hand.press("Release the chosen ones")
        released = hand.words
        hand.press("Your queue")
        hand.press("Start with the first")
        hand.press("Offer by phone")
        hand.press("Save the answer", answer="yes")
        done = hand.words

    assert "One thing is left: release what you prepared Two decisions are prepared." in left
    assert "No decision is prepared" in released
    assert "Done. See you on" in done
    assert hand.steps == 26  # five a candidate, with what is read on the way
    assert [(row.kind, row.state) for row in Decision.objects.order_by("pk")] == [
        ("offer", "released"),
        ("hold", "released"),
    ]
    assert Offer.objects.get().verbal_answer == "yes"
    assert Interview.objects.to_choose().count() == 2
    assert people["Cleo"].referrals.get().passed_reason.startswith("Others scored higher for the same seats: ")
    told = set(Message.objects.filter(person__isnull=False).values_list("kind", flat=True))
    assert {"offer.made", "interview.choose"} <= told
