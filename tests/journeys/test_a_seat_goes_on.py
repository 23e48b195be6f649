"""A drop-out nine days before the start with three on standby, through the pages: no answer, a no, a yes."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Offer, Standby
from applicants.workflows import offers, standby
from apprenticeships.models import Message, Role
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import seats_of, state_of
from tests.applicants.workflows.test_standby import CLOCK, GATE, full

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
