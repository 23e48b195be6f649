"""A stage for journeys: the browser of the browser tests, a clock that stands still, a folder for pictures."""

import os
from pathlib import Path

import pytest
import time_machine

from apprenticeships import demonstration
from tests.browser.conftest import _django_beside_playwright, axe, browser, open_page
from tests.journeys.stage import BEGAN, Clock, Stage

__all__ = ["_django_beside_playwright", "axe", "browser", "open_page"]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def clock():
    with time_machine.travel(BEGAN, tick=False) as traveller:
        yield Clock(traveller)


@pytest.fixture
def stage(clock, open_page, axe, settings):
    settings.APPRENTICESHIPS_NAME = demonstration.NAME
    settings.APPRENTICESHIPS_CONTACT_NAME = demonstration.CONTACT[0]
    settings.APPRENTICESHIPS_CONTACT_PHONE = demonstration.CONTACT[1]
    settings.APPRENTICESHIPS_CONTACT_HOURS = demonstration.CONTACT[2]
    folder = Path(os.environ["JOURNEY_SCREENSHOTS"]) if "JOURNEY_SCREENSHOTS" in os.environ else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    return Stage(open_page, axe, clock, folder)
