"""Dates, business days, ages and local times."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.dates import (
    add_business_days,
    add_months,
    age_on,
    days_before,
    end_of_day,
    local_datetime,
    next_business_day,
    previous_business_day,
)
from apprenticeships.rules.holidays import NO_HOLIDAYS, federal_calendar

FEDERAL = federal_calendar(2024, 2033)
QUICK = settings(max_examples=60, deadline=None, database=None)
DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))
CHICAGO = ZoneInfo("America/Chicago")
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "America/Chicago",
            "America/Los_Angeles",
            "America/Phoenix",
            "Pacific/Honolulu",
            "America/Havana",
            "America/Santiago",
        )
    ]
)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 6, 11), 5, date(2026, 6, 18)),
        (date(2026, 6, 11), 6, date(2026, 6, 22)),
        (date(2026, 7, 2), 1, date(2026, 7, 6)),
        (date(2026, 1, 5), 3, date(2026, 1, 8)),
        (date(2026, 1, 3), 1, date(2026, 1, 5)),
        (date(2026, 1, 3), 0, date(2026, 1, 3)),
        (date(2026, 6, 22), -1, date(2026, 6, 18)),
    ],
)
def test_business_days_skip_weekends_and_observed_holidays(start, count, expected):
    assert add_business_days(start, count, FEDERAL) == expected


@pytest.mark.parametrize(
    ("day", "previous", "following"),
    [
        (date(2026, 6, 20), date(2026, 6, 18), date(2026, 6, 22)),
        (date(2027, 1, 3), date(2026, 12, 31), date(2027, 1, 4)),
        (date(2026, 1, 20), date(2026, 1, 20), date(2026, 1, 20)),
        (date(2026, 9, 7), date(2026, 9, 4), date(2026, 9, 8)),
    ],
)
def test_a_day_off_moves_to_the_nearest_business_day_in_either_direction(day, previous, following):
    assert previous_business_day(day, FEDERAL) == previous
    assert next_business_day(day, FEDERAL) == following


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 27), 12, date(2027, 3, 27)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_added_months_keep_the_day_and_stop_at_the_end_of_a_shorter_month(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2008, 6, 15), date(2026, 6, 15), 18),
        (date(2008, 6, 16), date(2026, 6, 15), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_age_changes_on_the_birthday_and_a_leap_day_child_waits_for_the_first_of_march(born, on, age):
    assert age_on(born, on) == age


def test_nobody_has_an_age_before_being_born():
    with pytest.raises(ValueError, match="birth"):
        age_on(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 31), datetime(2026, 4, 1, 5, tzinfo=UTC)),
        (date(2026, 3, 7), datetime(2026, 3, 8, 6, tzinfo=UTC)),
        (date(2026, 3, 8), datetime(2026, 3, 9, 5, tzinfo=UTC)),
        (date(2026, 11, 1), datetime(2026, 11, 2, 6, tzinfo=UTC)),
    ],
)
def test_a_deadline_is_over_when_the_next_local_day_starts(day, expected):
    assert end_of_day(day, CHICAGO) == expected


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2026, 3, 8), time(2, 30), datetime(2026, 3, 8, 8, 30, tzinfo=UTC)),
        (date(2026, 11, 1), time(1, 30), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
        (date(2026, 6, 1), time(8), datetime(2026, 6, 1, 13, tzinfo=UTC)),
    ],
)
def test_a_missing_local_time_moves_forward_and_a_repeated_one_is_the_first(day, at, expected):
    found = local_datetime(day, at, CHICAGO)

    assert found.astimezone(UTC) == expected


def test_a_time_in_the_missing_hour_is_shown_as_the_clock_shows_it():
    found = local_datetime(date(2026, 3, 8), time(2, 30), CHICAGO)

    assert found.isoformat() == "2026-03-08T03:30:00-05:00"


def test_reminders_count_back_and_leave_out_those_whose_day_has_come():
    exam = date(2026, 3, 27)

    assert days_before(exam, (28, 14, 7, 1)) == (
        date(2026, 2, 27),
        date(2026, 3, 13),
        date(2026, 3, 20),
        date(2026, 3, 26),
    )
    assert days_before(exam, (1, 7, 14, 28), after=date(2026, 3, 13)) == (
        date(2026, 3, 20),
        date(2026, 3, 26),
    )


@QUICK
@given(DAYS, st.integers(0, 40))
def test_business_days_forward_and_back_return_to_the_business_day(day, count):
    start = next_business_day(day, FEDERAL)

    there = add_business_days(start, count, FEDERAL)

    assert add_business_days(there, -count, FEDERAL) == start
    assert FEDERAL.is_business_day(there)


@QUICK
@given(DAYS, st.integers(0, 20), st.integers(0, 20))
def test_business_days_add_up(day, first, second):
    one_by_one = add_business_days(add_business_days(day, first, FEDERAL), second, FEDERAL)

    assert one_by_one == add_business_days(day, first + second, FEDERAL)


@QUICK
@given(DAYS)
def test_the_nearest_business_days_enclose_the_day_with_nothing_open_between(day):
    before, behind = previous_business_day(day, FEDERAL), next_business_day(day, FEDERAL)
    between = [before + timedelta(n) for n in range(1, (behind - before).days)]

    assert before <= day <= behind
    assert [each for each in between if FEDERAL.is_business_day(each)] == []


@QUICK
@given(DAYS, st.integers(0, 60))
def test_holidays_never_bring_a_business_deadline_forward(day, count):
    assert add_business_days(day, count, FEDERAL) >= add_business_days(day, count, NO_HOLIDAYS)


@QUICK
@given(DAYS, st.integers(-60, 60))
def test_added_months_land_in_the_month_counted(day, months):
    moved = add_months(day, months)

    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@QUICK
@given(DAYS, st.integers(0, 120))
def test_age_grows_by_at_most_one_from_day_to_day(born, years):
    on = add_months(born, years * 12)

    assert age_on(born, on + timedelta(1)) - age_on(born, on) in {0, 1}
    assert age_on(born, on + timedelta(1)) == years


@QUICK
@given(DAYS, ZONES, st.integers(0, 24 * 60 - 1))
def test_every_moment_of_a_day_comes_before_its_end_and_after_the_end_of_the_day_before(day, zone, minute):
    moment = local_datetime(day, time(minute // 60, minute % 60), zone).astimezone(UTC)

    assert end_of_day(day - timedelta(1), zone) <= moment < end_of_day(day, zone)


@QUICK
@given(DAYS, ZONES)
def test_the_end_of_a_day_is_the_first_moment_that_shows_the_next_date(day, zone):
    end = end_of_day(day, zone).astimezone(UTC)

    assert end.astimezone(zone).date() == day + timedelta(1)
    assert (end - timedelta(seconds=1)).astimezone(zone).date() == day
