"""The calendar of a grant: what is owed, until when, and what is not."""

from datetime import date

import pytest

from cohorts.models import Grant
from cohorts.reporting.due import owed_by
from tests import factories as make
from tests import partnership
from tests.cohorts.reports import Q1, Q2, Q3

pytestmark = pytest.mark.django_db


def owed(on, **fields):
    row = partnership.grant(make.version(), **fields)
    row = Grant.objects.select_related("program__organization", "calendar").get(pk=row.pk)
    return [(each.period.first, each.due.due_on, each.due.is_late) for each in owed_by(row, [], on=on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 6, 1), [(Q1, date(2025, 10, 20), False)]),
        (date(2025, 10, 20), [(Q1, date(2025, 10, 20), False), (Q2, date(2026, 1, 20), False)]),
        (date(2025, 10, 21), [(Q1, date(2025, 10, 20), True), (Q2, date(2026, 1, 20), False)]),
    ],
)
def test_periods_that_began_and_the_next_one(on, expected):
    assert owed(on) == expected


@pytest.mark.parametrize(
    ("every", "due"),
    [
        ("month", date(2025, 8, 20)),
        ("quarter", date(2025, 10, 20)),
        ("year", date(2026, 7, 20)),
    ],
)
def test_how_often_is_the_grants_own(every, due):
    assert owed(date(2025, 7, 1), reports_every=every)[0][1] == due


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (date(2026, 6, 30), date(2026, 7, 20)),
        (date(2026, 4, 1), date(2026, 7, 20)),
        (date(2026, 3, 31), date(2026, 4, 20)),
    ],
)
def test_after_the_last_day_of_the_grant_nothing_more_is_owed(until, due):
    assert owed(date(2030, 1, 1), until=until)[-1][1] == due


@pytest.mark.parametrize(
    ("first", "due"),
    [
        (date(2026, 1, 1), date(2026, 2, 20)),  # a Friday
        (date(2026, 5, 1), date(2026, 6, 18)),  # Saturday the 20th, then June 19, a federal holiday
        (date(2026, 8, 1), date(2026, 9, 18)),  # a Sunday
    ],
)
def test_a_weekend_or_a_federal_holiday_moves_to_the_business_day_before(first, due):
    found = owed(date(2026, 12, 1), reports_every="month", since=first)

    assert found[0][1] == due


def test_a_grant_in_the_middle_of_a_quarter_owes_that_quarter():
    assert owed(Q3, since=date(2025, 11, 15))[0][0] == Q2
