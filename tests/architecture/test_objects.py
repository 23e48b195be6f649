"""Somebody else's row does not exist: at every address that names an object the owner gets in, a stranger a 404."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.own import Own
from tests.architecture.urls import addresses
from tests.architecture.world import EVERYBODYS, World

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LED_BACK = 302
LIBRARIES = ("admin:", "account", "mfa", "unfold")


def naming() -> set[str]:
    """The names of our own addresses that hold the name of an object."""
    return {a.name for a in addresses() if a.kwargs and not a.name.startswith(LIBRARIES)} - EVERYBODYS


@pytest.fixture
def world(settings, tmp_path) -> dict[str, Own]:
    settings.MEDIA_ROOT = tmp_path
    return World().all()


def status(client: Client, own: Own, name: str, user, method: str) -> int:
    client.force_login(user)
    response = getattr(client, method)(reverse(name, kwargs=own.kwargs))
    if response.streaming:
        list(response.streaming_content)  # a file stays open until somebody has read it
    if method == "get" and user == own.stranger and response.status_code == LED_BACK:
        return client.get(response["Location"]).status_code  # where a step's address leads: found there is found
    return response.status_code


def test_every_address_that_names_an_object_is_in_the_table(world):
    assert naming() == set(world)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_of_the_same_role_finds_nothing(world, method):
    client = Client(raise_request_exception=False)
    found = {
        name: code
        for name, own in world.items()
        if (code := status(client, own, name, own.stranger, method)) not in {404, 405}
    }

    assert found == {}


def test_the_owner_is_never_refused_at_the_door(world):
    client = Client(raise_request_exception=False)
    refused = {
        name: code
        for name, own in world.items()
        if (code := status(client, own, name, own.owner, "get")) in {403, 404, 500}
    }

    assert refused == {}
