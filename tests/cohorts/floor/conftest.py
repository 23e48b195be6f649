"""The days on which the tests of the floor look; the second factor has tests of its own, staff here have one."""

from datetime import date

import pytest
import time_machine

from tests.cohorts.scene import at

MONDAY = at(date(2026, 1, 5), 7)
WEDNESDAY = at(date(2026, 1, 7), 13)
SATURDAY = at(date(2026, 1, 10), 8)


@pytest.fixture(autouse=True)
def _one_factor(monkeypatch):
    monkeypatch.setattr("apprenticeships.doors.needs_second_factor", lambda user: False)  # noqa: ARG005


@pytest.fixture
def _monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def _wednesday():
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


@pytest.fixture
def _saturday():
    with time_machine.travel(SATURDAY, tick=False):
        yield
