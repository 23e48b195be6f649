"""The instant answer: for each class, kept in the browser alone, carried into the application, with other programs."""

from datetime import date

import pytest
import time_machine
from django.core.cache import caches
from django.urls import reverse

from applicants.models import Application
from apprenticeships.models import PersonIdentity, RequirementKind
from tests import factories as make
from tests.applicants.way import way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
FINE = {"birth_date": "2000-05-17", "diploma": "yes", "experience": "3", "works_here": "no"}
SOON = {**FINE, "birth_date": "2008-03-03"}


@pytest.fixture(autouse=True)
def _noon():
    caches["process"].clear()
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


def text(response):
    return " ".join(response.content.decode().split())


def address(scene):
    return reverse("join:eligibility", args=[scene.program.slug])


def test_age_counts_on_the_first_day_of_each_class(client, scene):
    page = client.post(address(scene), SOON, follow=True)

    assert [(each.start, each.outlook) for each in page.context["classes"]] == [
        (date(2026, 3, 2), "not_yet"),
        (date(2026, 4, 6), "eligible"),
    ]
    assert "You can join the class of Monday, April 6" in text(page)


def test_the_same_address_shows_the_answer_again_in_this_browser_only(client, scene, django_user_model):
    client.post(address(scene), FINE)

    again = client.get(address(scene))
    elsewhere = type(client)().get(address(scene))

    assert again.status_code == 200
    assert "You can apply now" in text(again)
    assert "You can apply now" not in text(elsewhere)
    assert django_user_model.objects.count() == 0


def test_answers_are_forgotten_on_demand(client, scene):
    client.post(address(scene), FINE)

    client.post(address(scene), {**FINE, "clear": "1"})

    assert "You can apply now" not in text(client.get(address(scene)))


def test_what_was_said_need_not_be_written_again_in_the_application(client, scene):
    client.post(address(scene), FINE)
    client.force_login(make.applicant().user)
    client.post(address(scene), FINE)

    client.post(reverse("portal:start", args=[scene.program.slug]))

    row = Application.objects.get()
    section = row.sections.get()
    assert (section.slug, section.answers, section.is_complete) == (
        "eligibility",
        {"diploma": True, "works_here": False},
        False,
    )
    assert PersonIdentity.objects.get(person=row.person).birth_date == date(2000, 5, 17)
    page = text(client.get(reverse("portal:section", args=[row.public_id, "eligibility"])))
    assert 'value="2000-05-17"' in page


def test_the_answers_of_a_visitor_come_along_through_the_sign_in(client, scene):
    client.post(address(scene), FINE)
    client.force_login(make.applicant().user)

    client.post(reverse("portal:start", args=[scene.program.slug]))

    assert Application.objects.get().sections.get().answers["diploma"] is True


def test_a_birth_date_that_we_know_is_not_replaced(client, scene):
    person = make.applicant()
    PersonIdentity.objects.create(person=person, birth_date=date(1999, 1, 1))
    client.force_login(person.user)
    client.post(address(scene), FINE)

    client.post(reverse("portal:start", args=[scene.program.slug]))

    assert PersonIdentity.objects.get().birth_date == date(1999, 1, 1)


def test_under_thirteen_nothing_is_kept(client, scene):
    client.post(address(scene), {**FINE, "birth_date": "2013-06-01"})

    assert "qualify" not in client.session


def named(page):
    return [(each.found.program, each.found.outlook) for each in page.context["others"]]


def test_other_programs_that_fit_are_named_and_those_that_do_not_are_not(client, scene):
    fits = way(wanted=(RequirementKind.AGE,))
    older = way(wanted=(RequirementKind.AGE,), age={"threshold": {"years": 40}})

    page = client.post(address(scene), FINE, follow=True)

    assert named(page) == [(fits.program.pk, "eligible")]
    assert older.program.name not in text(page)


def test_other_programs_cost_the_same_whether_few_or_many(client, scene, django_assert_max_num_queries):
    for _ in range(6):
        way(wanted=(RequirementKind.AGE,))

    client.post(address(scene), FINE)

    with django_assert_max_num_queries(12):
        client.get(address(scene))


@pytest.mark.parametrize(
    "held", ["x", [1], {"birth_date": "9999-99-99"}, {"experience": "1e999"}, {"experience": "NaN"}]
)
def test_whatever_the_session_holds_is_answered(client, scene, held):
    session = client.session
    session["qualify"] = held
    session.save()

    assert client.get(address(scene)).status_code == 200


def for_students():
    scene = way(wanted=(RequirementKind.AGE,), age={"threshold": {"years": 16}})
    make.requirement(scene.asked["age"].step, RequirementKind.ENROLLED_STUDENT)
    return scene


def test_who_has_finished_school_hears_that_a_program_is_for_students(client, scene):
    students = for_students()

    page = client.post(address(students), {"birth_date": "2000-05-17", "student": "no"}, follow=True)

    assert page.context["answer"].outlook == "not_eligible"
    assert "This program is for students who go to high school now." in text(page)
    assert [program for program, _ in named(page)] == [scene.program.pk]


@pytest.mark.parametrize(("born", "diploma", "said", "outlooks"), [
    ("2008-05-17", "yes", {}, []),
    ("2008-05-17", "no", {}, ["need_more"]),
    ("2008-05-17", "", {}, ["need_more"]),
    ("2008-05-17", "no", {"student": "no"}, []),
    ("2008-05-17", "no", {"student": "yes"}, ["eligible"]),
    ("2008-05-17", "yes", {"student": "yes"}, []),
    ("2000-05-17", "no", {}, []),
    ("2000-05-17", "", {}, []),
    ("2000-05-17", "no", {"student": "yes"}, ["eligible"]),
])  # fmt: skip
def test_a_program_for_students_is_named_only_to_who_may_be_one(client, scene, born, diploma, said, outlooks):
    students = for_students()
    client.post(address(students), {"birth_date": born, **said})

    page = client.post(address(scene), {**FINE, "birth_date": born, "diploma": diploma}, follow=True)

    assert [outlook for _, outlook in named(page)] == outlooks


@pytest.mark.parametrize(("intake", "asks", "is_named"), [
    ("rolling", (), True),
    ("rolling", (RequirementKind.DIPLOMA,), False),
    ("monthly", (), False),
])  # fmt: skip
def test_a_program_that_asks_nothing_is_named_without_a_class_if_one_may_come_at_any_time(
    client, scene, intake, asks, is_named
):
    version = make.version(program=make.program(name="Clinic Partnership"), intake=intake)
    version.tracks.update(title="Dental assistant")
    for kind in asks:
        make.requirement(make.way_in(version)["application"], kind)

    page = client.post(address(scene), {**FINE, "experience": "0"}, follow=True)

    assert ("Clinic Partnership" in text(page)) is is_named
    assert ("Jobs there: Dental assistant. It asks nothing but the wish to learn." in text(page)) is is_named
    assert (reverse("catalog:program", args=[version.program.slug]) in text(page)) is is_named


def test_a_class_within_reach_of_who_goes_on_working_is_named(client, scene):
    page = client.post(address(scene), {**FINE, "experience": "1.9"}, follow=True)

    assert [each.by_going_on for each in page.context["classes"]] == [False, True]
    assert "If you go on working full time" in text(page)
