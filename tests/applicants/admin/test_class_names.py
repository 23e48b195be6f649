"""Classes to choose from: each has a name that no other one has, whatever program it belongs to."""

from datetime import date

import pytest
from django.urls import reverse

from applicants.admin.working_list import classes_for
from apprenticeships.models import Role
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
DAY = date(2026, 6, 1)
NAMES = [
    "June 1, 2026, Medical Apprenticeship",
    "June 1, 2026, Phlebotomy, Summer Internship",
    "June 1, 2026, Records, Summer Internship",
]


@pytest.fixture
def user():
    one = make.version(program=make.program(slug="one", name="Medical Apprenticeship"))
    two = make.version(program=make.program(slug="two", name="Summer Internship"))
    make.cohort(version=one, starts_on=DAY)
    for title in ("Phlebotomy", "Records"):
        make.cohort(version=two, starts_on=DAY, title=title)
    return make.staff(Role.COORDINATOR)


def test_the_working_list_names_title_and_program_of_each_class(user):
    assert sorted(text for _, text, _, _ in classes_for(user)) == NAMES


def test_the_filter_of_people_in_training_does_too(client, user):
    client.force_login(user)

    page = client.get(reverse("admin:cohorts_enrollment_changelist"))

    shown = page.context["cl"].filter_specs[-1].lookup_choices
    assert sorted(text for _, text in shown) == NAMES


def test_no_two_choices_of_where_somebody_stands_read_alike(client, user):
    client.force_login(user)

    page = client.get(reverse("admin:cohorts_enrollment_changelist"))

    words = [str(text) for _, text in page.context["cl"].filter_specs[0].lookup_choices]
    assert len(words) == len(set(words))
