"""How long each step took others, from what happened; nothing about fewer than five people."""

from datetime import timedelta

import pytest

from applicants.models import ScreeningStep
from applicants.records.pace import paces
from applicants.rules.pace import Pace
from tests import factories as make
from tests.applicants.way import K, came, clear, record, sent, typed, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
TODAY = NOON + timedelta(days=60)


def goes(scene, session, tests, checks, *, person=None):
    """Somebody who needs so many days for each step."""
    row = sent(scene, person=person)
    came(row, at=NOON + timedelta(days=session) - timedelta(hours=2))
    at = NOON + timedelta(days=session + tests)
    record(row, K.ENTRANCE_EXAM, {"score": 80}, at=at)
    typed(row, at=at)
    clear(row, at=at + timedelta(days=checks))
    return row


@pytest.fixture
def scene():
    return way()


def known(scene, *, months=12, days=60):
    return paces(scene.program.pk, months=months, on=(NOON + timedelta(days=days)).date())


def test_each_step_counts_from_the_end_of_the_one_before(scene):
    for extra in range(5):
        goes(scene, 1 + extra, 2 + extra, 3 + extra)

    found = known(scene)

    assert (found["session"], found["tests"], found["screening"]) == (Pace(3, 5), Pace(4, 6), Pace(5, 7))
    assert found["whole"] == Pace(12, 16)


def test_four_people_are_too_few(scene):
    for extra in range(4):
        goes(scene, 1 + extra, 2, 3)

    assert known(scene) == {}


def test_one_person_who_came_five_times_is_one_person(scene):
    person = make.applicant()
    for extra in range(5):
        at = NOON + timedelta(days=extra)
        make.application(
            "enrolled", cohort=scene.march, person=person, submitted_at=at, ready_at=at + timedelta(days=9)
        )

    assert "whole" not in known(scene)


def test_what_was_done_before_it_was_asked_took_nobody_any_time(scene):
    for extra in range(5):
        person = make.applicant()
        row = sent(scene, person=person, at=NOON)
        came(row, at=NOON - timedelta(days=3))
        ScreeningStep.objects.filter(application=row, requirement__kind="info_session").update(judged_at=NOON)
        record(row, K.ENTRANCE_EXAM, {"score": 80}, at=NOON + timedelta(days=2 + extra))
        typed(row, at=NOON + timedelta(days=2 + extra))

    found = known(scene)

    assert "session" not in found
    assert found["tests"] == Pace(4, 6)


def test_the_day_itself_and_what_is_long_ago_are_left_out(scene):
    for _ in range(5):
        goes(scene, 1, 2, 3)

    assert "whole" not in known(scene, days=6)
    assert "whole" in known(scene, days=7)
    assert known(scene, months=1) == {}


def test_another_program_says_nothing_about_this_one(scene):
    other = way()
    for _ in range(5):
        goes(scene, 1, 2, 3)

    assert known(other) == {}
