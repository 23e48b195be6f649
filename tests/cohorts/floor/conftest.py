"""The days on which the tests of the floor look; the second factor has tests of its own, staff here have one."""

from datetime import date

import pytest
import time_machine

from tests.cohorts.scene import at

WEDNESDAY = at(date(2026, 1, 7), 13)
FRIDAY = at(date(2026, 1, 9), 18)


@pytest.fixture(autouse=True)
def _one_factor(monkeypatch):
    monkeypatch.setattr("apprenticeships.doors.needs_second_factor", lambda user: False)  # noqa: ARG005


@pytest.fixture
def _wednesday():
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


@pytest.fixture
def _friday():
    with time_machine.travel(FRIDAY, tick=False):
        yield
