"""When a task is due: days and business days around the first day, and never later than the start can wait."""

from datetime import date

import pytest

from applicants.rules.onboarding import due_day, last_day, planned_day, reminded_on
from apprenticeships.rules.holidays import federal_calendar

CALENDAR = federal_calendar(2025, 2027)
READY, LAST = date(2026, 6, 26), date(2026, 7, 2)  # the first day is Monday, July 6


@pytest.mark.parametrize(
    ("first_day", "count", "unit", "due"),
    [
        (date(2026, 3, 2), 3, "business_days", date(2026, 3, 5)),  # Form I-9: Monday, then Thursday
        (date(2026, 3, 5), 3, "business_days", date(2026, 3, 10)),  # Thursday: the weekend does not count
        (date(2026, 6, 30), 3, "business_days", date(2026, 7, 6)),  # July 3 is the holiday of a Saturday
        (date(2026, 11, 23), 3, "business_days", date(2026, 11, 27)),  # Thanksgiving lies between
        (date(2026, 3, 2), 0, "business_days", date(2026, 3, 2)),
        (date(2026, 3, 2), -5, "business_days", date(2026, 2, 23)),
        (date(2026, 1, 20), -1, "business_days", date(2026, 1, 16)),  # the day before is a holiday
        (date(2026, 3, 2), -10, "days", date(2026, 2, 20)),
        (date(2026, 1, 4), -10, "days", date(2025, 12, 24)),  # not on Christmas
        (date(2026, 3, 2), -2, "days", date(2026, 2, 27)),  # not on a Saturday
        (date(2026, 3, 2), 5, "days", date(2026, 3, 7)),  # by when they are in training
        (date(2028, 2, 28), 1, "days", date(2028, 2, 29)),
    ],
)
def test_a_day_is_counted_from_the_first_day(first_day, count, unit, due):
    assert due_day(first_day, count, unit, calendar=federal_calendar(2025, 2029)) == due


@pytest.mark.parametrize(
    ("due", "gates", "today", "planned"),
    [
        (date(2026, 6, 20), True, date(2026, 6, 1), date(2026, 6, 20)),
        (date(2026, 7, 3), True, date(2026, 6, 1), READY),  # nothing that gates comes after the ready day
        (date(2026, 7, 9), False, date(2026, 6, 1), date(2026, 7, 9)),
        (date(2026, 6, 10), True, date(2026, 6, 15), date(2026, 6, 15)),  # no day lies in the past
        (date(2026, 6, 10), True, date(2026, 6, 27), LAST),  # from standby: the last business day before
        (date(2026, 6, 10), False, date(2026, 6, 27), date(2026, 6, 27)),
    ],
)
def test_what_the_start_waits_for_comes_before_it(due, gates, today, planned):
    assert planned_day(due, gates=gates, ready_by=READY, last=LAST, today=today) == planned


@pytest.mark.parametrize(
    ("first_day", "last"),
    [
        (date(2026, 2, 2), date(2026, 1, 30)),  # a Monday: Friday
        (date(2026, 3, 4), date(2026, 3, 3)),  # a Wednesday: the day before
        (date(2026, 7, 6), LAST),  # July 3 is the holiday of a Saturday
        (date(2026, 9, 8), date(2026, 9, 4)),  # Tuesday after Labor Day
        (date(2027, 1, 4), date(2026, 12, 31)),  # New Year is a Friday
    ],
)
def test_the_last_day_for_a_seat_is_a_business_day_before_the_first_one(first_day, last):
    assert last_day(first_day, calendar=CALENDAR) == last


def test_a_task_is_reminded_once_unless_the_list_itself_is_that_late():
    assert reminded_on(date(2026, 3, 5), days_before=2, written_on=date(2026, 2, 1)) == date(2026, 3, 3)
    assert reminded_on(date(2026, 3, 5), days_before=2, written_on=date(2026, 3, 3)) is None
