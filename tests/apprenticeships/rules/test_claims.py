"""How long a free chair is kept for the first in line."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprenticeships.rules.claims import LEAST, claim_until

BEGINS = datetime(2026, 1, 5, 18, tzinfo=UTC)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.mark.parametrize(
    ("until_start", "left"),
    [
        (hours(100), hours(24)),  # the whole day
        (hours(30), hours(24)),  # it just fits
        (hours(29), hours(23)),  # the clock ends six hours before the session
        (hours(7), hours(1)),  # the shortest clock
        (hours(6.9), None),  # too short for a clock: at once
        (hours(1), None),
        (hours(-1), None),
    ],
)
def test_the_clock_is_shorter_near_the_session_and_then_there_is_none(until_start, left):
    until = claim_until(BEGINS, starts_at=BEGINS + until_start, hours=24, close_hours=6)

    assert until == (None if left is None else BEGINS + left)


@given(
    until_start=st.timedeltas(min_value=hours(-50), max_value=hours(5_000)),
    length=st.integers(-(10**12), 10**12),
    close=st.integers(-(10**12), 10**12),
)
def test_no_clock_runs_past_the_start_or_is_shorter_than_an_hour(until_start, length, close):
    starts_at = BEGINS + until_start

    until = claim_until(BEGINS, starts_at=starts_at, hours=length, close_hours=close)

    assert until is None or BEGINS + LEAST <= until <= starts_at
