"""Every page of the admin opens for a coordinator, and for nobody else."""

import pytest
from django.urls import reverse

from apprenticeships.models import Role
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

PAGES = ["admin:index", "board:applications", "classes:list", "classes:exams", "classes:pay", "desk:invite", "board:lead"]


@pytest.fixture
def coordinator(client):
    user = make.staff(Role.COORDINATOR, name="Dana Whitfield")
    client.force_login(user)
    return user


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_for_a_coordinator_when_nothing_is_there_yet(client, coordinator, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
