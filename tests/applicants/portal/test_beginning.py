"""The page to begin an application."""

import pytest
import time_machine
from django.urls import reverse

from tests.applicants.way import draft, sent, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@time_machine.travel(NOON, tick=False)
def test_who_has_an_application_is_not_invited_to_begin_one(client):
    scene = way()
    url = reverse("portal:start", args=[scene.program.slug])
    begun, done = draft(scene), sent(scene)

    found = []
    for row in (begun, done):
        client.force_login(row.person.user)
        found.append(client.get(url)["Location"])

    assert found == [
        reverse("portal:sections", args=[begun.public_id]), reverse("portal:application", args=[done.public_id]),
    ]  # fmt: skip
