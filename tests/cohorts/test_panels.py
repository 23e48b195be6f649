"""How many people interview for a department: whoever is away is counted once, as their stand-in."""

from datetime import timedelta

import pytest

from apprenticeships.models import Membership, Role
from cohorts.models import Opening
from cohorts.panels import with_interviewers
from tests import factories as make
from tests.applicants.hiring_world import NOW, world

pytestmark = pytest.mark.django_db


def counted(here):
    return with_interviewers(Opening.objects.filter(pk=here.opening.pk)).get().interviewers


def test_an_away_manager_and_their_stand_in_are_one_interviewer():
    here = world()
    before = counted(here)
    department = here.opening.department
    Membership.objects.create(
        user=make.user(), role=Role.HIRING_MANAGER, organization=department.site.organization,
        department=department, acts_for=here.manager, ends_at=NOW + timedelta(days=7),
    )  # fmt: skip

    assert (before, counted(here)) == (1, 1)


def test_a_panelist_who_stands_in_leaves_one_interviewer_less():
    here = world()
    colleague = here.panelist()
    before = counted(here)
    department = here.opening.department
    Membership.objects.create(
        user=colleague, role=Role.HIRING_MANAGER, organization=department.site.organization,
        department=department, acts_for=here.manager, ends_at=NOW + timedelta(days=7),
    )  # fmt: skip

    assert (before, counted(here)) == (2, 1)
