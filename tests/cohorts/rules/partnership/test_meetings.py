"""The days of a training class: weekly or written down, and never on a day off."""

from datetime import date

import pytest

from apprenticeships.rules.holidays import federal_calendar
from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.partnership.meetings import check, weekly, working_day, written

FEDERAL = federal_calendar(2025, 2029)
TODAY = date(2026, 1, 7)


def refusal(days) -> str:
    with pytest.raises(RuleRefused) as refused:
        check(days, FEDERAL, today=TODAY)
    return refused.value.message


def test_meetings_of_every_week_keep_the_weekday_of_the_first():
    assert weekly(date(2026, 2, 24), 3) == (date(2026, 2, 24), date(2026, 3, 3), date(2026, 3, 10))


def test_a_year_that_no_calendar_has_is_refused():
    with pytest.raises(RuleRefused, match="next two years"):
        weekly(date(9999, 12, 20), 5)


def test_written_days_are_read_in_every_usual_way_and_put_in_order():
    text = " 3/13/2026 \r\n2026-02-06\n\nMarch 6, 2026; Friday,  February 20, 2026\nApr 3, 2026"

    assert written(text) == tuple(date(2026, *each) for each in ((2, 6), (2, 20), (3, 6), (3, 13), (4, 3)))


@pytest.mark.parametrize("line", ["2026-02-31", "soon", "13/3/2026", "x" * 10_000, "२०२६", "0000-01-01"])
def test_a_line_that_is_no_day_is_quoted_shortly(line):
    with pytest.raises(RuleRefused, match="is no day") as refused:
        written(f"2026-03-06\n{line}")

    assert len(refused.value.message) < 140


def test_a_day_off_is_refused_with_the_next_working_day():
    assert refusal([date(2026, 2, 16)]) == (
        "Monday, February 16, 2026 is a day off: Washington's Birthday. "
        "The next working day is Tuesday, February 17, 2026."
    )


def test_the_next_working_day_is_neither_a_weekend_nor_a_holiday():
    assert working_day(date(2026, 7, 2), FEDERAL) == date(2026, 7, 6)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([], "at least one day"),
        ([date(2026, 1, 6)], "is over"),
        ([date(2029, 1, 9)], "two years ahead"),
        ([date(2026, 2, 3), date(2026, 2, 3)], "twice"),
        (weekly(date(2026, 2, 3), 61), "at most 60"),
    ],
)
def test_days_that_nobody_means_are_refused(days, words):
    assert words in refusal(days)


def test_today_and_saturdays_are_fine():
    check([TODAY, date(2026, 1, 10)], FEDERAL, today=TODAY)
