"""Before the typing test: who asked for help is told to wait for the answer, everybody else where to ask."""

import pytest
import time_machine
from django.urls import reverse

from applicants.workflows import accommodations
from tests.applicants.way import sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asks", [True, False])
def test_help_is_one_link_away_and_an_open_request_is_named(client, asks):
    with time_machine.travel(NOON, tick=False):
        row = sent(way())
        if asks:
            accommodations.ask(row.pk, wish="More time.", by=ROBOT, at=NOON)
        client.force_login(row.person.user)

        page = text(client.get(reverse("portal:typing", args=[row.public_id])))

    assert reverse("portal:help", args=[row.public_id]) in page
    assert ("we have not answered yet" in page) == asks
