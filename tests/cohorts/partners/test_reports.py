"""Reports for partners: small numbers hidden, signed once by each side; auditors read and sign nothing."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Signature
from cohorts.workflows import reports
from tests import partnership
from tests.apprenticeships.admin.desk import text
from tests.cohorts.reports import Q1, scene
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def here(client):
    found = scene()
    client.force_login(found.union)
    return found


def page_of(report, name="report"):
    return reverse(f"partners:{name}", kwargs={"public_id": report.public_id})


def signed(client, report, **told):
    fields = {"name": "Sol Beltrán", "digest": report.digest, "dissent": ""} | told
    return client.post(page_of(report, "sign"), fields)


def test_the_list_says_which_side_is_missing(client, here):
    here.draft(Q1)
    report = here.sent()
    here.signed(report, here.employer)

    page, home = (text(client.get(path)) for path in ("/partners/reports/", "/partners/"))

    assert "October to December 2025" in page
    assert "Your turn" in page
    assert "July to September" not in page
    assert "This waits for you" in home
    assert "Read and sign the report: October to December 2025" in home
    client.force_login(here.employer)
    page, home = (text(client.get(path)) for path in ("/partners/reports/", "/partners/"))
    assert "Waits for the unions" in page
    assert "This waits for you" not in home


def test_small_numbers_are_hidden_large_ones_are_not(client, here):
    here.training(date(2025, 10, 8), 3)
    small = here.sent()
    page = text(client.get(page_of(small)))
    assert "Under 5" in page
    assert "1,797" not in page

    here.training(date(2025, 7, 9), 12)
    large = reports.submit(here.draft(Q1).pk, by=Actor.user(here.coordinator), at=NOON)
    assert "1,788" in text(client.get(page_of(large)))


@pytest.mark.ignore_template_errors
def test_a_side_signs_with_a_note_that_everybody_reads(client, here):
    report = here.sent()

    response = signed(client, report, dissent="We counted 40.")

    assert response.status_code == 302
    page = text(client.get(page_of(report)))
    assert "Sol Beltrán, Local 7" in page
    assert "Note: We counted 40." in page
    assert "Sign this report" not in page
    client.force_login(here.coordinator)
    assert "We counted 40." in text(client.get(reverse("partnership:report", args=[report.pk])))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "Somebody Else"},
        {"name": "\x00"},
        {"name": "x" * 10_000},
        {"digest": ""},
        {"digest": "0" * 64},
        {"dissent": "x" * 10_000},
    ],
)
def test_what_is_no_signature_is_refused_on_the_page_and_nothing_typed_is_lost(client, here, wrong):
    report = here.sent()

    response = signed(client, report, **({"dissent": "My note."} | wrong))

    assert response.status_code == 422
    assert not Signature.objects.exists()
    if "dissent" not in wrong:
        assert "My note." in text(response)


def test_sending_the_form_twice_signs_once(client, here):
    report = here.sent()

    codes = [signed(client, report).status_code for _ in range(2)]

    assert codes == [302, 422]
    assert Signature.objects.count() == 1


def test_a_version_that_was_replaced_leads_to_the_one_in_force(client, here):
    first = here.sent()
    draft = reports.correct(first.pk, reason="A roster came late.", by=Actor.user(here.coordinator), at=NOON)
    second = reports.submit(draft.pk, by=Actor.user(here.coordinator), at=NOON)

    page = text(client.get(page_of(first)))

    assert page_of(second) in page
    assert "Sign this report" not in page
    assert signed(client, first).status_code == 422
    assert "Why this version: A roster came late." in text(client.get(page_of(second)))


def test_an_auditor_reads_and_signs_nothing(client, here):
    report = here.sent()
    client.force_login(partnership.partner(partnership.local(), Role.AUDITOR))

    page = text(client.get(page_of(report)))

    assert "Signatures" in page
    assert "Sign this report" not in page
    assert signed(client, report).status_code == 403


def test_a_draft_is_nobodys_and_a_report_of_another_program_is_not_found(client, here):
    draft, report = here.draft(Q1), here.sent()
    assert client.get(page_of(draft)).status_code == 404
    client.force_login(partnership.partner(partnership.local("local-9", name="Local 9")))

    assert client.get(page_of(report)).status_code == 404
    assert signed(client, report).status_code == 404
    assert "No report yet" in text(client.get("/partners/reports/"))


def test_the_list_costs_the_same_for_one_report_and_for_thirty(client, here):
    Grant.objects.update(since=date(2023, 1, 1), reports_every="month")
    here.sent(date(2023, 1, 1))
    client.get("/partners/reports/")
    with CaptureQueriesContext(connection) as one:
        client.get("/partners/reports/")
    for number in range(1, 30):
        here.sent(date(2023 + number // 12, number % 12 + 1, 1))

    with CaptureQueriesContext(connection) as thirty:
        client.get("/partners/reports/")

    assert len(thirty) == len(one) <= 12


@pytest.mark.ignore_template_errors
def test_a_time_reads_alike_for_everybody_and_names_its_zone(client, here):
    report = here.sent()
    here.signed(report, here.employer)
    type(here.grant.program.organization).objects.update(zone="America/Los_Angeles")  # two hours before the clinics
    for user, address in (
        (here.union, page_of(report)),
        (here.coordinator, reverse("partnership:report", args=[report.pk])),
        (here.coordinator, reverse("partnership:reports", args=[here.grant.pk])),
    ):
        client.force_login(user)
        page = text(client.get(address))
        assert "10:00 a.m. Pacific Time" in page
        assert "noon" not in page
