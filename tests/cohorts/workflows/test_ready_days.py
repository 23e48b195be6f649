"""The day by which a class is ready is a business day before its first one, whatever the calendar gets later."""

from datetime import date

import pytest

from apprenticeships.models import Event, Holiday, HolidayCalendar
from apprenticeships.rules.holidays import NO_HOLIDAYS
from apprenticeships.rules.intake import ready_day, ready_for
from cohorts.workflows import ready_days
from tests import factories as make
from tests.factories import NOON

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("named", "counts"),
    [
        (date(2026, 2, 20), date(2026, 2, 20)),
        (date(2026, 2, 22), date(2026, 2, 20)),  # a Sunday
        (date(2026, 2, 21), date(2026, 2, 20)),  # a Saturday
        (MONDAY, date(2026, 2, 27)),  # its first day
    ],
)
def test_the_day_that_counts_is_a_business_day_before_the_first_one(named, counts):
    assert ready_day(named, MONDAY, NO_HOLIDAYS) == counts


@pytest.mark.parametrize(
    ("days_before", "counts"), [(0, date(2026, 2, 27)), (1, date(2026, 2, 27)), (10, date(2026, 2, 20))]
)
def test_a_new_class_gets_that_day(days_before, counts):
    assert ready_for(MONDAY, days_before, NO_HOLIDAYS) == counts


@pytest.mark.django_db
def test_a_day_off_that_is_entered_later_moves_the_day_once_and_only_ahead():
    calendar = HolidayCalendar.objects.create(slug="school", name="School")
    Holiday.objects.create(calendar=calendar, date=date(2026, 12, 31), name="The last one that is known")
    version = make.version(calendar=calendar)
    row = make.cohort(version=version, starts_on=MONDAY, ready_by=date(2026, 2, 20))
    over = make.cohort(version=version, starts_on=date(2026, 1, 19), ready_by=NOON.date())
    assert ready_days.keep(at=NOON) == 0
    for day in (date(2026, 2, 20), NOON.date()):
        Holiday.objects.create(calendar=calendar, date=day, name="Closed")

    assert [ready_days.keep(at=NOON) for _ in range(2)] == [1, 0]

    row.refresh_from_db()
    over.refresh_from_db()
    assert (row.ready_by, over.ready_by) == (date(2026, 2, 19), NOON.date())
    assert Event.objects.get(kind="cohort.ready_day").data == {"before": "2026-02-20", "after": "2026-02-19"}
