"""Holiday calendars."""

from datetime import date

import pytest

from apprenticeships.rules.holidays import (
    NO_HOLIDAYS,
    Calendar,
    Holiday,
    federal_calendar,
    federal_holidays,
    merged,
)

OBSERVED = {
    2026: "1/1 1/19 2/16 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25",
    2027: "1/1 1/18 2/15 5/31 6/18 7/5 9/6 10/11 11/11 11/25 12/24 12/31",
}


def _observed(year):
    return [each.day for each in federal_holidays(year, year) if each.observed]


@pytest.mark.parametrize("year", OBSERVED)
def test_the_federal_days_off_are_the_published_ones(year):
    expected = [date(year, *map(int, day.split("/"))) for day in OBSERVED[year].split()]

    assert _observed(year) == expected


@pytest.mark.parametrize(
    ("year", "count"),
    [(2026, 11), (2027, 12), (2028, 10), (2029, 11), (2030, 11), (2031, 11), (2032, 12)],
)
def test_observed_days_are_counted_in_the_calendar_year_they_fall_in(year, count):
    assert len(_observed(year)) == count


def test_new_year_2028_is_observed_in_2027_and_veterans_day_moves_off_the_weekend():
    assert date(2028, 1, 1) not in _observed(2028)
    assert date(2028, 11, 10) in _observed(2028)
    assert date(2029, 11, 12) in _observed(2029)


def test_the_legal_date_on_a_weekend_closes_only_the_classroom():
    calendar = federal_calendar(2026, 2026)

    legal = calendar.on(date(2026, 7, 4))

    assert legal == Holiday(
        date(2026, 7, 4),
        "Independence Day",
        no_class=True,
        no_clinic=False,
        paid_not_ojl=False,
        observed=False,
    )
    assert calendar.on(date(2026, 7, 3)) == Holiday(date(2026, 7, 3), "Independence Day (observed)")


def test_a_range_of_years_is_the_years_one_after_the_other():
    together = federal_holidays(2026, 2032)

    one_by_one = [each for year in range(2026, 2033) for each in federal_holidays(year, year)]

    assert list(together) == one_by_one


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2026, 7, 2), True),
        (date(2026, 7, 3), False),
        (date(2026, 7, 4), False),
        (date(2026, 7, 5), False),
        (date(2026, 7, 6), True),
    ],
)
def test_business_days_use_the_observed_day(day, open_):
    assert federal_calendar(2026, 2026).is_business_day(day) is open_


def test_a_break_in_classes_is_still_a_business_day():
    spring = Holiday(date(2026, 3, 18), "Spring break", no_clinic=False, observed=False)

    calendar = Calendar("School", (spring,))

    assert calendar.is_business_day(date(2026, 3, 18))
    assert calendar.closes_class(date(2026, 3, 18))
    assert not calendar.closes_clinic(date(2026, 3, 18))


def test_two_entries_on_one_day_close_what_either_closes():
    day = date(2026, 3, 18)
    calendar = Calendar(
        "Both",
        (
            Holiday(day, "Spring break", no_clinic=False, paid_not_ojl=False, observed=False),
            Holiday(day, "Clinic move", no_class=False, observed=False),
        ),
    )

    assert calendar.on(day) == Holiday(day, "Spring break; Clinic move", observed=False)


def test_merged_calendars_hold_the_days_of_all_and_are_known_as_far_as_the_shortest():
    clinic = Calendar("Clinic", (Holiday(date(2026, 11, 27), "Day after"),), date(2026, 12, 31))

    both = merged("Northside", federal_calendar(2026, 2027), clinic)

    assert both.name == "Northside"
    assert both.closes_clinic(date(2026, 11, 27))
    assert both.closes_clinic(date(2027, 1, 1))
    assert both.through == date(2026, 12, 31)


def test_holidays_between_two_days_include_both_ends():
    found = federal_calendar(2026, 2026).between(date(2026, 5, 25), date(2026, 6, 19))

    assert [each.day for each in found] == [date(2026, 5, 25), date(2026, 6, 19)]


def test_without_holidays_every_weekday_is_open():
    assert NO_HOLIDAYS.name == "none"
    assert NO_HOLIDAYS.is_business_day(date(2026, 12, 25))
    assert not NO_HOLIDAYS.is_business_day(date(2026, 12, 26))
