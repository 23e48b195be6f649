"""Documents on the board of an application: read with a trace, accepted, asked for again."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from applicants.models import DocumentState
from apprenticeships.models import Message, Role, SensitiveRead
from tests import factories as make
from tests.applicants.admin.board import board, step
from tests.applicants.papers import add, asking, letter
from tests.applicants.way import sent, verdicts
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def _noon(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return asking()


@pytest.fixture
def row(scene):
    return add(sent(scene), letter(scene))[0]


def address(row):
    return reverse("board:document", args=[row.application_id, row.pk])


def test_each_reading_is_written_down(client, coordinator, row):
    for _ in range(2):
        answer = client.get(address(row))
        assert b"".join(answer.streaming_content).startswith(b"%PDF")

    readers = SensitiveRead.objects.filter(kind="document").values_list("user", "person")
    assert list(readers) == [(coordinator.pk, row.application.person_id)] * 2
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_hiring_managers_and_other_organizations_find_nothing(client, row):
    make.referral(row.application, make.opening(cohort=row.application.cohort))
    elsewhere = make.staff()
    make.membership(
        elsewhere, Role.COORDINATOR, organization=make.make_organization(slug="elsewhere", name="Elsewhere")
    )
    found = []
    for user in (elsewhere, make.staff(Role.HIRING_MANAGER), row.application.person.user):
        client.force_login(user)
        found.append(client.get(address(row)).status_code)

    assert found == [404, 403, 403]
    assert not SensitiveRead.objects.exists()


def test_a_document_of_another_application_is_not_found_under_this_one(client, coordinator, scene, row):
    other = sent(scene)

    assert client.get(reverse("board:document", args=[other.pk, row.pk])).status_code == 404


def test_accepting_meets_what_the_program_asks_for(client, coordinator, row):
    page = text(board(client, row.application))
    answer = step(client, row.application, f"accept-document-{row.pk}")

    row.refresh_from_db()
    assert "Letter from work" in page
    assert (answer.status_code, row.state, row.decided_by) == (302, DocumentState.ACCEPTED, coordinator)
    assert verdicts(row.application)["document"] == "met"


def test_another_one_is_asked_for_with_a_suggested_day(client, coordinator, row):
    slug = f"another-document-{row.pk}"
    page = text(board(client, row.application, f"?open={slug}"))
    step(client, row.application, slug, note="Too dark", due="2026-01-12")

    row.refresh_from_db()
    assert 'value="2026-01-14"' in page
    assert (row.state, row.due_on) == (DocumentState.ANOTHER, date(2026, 1, 12))
    assert Message.objects.filter(kind="document.another", person=row.application.person).count() == 1


@pytest.mark.parametrize("typed", [{"note": ""}, {"due": "31 February"}, {"due": "2026-01-05"}, {"note": "x" * 400}])
def test_what_is_missing_is_said_and_stays_typed(client, coordinator, row, typed):
    asked = {"note": "Too dark", "due": "2026-01-12"} | typed

    answer = step(client, row.application, f"another-document-{row.pk}", **asked)

    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.state == DocumentState.RECEIVED


def test_who_sent_documents_is_in_what_needs_doing_until_somebody_looked(client, coordinator, row):
    before = text(client.get(reverse("admin:index")))
    listed = text(client.get(reverse("board:applications") + "?turn=papers"))
    step(client, row.application, f"accept-document-{row.pk}")

    assert "applicant sent documents to look at" in before
    assert row.application.person.family_name in listed
    assert "applicant sent documents to look at" not in text(client.get(reverse("admin:index")))


def test_what_was_taken_back_is_still_known(client, coordinator, row):
    client.force_login(row.application.person.user)
    client.post(reverse("portal:document_remove", args=[row.public_id]))
    client.force_login(coordinator)

    page = text(board(client, row.application))

    assert "Taken back by the sender. The file is gone." in page
    assert address(row) not in page
