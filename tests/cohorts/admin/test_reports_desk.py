"""The desk of reports: the calendar, a draft, a frozen version, its files; nobody else's."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.admin.todo import collect
from apprenticeships.models import Holiday, HolidayCalendar, Role
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Report, ReportState
from cohorts.rules.partnership.frozen import grouped
from cohorts.workflows import reports
from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.cohorts.reports import Q1, Q2, scene
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def here(client):
    found = scene()
    client.force_login(found.coordinator)
    return found


def address(name, *args):
    return reverse(f"partnership:{name}", args=args)


def test_the_calendar_shows_late_reports_first_with_their_days(client, here):
    reports.open_due(at=NOON)

    page = text(client.get(address("reports", here.grant.pk)))

    assert page.index("July to September 2025") < page.index("October to December 2025")
    assert "Monday, October 20, 2025" in page
    assert "79 days late" in page
    assert "Tuesday, January 20" in page


def test_a_period_that_no_worker_opened_yet_is_begun_by_hand(client, here):
    response = client.post(address("begin", here.grant.pk), {"first": "2025-10-01"})

    assert response["Location"] == address("report", Report.objects.get(first=Q2).pk)


@pytest.mark.parametrize("first", ["", "2025-02-31", "9999-12-31", "2025-10-02", "\x00", "1" * 10_000])
def test_a_period_that_is_none_is_refused_on_the_page(client, here, first):
    assert client.post(address("begin", here.grant.pk), {"first": first}).status_code == 422
    assert not Report.objects.exists()


def test_a_calendar_of_days_off_that_ends_is_said(client, here):
    calendar = HolidayCalendar.objects.create(slug="old", name="Old office")
    Holiday.objects.create(calendar=calendar, date=date(2024, 1, 1), name="Closed")
    Grant.objects.update(calendar=calendar)

    assert "Holidays are listed only through" in text(client.get(address("reports", here.grant.pk)))


def test_a_draft_shows_live_figures_and_keeps_notes(client, here):
    here.training(date(2025, 10, 8), 12)
    row = here.draft()

    page = text(client.get(address("report", row.pk)))
    assert "Needed: 12 people now, 0 in the period before. Say why." in page

    client.post(address("report-write", row.pk), {"professional_development": "A new partner.", "how": "save"})
    row.refresh_from_db()
    assert row.notes == {"professional_development": "A new partner."}


def test_sending_without_the_note_comes_back_with_the_sentence_at_its_field(client, here):
    here.training(date(2025, 10, 8), 12)
    row = here.draft()

    response = client.post(address("report-write", row.pk), {"professional_development": "", "how": "send"})

    assert response.status_code == 422
    assert "Say why this differs so much" in text(response)
    row.refresh_from_db()
    assert row.state == ReportState.DRAFT


def test_a_sent_report_shows_its_digest_what_differs_today_and_who_has_to_sign(client, here):
    here.training(date(2025, 10, 8), 4)
    row = here.draft()
    response = client.post(address("report-write", row.pk), {"how": "send"}, follow=True)
    row.refresh_from_db()
    assert "Sent. The figures are frozen" in text(response)
    here.training(date(2025, 11, 5), 3)

    page = text(client.get(address("report", row.pk)))

    assert grouped(row.digest) in page
    assert "What would be different today" in page
    assert "For the employers" in page
    assert page.count("Missing</span>") == 2


def test_sending_twice_says_that_it_was_sent(client, here):
    row = here.sent()

    response = client.post(address("report-write", row.pk), {"how": "send"})

    assert response.status_code == 422
    assert "was sent already" in text(response)


def test_a_correction_is_a_page_of_its_own_and_compares_with_the_version_before(client, here):
    row = here.sent()
    assert client.post(address("report-step", row.pk, "correct"), {"reason": ""}).status_code == 422

    response = client.post(address("report-step", row.pk, "correct"), {"reason": "A roster came late."})

    second = Report.objects.get(number=2)
    assert response["Location"] == address("report", second.pk)
    here.training(date(2025, 10, 8), 4)
    page = text(client.get(address("report-compare", second.pk)))
    assert "Version 1" in page
    assert "Why version 2: A roster came late." in page
    assert "Professional development" in page


def test_a_report_without_another_version_has_nothing_to_compare(client, here):
    assert client.get(address("report-compare", here.sent().pk)).status_code == 404


@pytest.mark.parametrize("asked", ["", "9", "x", "1" * 400])
def test_a_version_that_is_none_compares_with_the_one_before(client, here, asked):
    row = here.sent()
    second = reports.correct(row.pk, reason="A roster.", by=Actor.user(here.coordinator), at=NOON)

    assert client.get(address("report-compare", second.pk), {"with": asked}).status_code == 200


@pytest.mark.parametrize("kind", ["pdf", "csv"])
def test_files_are_of_frozen_versions_only(client, here, kind):
    assert client.get(address(f"report-{kind}", here.draft(Q1).pk)).status_code == 404
    row = here.sent()

    response = client.get(address(f"report-{kind}", row.pk))

    assert response["Content-Disposition"] == f'attachment; filename="report-2025-10-01-to-2025-12-31-version-1.{kind}"'


@pytest.mark.parametrize("note", ["\x00", "x" * 10_000])
def test_a_note_that_cannot_be_kept_is_refused_with_what_was_typed(client, here, note):
    response = client.post(address("report-write", here.draft().pk), {"professional_development": note, "how": "save"})

    assert response.status_code == 422


def test_a_screening_officer_of_the_same_organization_has_no_way_in(client, here):
    row = here.sent()
    client.force_login(make.staff(Role.SCREENING_OFFICER))

    codes = [client.get(address(*each)).status_code for each in (("reports", here.grant.pk), ("report", row.pk))]

    assert codes == [403, 403]


def test_a_coordinator_of_another_organization_finds_nothing(client, here):
    row = here.sent()
    stranger = make.staff()
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere")
    make.membership(stranger, Role.COORDINATOR, organization=elsewhere)
    client.force_login(stranger)

    assert client.get(address("reports", here.grant.pk)).status_code == 404
    assert client.get(address("report-pdf", row.pk)).status_code == 404
    assert client.post(address("report-write", row.pk), {"how": "send"}).status_code == 404


def test_the_calendar_costs_the_same_for_one_report_and_for_thirty(client, here):
    Grant.objects.update(since=date(2023, 1, 1), reports_every="month")
    here.sent(date(2023, 1, 1))
    client.get(address("reports", here.grant.pk))
    with CaptureQueriesContext(connection) as one:
        client.get(address("reports", here.grant.pk))
    for number in range(1, 30):
        here.sent(date(2023 + number // 12, number % 12 + 1, 1))

    with CaptureQueriesContext(connection) as thirty:
        client.get(address("reports", here.grant.pk))

    assert len(thirty) == len(one) <= 12


def test_the_home_page_says_what_is_late_due_and_unsigned(here):
    reports.open_due(at=NOON)
    here.draft(Q1)
    found = {row.title: row for row in collect(here.coordinator, NOON)}

    assert found["report is late"].badge == "79 days late"
    assert found["report is due soon"].badge == "By Tuesday, January 20"
    here.sent(Q1)
    titles = [row.title for row in collect(here.coordinator, NOON)]
    assert "report waits for a signature" in titles
    assert "report is late" not in titles


def test_a_grant_is_entered_with_dates_that_make_sense(client, here):
    told = {
        "program": here.version.program_id, "name": "Second grant", "number": "", "since": "2026-01-01",
        "until": "2026-12-31", "reports_every": "month", "due_day": "20", "year_begins": "7",
    }  # fmt: skip
    add = reverse("admin:cohorts_grant_add")

    for wrong in ({"until": "2025-01-01"}, {"until": "2050-01-01"}, {"due_day": "29"}, {"since": "9999-01-01"}):
        assert client.post(add, told | wrong).status_code == 200
    assert client.post(add, told).status_code == 302
    assert Grant.objects.filter(name="Second grant").count() == 1
