"""The demonstration can be built on any day."""

import pytest

from applicants.models import Application
from apprenticeships import clock
from cohorts.models import Cohort, Seat
from tests.journeys.told import STATES, booked_twice, demonstration_at, ready_to_graduate, states

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.nightly,  # each builds it anew; tests/journeys/test_demo.py looks at one build always
]

HARD_DAYS = (
    "2026-09-07 17:00:00+00:00",
    "2027-01-01 14:00:00+00:00",
    "2026-11-08 06:30:00+00:00",
    clock.now().isoformat(timespec="hours"),
)
"""Labor Day, on which a class would have begun; New Year's Day; the hour in which clocks go back; and now."""


@pytest.mark.parametrize("now", HARD_DAYS)
def test_somebody_is_in_every_state_on_a_hard_day(now):
    with demonstration_at(now):
        assert states() == STATES
        assert Application.objects.filter(person__user__email="applicant@demo.example").count() == 1
        assert len(ready_to_graduate()) == 1
        assert not booked_twice("instructor")
        assert not booked_twice("place")
        today = clock.now().date()
        for cohort in Cohort.objects.filter(starts_on__gt=today, ready_by__lt=today, openings__isnull=False):
            assert Seat.objects.filter(opening__cohort=cohort, state="taken").exists()
