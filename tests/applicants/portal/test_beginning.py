"""The page to begin an application."""

import pytest
import time_machine
from django.urls import reverse

from tests import factories as make
from tests.applicants.portal.reading import text
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


@time_machine.travel(NOON, tick=False)
def test_what_the_one_minute_check_found_missing_is_said_before_somebody_begins(client):
    scene = way()
    client.force_login(make.applicant().user)
    url = reverse("portal:start", args=[scene.program.slug])

    before = text(client.get(url))
    client.post(reverse("join:eligibility", args=[scene.program.slug]), {"birth_date": "2000-05-17", "diploma": "no"})
    after = text(client.get(url))

    assert ("Something is missing for this program" in before, "Something is missing for this program" in after) == (
        False, True,
    )  # fmt: skip
    assert "Start my application" in after


@time_machine.travel(NOON, tick=False)
def test_no_test_is_offered_where_an_application_is_over(client):
    row = sent(way(), eligibility={"diploma": False})
    client.force_login(row.person.user)

    page = client.get(reverse("portal:typing", args=[row.public_id]))

    assert page["Location"] == reverse("portal:application", args=[row.public_id])
