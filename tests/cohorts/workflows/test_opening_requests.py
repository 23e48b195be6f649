"""A yes to a request for places, while somebody else changes the same opening."""

import pytest

from apprenticeships.workflow import Actor
from cohorts.models import OpeningRequest
from cohorts.workflows import opening_requests, openings
from cohorts.workflows.openings import ANYBODY
from tests import factories
from tests.cohorts.scene import NOON, ROBOT

pytestmark = pytest.mark.django_db


def test_places_that_come_meanwhile_are_counted_along(monkeypatch):
    row, user = factories.opening(headcount=2), factories.user()
    asked = OpeningRequest.objects.create(
        cohort=row.cohort, track=row.track, department=row.department, headcount=3, why="Growing", asked_by=user,
        asked_at=NOON,
    )  # fmt: skip

    def after_somebody_else(opening_id):
        monkeypatch.undo()
        openings.change(opening_id, headcount=4, fits=ANYBODY, by=ROBOT, at=NOON)
        return openings._locked(opening_id)

    monkeypatch.setattr(openings, "_locked", after_somebody_else)
    opening_requests.approve(asked.pk, by=Actor.user(user), at=NOON, reason="The budget is there.")

    row.refresh_from_db()
    assert (row.headcount, row.seats.count()) == (7, 7)
