"""Training classes of a partnership stay out of everything that applicants and hiring managers see."""

from datetime import date

import pytest
from django.urls import reverse

from applicants.admin.matching_reading import matched
from applicants.admin.working_list import classes_for
from applicants.hiring.openings import openings_with_seats
from applicants.hiring.standing import Panel
from applicants.workflows import applications
from apprenticeships.models import Role, Step, StepKind
from cohorts.admin import home
from cohorts.admin.todo import without_hours
from cohorts.catalog import upcoming
from cohorts.floor.site import summers_ahead
from cohorts.models import Cohort, Enrollment
from cohorts.reporting.registry import apprentices_of
from cohorts.workflows import cohorts
from tests import factories as make
from tests import partnership
from tests.cohorts.scene import at
from tests.factories import NOON, ROBOT
from tests.trainings import enrolled, planned

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()


@pytest.fixture
def version():
    return partnership.partnership()


@pytest.fixture
def training(version):
    return planned(version)


def test_nobody_applies_for_a_training_class(version, training):
    assert not Cohort.objects.open_for(version.program, on=TODAY).exists()
    assert applications.intended_cohort(version.program, at=NOON) is None
    real = make.cohort(version=version, starts_on=date(2026, 3, 2), apply_by=TODAY)
    assert list(Cohort.objects.open_for(version.program, on=TODAY)) == [real]


def test_the_catalog_shows_no_training_class(version, training):
    assert upcoming([version.program_id], at=NOON) == {}


def test_the_intake_plans_its_class_beside_a_training_of_the_same_day(version):
    first = cohorts.generate(version, on=TODAY, months=1, by=ROBOT, at=NOON)[0].nominal_start
    Cohort.objects.all().delete()
    training = planned(version, days=(first,))

    (row,) = cohorts.generate(version, on=TODAY, months=1, by=ROBOT, at=NOON)

    assert (row.nominal_start, row == training, row.is_training) == (first, False, False)


def test_the_working_list_and_the_home_offer_no_training_class(version, training):
    user = make.staff(Role.COORDINATOR)

    assert classes_for(user) == []
    assert home.classes(user, NOON) == []
    assert [each.text for each in home.dates(user, NOON)] == [
        f"First day, Electronic health records, {version.program}"
    ]


def test_hiring_managers_see_no_seats_of_a_training_class(version, training):
    manager = make.staff()
    department = training.openings.get().department
    make.membership(manager, Role.HIRING_MANAGER, department=department)

    assert openings_with_seats(Panel.of(manager), at=NOON) == []


def test_nobody_is_matched_to_a_training_class(version, training):
    Step.objects.create(version=version, slug="matching", kind=StepKind.MATCHING, title="Matching", position=30)

    assert not matched(Cohort.objects.all()).exists()
    assert not summers_ahead([version.program.organization_id], TODAY).exists()


def test_people_in_a_training_class_are_no_registered_apprentices_and_owe_no_hours(version, training):
    registration = partnership.registration(version.tracks.get())
    enrolled(training, partnership.participant(version))

    assert not apprentices_of(registration).exists()
    assert not without_hours(Enrollment.objects.all(), date(2026, 2, 17)).exists()


def test_a_participant_who_learns_the_occupation_still_sees_that_first(client, version, training):
    who = partnership.participant(version, person=make.applicant())
    own = make.enrollment(cohort=make.cohort(version=version), person=who.person)
    enrolled(training, who, at=at(date(2026, 2, 3), 8))
    client.force_login(who.person.user)

    assert client.get(reverse("training:week")).context["enrollment"] == own


@pytest.mark.parametrize("page", ["week", "schedule", "hours", "exam", "pay"])
def test_a_participant_sees_the_days_of_a_training_class(client, version, training, page):
    who = partnership.participant(version, person=make.applicant())
    enrolled(training, who)
    client.force_login(who.person.user)

    response = client.get(reverse(f"training:{page}"))

    assert response.status_code == 200
    assert [each["text"] for each in response.context["nav"]][:2] == ["My week", "All days"]
    assert "Exam" not in [each["text"] for each in response.context["nav"]]
