"""A conflict of interest that was said by mistake, on the board of the application."""

import pytest

from applicants.records.conflicts import declarations
from applicants.workflows import referrals
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.admin.board import board, step
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_a_coordinator_lifts_it_and_does_not_read_which_tie_it_was(client, coordinator):
    row, manager = make.application("ready"), make.user(Role.HIRING_MANAGER, name="Priya Raman")
    unknown = step(client, row, "conflict-lift", who="1", reason="x")
    referrals.declare(row.pk, conflict=True, kind="financial", by=Actor.user(manager), at=NOON)

    page = board(client, row, "?open=conflict-lift").content.decode()
    refused = [
        step(client, row, "conflict-lift", who=who, reason=reason)
        for who, reason in ((manager.pk, ""), ("", "Mistake"), (coordinator.pk, "Mistake"), ("\x00", "Mistake"))
    ]
    lifted = step(client, row, "conflict-lift", who=manager.pk, reason="Tapped the wrong line")

    assert unknown.status_code == 404
    assert "Priya Raman" in page
    assert "There is money between us" not in page
    assert [answer.status_code for answer in refused] == [422] * 4
    assert lifted.status_code == 302
    assert declarations([row.pk]) == {}
    assert Event.objects.get(kind="application.conflict_lifted").reason == "Tapped the wrong line"
