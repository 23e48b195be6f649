"""How long things take: what the page foresees, how long each step took others, and what we promised."""

from datetime import date, timedelta

import pytest
import time_machine

from applicants.models import ApplicationState
from applicants.workflows import answer_clock
from apprenticeships.models import Parameter, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.drug_screens import judged_at
from tests.applicants.portal.reading import read, text
from tests.applicants.way import TODAY, K, came, draft, ready, record, sent, typed, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way()


def others_needed(scene, *days, ready_at):
    for each in days:
        make.application(
            ApplicationState.READY,
            cohort=scene.march,
            submitted_at=ready_at - timedelta(days=each),
            ready_at=ready_at,
        )


def own_steps(row):
    came(row)
    typed(row)
    record(row, K.ENTRANCE_EXAM, {"score": 80})
    judged_at(row, "negative")


def test_while_a_test_has_to_wait_others_are_no_measure(client, scene):
    others_needed(scene, 2, 4, 6, 8, 10, ready_at=NOON - timedelta(days=1))
    row = sent(scene)
    came(row)
    record(row, K.ENTRANCE_EXAM, {"score": 60})

    assert "as long as others" not in text(read(client, row))


def test_the_page_says_between_which_days_somebody_is_ready_once_enough_were(client, scene):
    others_needed(scene, 2, 4, 6, 8, 10, ready_at=NOON - timedelta(days=1))

    row = sent(scene)
    before = text(read(client, row))
    own_steps(row)
    page = text(read(client, row))

    assert "as long as others" not in before
    assert (
        "If it takes you as long as others, you can meet managers between Tuesday, January 13 and "
        "Friday, January 16." in page
    )


def test_what_happens_today_changes_what_the_page_says_tomorrow(client, scene):
    row = sent(scene)
    own_steps(row)
    read(client, row)
    others_needed(scene, 2, 4, 6, 8, 10, ready_at=NOON)

    today = text(read(client, row))
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        tomorrow = text(read(client, row))

    assert ("as long as others" in today, "as long as others" in tomorrow) == (False, True)


def test_each_step_says_how_long_it_took_others_who_does_it_and_when_it_was_done(client, scene):
    for days in range(1, 6):
        other = sent(scene, at=NOON - timedelta(days=20))
        came(other, at=NOON - timedelta(days=20 - days, hours=2))
        at = NOON - timedelta(days=15 - days)
        record(other, K.ENTRANCE_EXAM, {"score": 80}, at=at, taken_on=at.date())
        record(other, K.TYPING, {"keystrokes": 900, "errors": 0, "minutes": "5"}, at=at, taken_on=at.date())
    row = sent(scene)
    came(row)
    make.requirement(scene.version.steps.get(kind="interview"), K.REFERENCE, sentence="Bring two names.")

    page = read(client, row)
    stops = {stop.title: stop for stop in page.context["stops"]}

    assert stops["Information session"].done_on == TODAY
    assert (stops["Tests"].pace.half, stops["Tests"].pace.most) == (5, 5)
    assert "Others rarely needed more than 5 days." in text(page)
    assert "A hiring manager invites you." in text(page)
    assert "Done on Wednesday, January 7" in text(page)


def test_a_step_is_done_on_the_day_of_the_session_or_test_not_on_that_of_sending(client, scene):
    person = make.applicant()
    came(draft(scene, person=person), at=NOON - timedelta(days=9))
    row = sent(scene, person=person)
    record(row, K.ENTRANCE_EXAM, {"score": 80}, taken_on=TODAY - timedelta(days=3))
    record(row, K.TYPING, {"keystrokes": 900, "errors": 0, "minutes": "5"}, taken_on=TODAY - timedelta(days=2))
    record(row, K.WORKKEYS, {"applied_math": 5, "graphic_literacy": 4, "workplace_documents": 4})

    done = {stop.title: stop.done_on for stop in read(client, row).context["stops"]}

    assert done["Information session"] == TODAY - timedelta(days=9)
    assert done["Tests"] == TODAY - timedelta(days=2)


@pytest.mark.parametrize(("words", "inside"), [("Half a day", "half a day"), ("GED class", "GED class"), ("", "")])
def test_how_long_a_step_takes_is_said_within_a_sentence(client, scene, words, inside):
    scene.version.steps.filter(kind="interview").update(takes=words)

    [stop] = [each for each in read(client, sent(scene)).context["stops"] if each.title == "Interview"]

    assert stop.takes == inside


def test_late_is_said_with_an_apology_and_whom_to_call(client, scene, settings):
    settings.APPRENTICESHIPS_CONTACT_NAME, settings.APPRENTICESHIPS_CONTACT_PHONE = "Dana Whitfield", "(314) 555-0142"
    row = sent(scene, eligibility={"works_here": True})

    with time_machine.travel(NOON + timedelta(days=8), tick=False):
        page = text(read(client, row))

    assert "We promised an answer <strong>by Wednesday, January 14</strong>. You did not get one" in page
    assert "Call Dana Whitfield, (314) 555-0142." in page
    assert "You hear from us" not in page


def test_managers_who_are_late_are_our_delay(client, scene):
    row = ready(scene)

    with time_machine.travel(NOON + timedelta(days=8), tick=False):
        page = read(client, row)

    assert page.context["step"].title == "We are late. We promised an answer by Wednesday, January 14"


def test_a_new_day_of_our_answer_is_said_with_its_reason(client, scene):
    row = sent(scene, eligibility={"works_here": True})
    desk = Actor.user(make.staff(Role.COORDINATOR))
    why = "Your school is closed."
    for day in (20, 23):
        answer_clock.extend_answer(row.pk, until=date(2026, 1, day), why=why, by=desk, at=NOON)

    page = text(read(client, row))

    assert "We promised Tuesday, January 20. We need until Friday, January 23, because: Your school is closed." in page
    assert "We moved this day 2 times." in page


def test_another_answer_time_moves_the_clock(client, scene):
    row = sent(scene, eligibility={"works_here": True})
    Parameter.objects.create(key="response_days", value=9, version=scene.version, effective_from=date(2026, 1, 1))

    page = read(client, row)

    assert "Day 4 of 9" in text(page)


def test_what_lies_behind_at_the_start_is_folded_when_it_is_long(client, scene):
    row = ready(scene)

    page = read(client, row)
    done, rest = ([stop.title for stop in page.context[each]] for each in ("past", "rest"))

    assert [*done, *rest] == [stop.title for stop in page.context["stops"]]
    assert len(done) >= 3
    assert f"{len(done)} steps behind you" in text(page)
    assert page.context["rest"][0].family != "done"
    assert read(client, sent(scene)).context["past"] == []
