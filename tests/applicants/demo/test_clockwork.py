"""Whenever the demonstration is built, nobody in it is called or comes at night."""

from datetime import datetime, timedelta

import pytest

from applicants.demo.clockwork import Days
from apprenticeships.rules.holidays import NO_HOLIDAYS
from apprenticeships.rules.quiet import is_quiet
from tests.factories import CHICAGO


@pytest.mark.parametrize("day", range(5, 12), ids=lambda day: f"January {day}")
def test_calls_and_rooms_of_the_demonstration_are_by_day(day):
    for hour in range(24):
        now = datetime(2026, 1, day, hour, 35, tzinfo=CHICAGO)
        days = Days(now, CHICAGO, NO_HOLIDAYS)

        called = days.lately(15)
        opens, closes = days.open_hours()

        assert called.astimezone(CHICAGO).hour == 15
        assert now - timedelta(hours=36) < called < now
        assert not is_quiet(opens, CHICAGO)
        assert not is_quiet(closes - timedelta(minutes=1), CHICAGO)
        assert now < closes
        assert (
            opens <= now or is_quiet(now - timedelta(hours=1), CHICAGO) or is_quiet(now + timedelta(hours=3), CHICAGO)
        )
