"""The map of the whole way tells what happened: nothing is done that never was, and no result is missing."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.portal.map import done
from applicants.workflows import applications, typing
from tests import factories as make
from tests.applicants.portal.reading import read, text
from tests.applicants.typist import hands_in
from tests.applicants.way import K, came, draft, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
TOO_SLOW = "The pass mark is 30. You may try again from Thursday, January 8."
YOUNG = {"eligibility": {"birth_date": date(2009, 5, 17)}}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def withdrawn(row):
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=NOON)
    return row


@pytest.mark.parametrize(
    ("row", "step", "says"),
    [
        (lambda: sent(way(), **YOUNG), "Screening", ""),
        (lambda: sent(way(wanted=(K.TYPING, K.BACKGROUND, K.DRUG)), **YOUNG), "Screening", "You do not need this."),
        (lambda: withdrawn(sent(way(wanted=(K.INFO_SESSION, K.WORKKEYS)))), "Tests", ""),
        (lambda: withdrawn(draft(way())), "Application", ""),
    ],
)
def test_what_is_not_asked_or_never_began_is_not_done(client, row, step, says):
    page = read(client, row())

    stop = next(each for each in page.context["stops"] if each.title == step)
    assert (stop.family, stop.badge, stop.text, stop.done_on) == ("later", "", says, None)
    assert page.context["done"] == done(page.context["stops"]) <= 1
    assert not (says and stop.who)


def test_a_typing_test_that_was_too_slow_shows_whichever_step_is_on(client):
    row = sent(way())
    test = typing.begin(row.pk, by=ROBOT, at=NOON)
    hands_in(test, "The nurse", by=ROBOT, at=NOON + timedelta(minutes=5))
    link = f'href="{reverse("portal:typing", args=[row.public_id])}"'

    def line(page):
        tests = next(stop for stop in page.context["stops"] if stop.title == "Tests")
        return next(each for each in tests.tasks if each.title == "Typing test")

    early = read(client, row)
    assert early.context["step"].title == "Choose a time for the information session"
    assert (line(early).badge, TOO_SLOW in line(early).small, link in text(early)) == ("Not now", True, True)
    assert text(early).count(TOO_SLOW) == 2
    with time_machine.travel(NOON + timedelta(days=1, minutes=5), tick=False):
        assert line(read(client, row)).badge == "Open already"
    came(row)
    now = read(client, row)
    assert (line(now).badge, TOO_SLOW in line(now).small, link in text(now)) == ("Not now", True, True)


@pytest.mark.parametrize(
    ("planned", "says"),
    [
        ((5, 7, 9), "The next one: Monday, January 12, noon, Room 2. 2 more dates to choose from."),
        ((5,), "The next one: Monday, January 12, noon, Room 2."),
        (
            (),
            "No date is set yet. A coordinator plans it and looks after it. We write to you as soon as you can choose",
        ),
    ],
)
@pytest.mark.parametrize(
    ("kind", "session", "name"), [(K.ENTRANCE_EXAM, "exam", "Entrance exam"), (K.WORKKEYS, "workkeys", "WorkKeys")]
)
def test_a_test_on_the_map_says_when_and_where_it_is_or_who_plans_it(client, kind, session, name, planned, says):
    scene = way(wanted=(K.AGE, K.TYPING, kind))
    row = sent(scene)
    for days in planned:
        make.session(program=scene.program, kind=session, starts_at=NOON + timedelta(days=days), place="Room 2")

    page = read(client, row)

    tests = next(stop for stop in page.context["stops"] if stop.title == "Tests")
    line = next(each for each in tests.tasks if name in each.title)
    assert says in line.small
    assert ("For this class it has to be by" in line.small) == (not planned and kind is K.ENTRANCE_EXAM)
    assert line.url == reverse("portal:times", args=[row.public_id, kind.value.replace("_", "-")])


@pytest.mark.parametrize(
    ("later", "says"), [((9, 40), "Room 2. 1 more date to choose from."), ((40, 42), "Room 2. All others are later")]
)
def test_only_dates_that_are_in_time_for_the_class_are_counted(client, later, says):
    scene = way(wanted=(K.AGE, K.ENTRANCE_EXAM))
    for days in (5, *later):
        make.session(program=scene.program, kind="exam", starts_at=NOON + timedelta(days=days), place="Room 2")

    assert says in text(read(client, sent(scene)))


def test_a_test_that_comes_later_says_its_date_already(client):
    scene = way(wanted=(K.INFO_SESSION, K.ENTRANCE_EXAM))
    make.session(program=scene.program, kind="exam", starts_at=NOON + timedelta(days=5), place="Room 2")

    page = text(read(client, sent(scene)))

    assert "The next one: Monday, January 12, noon, Room 2." in page
