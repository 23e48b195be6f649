"""A class that begins soon with free seats, as what needs doing tells of it."""

from datetime import timedelta

import pytest

from apprenticeships.admin.todo import collect
from apprenticeships.models import Parameter
from cohorts.models import EnrollmentState
from tests import factories as make
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()


@pytest.mark.parametrize(
    ("seats", "in_them", "days", "says"),
    [
        (0, 0, 3, ("today", "no places are open in it", "In 3 days")),
        (2, 0, 1, ("today", "nobody is in its 2 seats", "Tomorrow")),
        (2, 1, 21, ("week", "1 of 2 seats are free", "In 21 days")),
        (2, 2, 3, None),
        (2, 0, 22, None),
        (2, 0, 0, None),
    ],
)
def test_a_class_that_begins_soon_with_free_seats_is_told(coordinator, seats, in_them, days, says):
    cohort = make.cohort(starts_on=TODAY + timedelta(days=days))
    opening = make.opening(cohort=cohort, headcount=seats) if seats else None
    for _ in range(in_them):
        make.enrollment(EnrollmentState.RESERVED, opening=opening)

    told = [row for row in collect(coordinator, NOON) if "free seats" in row.title]

    assert [(row.when.value, row.small.split(": ")[1], row.badge) for row in told] == ([says] if says else [])


def test_from_when_free_seats_are_told_is_a_dated_number_of_the_program(coordinator):
    cohort = make.cohort(starts_on=TODAY + timedelta(days=30))
    make.opening(cohort=cohort, headcount=1)
    number = Parameter.objects.create(version=cohort.version, key="free_seats_days", value=30, effective_from=TODAY)
    before = [row.title for row in collect(coordinator, NOON)]
    Parameter.objects.filter(pk=number.pk).update(effective_from=TODAY + timedelta(days=1))

    assert any("free seats" in title for title in before)
    assert not any("free seats" in row.title for row in collect(coordinator, NOON))
