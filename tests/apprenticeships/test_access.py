"""Who asks: the user of a session with all rights, loaded at once and never older than the request."""

import pytest

from apprenticeships.access import AccessBackend, surfaces
from apprenticeships.models import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_user_of_a_session_comes_with_roles_and_surfaces_in_one_statement(django_assert_num_queries):
    manager = make.user(Role.HIRING_MANAGER, Role.COORDINATOR)

    with django_assert_num_queries(1):
        found = AccessBackend().get_user(manager.pk)
        held = [surface.name for surface in surfaces(found)]

        twice = found.has_second_factor

    assert (found, found.roles, held) == (manager, {"hiring_manager", "coordinator"}, ["hiring", "admin"])
    assert twice is type(manager).objects.get(pk=manager.pk).has_second_factor


def test_a_manager_behind_whom_a_person_stands_has_pages_of_their_own(django_assert_num_queries):
    someone = make.applicant()
    make.membership(someone.user, Role.HIRING_MANAGER)

    with django_assert_num_queries(1):
        held = [surface.name for surface in surfaces(AccessBackend().get_user(someone.user_id))]

    assert held == ["portal", "hiring"]


def test_a_user_loaded_in_another_way_has_the_same_surfaces():
    someone = make.applicant()
    make.membership(someone.user, Role.HIRING_MANAGER)

    assert surfaces(type(someone.user).objects.get()) == surfaces(AccessBackend().get_user(someone.user_id))


def test_a_role_that_was_taken_away_is_gone_with_the_next_request():
    manager = make.user(Role.HIRING_MANAGER)
    before = AccessBackend().get_user(manager.pk).roles

    manager.memberships.all().delete()

    assert (before, AccessBackend().get_user(manager.pk).roles) == ({"hiring_manager"}, frozenset())


def test_nobody_and_who_was_shut_out_are_no_users():
    out = make.user(Role.COORDINATOR, is_active=False)

    assert (AccessBackend().get_user(out.pk), AccessBackend().get_user(0)) == (None, None)
