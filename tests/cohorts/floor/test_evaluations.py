"""Evaluations on the floor and in the portal: what is due, handing in, reading what was said."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Criterion, CriterionUse, Role
from cohorts.models import Evaluation, Moment, Placement
from cohorts.workflows import evaluations
from tests import factories as make
from tests.factories import NOON

pytestmark = pytest.mark.django_db

ANCHORS = ["Needs reminders.", "Comes when asked.", "Comes by itself.", "Helps others."]


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def department():
    return make.make_department()


@pytest.fixture
def preceptor(department):
    return make.user(Role.PRECEPTOR, department=department)


@pytest.fixture
def intern(department, preceptor):
    first = NOON.date() - timedelta(days=3)
    row = make.enrollment(
        person=make.applicant(),
        starts_on=first,
        class_ends_on=first + timedelta(weeks=6),
        ends_on=first + timedelta(weeks=6),
    )
    Placement.objects.filter(enrollment=row).delete()
    Placement.objects.create(enrollment=row, department=department, preceptor=preceptor, starts_on=first)
    for place, slug in enumerate(("attitude", "attendance")):
        Criterion.objects.create(
            version=row.cohort.version,
            use=CriterionUse.EVALUATION,
            slug=slug,
            title=slug.title(),
            anchors=ANCHORS,
            position=place,
        )
    return row


def page_of(row, moment=Moment.START):
    return reverse("floor:evaluation", args=[row.public_id, moment])


def test_today_names_who_is_to_be_evaluated_and_no_longer_when_it_is_done(client, preceptor, intern):
    client.force_login(preceptor)

    before = client.get(reverse("floor:today")).content.decode()
    client.post(page_of(intern), {"rating_attitude": "3", "rating_attendance": "not_seen", "comment": "Kind."})
    after = client.get(reverse("floor:today")).content.decode()

    assert page_of(intern) in before
    assert page_of(intern) not in after
    assert Evaluation.objects.get().ratings == {"attitude": 3}


def test_an_empty_evaluation_is_refused_and_keeps_what_was_written(client, preceptor, intern):
    client.force_login(preceptor)

    answer = client.post(page_of(intern), {"comment": "Kind to everybody."})

    assert answer.status_code == 422
    assert "Rate at least one of the criteria." in answer.content.decode()
    assert "Kind to everybody." in answer.content.decode()


@pytest.mark.parametrize("sent", [{"rating_attitude": "9"}, {"rating_attitude": "\0"}, {"comment": "x" * 10_000}])
def test_bad_input_is_named_next_to_the_field(client, preceptor, intern, sent):
    client.force_login(preceptor)

    answer = client.post(page_of(intern), sent)

    assert answer.status_code == 422
    assert Evaluation.objects.count() == 0


def test_what_was_handed_in_is_shown_and_locked(client, preceptor, intern):
    client.force_login(preceptor)
    client.post(page_of(intern), {"rating_attitude": "3"})

    shown = client.get(page_of(intern)).content.decode()
    again = client.post(page_of(intern), {"rating_attitude": "1"})

    assert "Comes by itself." in shown
    assert again.status_code == 422
    assert Evaluation.objects.get().ratings == {"attitude": 3}


def test_a_site_coordinator_evaluates_at_the_own_site_only(client, department, intern):
    here, elsewhere = make.user(), make.user()
    make.membership(here, Role.SITE_COORDINATOR, site=department.site)
    make.membership(elsewhere, Role.SITE_COORDINATOR, site=make.make_site())

    codes = []
    for who in (here, elsewhere):
        client.force_login(who)
        codes.append(client.get(page_of(intern)).status_code)

    assert codes == [200, 404]


@pytest.mark.parametrize("moment", ["middle", "END"])
def test_there_are_two_moments(client, preceptor, intern, moment):
    client.force_login(preceptor)

    assert client.get(page_of(intern, moment)).status_code == 404


def test_the_intern_reads_both_and_how_they_grew(client, preceptor, intern):
    client.force_login(preceptor)
    client.post(page_of(intern), {"rating_attitude": "2"})
    with time_machine.travel(NOON + timedelta(weeks=5), tick=False):
        client.force_login(preceptor)
        client.post(page_of(intern, Moment.END), {"rating_attitude": "4", "rating_attendance": "4"})
        client.force_login(intern.person.user)
        page = client.get(reverse("training:growth")).content.decode()

    assert "2 steps up" in page
    assert page.count("steps up") + page.count("step up") == 1
    assert 'href="/my/training/growth/"' in page


def test_taken_back_it_is_due_again(client, preceptor, intern):
    client.force_login(preceptor)
    client.post(page_of(intern), {"rating_attitude": "3"})

    evaluations.take_back(Evaluation.objects.get().pk, by=make.ROBOT, at=NOON, reason="Another person")

    assert page_of(intern) in client.get(reverse("floor:today")).content.decode()
