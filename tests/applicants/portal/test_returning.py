"""What comes next, on the intern's own pages and for coordinators."""

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Application
from apprenticeships.models import Event
from cohorts.models import EnrollmentState
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.summer import summer
from tests.applicants.workflows.test_returns import autumn, completed
from tests.apprenticeships.admin.desk import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return summer()


@pytest.fixture
def intern(scene):
    return completed(scene)


@pytest.fixture(autouse=True)
def after_the_summer(scene):
    with time_machine.travel(autumn(scene), tick=False):
        yield


def address(row):
    return reverse("portal:again", args=[row.public_id])


def test_who_completed_the_summer_reads_what_comes_next(client, intern):
    client.force_login(intern.person.user)

    page = text_of(client.get(reverse("portal:status"), follow=True))

    assert "You completed the internship" in page
    assert "Come back for another summer" in text_of(client.get(address(intern)))


def test_coming_back_leads_to_the_sections_with_what_is_known(client, intern):
    client.force_login(intern.person.user)

    page = client.post(address(intern), {"program": "high-school-internship"}, follow=True)

    assert "We filled in what we know." in text_of(page)
    row = Application.objects.get(person=intern.person, state="draft")
    form = client.get(reverse("portal:section", args=[row.public_id, "interests"])).context["form"]
    assert (form.initial["first"], form.initial["first_day"]) == ("imaging", row.cohort.starts_on)


def test_another_program_without_a_class_keeps_the_wish(client, intern):
    other = make.version().program
    other.is_listed = True
    other.save()
    client.force_login(intern.person.user)
    assert "Takes no applications now" in text_of(client.get(address(intern)))

    page = client.post(address(intern), {"program": other.slug}, follow=True)

    assert f"We keep that you want to join {other.name}" in text_of(page)


@pytest.mark.parametrize("program", ["", "no-such-program", "\0", "x" * 10_000])
def test_a_program_that_is_none_is_answered_on_the_page(client, intern, program):
    client.force_login(intern.person.user)

    assert client.post(address(intern), {"program": program}).status_code in {400, 422}
    assert not Event.objects.filter(kind="enrollment.return").exists()


def test_before_the_end_and_for_somebody_else_there_is_no_such_page(client, intern):
    client.force_login(make.user())
    assert client.get(address(intern)).status_code == 404
    assert client.post(address(intern)).status_code == 404

    intern.state, intern.completed_on = EnrollmentState.ACTIVE, None
    intern.save()
    client.force_login(intern.person.user)
    assert client.get(address(intern)).status_code == 404


@pytest.mark.ignore_template_errors
def test_coordinators_see_who_came_back(client, scene, intern):
    client.force_login(intern.person.user)
    client.post(address(intern), {"program": "high-school-internship"})
    row = Application.objects.get(person=intern.person, state="draft")
    desk = browser(scene.coordinator)

    board = text(desk.get(reverse("board:application", args=[row.pk])))
    assert "Completed High School Summer Internship on" in board
    assert "Want to go on" in text(desk.get(reverse("classes:class", args=[scene.cohort.pk])))
    leads = text(desk.get(reverse("admin:applicants_lead_changelist") + "?source__exact=intern"))
    assert str(intern.person) in leads
