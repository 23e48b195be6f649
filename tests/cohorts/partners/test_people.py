"""A partner's own people: found, read, taken away as a file; nobody else's."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Event, PersonIdentity
from cohorts.models import Participant
from tests import factories as make
from tests import partnership
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db
LIST = "/partners/people/"
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def version():
    return partnership.partnership()


@pytest.fixture
def signed_in(client, version):
    user = partnership.partner(partnership.clinic(), name="Ruth Calloway")
    client.force_login(user)
    return user


def named(version, given, family, **fields):
    return partnership.participant(version, person=make.person(given_name=given, family_name=family), **fields)


def names(response):
    return [each["row"].person.given_name for each in response.context["rows"]]


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_clinic_and_a_local_see_whom_they_employ_or_represent_and_nobody_else(client, version):
    other = partnership.clinic("bay-clinic")
    named(version, "Ana", "Alba", union=None)
    named(version, "Ben", "Bell", employer=other)
    named(version, "Cy", "Cole", employer=other, union=None)
    found = {}

    for organization in (partnership.clinic(), partnership.local(), other):
        client.force_login(partnership.partner(organization))
        found[organization.slug] = names(client.get(LIST))

    assert found == {"harbor-clinic": ["Ana"], "local-7": ["Ben"], "bay-clinic": ["Ben", "Cy"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Ana", "Zoë", "Eve"]),
        ("q=nunez", ["Zoë"]),
        ("q=NÚÑEZ zoe", ["Zoë"]),
        ("q=nobody", []),
        ("kind=entrant", ["Eve"]),
        ("kind=nonsense", ["Ana", "Zoë", "Eve"]),
        ("left=here", ["Zoë", "Eve"]),
        ("left=left", ["Ana"]),
        ("left=left&kind=entrant", []),
        ("page=99", ["Ana", "Zoë", "Eve"]),
        ("page=x", ["Ana", "Zoë", "Eve"]),
        (f"q={'a' * 10_000}", []),
        ("organization=999999999999999999999", ["Ana", "Zoë", "Eve"]),
    ],
)
def test_the_list_and_its_file_are_narrowed_by_the_address(client, version, signed_in, query, found):
    named(version, "Ana", "Alba", left_on=TODAY - timedelta(days=1))
    named(version, "Zoë", "Núñez", left_on=TODAY)
    named(version, "Eve", "Ortiz", kind="entrant")

    assert names(client.get(f"{LIST}?{query}")) == found
    assert [row[1] for row in rows_of(client.get(f"{LIST}download/?{query}"))[1:]] == found


def test_the_list_is_cut_into_pages_and_the_file_is_not(client, version, signed_in):
    for number in range(27):
        named(version, f"Ana{number}", "Alba")

    assert [len(names(client.get(f"{LIST}?page={page}"))) for page in (1, 2)] == [25, 2]
    assert len(rows_of(client.get(f"{LIST}download/?page=2"))) == 28


def test_no_cell_of_the_file_is_taken_for_a_formula(client, version, signed_in):
    named(version, "=HYPERLINK(1)", "+Alba", occupation="@SUM(A1)")

    (row,) = rows_of(client.get(f"{LIST}download/"))[1:]

    assert row[:4] == ["'+Alba", "'=HYPERLINK(1)", "Works for a partner", "'@SUM(A1)"]


def test_the_file_holds_the_fields_that_are_agreed_and_that_it_was_taken_is_kept(client, version, signed_in):
    row = named(version, "Ana", "Alba", reference="E77", region="South")

    response = client.get(f"{LIST}download/")

    assert rows_of(response) == [
        ["Last name", "First name", "Where from", "Occupation", "Employer", "Union local", "Joined", "Left"],
        ["Alba", "Ana", "Works for a partner", "", "Harbor Clinic", "Local 7", "2025-07-01", ""],
    ]
    assert row.person.email not in response.content.decode()
    event = Event.objects.get(kind="participant.download")
    assert (event.actor_name, event.data) == ("Ruth Calloway", {"people": 1})


def test_a_page_of_a_person_shows_the_agreed_fields_only(client, version, signed_in):
    row = named(version, "Ana", "Alba", occupation="Nurse", reference="E77")
    person = row.person
    person.street, person.city, person.phone = "12 Hidden Lane", "Secret Springs", "+14155550123"
    person.save()
    PersonIdentity.objects.create(person=person, birth_date=date(1987, 6, 5))

    page = text(client.get(reverse("partners:person", args=[row.public_id])))

    assert "Ana Alba" in page
    assert "Nurse" in page
    assert "Joined Tuesday, July 1, 2025" in page.replace("</dt> <dd> ", " ").replace("<dt>", "")
    for secret in ("Hidden Lane", "Secret Springs", "555", "1987", person.email, "E77"):
        assert secret not in page


def test_somebody_of_another_clinic_is_not_there(client, version, signed_in):
    row = named(version, "Cy", "Cole", employer=partnership.clinic("bay-clinic"), union=None)

    assert client.get(reverse("partners:person", args=[row.public_id])).status_code == 404


def test_a_page_without_anybody_says_what_to_do(client, version, signed_in):
    assert "None of your people takes part yet" in text(client.get(LIST))


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_one_person_and_for_thirty(
    client, version, signed_in, django_assert_num_queries, many
):
    for _ in range(many):
        partnership.participant(version)
    client.get(LIST)

    with django_assert_num_queries(5):
        client.get(LIST)


def test_nobody_is_listed_twice_who_has_employer_and_union_under_one_reader(client, version):
    user = partnership.partner(partnership.clinic())
    make.membership(user, "partner", organization=partnership.local())
    client.force_login(user)
    named(version, "Ana", "Alba")

    assert names(client.get(LIST)) == ["Ana"]
    assert Participant.objects.visible_to(user).count() == 1
