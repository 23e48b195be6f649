"""How a seat goes on, through the pages: a drop-out nine days before the start, and an offer that nobody answers."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Offer, Standby
from applicants.workflows import offers, referrals, standby
from apprenticeships.models import Message, Role
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, seats_of, state_of, world
from tests.applicants.workflows.test_standby import CLOCK, GATE, full, line, scored

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LEFT = GATE - timedelta(hours=10)  # Friday, January 23: nine days are left when it is over


def worker(at):
    """What the worker does every minute."""
    offers.expire_lapsed(at=at)
    standby.give_on(at=at)
    outbox.send_due(at=at)


def stands(client, who):
    return client.get(reverse("portal:application", args=[who.public_id])).context["step"]


def test_a_drop_out_nine_days_before_the_start_finds_the_third_of_three():
    here, first, _offer, waiting, _rows = full()
    clients = [browser(who.person.user) for who in waiting]
    with time_machine.travel(LEFT, tick=False) as now:
        assert [stands(*each).title for each in zip(clients, waiting, strict=True)] == [
            f"You are number {number} of 3 on the list" for number in (1, 2, 3)
        ]
        leaves = browser(first.person.user)
        page = reverse("portal:withdraw", args=[first.public_id])
        assert leaves.post(page, {"reason_code": "other_job", "note": ""}).status_code == 302
        assert (state_of(first), seats_of(here)) == ("withdrawn", ["free"])
        worker(LEFT)
        step = stands(clients[0], waiting[0])
        assert (step.title, step.due_text) == (
            "A seat is yours to take: say yes or no",
            "By Saturday, January 24 at 2:00 p.m.",
        )
        assert "A seat came free" in Message.objects.get(kind="offer.made", person=waiting[0].person).text

        now.move_to(LEFT + CLOCK)  # nobody answered
        worker(LEFT + CLOCK)
        second = Offer.objects.get(application=waiting[1], state="verbal")
        assert stands(clients[0], waiting[0]).title != "A seat is yours to take: say yes or no"
        assert stands(clients[2], waiting[2]).title == "You are number 1 of 1 on the list"
        no = reverse("offers:decline", args=[second.public_id])
        assert clients[1].post(no, {"reason_code": "travel", "note": ""}).status_code == 302
        worker(LEFT + CLOCK)
        third = Offer.objects.get(application=waiting[2], state="verbal")
        assert clients[2].post(reverse("offers:confirm", args=[third.public_id])).status_code == 302
        worker(LEFT + CLOCK)

        assert (state_of(waiting[2]), seats_of(here)) == ("onboarding", ["held"])
        log = text_of(browser(make.staff(Role.COORDINATOR)).get(reverse("board:seats", args=[here.cohort.pk])))
    assert "The claim ended: ran out" in log
    assert "The claim ended: declined" in log
    assert list(Standby.objects.order_by("pk").values_list("state", flat=True)) == ["ended", "ended", "taken"]


def test_a_spoken_offer_that_nobody_answers_is_chased_once_and_its_seat_goes_to_the_next():
    here = world(headcount=1)
    thinks, waits = scored(here, 0), scored(here, 1)
    manager = browser(here.manager)
    for who in (thinks, waits):
        referrals.declare(who.pk, conflict=False, by=here.by, at=AFTER)
    with time_machine.travel(AFTER, tick=False) as now:
        manager.post(reverse("hiring:prepare", args=[thinks.public_id]))
        offer = Offer.objects.get(application=thinks)
        page = reverse("hiring:offer", args=[offer.public_id])
        assert manager.post(page, {"answer": "yes"}).status_code == 302
        (row,) = line(here, waits)
        phone = browser(thinks.person.user)
        assert phone.get(reverse("offers:offer", args=[offer.public_id])).context["is_open"]
        offer.refresh_from_db()

        for hours in (1, 25, 26, 47):  # the worker looks again and again
            now.move_to(AFTER + timedelta(hours=hours))
            worker(AFTER + timedelta(hours=hours))
        assert Message.objects.get(kind="offer.chaser", person=thinks.person).state == "sent"
        assert (seats_of(here), Standby.objects.get(pk=row.pk).state) == (["held"], "waiting")

        now.move_to(offer.respond_by)
        worker(offer.respond_by)
        worker(offer.respond_by + timedelta(minutes=1))
        late = phone.post(reverse("offers:confirm", args=[offer.public_id]))
        claim = Offer.objects.get(application=waits, state="verbal")
        step = stands(browser(waits.person.user), waits)
        heard = Message.objects.filter(user=here.manager, kind="offer.answered")
        texts = {message.context["told"]: message.text for message in heard}

    assert (late.status_code, state_of(thinks), seats_of(here)) == (422, "ready", ["held"])
    assert Message.objects.filter(kind="offer.expired", person=thinks.person, state="sent").count() == 1
    assert step.title == "A seat is yours to take: say yes or no"
    assert claim.seat_id == offer.seat_id
    assert f"{thinks.person.name} did not answer in time about the place as" in texts["late"]
    assert "The next person on the standby list gets it" in texts["late"]
    assert f"{waits.person.name} is next on the standby list, and is offered the place as" in texts["offered"]
