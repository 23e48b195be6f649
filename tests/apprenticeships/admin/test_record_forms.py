"""Forms of records: what people type is read as they write it, and never overwrites what changed."""

from datetime import timedelta

import pytest
from django import forms
from django.db import IntegrityError, transaction

from apprenticeships.admin.plain import StaffForm
from apprenticeships.admin.site import FreshForm
from apprenticeships.models import Department, Holiday, Membership, Parameter, Program, Role, Session, Site
from tests import factories as make
from tests.apprenticeships.admin.desk import address, strangers
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


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


def test_a_form_refuses_a_row_of_another_organization(client, coordinator):
    site = make.make_site(organization=strangers())

    response = client.post(address("apprenticeships.department", "add"), {"site": site.pk, "name": "Pediatrics"})

    assert "site" in response.context["adminform"].form.errors
    assert not Department.objects.exists()


@pytest.mark.parametrize("written", ["ca", "Ca", "XX", ""])
def test_the_state_of_a_site_is_one_of_the_list_as_the_law_of_the_place_follows_from_it(client, coordinator, written):
    site = make.make_site(state="MO")
    where = address("apprenticeships.site", "change", site.pk)

    response = client.post(where, hidden_inputs(client.get(where)) | {"state": written})

    assert "state" in response.context["adminform"].form.errors
    if written:
        with pytest.raises(IntegrityError), transaction.atomic():
            Site.objects.filter(pk=site.pk).update(state=written)


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


@pytest.mark.parametrize(
    ("key", "written", "words"),
    [
        ("response_days", "four", "Write it like 5, in business days."),
        ("panel_size", "5", "Write a number from 2 to 4."),
        ("drug_cannabis", "maybe", "Write one of: tested, active_only, not_tested."),
    ],
)
def test_what_a_number_may_be_is_said_at_its_field(client, coordinator, key, written, words):
    typed = {"version": make.version().pk, "key": key, "value": written, "effective_from": "2026-02-01"}

    page = client.post(address("apprenticeships.parameter", "add"), typed)

    assert list(page.context["adminform"].form.errors["value"]) == [words]


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
    shown = client.get(address("apprenticeships.session", "changelist")).content.decode()
    assert "Tuesday, January 20 at 5:30 p.m. (Mountain Time)" in shown
    assert "Add a session" in shown

    twice = client.post(address("apprenticeships.session", "add"), typed | {"place": "LIBRARY"})
    assert "a session of this kind at this time" in str(twice.context["adminform"].form.errors["second_room"])
    for also in ({"second_room": "on"}, {"begins": "17:45"}, {"place": "Clinic"}):
        client.post(address("apprenticeships.session", "add"), typed | also)
    assert Session.objects.count() == 4


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends": "17:00"}, "ends"),
        ({"day": "2025-01-01"}, "day"),
        ({"zone": "Moon/Crater"}, "zone"),
        ({"language": "tl"}, "language"),
    ],
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


def test_no_staff_form_speaks_as_the_framework_does():
    class Form(StaffForm):
        words = forms.CharField(max_length=3)
        whole = forms.IntegerField(min_value=1, max_value=9)
        exact = forms.DecimalField(min_value=1, max_digits=4, decimal_places=2)
        one = forms.ChoiceField(choices=[("a", "A")])
        some = forms.MultipleChoiceField(choices=[("a", "A")])

    typed = [
        {"words": "a\x00", "whole": "0", "exact": "0", "one": "b", "some": ["b"]},
        {"words": "abcd", "whole": "10", "exact": "1.234"},
    ]

    assert [{name: list(errors) for name, errors in Form(each).errors.items()} for each in typed] == [
        {
            "words": ["Leave out the sign that cannot be shown."],
            "whole": ["Write 1 or more."],
            "exact": ["Write 1 or more."],
            "one": ["Choose one of these."],
            "some": ["Choose among these."],
        },
        {
            "words": ["Write at most 3 letters."],
            "whole": ["Write 9 or less."],
            "exact": ["Write at most 2 digits after the point."],
            "one": ["Choose one for “One”."],
            "some": ["Choose at least one for “Some”."],
        },
    ]


@pytest.mark.parametrize(
    ("field", "sentences"),
    [
        (forms.IntegerField(max_value=7), {"8": "Write 7 or less.", "x": "Write a whole number, such as 7."}),
        (forms.DecimalField(max_digits=4, decimal_places=2), {"x": "Write a number, such as 7.5."}),
        (forms.IntegerField(error_messages={"invalid": "Count them."}), {"x": "Count them."}),
    ],
)
def test_a_field_of_a_record_says_what_to_write_unless_it_has_words_of_its_own(field, sentences):
    class Form(FreshForm):
        number = field

        class Meta:
            model = Holiday
            fields = ()

    for typed, sentence in sentences.items():
        assert Form({"number": typed}).errors["number"] == [sentence]
