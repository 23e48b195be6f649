"""Monthly starts and cut-off days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.holidays import NO_HOLIDAYS, federal_calendar
from apprenticeships.rules.intake import (
    HolidayPolicy,
    IntakeRule,
    cutoff_for,
    intended_start,
    starts,
)

FEDERAL = federal_calendar(2025, 2036)
MONDAYS = IntakeRule()
CHICAGO = ZoneInfo("America/Chicago")
QUICK = settings(max_examples=60, deadline=None, database=None)


def _dates(text):
    return tuple(date.fromisoformat(day) for day in text.split())


FIRST_MONDAYS = (
    "2026-01-05 2026-02-02 2026-03-02 2026-04-06 2026-05-04 2026-06-01 "
    "2026-07-06 2026-08-03 {september} 2026-10-05 2026-11-02 2026-12-07"
)


@pytest.mark.parametrize(
    ("policy", "calendar", "september"),
    [
        (HolidayPolicy.NEXT_MONDAY, NO_HOLIDAYS, "2026-09-07"),
        (HolidayPolicy.NEXT_MONDAY, FEDERAL, "2026-09-14"),
        (HolidayPolicy.NEXT_BUSINESS_DAY, FEDERAL, "2026-09-08"),
    ],
)
def test_a_year_of_first_mondays_moves_labor_day_by_the_policy(policy, calendar, september):
    rule = IntakeRule(on_holiday=policy)

    found = starts(rule, calendar, date(2026, 1, 1), 12)

    assert found == _dates(FIRST_MONDAYS.format(september=september))


def test_starts_begin_on_or_after_the_day_asked_and_end_before_it_comes_round_again():
    assert starts(MONDAYS, FEDERAL, date(2026, 1, 5), 2) == _dates("2026-01-05 2026-02-02 2026-03-02")
    assert starts(MONDAYS, FEDERAL, date(2026, 1, 6), 2) == _dates("2026-02-02 2026-03-02")


def test_a_start_moved_past_the_day_asked_is_not_lost():
    assert starts(MONDAYS, FEDERAL, date(2026, 9, 8), 1) == _dates("2026-09-14 2026-10-05")


def test_a_start_moved_into_the_next_month_counts_there():
    rule = IntakeRule(occurrence=4)

    assert starts(rule, FEDERAL, date(2026, 6, 1), 1) == _dates("2026-06-01 2026-06-22")


def test_a_summer_intake_starts_only_in_its_months():
    rule = IntakeRule(occurrence=3, months=frozenset({6}))

    assert starts(rule, FEDERAL, date(2026, 1, 1), 24) == _dates("2026-06-15 2027-06-21")


def test_months_without_a_fifth_such_day_have_no_start():
    rule = IntakeRule(occurrence=5)

    assert starts(rule, NO_HOLIDAYS, date(2026, 1, 1), 6) == _dates("2026-03-30 2026-06-29")


@pytest.mark.parametrize("fields", [{"weekday": 7}, {"occurrence": 0}, {"cutoff_day": 0}, {"months": frozenset({13})}])
def test_a_rule_outside_the_calendar_is_refused(fields):
    with pytest.raises(ValueError, match="intake"):
        IntakeRule(**fields)


@pytest.mark.parametrize(
    ("start", "cutoff"),
    [
        (date(2026, 5, 4), date(2026, 3, 31)),
        (date(2026, 6, 1), date(2026, 4, 30)),
        (date(2026, 7, 6), date(2026, 5, 31)),
        (date(2026, 1, 5), date(2025, 11, 30)),
        (date(2026, 4, 6), date(2026, 2, 28)),
    ],
)
def test_the_cut_off_is_the_last_day_two_months_before(start, cutoff):
    assert cutoff_for(MONDAYS, start) == cutoff


@pytest.mark.parametrize(
    ("rule", "cutoff"),
    [
        (IntakeRule(cutoff_months_before=1), date(2026, 4, 30)),
        (IntakeRule(cutoff_months_before=1, cutoff_day=15), date(2026, 4, 15)),
        (IntakeRule(cutoff_months_before=3, cutoff_day=30), date(2026, 2, 28)),
        (IntakeRule(cutoff_months_before=0, cutoff_day=1), date(2026, 5, 1)),
        (IntakeRule(cutoff_months_before=0), date(2026, 5, 3)),
    ],
)
def test_the_cut_off_day_is_a_parameter_of_the_program(rule, cutoff):
    assert cutoff_for(rule, date(2026, 5, 4)) == cutoff


@pytest.mark.parametrize(
    ("at", "start"),
    [
        (datetime(2026, 3, 31, 23, 59, 59, tzinfo=CHICAGO), date(2026, 5, 4)),
        (datetime(2026, 4, 1, 4, 59, 59, tzinfo=UTC), date(2026, 5, 4)),
        (datetime(2026, 4, 1, 0, 0, tzinfo=CHICAGO), date(2026, 6, 1)),
        (datetime(2026, 2, 28, 12, 0, tzinfo=CHICAGO), date(2026, 4, 6)),
        (datetime(2027, 2, 1, 12, 0, tzinfo=CHICAGO), None),
    ],
)
def test_an_application_aims_at_the_first_class_whose_cut_off_day_is_not_over(at, start):
    open_starts = starts(MONDAYS, FEDERAL, date(2026, 1, 1), 12)

    assert intended_start(MONDAYS, open_starts, at, CHICAGO) == start


@QUICK
@given(
    st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    st.integers(1, 18),
    st.integers(0, 4),
    st.integers(1, 4),
    st.sampled_from(HolidayPolicy),
)
def test_starts_rise_lie_in_the_window_and_never_on_a_day_off(since, months, weekday, occurrence, policy):
    rule = IntakeRule(weekday=weekday, occurrence=occurrence, on_holiday=policy)

    found = starts(rule, FEDERAL, since, months)

    assert list(found) == sorted(set(found))
    assert [day for day in found if day < since] == []
    assert [day for day in found if not FEDERAL.is_business_day(day)] == []
    assert months - 1 <= len(found) <= months + 1


@QUICK
@given(
    st.integers(0, 516 * 24 * 60),
    st.timedeltas(timedelta(0), timedelta(90)),
    st.integers(0, 3),
)
def test_a_later_application_never_aims_at_an_earlier_class(minute, later, months_before):
    rule = IntakeRule(cutoff_months_before=months_before)
    all_starts = starts(rule, FEDERAL, date(2026, 1, 1), 60)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)

    now = intended_start(rule, all_starts, at, CHICAGO)
    then = intended_start(rule, all_starts, at + later, CHICAGO)

    assert now <= then
    assert cutoff_for(rule, now) >= at.astimezone(CHICAGO).date()
