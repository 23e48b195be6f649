"""The list of dates and the calendar name the day to try again, and say so where a chair is too late."""

from datetime import timedelta

import pytest
import time_machine

from applicants.feeds import entries
from applicants.records.days import Owed, owed_days
from applicants.workflows import typing
from apprenticeships.ics import Whose
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.portal.reading import read, text
from tests.applicants.typist import hands_in
from tests.applicants.way import K, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def owed(row, *, at=NOON):
    return [(each.what, each.day) for each in owed_days([row], at=at)]


def in_calendar(row, *, at=NOON):
    found = entries(Whose(person=row.person, user=None), at=at)
    return {each.title: each.day for each in found if hasattr(each, "day")}


def test_a_typing_test_that_was_too_slow_names_the_day_to_try_again(client):
    row = sent(way(wanted=(K.AGE, K.TYPING)))
    test = typing.begin(row.pk, by=ROBOT, at=NOON)
    hands_in(test, "The nurse", by=ROBOT, at=NOON + timedelta(minutes=5))
    tomorrow = NOON.date() + timedelta(days=1)

    assert (Owed.AGAIN, tomorrow) in owed(row, at=NOON + timedelta(hours=1))
    assert in_calendar(row)["From today you may try again"] == tomorrow
    assert "You may try again from Thursday, January 8" in text(read(client, row, "portal:dates"))


@pytest.mark.parametrize(("days", "late"), [(10, False), (50, True)])
def test_a_chair_that_is_too_late_says_by_when_to_come(client, days, late):
    scene = way(wanted=(K.AGE, K.ENTRANCE_EXAM))
    row = sent(scene)
    day = dict(owed(row))[Owed.STEP]
    session = make.session(
        program=scene.program, kind="exam", requirement_kind=K.ENTRANCE_EXAM, starts_at=NOON + timedelta(days=days)
    )
    sessions.sign_up(session.pk, person=row.person, by=ROBOT, at=NOON)

    what = Owed.EARLIER if late else Owed.STEP

    assert (what, day) in owed(row)
    assert in_calendar(row)[what.in_a_calendar] == day
    assert ("Your date is late for this class: come by" in text(read(client, row, "portal:dates"))) is late
