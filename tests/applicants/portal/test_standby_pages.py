"""What somebody on the list for a seat reads: a claim, and a seat that is held longer than the class's own day."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Offer
from applicants.workflows import offers, standby
from apprenticeships import messages
from apprenticeships.audit import about
from apprenticeships.mail import render
from apprenticeships.models import Message
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, candidate_of
from tests.applicants.workflows.test_standby import GATE, coordinator, full

pytestmark = pytest.mark.django_db


def read(who, name, key, at):
    with time_machine.travel(at, tick=False):
        return text_of(browser(who.person.user).get(reverse(name, args=[key])))


def test_a_claim_is_told_as_a_seat_that_came_free_and_not_as_a_matching():
    _here, _first, _offer, waiting, _rows = full()
    offers.expire_lapsed(at=GATE)
    standby.give_on(at=GATE)
    claim = Offer.objects.get(application=waiting[0], state="verbal")

    page = read(waiting[0], "offers:offer", claim.public_id, GATE)
    status = read(waiting[0], "portal:application", waiting[0].public_id, GATE)

    assert "A seat came free, and you are next on the list. It is held for you until then." in page
    assert ("You become" in page, "We found you this place" in page) == (True, False)
    assert "A seat is yours to take: say yes or no" in status
    assert "A seat came free, and you are next on the list. Read what it is, then say yes or no." in status
    assert claim.stands == "Made from the standby list"
    assert list(about(claim).order_by("pk").values_list("kind", flat=True)) == ["offer.hold_claim", "offer.claim"]
    row = Message.objects.get(kind="offer.made", person=waiting[0].person)
    mail = render(row, messages.kinds()[row.kind]).text
    assert "A seat came free, and you are next on the list." in mail
    assert ("You train as" in mail or "You start as" in mail, "You work as" in mail) == (True, False)


def test_who_waits_on_the_list_reads_where_they_stand_and_not_that_an_interview_comes():
    _here, _first, _offer, waiting, _rows = full()

    waiting[1].answer_due = AFTER.date()
    waiting[1].save(update_fields=["answer_due"])
    page = read(waiting[1], "portal:application", waiting[1].public_id, AFTER)

    assert "You are number 2 of 3 on the list It is the list for a seat in" in page
    assert "in the class of Monday, February 2. You move up when somebody before you gets a seat" in page
    assert "is not ready by Friday, January 23. When a seat is yours to take, we write at once, and you have 24" in page
    assert "The list ends on Friday, January 30." in page
    assert ("A hiring manager invites you to an interview." in page, "Managers look at who is ready." in page) == (
        False,
        False,
    )


def test_a_seat_that_is_held_longer_is_named_with_its_own_day_on_every_page():
    _here, first, offer, _waiting, _rows = full()
    day = "Tuesday, January 27"
    before = read(first, "offers:onboarding", first.public_id, AFTER)
    standby.keep_seat(
        offer.seat_id, until=GATE + timedelta(days=4), by=coordinator(), at=AFTER, reason="The lab is late"
    )

    warning = Message.objects.get(kind="onboarding.reminder", state="planned")
    pages = [
        read(first, "offers:onboarding", first.public_id, AFTER),
        read(first, "offers:offer", offer.public_id, AFTER),
        read(first, "portal:application", first.public_id, AFTER),
        render(warning, messages.kinds()["onboarding.reminder"]).text,
    ]

    assert "Have your list ready by Friday, January 23, and the seat is yours." in before
    assert f"Have your list ready by {day}, and the seat is yours." in pages[0]
    assert [day in page for page in pages] == [True] * 4
    assert ["ready by Friday, January 23" in page for page in pages] == [False] * 4


def test_who_claims_a_seat_when_the_ready_day_is_over_reads_the_day_that_counts():
    _here, _first, _offer, waiting, _rows = full()
    offers.expire_lapsed(at=GATE)
    standby.give_on(at=GATE)
    claim = Offer.objects.get(application=waiting[0], state="verbal")

    assert "Everything ready by Friday, January 30" in read(waiting[0], "offers:offer", claim.public_id, GATE)
    offers.confirm(claim.pk, by=candidate_of(waiting[0]), at=GATE)
    letter = claim.letters.get().content["en"]
    assert "has to be done by Friday, January 30, 2026" in dict(map(tuple, letter))["Your dates"]
