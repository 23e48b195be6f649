"""A coordinator who is signed in, at noon of the usual day."""

import pytest
import time_machine

from apprenticeships.models import Role
from tests import factories as make
from tests.factories import NOON


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def coordinator(client):
    user = make.staff(Role.COORDINATOR, name="Dana Whitfield")
    client.force_login(user)
    return user
