"""The demonstration can be built on any day."""

import pytest

from applicants.models import Application
from tests.journeys.told import STATES, demonstration_at, states

pytestmark = pytest.mark.django_db

HARD_DAYS = (
    "2026-09-07 17:00:00+00:00",
    pytest.param("2027-01-01 14:00:00+00:00", marks=pytest.mark.nightly),
    pytest.param("2026-11-08 06:30:00+00:00", marks=pytest.mark.nightly),
)
"""Labor Day, on which a class would have begun; by night New Year's Day, and the hour in which clocks go back."""


@pytest.mark.parametrize("now", HARD_DAYS)
def test_somebody_is_in_every_state_on_a_hard_day(now):
    with demonstration_at(now):
        assert states() == STATES
        assert Application.objects.filter(person__user__email="applicant@demo.example").count() == 1
