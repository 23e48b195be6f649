"""The sections of students: three areas and a time, a guardian for minors, the school they go to."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Application, Availability, Guardian, Wish
from applicants.workflows import applications
from apprenticeships.models import Message, PersonIdentity
from tests import factories as make
from tests.applicants.hiring.readers import text_of
from tests.applicants.summer import ADULT, MINOR, pages, summer
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return summer()


@pytest.fixture
def row(scene, client):
    application = applications.start(person=make.applicant(), program=scene.version.program, by=ROBOT, at=NOON)
    client.force_login(application.person.user)
    return application


def address(application, slug):
    return reverse("portal:section", args=[application.public_id, slug])


def born(row, day):
    PersonIdentity.objects.update_or_create(person=row.person, defaults={"birth_date": day})


def test_a_minor_goes_through_all_sections_and_every_answer_is_shown_to_check(client, scene, row):
    slugs = [spec.slug for spec in applications.sections_of(row.version)]
    for slug in slugs:
        assert client.post(address(row, slug), pages(scene)[slug]).status_code == 302

    words = text_of(client.get(reverse("portal:review", args=[row.public_id])))

    assert slugs == list(pages(scene))
    for fact in (
        "Your first choice Imaging", "Your third choice Finance", "Up to 20 miles", "Rosa Castell", "rosa@demo.example",
        "Name of your school Northgate High School", "Year in which you finish it 2027", "Send my application",
    ):  # fmt: skip
        assert fact in words
    assert Application.objects.get().track == scene.track


def test_areas_come_in_their_order_with_days_and_distance(client, scene, row):
    client.post(address(row, "interests"), pages(scene)["interests"] | {"miles": "anywhere"})

    wishes = Wish.objects.filter(application=row).values_list("rank", "interest__slug")
    available = Availability.objects.get()
    assert list(wishes) == [(1, "imaging"), (2, "laboratory"), (3, "finance")]
    assert (available.first_day, available.last_day) == (scene.cohort.starts_on, scene.cohort.ends_on)
    assert available.most_miles is None


def test_the_weeks_of_the_class_stand_there_first_up_to_their_last_friday(client, scene, row):
    page = client.get(address(row, "interests")).content.decode()

    assert f'value="{scene.cohort.starts_on}"' in page
    assert f'value="{scene.cohort.ends_on - timedelta(days=3)}"' in page


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"first": ""}, "first", "Choose the area that interests you most."),
        ({"third": ""}, "third", "Choose your third area."),
        ({"second": "imaging"}, "second", "You chose this area already. Choose another."),
        ({"third": "imaging"}, "third", "You chose this area already. Choose another."),
        ({"first": "surgery"}, "first", "Choose the area that interests you most."),
        ({"first_day": "2027-06-01"}, "first_day", "Write a day of 2026."),
        ({"last_day": "2026-05-30"}, "last_day", "Write a day after the first one."),
        ({"miles": ""}, "miles", "Choose how far it can be."),
    ],
)
def test_what_is_wrong_is_said_next_to_its_field(client, scene, row, changes, field, sentence):
    response = client.post(address(row, "interests"), pages(scene)["interests"] | changes)

    assert response.status_code == 422
    assert response.context["form"].errors.get_json_data()[field][0]["message"] == sentence
    assert sentence in text_of(response)


def test_a_gap_keeps_what_stands_before_it(client, scene, row):
    client.post(address(row, "interests"), pages(scene)["interests"] | {"second": "", "later": "1"})

    assert list(Wish.objects.values_list("rank", "interest__slug")) == [(1, "imaging")]


def test_a_program_with_two_areas_asks_for_two(client, scene, row):
    scene.version.interests.exclude(slug__in=["imaging", "finance"]).delete()

    form = client.get(address(row, "interests")).context["form"]

    assert [name for name in form.fields if name in {"first", "second", "third"}] == ["first", "second"]


def test_an_adult_reads_one_sentence_and_goes_on(client, row):
    born(row, ADULT)

    page = client.get(address(row, "guardian"))
    response = client.post(address(row, "guardian"), {})

    assert "You are 18 or older on the first day." in text_of(page)
    assert response["Location"] == address(row, "path")
    assert row.sections.get(slug="guardian").is_complete
    assert not Guardian.objects.exists()


def test_whose_age_is_not_known_is_sent_to_requirements_first(client, row):
    page = client.get(address(row, "guardian"))
    response = client.post(address(row, "guardian"), {})

    assert "Fill in “Requirements” first" in text_of(page)
    assert response.status_code == 422
    assert not row.sections.get(slug="guardian").is_complete


@pytest.mark.parametrize("change", [str.upper, str])
def test_the_own_address_is_refused_next_to_the_field(client, row, change):
    born(row, MINOR)

    response = client.post(
        address(row, "guardian"), {"guardian_name": "Rosa", "guardian_email": change(row.person.email)}
    )

    assert response.status_code == 422
    assert response.context["form"].errors["guardian_email"] == [
        "Write your parent's or guardian's own e-mail, not yours."
    ]
    assert not Guardian.objects.exists()


def test_nobody_is_written_to_before_the_application_is_sent(client, scene, row):
    born(row, MINOR)

    client.post(address(row, "guardian"), pages(scene)["guardian"])

    assert Guardian.objects.get().email == "rosa@demo.example"
    assert not Message.objects.filter(kind__startswith="guardian.").exists()
    assert "rosa@demo.example" in client.get(address(row, "guardian")).content.decode()


def test_who_turns_out_to_be_a_minor_is_asked_for_a_guardian_again(client, scene, row):
    born(row, ADULT)
    client.post(address(row, "guardian"), {})

    client.post(address(row, "eligibility"), pages(scene)["eligibility"])

    assert "guardian" in [spec.slug for spec in applications.missing(row)]


def test_under_13_nothing_is_kept(client, scene, row):
    response = client.post(address(row, "eligibility"), {"birth_date": "2013-02-01", "student": "yes"})

    assert response.status_code == 422
    assert "We closed this application and erased what you wrote in it." in text_of(response)
    assert not PersonIdentity.objects.exists()
    assert not row.sections.exists()


@pytest.mark.parametrize(
    ("year", "fine"), [("2025", False), ("2026", True), ("2032", True), ("2033", False), ("", False)]
)
def test_a_student_says_when_they_finish_school(client, row, year, fine):
    response = client.post(address(row, "education"), {"school": "Northgate High School", "year": year})

    assert response.status_code == (302 if fine else 422)
    assert "level" not in client.get(address(row, "education")).context["form"].fields


def test_one_path_is_taken_without_asking(client, scene, row):
    page = client.get(address(row, "path"))
    client.post(address(row, "path"), pages(scene)["path"])

    row.refresh_from_db()
    assert list(page.context["form"].fields) == ["cohort"]
    assert row.track == scene.track


def test_the_home_is_asked_where_a_place_near_it_is_looked_for(client, scene, row):
    response = client.post(address(row, "contact"), pages(scene)["contact"] | {"postal_code": ""})

    assert response.context["form"].errors["postal_code"] == ["Write the ZIP code of your home, such as 63110."]


def test_who_does_not_go_to_school_hears_that_the_program_is_for_students(client, scene, row):
    said = "This program is for students who go to high school now. Your answer is kept"
    fine = client.post(address(row, "eligibility"), pages(scene)["eligibility"], follow=True)
    no = pages(scene)["eligibility"] | {"student": "no"}

    after = client.post(address(row, "eligibility"), no, follow=True)

    assert said not in text_of(fine)
    assert said in text_of(after)
    assert row.sections.get(slug="eligibility").answers["student"] is False
    assert said in text_of(client.get(address(row, "eligibility")))
