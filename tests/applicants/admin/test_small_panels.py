"""Panels that cannot be full: the coordinator reads of it before the first interview, and the department too."""

from datetime import timedelta

import pytest

from apprenticeships.admin.todo import collect
from apprenticeships.models import Parameter, Role
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import world
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TITLE = "opening has fewer interviewers than each candidate meets: invite one for its department"


def told(coordinator):
    return [(row.count, row.small) for row in collect(coordinator, NOON) if row.title == TITLE]


def listed(client):
    return client.get("/admin/cohorts/opening/?panel=small").context["cl"].result_count


def test_a_department_with_fewer_interviewers_than_a_panel_needs_is_named_until_somebody_is_invited(
    client, coordinator
):
    here = world()
    department = here.opening.department
    make.user(Role.PANELIST, department=department, is_active=False)

    assert told(coordinator) == [(1, f"First: {department.name}, class of Monday, February 2")]
    assert listed(client) == 1
    assert (
        "Each candidate should meet 2 people, and 1 person interviews here. "
        "Tell your program office whom to invite as an interviewer."
    ) in text_of(browser(here.manager).get("/hiring/"))

    make.membership(here.manager, Role.PANELIST, department=department)
    assert told(coordinator) != [], "two roles of one person are one interviewer"
    here.panelist()
    assert (told(coordinator), listed(client)) == ([], 0)
    assert "Each candidate should meet" not in text_of(browser(here.manager).get("/hiring/"))


def test_the_size_of_a_panel_is_the_one_that_holds_on_the_first_day_of_the_class(coordinator):
    here = world()
    here.panelist()
    first_day = here.cohort.starts_on
    row = Parameter(version=here.version, key="panel_size", value=3, source="x")
    row.effective_from = first_day + timedelta(days=1)
    row.save()
    assert told(coordinator) == []

    row.effective_from = first_day
    row.save()
    assert len(told(coordinator)) == 1

    type(here.cohort).objects.filter(pk=here.cohort.pk).update(canceled_at=NOON)
    assert told(coordinator) == [], "nobody is interviewed for a class that does not take place"
