"""The working list: what is late first, found by name, the same price at any size and any depth."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applicants.models import Application, ApplicationState
from apprenticeships.models import Role
from tests import factories as make
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()
LIST = reverse("board:applications")
S = ApplicationState


def names(page) -> list[str]:
    return [line.name for line in page.context["lines"]]


def somebody(family: str, state: ApplicationState = S.SUBMITTED, **fields) -> Application:
    return make.application(state, person=make.applicant(given_name="Ana", family_name=family), **fields)


@pytest.fixture
def cohort():
    return make.cohort()


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_seven_queries_for_one_row_and_for_thirty(
    client, coordinator, cohort, django_assert_num_queries, many
):
    for number in range(many):
        somebody(f"Ortega{number}", cohort=cohort, answer_due=TODAY if number % 2 else None)
    client.get(LIST)

    with django_assert_num_queries(6):
        page = client.get(LIST)

    assert len(page.context["lines"]) == many


@pytest.mark.parametrize("query", ["?q=ortega&sort=name", "?turn=look", "?turn=finish&state=all", "?sort=newest"])
def test_no_filter_costs_more(client, coordinator, cohort, django_assert_max_num_queries, query):
    for number in range(5):
        somebody(f"Ortega{number}", cohort=cohort)
    client.get(LIST)

    with django_assert_max_num_queries(8):
        client.get(LIST + query)


def test_what_is_late_stands_first_and_who_waits_for_nobody_last(client, coordinator, cohort):
    somebody("Later", cohort=cohort, answer_due=TODAY + timedelta(days=3))
    somebody("Older", S.DRAFT, cohort=cohort)
    somebody("Latest", cohort=cohort, answer_due=TODAY - timedelta(days=2))
    somebody("Newer", S.DRAFT, cohort=cohort)

    page = client.get(LIST)

    assert names(page) == ["Latest, Ana", "Later, Ana", "Newer, Ana", "Older, Ana"]
    assert "2 days late" in page.content.decode()


@pytest.mark.parametrize("sort", ["late", "newest", "name"])
def test_pages_follow_one_another_without_a_gap_or_a_double(client, coordinator, cohort, sort):
    for number in range(120):
        due = TODAY + timedelta(days=number % 7) if number % 3 == 0 else None
        somebody(f"Ortega{number % 40}", cohort=cohort, answer_due=due)
    seen, address = [], f"{LIST}?sort={sort}"

    while address:
        page = client.get(address)
        seen += [line.pk for line in page.context["lines"]]
        address = LIST + page.context["next"] if page.context["next"] else ""

    assert len(seen) == 120
    assert set(seen) == set(Application.objects.values_list("pk", flat=True))


def test_ended_applications_show_when_they_are_asked_for(client, coordinator, cohort):
    somebody("Open", cohort=cohort)
    somebody("Gone", S.WITHDRAWN, cohort=cohort)

    found = {state: names(client.get(f"{LIST}?state={state}")) for state in ("open", "withdrawn", "all", "nonsense")}

    assert found == {
        "open": ["Open, Ana"],
        "withdrawn": ["Gone, Ana"],
        "all": ["Gone, Ana", "Open, Ana"],
        "nonsense": ["Open, Ana"],
    }


def test_filters_narrow_by_class_program_and_turn(client, coordinator, cohort):
    other = make.cohort()
    somebody("Here", cohort=cohort, answer_due=TODAY - timedelta(days=1))
    somebody("There", S.READY, cohort=other)

    found = [
        names(client.get(f"{LIST}?cohort={cohort.pk}")),
        names(client.get(f"{LIST}?program={other.program_id}")),
        names(client.get(f"{LIST}?turn=late")),
        names(client.get(f"{LIST}?turn=managers")),
    ]

    assert found == [["Here, Ana"], ["There, Ana"], ["Here, Ana"], ["There, Ana"]]


@pytest.mark.parametrize("words", ["nunez", "NÚÑEZ", "ana nun", "nuñez ana"])
def test_a_name_is_found_by_any_part_whatever_accents_and_case(client, coordinator, cohort, words):
    somebody("Núñez", cohort=cohort)
    somebody("Silva", cohort=cohort)

    page = client.get(LIST, {"q": words})

    assert names(page) == ["Núñez, Ana"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        f"q={'a' * 10_000}",
        "q=%25_%5C",
        "cohort=abc",
        f"cohort={'9' * 40}",
        "program=-1",
        "after=x",
        "after=9999-99-99.1",
        "after=9999-12-31.1",
        f"after=2026-01-01.{'9' * 40}",
        "after=-.1&sort=name",
        "sort=person__user__password",
        "state__regex=(a",
    ],
)
def test_strange_addresses_never_break_the_list(client, coordinator, cohort, query):
    somebody("Ortega", cohort=cohort)

    response = client.get(f"{LIST}?{query}")

    assert response.status_code == (400 if "%00" in query else 200)


def test_applications_of_another_organization_are_not_there(client, coordinator):
    program = make.program(organization=make.make_organization(slug="strangers", name="Strangers"))
    cohort = make.cohort(version=make.version(program=program))
    row = somebody("Stranger", cohort=cohort)

    found = [
        client.get(LIST).content.decode(),
        client.get(f"{LIST}?cohort={cohort.pk}").content.decode(),
        client.get(f"{LIST}?q=stranger").content.decode(),
    ]

    assert not any("Stranger, Ana" in page or str(program) in page for page in found)
    assert client.get(reverse("board:application", args=[row.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.INSTRUCTOR, None])
def test_the_list_is_for_coordinators_only(client, role):
    client.force_login(make.staff(role) if role else make.applicant().user)

    assert client.get(LIST).status_code == 403


def test_the_number_that_somebody_reads_out_finds_the_application_open_or_over(client, coordinator, cohort):
    over, other = somebody("Ortega", S.WITHDRAWN, cohort=cohort), somebody("Ruiz", cohort=cohort)

    found = [names(client.get(f"{LIST}?q={typed}")) for typed in (over.number, f"%23{other.pk}", "999999", "9" * 30)]
    records = client.get(reverse("admin:applicants_application_changelist"), {"q": over.number})

    assert found == [["Ortega, Ana"], ["Ruiz, Ana"], [], []]
    assert [row.pk for row in records.context["cl"].result_list] == [over.pk]
