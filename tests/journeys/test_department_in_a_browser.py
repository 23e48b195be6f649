"""A department says no, then yes: its approver at a desk, the employee on a phone."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from apprenticeships.tasks import tick
from tests.factories import NOON
from tests.journeys.stage import choose, next_step, press
from tests.journeys.test_department_says_no_then_yes import Employee

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,
]


def test_a_no_says_when_to_ask_again_and_the_yes_lets_the_employee_go_on(stage):
    cache.clear()
    stage.clock.traveller.move_to(NOON)
    one = Employee()
    phone = stage.known(one.person.user, reverse("portal:review", args=[one.row.public_id]))
    press(phone, "Send my application")
    page = reverse("portal:department", args=[one.row.public_id])
    phone.goto(page)
    assert next_step(phone) == f"{one.home} has to say yes or no"

    desk = stage.known(one.approver, reverse("hiring:requests"), width=1280)
    press(desk, re.compile(one.person.name))
    choose(desk, "join this class?", "No, not now")
    desk.get_by_label("If no: the main reason").select_option("timing")
    desk.get_by_label("In a sentence for the candidate").fill("The new scheduling system starts in January.")
    desk.get_by_label("If no: they may ask again from").fill("2026-02-02")
    press(desk, "Save the answer")
    phone.reload()
    stage.look(phone, "no")
    assert "You may ask again from Monday, February 2" in phone.content()
    assert phone.get_by_role("button", name="Ask my department again").count() == 0

    stage.clock.traveller.move_to(NOON + timedelta(days=26))
    tick()
    phone = stage.known(one.person.user, page)
    press(phone, "Ask my department again")
    desk = stage.known(one.approver, reverse("hiring:requests"), width=1280)
    press(desk, re.compile(one.person.name))
    assert "The new scheduling system starts in January." in desk.content()
    choose(desk, "join this class?", "Yes")
    press(desk, "Save the answer")
    phone.reload()
    stage.look(phone, "yes")
    assert next_step(phone) == f"{one.home} said yes"
    assert stage.wrong == {}
