"""Targets as partners see them: their own column is open, nobody else's small number ever stands on the page."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.models import Grant
from tests import factories as make
from tests import partnership
from tests.cohorts.figures.records import SLUGS, Filled
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = "/partners/targets/"


@pytest.fixture
def filled(at_noon):
    return Filled(11, people=40).fill(20)


@pytest.fixture
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def page_for(client, organization, role=Role.PARTNER, **query):
    client.force_login(partnership.partner(organization, role))
    return client.get(PAGE, query)


def numbers(page) -> list[str]:
    """Every number that the page shows about others, as texts: lines, totals, closed columns."""
    found = [each[name] for each in page.context["lines"] for name in ("reached", "claimed", "services", "people")]
    found += [page.context["all"]["people"], page.context["all"]["services"]]
    return found + [cell for row in page.context["rows"] for cell in row[1:] if isinstance(cell, str)]


@pytest.mark.parametrize("period", ["to-date", "2025-07-01", "2025-10-01", "2026-01-01"])
def test_no_small_number_of_others_is_on_the_page(client, filled, period):
    page = page_for(client, partnership.local(), Role.AUDITOR, period=period)
    shown = [int(number.replace(",", "")) for number in numbers(page) if number != "Hidden"]

    assert "Hidden" in numbers(page)
    assert all(number >= 5 for number in shown)


def test_a_hidden_line_shows_no_missing_number_and_no_bar(client, filled):
    page = page_for(client, partnership.local(), Role.AUDITOR)
    lines = page.context["lines"]

    assert any(line["reached"] == "Hidden" for line in lines)
    assert all(
        (line["missing"], line["pace"], line["goal"]) == ("Hidden", "Hidden", None)
        for line in lines if line["reached"] == "Hidden"
    )  # fmt: skip


def test_the_own_column_is_exact_and_opens(client, filled):
    page = page_for(client, partnership.clinic("east"))
    place = [each["label"] for each in page.context["columns"]].index("East")
    first = filled.grant.since
    for row, line in zip(page.context["rows"], (*SLUGS, ""), strict=True):
        by_hand = filled.count(first, NOON.date(), line=line, employer="east")[1]
        cell = row[place]
        assert (cell["text"] if isinstance(cell, dict) else cell) == str(by_hand)
        if by_hand:
            assert client.get(cell["url"]).context["page_obj"].paginator.count == by_hand


def test_the_other_columns_have_no_link(client, filled):
    page = page_for(client, partnership.clinic("east"))
    place = [each["label"] for each in page.context["columns"]].index("East")

    assert all(isinstance(cell, str) for row in page.context["rows"] for n, cell in enumerate(row) if n != place)


def test_an_auditor_opens_nothing(client, filled):
    page = page_for(client, partnership.clinic("east"), Role.AUDITOR)

    assert page.context["own"] == []
    assert not re.search(r'href="[^"]*records', page.content.decode())


def test_a_list_holds_nobody_but_the_own_participants(client, filled):
    client.force_login(partnership.partner(partnership.clinic("east")))
    query = {"grant": filled.grant.public_id, "from": "2025-07-01", "to": "2026-06-30", "count": "people"}
    names = {str(each.person) for each in filled.participants if each.employer and each.employer.slug == "east"}

    everybody = client.get(reverse("partners:target-records"), query).context["page_obj"]
    elsewhere = client.get(reverse("partners:target-records"), query | {"partner": "harbor-clinic"})

    rows = client.get(reverse("partners:target-records"), query).context["rows"]
    assert everybody.paginator.count == filled.count(date(2025, 7, 1), date(2026, 6, 30), employer="east")[1]
    assert {row.name for row in rows} <= names
    assert all(not row.url for row in rows)
    assert elsewhere.context["page_obj"].paginator.count == 0


def test_somebody_else_s_grant_is_not_found(client, filled):
    client.force_login(partnership.partner(partnership.clinic("far", name="Far")))
    query = {"grant": filled.grant.public_id, "from": "2025-07-01", "to": "2026-06-30", "count": "people"}

    assert client.get(reverse("partners:target-records"), query).status_code == 404
    assert client.get(PAGE, {"grant": filled.grant.public_id}).context["grant"] is None


@pytest.mark.parametrize("query", [{"grant": "x"}, {"period": "2026-02-31"}, {"grant": "1" * 10_000}])
def test_odd_choices_show_the_first_one(client, filled, query):
    assert page_for(client, partnership.clinic(), **query).status_code == 200


@pytest.mark.parametrize("many", [1, 30])
def test_the_page_costs_the_same_for_few_and_many_records(client, at_noon, django_assert_num_queries, many):
    Filled(12, people=8).fill(many)
    client.force_login(partnership.partner(partnership.clinic()))
    client.get(PAGE)

    with django_assert_num_queries(8):
        client.get(PAGE)


def test_several_grants_are_chosen_by_name(client, filled):
    other = Grant.objects.create(
        program=filled.version.program, name="Older grant", since=date(2024, 1, 1), until=date(2025, 6, 30)
    )
    page = page_for(client, partnership.clinic(), grant=other.public_id)

    assert page.context["grant"] == other
    assert {each["text"] for each in page.context["grants"]} == {"Clinics grant", "Older grant"}
    assert make.make_organization().name not in [each["label"] for each in page.context["columns"]]
