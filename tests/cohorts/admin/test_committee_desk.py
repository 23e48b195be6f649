"""The desk of the committee: meetings, minutes to write and approve, practices."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.models import Minutes, Practice
from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.cohorts.reports import scene
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
MINUTES = {"text": "Everybody was there.", "decision_1": "Pay for a second class.", "for_1": "6", "against_1": "1"}


@pytest.fixture
def here(client):
    found = scene()
    client.force_login(found.coordinator)
    return found


def address(name, *args):
    return reverse(f"partnership:{name}", args=args)


def test_a_meeting_is_called_on_the_page_of_sessions(client, here):
    page = client.get(address("committee", here.grant.pk)).content.decode()
    asked = f"?kind=committee&amp;program={here.version.program_id}"
    assert asked in page

    form = client.get(reverse("admin:apprenticeships_session_add") + asked.replace("&amp;", "&")).content.decode()

    assert '<option value="committee" selected>' in form


def test_minutes_are_written_by_one_and_approved_by_another(client, here):
    meeting = here.meeting(NOON - timedelta(hours=2))
    step = (here.grant.pk, meeting.pk)

    client.post(address("minutes-step", *step, "write"), MINUTES)
    row = Minutes.objects.get()
    assert row.decisions == [{"text": "Pay for a second class.", "for": 6, "against": 1, "abstained": 0}]
    refused = client.post(address("minutes-step", *step, "approve"))
    assert refused.status_code == 422
    assert "Another coordinator approves them" in text(refused)

    client.force_login(make.staff(Role.COORDINATOR, name="Lee Park"))
    client.post(address("minutes-step", *step, "approve"))

    page = text(client.get(address("minutes", *step)))
    assert "Approved by Lee Park" in page
    assert "6 for, 1 against, 0 abstained" in page
    assert client.post(address("minutes-step", *step, "write"), MINUTES).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"for_1": "-1"},
        {"for_1": "many"},
        {"for_1": "9" * 400},
        {"decision_1": ""},
        {"text": "\x00"},
        {"text": "x" * 20_001},
        {"decision_1": "x" * 10_000},
    ],
)
def test_minutes_that_cannot_be_kept_come_back_with_what_was_typed(client, here, wrong):
    meeting = here.meeting(NOON - timedelta(hours=2))

    response = client.post(address("minutes-step", here.grant.pk, meeting.pk, "write"), MINUTES | wrong)

    assert response.status_code == 422
    assert not Minutes.objects.exists()


def test_minutes_that_nobody_wrote_are_not_approved(client, here):
    meeting = here.meeting(NOON - timedelta(hours=2))

    assert client.post(address("minutes-step", here.grant.pk, meeting.pk, "approve")).status_code == 404


def test_a_session_of_another_kind_or_program_has_no_minutes(client, here):
    for row in (make.session(program=here.version.program), make.session(kind="committee")):
        assert client.get(address("minutes", here.grant.pk, row.pk)).status_code == 404


def test_a_coordinator_shares_a_practice_and_takes_the_own_one_back(client, here):
    assert client.get(address("share", here.grant.pk)).status_code == 200
    assert client.post(address("share", here.grant.pk), {"title": "", "text": "x"}).status_code == 422

    client.post(address("share", here.grant.pk), {"title": "Huddle", "text": "Ten minutes each morning."})

    row = Practice.objects.get()
    assert "Huddle" in text(client.get(address("committee", here.grant.pk)))
    client.force_login(make.staff(Role.COORDINATOR))
    assert client.post(address("withdraw", here.grant.pk, row.pk)).status_code == 404
    client.force_login(here.coordinator)
    client.post(address("withdraw", here.grant.pk, row.pk))
    assert "Huddle</strong>" not in text(client.get(address("committee", here.grant.pk)))


def test_the_page_costs_the_same_for_one_meeting_and_for_thirty(client, here):
    def held():
        row = here.meeting(NOON - timedelta(days=make.number()))
        Minutes.objects.create(session=row, text="x", written_by=here.coordinator, written_at=NOON)

    held()
    client.get(address("committee", here.grant.pk))
    with CaptureQueriesContext(connection) as one:
        client.get(address("committee", here.grant.pk))
    for _ in range(29):
        held()

    with CaptureQueriesContext(connection) as thirty:
        client.get(address("committee", here.grant.pk))

    assert len(thirty) == len(one) <= 12
