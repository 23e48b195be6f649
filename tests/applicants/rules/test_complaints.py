"""The clocks of a complaint: a table."""

from datetime import date

import pytest

from applicants.rules.complaints import days_left, kept_through, outside_through, unlikely


@pytest.mark.parametrize(
    ("happened", "on", "through", "left"),
    [
        (date(2026, 1, 5), date(2026, 1, 5), date(2026, 11, 1), 301),
        (date(2026, 1, 5), date(2026, 11, 1), date(2026, 11, 1), 1),  # the last day counts
        (date(2026, 1, 5), date(2026, 11, 2), date(2026, 11, 1), 0),
        (date(2023, 5, 7), date(2024, 3, 2), date(2024, 3, 2), 1),  # over the leap day
        (None, date(2026, 1, 5), None, None),
    ],
)
def test_an_outside_agency_takes_a_complaint_through_its_three_hundredth_day(happened, on, through, left):
    assert outside_through(happened, days=300) == through
    assert days_left(through, on=on) == left


@pytest.mark.parametrize(
    ("closed", "written", "through"),
    [
        (None, [date(2026, 1, 5)], None),
        (date(2026, 3, 2), [], date(2031, 3, 2)),
        (date(2024, 2, 29), [], date(2029, 2, 28)),
        (date(2026, 3, 2), [date(2026, 1, 5), date(2026, 2, 1)], date(2031, 3, 2)),
        (date(2019, 3, 2), [date(2026, 1, 5)], date(2031, 1, 5)),  # old paper, entered much later
        (date(2019, 3, 2), [date(2026, 1, 5), date(2027, 2, 1)], date(2032, 2, 1)),  # and a note a year after that
    ],
)
def test_it_is_kept_five_years_after_it_was_closed_and_after_the_last_that_was_written(closed, written, through):
    assert kept_through(closed, written, months=60) == through


@pytest.mark.parametrize(
    ("happened", "known", "begins"),
    [
        (None, None, ""),
        (date(2026, 1, 5), None, ""),
        (date(2025, 3, 12), None, ""),  # the three hundredth day
        (date(2025, 3, 11), None, "This is 301 days before it was told"),
        (date(2026, 1, 5), date(2026, 1, 5), ""),
        (date(2026, 1, 5), date(2026, 1, 6), "This is before the person had anything to do with"),
    ],
)
def test_a_day_long_ago_or_before_anybody_was_known_is_doubted(happened, known, begins):
    words = unlikely(happened, received_on=date(2026, 1, 6), days=300, known_since=known)

    assert words.startswith(begins)
    assert bool(words) == bool(begins)
