"""The department on a person's own pages: whose turn it is, the answer in plain words, and every way on."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Role
from tests import factories as make
from tests.applicants.workflows.test_approvals import LATER, department, internal, no, request_of, yes
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def asked(client):
    """An employee who waits for a department, signed in; the approver of it."""
    place, approver = department(Role.DEPARTMENT_APPROVER)
    row = internal(place)
    client.force_login(row.person.user)
    return row, approver


def address(row):
    return reverse("portal:department", args=[row.public_id])


def test_whose_turn_it_is_stands_on_the_status_page_and_on_its_own(client, asked):
    row, _ = asked

    status, page = text(client.get(reverse("portal:status"))), text(client.get(address(row)))

    assert "Typing" in status
    assert f"{row.home_department} has to say yes or no" in page
    assert "By Wednesday, January 14" in page


def test_a_no_is_told_in_plain_words_with_the_day_to_ask_again(client, asked):
    row, approver = asked
    no(request_of(row), approver)

    page = text(client.get(address(row)))

    assert "did not say yes" in page
    assert "The department cannot do without these hours now." in page
    assert "Two of us are on leave until June." in page
    assert "You may ask again from Friday, February 6" in page
    assert "Ask my department again" not in page


def test_from_its_day_on_one_press_asks_again_and_a_second_press_is_refused(client, asked):
    row, approver = asked
    no(request_of(row), approver)
    early = client.post(address(row), {"step": "again"})

    with time_machine.travel(LATER, tick=False):
        client.force_login(row.person.user)
        page = text(client.get(address(row)))
        first = client.post(address(row), {"step": "again"})
        second = client.post(address(row), {"step": "again"})

    assert (early.status_code, first.status_code, second.status_code) == (422, 302, 422)
    assert "Ask my department again" in page
    assert "asked already" in text(second)
    assert [each.state for each in row.approvals.all()] == ["open", "declined"]


def test_somebody_who_moved_names_the_new_department(client, asked):
    row, _ = asked
    other = make.make_department()

    nothing = client.post(address(row), {"department": ""})
    foreign = client.post(address(row), {"department": str(uuid.uuid4())})
    done = client.post(address(row), {"department": str(other.public_id)}, follow=True)

    assert (nothing.status_code, foreign.status_code) == (422, 422)
    assert f"{other} has to say yes or no" in text(done)
    assert "Did not have to answer any more." in text(done)


def test_a_yes_and_a_late_department_are_said_too(client, asked):
    row, approver = asked
    with time_machine.travel(NOON + timedelta(days=9), tick=False):
        late = text(client.get(address(row)))
    yes(request_of(row), approver)

    assert "The answer was due on Wednesday, January 14. Our coordinator calls them now." in late
    assert "said yes" in text(client.get(address(row)))
    assert "I work in another department now" not in text(client.get(address(row)))


def test_without_a_department_to_ask_the_page_leads_back(client):
    row = make.application()
    client.force_login(row.person.user)

    assert client.get(address(row)).status_code == 302


@pytest.mark.parametrize("bad", ["a\x00b", "x" * 10_000, "-1", "9999-12-31", str(2**63), ""])
def test_every_bad_value_is_answered(client, asked, bad):
    row, _ = asked

    codes = {client.post(address(row), {field: bad}).status_code for field in ("department", "step")}

    assert codes == {422}
    assert request_of(row).is_open
