"""All reports on one page: late ones first, found by the words of their grant, nobody else's."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Report
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


def listed(client, **query):
    return client.get(reverse("partnership:all-reports"), query)


def test_what_is_late_comes_first_and_what_was_sent_last(client, here):
    reports.open_due(at=NOON)
    sent = Report.objects.get(first=Q1)
    before = [(item["row"].first, item["badge"]) for item in listed(client).context["rows"]]
    reports.submit(sent.pk, by=Actor.user(here.coordinator), at=NOON)
    after = [item["row"].first for item in listed(client).context["rows"]]

    assert (before[0], before[1][0]) == ((Q1, "79 days late"), Q2)
    assert after[-1] == Q1


def test_a_correction_has_no_day_that_is_over(client, here):
    """The report itself was sent; nobody waits for the correction by its day."""
    sent = here.sent(Q1)
    reports.correct(sent.pk, reason="A training was missing.", by=Actor.user(here.coordinator), at=NOON)

    found = [(item["row"].number, item["family"], item["badge"]) for item in listed(client).context["rows"]]

    assert found[0] == (2, "you", "Not sent yet")


@pytest.mark.parametrize(("words", "found"), [("", True), ("no such grant", False), ("%_", False)])
def test_a_report_is_found_by_the_words_of_its_grant(client, here, words, found):
    reports.open_due(at=NOON)

    page = listed(client, q=words)

    assert bool(page.context["rows"]) is found
    assert ("No report fits" in text(page)) is not found


def test_the_grant_s_name_and_its_program_s_find_it(client, here):
    reports.open_due(at=NOON)

    for words in (here.grant.name.upper(), str(here.grant.program)[:5]):
        assert listed(client, q=words).context["rows"]


def test_without_reports_the_page_says_where_they_come_from(client, here):
    assert "No reports yet" in text(listed(client))


def test_nobody_sees_reports_of_another_organization(client, here):
    reports.open_due(at=NOON)
    other = make.staff()
    make.membership(other, Role.COORDINATOR, organization=make.make_organization(slug="strangers", name="Strangers"))
    client.force_login(other)

    page = listed(client)

    assert (page.context["rows"], list(page.context["grants"])) == ([], [])


def test_the_page_asks_as_much_for_twenty_reports_as_for_one(client, here):
    Grant.objects.update(since=date(2023, 1, 1), reports_every="month")
    here.sent(date(2023, 1, 1))
    listed(client)
    with CaptureQueriesContext(connection) as one:
        listed(client)
    for number in range(1, 20):
        here.sent(date(2023 + number // 12, number % 12 + 1, 1))

    with CaptureQueriesContext(connection) as twenty:
        listed(client)

    assert len(twenty) == len(one)
