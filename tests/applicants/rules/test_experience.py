"""Time worked: no day twice, part-time by its share, a year is twelve months."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.rules.experience import Job, in_full, in_words, months_worked, reached_on

TODAY = date(2026, 3, 6)
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("jobs", "months"),
    [
        ([], 0),
        ([Job(date(2024, 1, 1), date(2025, 12, 31))], 24),
        ([Job(date(2024, 3, 7))], 24),
        ([Job(date(2022, 2, 10), date(2024, 2, 9))], 24),
        ([Job(date(2024, 2, 29), date(2025, 2, 27))], 12),
        ([Job(date(2025, 2, 10), date(2025, 8, 9))], 6),
        ([Job(date(2026, 3, 6), date(2026, 3, 6))], Fraction(1, 31)),
        ([Job(date(2026, 1, 1), date(2026, 1, 31))] * 2, 1),
        ([Job(date(2024, 1, 1), date(2024, 12, 31)), Job(date(2024, 7, 1), date(2025, 6, 30))], 18),
        ([Job(date(2024, 1, 1), date(2024, 6, 30)), Job(date(2024, 7, 1), date(2024, 12, 31))], 12),
        ([Job(date(2024, 1, 1), date(2024, 6, 30)), Job(date(2025, 1, 1), date(2025, 6, 30))], 12),
        ([Job(date(2024, 1, 1), date(2025, 12, 31), HALF)], 12),
        ([Job(date(2024, 1, 1), date(2025, 12, 31), Decimal("0.6"))], Fraction(72, 5)),
        ([Job(date(2024, 1, 1), date(2024, 12, 31), HALF), Job(date(2024, 1, 1), date(2024, 12, 31), HALF)], 6),
        ([Job(date(2024, 1, 1), date(2024, 12, 31), HALF), Job(date(2024, 7, 1), date(2024, 12, 31))], 9),
        ([Job(date(2025, 2, 1), date(2025, 2, 14)), Job(date(2025, 2, 15), date(2025, 3, 14))], Fraction(3, 2)),
        ([Job(date(2026, 3, 7))], 0),
        ([Job(date(2026, 2, 7), date(2030, 1, 1))], 1),
    ],
)
def test_months_are_counted_as_people_count_them(jobs, months):
    assert months_worked(jobs, until=TODAY) == months


@pytest.mark.parametrize("share", [0, -1, Fraction(3, 2), Decimal("1.01")])
def test_a_share_of_full_time_lies_above_nothing_and_at_most_at_one(share):
    with pytest.raises(ValueError, match="share"):
        Job(TODAY, None, share)


def test_a_job_cannot_end_before_it_began():
    with pytest.raises(ValueError, match="before"):
        Job(TODAY, TODAY - timedelta(1))


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (Fraction(0), "0 months"),
        (Fraction(1), "1 month"),
        (Fraction(11), "11 months"),
        (Fraction(72, 5), "1.2 years"),
        (Fraction(12), "1 year"),
        (Fraction(30), "2.5 years"),
        (Fraction(24), "2 years"),
        (Fraction(2399, 100), "1.9 years"),
        (Fraction(7, 2), "3.5 months"),
        (Fraction(1199, 100), "11.9 months"),
    ],
)
def test_time_worked_is_said_in_words_and_never_rounded_up(months, words):
    assert in_words(months) == words


@pytest.mark.parametrize(
    ("jobs", "needed", "day"),
    [
        ([Job(date(2024, 9, 1))], 24, date(2026, 8, 31)),
        ([Job(date(2020, 1, 1))], 24, TODAY),
        ([Job(date(2025, 3, 7), None, HALF)], 12, date(2027, 3, 6)),
        ([Job(date(2024, 1, 1), date(2025, 6, 30))], 24, None),
        ([], 24, None),
    ],
)
def test_whoever_stays_at_work_is_told_the_day_when_it_is_enough(jobs, needed, day):
    assert reached_on(jobs, needed, on=TODAY) == day


days = st.dates(date(2019, 1, 1), date(2027, 12, 31))
shares = st.sampled_from([Fraction(1), HALF, Fraction(1, 4), Fraction(3, 4)])


@st.composite
def jobs(draw):
    start, end = sorted((draw(days), draw(days)))
    return Job(start, draw(st.sampled_from([end, None])), draw(shares))


@settings(deadline=None)
@given(st.lists(jobs(), max_size=5), jobs())
def test_one_more_job_never_lowers_the_experience(some, another):
    assert months_worked([*some, another], until=TODAY) >= months_worked(some, until=TODAY)


@settings(deadline=None)
@given(st.lists(jobs(), max_size=5), st.randoms())
def test_neither_order_nor_repetition_changes_the_experience(some, chance):
    shuffled = some * 2
    chance.shuffle(shuffled)

    assert months_worked(shuffled, until=TODAY) == months_worked(some, until=TODAY)


@settings(deadline=None)
@given(st.lists(jobs(), max_size=4), days, days)
def test_time_passing_never_lowers_the_experience(some, one, other):
    early, late = sorted((one, other))

    assert months_worked(some, until=late) >= months_worked(some, until=early)


@settings(deadline=None)
@given(st.lists(jobs(), max_size=5))
def test_no_day_counts_for_more_than_a_day(some):
    first = min((job.start for job in some), default=TODAY)
    most = max(0, (TODAY - first).days + 1)

    assert 0 <= months_worked(some, until=TODAY) <= Fraction(most, 28)


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (Fraction(27), "2 years and 3 months"),
        (Fraction(24), "2 years"),
        (Fraction(13), "1 year and 1 month"),
        (Fraction(239, 10), "1 year and 11 months"),
        (Fraction(1, 2), "less than a month"),
        (Fraction(0), "less than a month"),
    ],
)
def test_a_sum_is_said_in_full_and_never_claims_too_much(months, words):
    assert in_full(months) == words
