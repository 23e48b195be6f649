"""Records: every list and form opens for a coordinator, shows own rows only, and never overwrites what changed."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import (
    Department,
    Holiday,
    Membership,
    Organization,
    Parameter,
    Person,
    Program,
    Role,
    Session,
    Site,
)
from tests import factories as make
from tests.apprenticeships.admin.desk import RECORDS
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

OWN = [model for model in admin.site._registry if model._meta.app_label in {"apprenticeships", "cohorts", "applicants"}]
LABELS = sorted(model._meta.label_lower for model in OWN)
ADDED_ELSEWHERE = {
    "apprenticeships.membership",
    "applicants.lead",
}  # a page of their own asks for what a workflow needs


def address(label: str, page: str, *args: object) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=args)


def hidden_inputs(response) -> dict[str, str]:
    """Everything that a form holds before somebody types."""
    form = response.context["adminform"].form
    names = [form, *(inline.formset.management_form for inline in response.context["inline_admin_formsets"])]
    found: dict[str, str] = {}
    for part in names:
        for field in part:
            value = field.value()
            if isinstance(value, bool):
                found |= {field.html_name: "on"} if value else {}
            else:
                found[field.html_name] = "" if value is None else str(value)
    return found


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
def test_a_list_costs_the_same_for_one_row_and_for_thirty(client, coordinator, label):
    RECORDS[label]()
    client.get(address(label, "changelist"))
    with CaptureQueriesContext(connection) as one:
        client.get(address(label, "changelist"))
    few = len(one)
    for _ in range(29):
        RECORDS[label]()

    with CaptureQueriesContext(connection) as thirty:
        client.get(address(label, "changelist"))

    assert len(thirty) == few
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


def strangers() -> Organization:
    return make.make_organization(slug="strangers", name="Strangers")


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


def test_a_form_refuses_a_row_of_another_organization(client, coordinator):
    site = make.make_site(organization=strangers())

    response = client.post(address("apprenticeships.department", "add"), {"site": site.pk, "name": "Pediatrics"})

    assert "site" in response.context["adminform"].form.errors
    assert not Department.objects.exists()


def test_a_save_is_refused_when_somebody_changed_the_row_meanwhile(client, coordinator):
    program = make.program(name="Medical Apprenticeship")
    typed = hidden_inputs(client.get(address("apprenticeships.program", "change", program.pk)))
    Program.objects.filter(pk=program.pk).update(name="Medical Assistant Apprenticeship")

    response = client.post(
        address("apprenticeships.program", "change", program.pk), typed | {"name": "My own new name"}
    )

    program.refresh_from_db()
    assert program.name == "Medical Assistant Apprenticeship"
    assert "Somebody else changed this while you were writing" in response.content.decode()
    assert "My own new name" in response.content.decode()


def test_a_save_without_the_seal_of_the_form_is_refused(client, coordinator):
    program = make.program(name="Before")
    typed = hidden_inputs(client.get(address("apprenticeships.program", "change", program.pk)))

    client.post(address("apprenticeships.program", "change", program.pk), typed | {"name": "After", "loaded": ""})

    program.refresh_from_db()
    assert program.name == "Before"


def test_a_save_of_what_nobody_changed_goes_through_and_is_remembered(client, coordinator):
    program = make.program(name="Before")
    typed = hidden_inputs(client.get(address("apprenticeships.program", "change", program.pk)))

    client.post(address("apprenticeships.program", "change", program.pk), typed | {"name": "After"})

    program.refresh_from_db()
    history = client.get(address("apprenticeships.program", "history", program.pk)).content.decode()
    assert program.name == "After"
    assert "from “Before” to “After”" in history
    assert "by Dana Whitfield" in history


def test_fields_that_a_form_does_not_show_are_not_changed_by_it(client, coordinator):
    person = make.lead().person
    user = make.user()
    typed = hidden_inputs(client.get(address("apprenticeships.person", "change", person.pk)))

    client.post(
        address("apprenticeships.person", "change", person.pk),
        typed | {"given_name": "Ana", "user": user.pk, "public_id": "", "sort_name": "x", "id": 999},
    )

    person.refresh_from_db()
    assert (person.given_name, person.user) == ("Ana", None)


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


def test_who_adds_an_organization_coordinates_it(client, coordinator):
    typed = {"name": "Elm Street Clinic", "slug": "elm-street", "kind": "clinic", "zone": "America/Chicago"}
    inline = {f"sites-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}

    client.post(address("apprenticeships.organization", "add"), typed | inline)

    membership = Membership.objects.get(organization__slug="elm-street")
    assert (membership.user, membership.role) == (coordinator, Role.COORDINATOR)


@pytest.mark.parametrize(
    ("key", "written", "stored"),
    [
        ("response_days", "4", 4),
        ("exam_reminder_days", "21, 7, 1", [21, 7, 1]),
        ("raise_policy", "next_pay_period", "next_pay_period"),
    ],
)
def test_a_number_is_written_as_people_write_it(client, coordinator, key, written, stored):
    typed = {"version": make.version().pk, "key": key, "value": written, "effective_from": "2026-02-01"}

    client.post(address("apprenticeships.parameter", "add"), typed)

    assert Parameter.objects.get().value == stored


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("response_days", "four"),
        ("response_days", "-1"),
        ("response_days", "9" * 5000),
        ("exam_reminder_days", "1,,2"),
        ("response_days", "1\x00"),
        ("nonsense", "4"),
    ],
)
def test_a_number_of_another_shape_is_refused(client, coordinator, key, written):
    typed = {"version": make.version().pk, "key": key, "value": written, "effective_from": "2026-02-01"}

    response = client.post(address("apprenticeships.parameter", "add"), typed)

    assert response.status_code == 200
    assert not Parameter.objects.exists()


@pytest.mark.parametrize("day", ["9999-01-01", "0001-01-01", "13/45/2026", "\x00"])
def test_a_day_outside_of_the_calendar_is_refused(client, coordinator, day):
    typed = {"version": make.version().pk, "key": "response_days", "value": "4", "effective_from": day}

    response = client.post(address("apprenticeships.parameter", "add"), typed)

    assert response.status_code == 200
    assert not Parameter.objects.exists()


def test_numbers_that_hold_for_everybody_are_shown_and_not_changed(client, coordinator):
    common = Parameter.objects.create(key="response_days", value=5, effective_from=NOON.date())

    page = client.get(address("apprenticeships.parameter", "change", common.pk))
    refused = client.post(address("apprenticeships.parameter", "change", common.pk), {"value": "9"})

    assert (page.status_code, refused.status_code) == (200, 403)


def test_days_off_are_changed_with_their_calendar(client, coordinator):
    calendar = make.federal_calendar()
    typed = hidden_inputs(client.get(address("apprenticeships.holidaycalendar", "change", calendar.pk)))
    day = {"holidays-0-date": "2026-12-25", "holidays-0-name": "Christmas", "holidays-TOTAL_FORMS": "1"}

    client.post(
        address("apprenticeships.holidaycalendar", "change", calendar.pk),
        typed | day | {"holidays-0-id": "", "holidays-0-calendar": calendar.pk},
    )

    assert Holiday.objects.get().name == "Christmas"


def test_a_new_session_is_written_by_the_clock_at_its_place(client, coordinator):
    program = make.program()
    typed = {
        "program": program.pk,
        "kind": "info",
        "title": "Come and ask us anything",
        "language": "en",
        "place": "Library",
        "zone": "America/Denver",
        "day": "2026-01-20",
        "begins": "17:30",
        "ends": "18:30",
        "capacity": "20",
    }

    client.post(address("apprenticeships.session", "add"), typed)

    session = Session.objects.get()
    assert session.starts_at.isoformat() == "2026-01-21T00:30:00+00:00"
    assert session.ends_at - session.starts_at == timedelta(hours=1)
    assert session.requirement_kind == "info_session"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"ends": "17:00"}, "ends"), ({"day": "2025-01-01"}, "day"), ({"zone": "Moon/Crater"}, "zone")],
)
def test_a_session_that_cannot_take_place_is_refused(client, coordinator, wrong, field):
    typed = {
        "program": make.program().pk,
        "kind": "info",
        "title": "T",
        "language": "en",
        "place": "Library",
        "zone": "America/Chicago",
        "day": "2026-01-20",
        "begins": "17:30",
        "ends": "18:30",
        "capacity": "20",
    }

    response = client.post(address("apprenticeships.session", "add"), typed | wrong)

    assert field in response.context["adminform"].form.errors
    assert not Session.objects.exists()


def test_a_form_for_a_session_that_exists_does_not_move_it(client, coordinator):
    session = make.session()
    before = (session.starts_at, session.place)
    typed = hidden_inputs(client.get(address("apprenticeships.session", "change", session.pk)))

    client.post(
        address("apprenticeships.session", "change", session.pk),
        typed | {"title": "New words", "place": "Elsewhere", "starts_at_0": "2026-05-05", "starts_at_1": "10:00"},
    )

    session.refresh_from_db()
    assert session.title == "New words"
    assert (session.starts_at, session.place) == before


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
