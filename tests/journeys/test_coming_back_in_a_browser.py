"""Late, short, stopped and back: what somebody with a phone sees, and taps."""

from datetime import date, timedelta

import pytest

from applicants.models import Application
from applicants.workflows import answer_clock, applications
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants import way
from tests.applicants.background import answered
from tests.applicants.drug_screens import judged_at, reported
from tests.applicants.way import K
from tests.factories import NOON, ROBOT
from tests.journeys.stage import heading, next_step, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def page_of(stage, row):
    """Their page in a browser of their own, signed in already."""
    return stage.known(row.person.user, f"/my/applications/{row.public_id}/")


def others(scene):
    """Five people who went the way before, each a day slower than the one before."""
    for days in range(5):
        row = way.sent(scene, at=NOON - timedelta(days=40))
        way.came(row, at=NOON - timedelta(days=37 - days))
        at = NOON - timedelta(days=33 - 2 * days)
        way.record(row, K.ENTRANCE_EXAM, {"score": 80}, at=at, taken_on=at.date())
        way.record(row, K.TYPING, {"keystrokes": 900, "errors": 0, "minutes": "5"}, at=at, taken_on=at.date())
        done = at + timedelta(days=3 + days)
        answered(row, clear=True, at=done)
        reported(row, at=done)


def test_nobody_is_left_in_the_dark(stage):
    stage.clock.traveller.move_to(NOON)
    scene = way.way()
    make.opening(cohort=scene.march, headcount=12)
    others(scene)

    on_the_way = way.sent(scene)
    way.came(on_the_way)
    way.typed(on_the_way)
    way.record(on_the_way, K.ENTRANCE_EXAM, {"score": 80})
    judged_at(on_the_way, "negative")
    page = page_of(stage, on_the_way)
    assert "If it takes you as long as others, you can meet managers between" in page.content()
    stage.look(page, "the-way")

    late = way.sent(scene, eligibility={"works_here": True})
    desk = Actor.user(make.staff(Role.COORDINATOR))
    answer_clock.extend_answer(late.pk, until=date(2026, 1, 20), why="Your department is moving.", by=desk, at=NOON)
    page = page_of(stage, late)
    assert "We promised Wednesday, January 14. We need until Tuesday, January 20" in page.content()
    stage.clock.traveller.move_to(NOON + timedelta(days=14))
    page = page_of(stage, late)
    assert "You did not get one, and we are sorry." in page.content()
    stage.look(page, "late")
    stage.clock.traveller.move_to(NOON)

    waits = way.sent(scene)
    way.came(waits)
    way.typed(waits)
    way.record(waits, K.ENTRANCE_EXAM, {"score": 60})
    page = page_of(stage, waits)
    press(page, "Remind me on Friday, February 6")
    assert "We write to you on Friday, February 6." in page.content()
    stage.look(page, "try-again-later")

    short = way.sent(scene, eligibility={"diploma": False})
    way_on = page_of(stage, short)
    stage.look(way_on, "no-diploma")

    refused = way.ready(scene)
    applications.not_select(refused.pk, reason_code="places", sentence="All places are taken.", by=ROBOT, at=NOON)
    page = page_of(stage, refused)
    stage.look(page, "not-selected", widths=(390, 1280))
    press(page, "Start again for")
    assert Application.objects.filter(person=refused.person, state="draft", cohort=scene.march).exists()
    assert stage.wrong == {}


def test_who_stops_reads_what_it_costs_and_may_take_it_back(stage):
    stage.clock.traveller.move_to(NOON)
    scene = way.way()
    row = way.ready(scene)
    page = page_of(stage, row)
    press(page, "withdraw")
    stage.look(page, "withdraw")
    page.get_by_label("I found another job").check()
    press(page, "Withdraw my application")
    assert heading(page) == scene.program.name
    stage.look(page, "withdrawn")
    press(page, "I changed my mind")
    assert next_step(page).startswith("Nothing to do. You hear from us by")
    assert stage.wrong == {}
