"""What a person must look at: whose it is and how old, on the board, in the working list and among what needs doing."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Event, Role
from tests import factories as make
from tests.applicants.admin.board import board, step
from tests.applicants.way import way
from tests.applicants.workflows.test_looks import odd
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def colleague():
    return make.staff(Role.COORDINATOR, name="Ruben Ortega")


def test_the_board_says_whose_it_is_and_for_how_long(client, coordinator, colleague):
    look = odd(way())

    with time_machine.travel(NOON + timedelta(days=3), tick=False):
        shown = text(board(client, look.application))

    assert "Yours to look at, for 3 days" in shown
    assert "Give it to Ruben Ortega" in shown


def test_one_tap_gives_it_to_somebody_else_and_back(client, coordinator, colleague):
    look = odd(way())

    given = step(client, look.application, f"look-{look.pk}-{colleague.pk}")
    shown = text(board(client, look.application))
    step(client, look.application, f"look-{look.pk}-{coordinator.pk}")

    look.refresh_from_db()
    assert given.status_code == 302
    assert "Ruben Ortega looks at it, since today" in shown
    assert look.owner == coordinator
    assert Event.objects.filter(kind="screening.own").count() == 2


@pytest.mark.parametrize("slug", ["look-1-1", "look-x-y", "look-999999999999999999999-1"])
def test_nobody_else_can_be_given_it(client, coordinator, slug):
    look = odd(way())

    assert step(client, look.application, slug).status_code == 404


def test_the_working_list_shows_all_or_mine(client, coordinator, colleague):
    scene = way()
    mine, theirs = odd(scene), odd(scene)
    url = reverse("board:applications")

    every, own = (client.get(url, {"turn": "look", **more}).context["lines"] for more in ({}, {"owner": "mine"}))

    assert {line.pk for line in every} == {mine.application_id, theirs.application_id}
    assert [line.pk for line in own] == [mine.application_id]
    assert "Dana Whitfield, since today" in str(own[0].whose)


def test_what_needs_doing_says_what_is_mine_and_what_is_everybodys(client, coordinator, colleague):
    scene = way()
    odd(scene)
    odd(scene)

    shown = text(client.get(reverse("admin:index")))

    assert "result is yours to look at" in shown
    assert "turn=look&amp;owner=mine" in shown
    assert "applicants have results that a person must look at" in shown
