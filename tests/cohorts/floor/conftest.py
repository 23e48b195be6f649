"""The days on which the tests of the floor look; staff sign in with one factor there, as in the demonstration."""

from datetime import date

import pytest
import time_machine

from tests.cohorts.scene import at

WEDNESDAY = at(date(2026, 1, 7), 13)
FRIDAY = at(date(2026, 1, 9), 18)


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.DEMO = True


@pytest.fixture
def _wednesday():
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


@pytest.fixture
def _friday():
    with time_machine.travel(FRIDAY, tick=False):
        yield
