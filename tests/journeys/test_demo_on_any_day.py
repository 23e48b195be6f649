"""The demonstration can be built on any day."""

import pytest
from django.db.models import Count

from applicants.models import Application
from apprenticeships import clock
from cohorts.models import ClassSession, Enrollment, EnrollmentState
from cohorts.workflows.enrollments import graduation_check
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
        assert len(_ready_to_graduate()) == 1
        assert not _booked_twice("instructor")
        assert not _booked_twice("place")


def _ready_to_graduate():
    """Who of the apprentices could graduate on this day: the one whom the README tells of."""
    on = clock.now().date()
    rows = Enrollment.objects.apprentices().filter(state=EnrollmentState.ACTIVE)
    return [row for row in rows if graduation_check(row, on=on).complete]


def _booked_twice(what):
    """Which instructor or room has two classes of the apprenticeship at one time."""
    rows = ClassSession.objects.filter(cohort__component__isnull=True).exclude(
        **{what: None if what == "instructor" else ""}
    )
    return rows.values(what, "starts_at").annotate(many=Count("pk")).filter(many__gt=1)
