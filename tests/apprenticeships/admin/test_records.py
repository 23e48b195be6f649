"""Records: every list and form opens for a coordinator, shows own rows only, and costs the same at any size."""

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import Person, Role, Site
from tests import factories as make
from tests.apprenticeships.admin.desk import RECORDS, address, strangers

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

OWN = [model for model in admin.site._registry if model._meta.app_label in {"apprenticeships", "cohorts", "applicants"}]
LABELS = sorted(model._meta.label_lower for model in OWN)
ADDED_ELSEWHERE = {
    "apprenticeships.membership",
    "applicants.lead",
}  # a page of their own asks for what a workflow needs


def test_every_record_of_ours_is_tried_here():
    assert sorted(RECORDS) == LABELS


@pytest.mark.parametrize("label", LABELS)
def test_list_form_and_history_open_for_a_coordinator(client, coordinator, label):
    row = RECORDS[label]()

    pages = [
        client.get(address(label, "changelist")),
        client.get(address(label, "change", row.pk)),
        client.get(address(label, "history", row.pk)),
    ]

    assert [page.status_code for page in pages] == [200, 200, 200]


@pytest.mark.parametrize("label", LABELS)
def test_a_form_to_add_opens_where_records_may_be_added(client, coordinator, label):
    model_admin = next(row for model, row in admin.site._registry.items() if model._meta.label_lower == label)
    allowed = model_admin.has_add_permission(type("Request", (), {"user": coordinator})())

    response = client.get(address(label, "add"))

    assert response.status_code == (403 if not allowed else 302 if label in ADDED_ELSEWHERE else 200)


@pytest.mark.parametrize("label", LABELS)
def test_a_list_costs_the_same_for_one_row_and_for_eight(client, coordinator, label):
    RECORDS[label]()
    client.get(address(label, "changelist"))
    with CaptureQueriesContext(connection) as one:
        client.get(address(label, "changelist"))
    few = len(one)
    for _ in range(7):
        RECORDS[label]()

    with CaptureQueriesContext(connection) as eight:
        client.get(address(label, "changelist"))

    assert len(eight) == few
    assert few <= 12


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.INSTRUCTOR, Role.PRECEPTOR, None])
def test_nobody_else_opens_a_record(client, role):
    row = make.lead().person
    client.force_login(make.staff(role) if role else make.applicant().user)

    response = client.get(address("apprenticeships.person", "change", row.pk))

    assert response.status_code == 403


def test_who_is_not_signed_in_is_led_to_the_sign_in_page(client):
    response = client.get(address("apprenticeships.person", "changelist"))

    assert response["Location"].startswith(reverse(settings.LOGIN_URL))


@pytest.mark.parametrize("model", OWN, ids=lambda model: model._meta.label_lower)
def test_no_form_holds_a_state_and_nothing_is_deleted(coordinator, model):
    record = admin.site._registry[model]
    request = type("Request", (), {"user": coordinator, "GET": {}, "method": "GET"})()

    assert record.fields or record.fieldsets
    assert not record.has_delete_permission(request)
    names = {name for _, options in record.get_fieldsets(request) for line in options["fields"] for name in _flat(line)}
    if record.has_change_permission(request):
        assert {"state", "schedule_state", "canceled_at"} & (names - set(record.get_readonly_fields(request))) <= (
            {"state"} if model in {Person, Site} else set()  # the part of a country, there
        )


def _flat(line):
    return [line] if isinstance(line, str) else line


def test_rows_of_another_organization_are_not_there(client, coordinator):
    other = make.program(organization=strangers(), name="Somebody else's program")
    lead = make.lead(program=other)

    people = client.get(address("apprenticeships.person", "changelist"))
    programs = client.get(address("apprenticeships.program", "changelist"))
    change = client.get(address("apprenticeships.person", "change", lead.person_id))

    assert list(people.context["cl"].result_list) == []
    assert other not in programs.context["cl"].result_list
    assert (change.status_code, change["Location"]) == (302, reverse("admin:index"))


def test_a_filter_names_no_row_of_another_organization(client, coordinator):
    make.program(organization=strangers(), name="Somebody else's program")

    page = client.get(address("apprenticeships.session", "changelist"))

    assert "Somebody else" not in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "given_name__regex=(a",
        "user__password__startswith=a",
        "identity__birth_date__year=2000",
        "created_at__year=9999",
        "email__isnull=1",
    ],
)
def test_questions_that_no_filter_asks_are_refused(client, coordinator, query):
    response = client.get(f"{address('apprenticeships.person', 'changelist')}?{query}")

    assert response.status_code == 400


STRANGE = [
    f"q={'a' * 10_000}",
    f"q={'%20a' * 3_000}",
    "q=%22",
    "o=99.-99.x",
    "p=99999999999",
    "p=x",
    "all=1",
    "e=1",
    "_popup=1",
]


@pytest.mark.parametrize("label", LABELS)
def test_strange_addresses_never_break_a_list(client, coordinator, label):
    found = {query[:12]: client.get(f"{address(label, 'changelist')}?{query}").status_code for query in STRANGE}

    assert set(found.values()) <= {200, 302}, found


@pytest.mark.parametrize("label", LABELS)
def test_a_key_that_nothing_has_leads_home(client, coordinator, label):
    found = {key[:3]: client.get(address(label, "change", key)) for key in ("abc", "9" * 40, "-1", "0", "1_2F")}

    assert {key: page.headers.get("Location") for key, page in found.items()} == dict.fromkeys(
        found, reverse("admin:index")
    )


def test_people_are_found_by_any_part_of_the_name_whatever_the_accents(client, coordinator):
    program = make.program()
    make.lead(program=program, person=make.person(given_name="José", family_name="Núñez"))
    make.lead(program=program, person=make.person(given_name="Ana", family_name="Silva"))

    page = client.get(address("apprenticeships.person", "changelist") + "?q=nunez+jos")

    assert [row.name for row in page.context["cl"].result_list] == ["José Núñez"]


def test_a_person_page_leads_to_everything_about_the_person(client, coordinator):
    person = make.lead().person

    page = client.get(address("apprenticeships.person", "change", person.pk)).content.decode()

    for label in ("applicants.application", "cohorts.enrollment", "apprenticeships.message", "apprenticeships.event"):
        assert f'{address(label, "changelist")}?person__id__exact={person.pk}"' in page
        assert client.get(f"{address(label, 'changelist')}?person__id__exact={person.pk}").status_code == 200


def test_what_people_wrote_is_text_on_every_page(client, coordinator):
    nasty = '<img src=x onerror=alert(1)>" x-data="alert(1)'
    person = make.person(given_name=nasty[:80], family_name="{{7*7}}")
    make.lead(person=person)

    pages = [
        client.get(address("apprenticeships.person", "changelist")),
        client.get(address("apprenticeships.person", "change", person.pk)),
        client.get(address("applicants.lead", "changelist")),
    ]

    for page in pages:
        text = page.content.decode()
        assert "<img src=x" not in text
        assert '" x-data="alert' not in text
        assert "49" not in text.split("7*7")[0][-20:]


def test_the_library_s_own_search_and_sign_in_pages_are_closed(client, coordinator):
    addresses = ["admin:search", "admin:login", "admin:password_change"]

    found = [client.get(reverse(name)) for name in addresses]

    assert [page.status_code for page in found] == [404, 302, 302]
