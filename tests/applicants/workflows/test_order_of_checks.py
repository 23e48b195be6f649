"""Places in California come or go: checks move behind the offer or before it, and everybody is judged anew."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.admin.turns import turn
from applicants.models import Application, Interview
from applicants.workflows import offers, rejudging, rule_changes, screening
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Parameter, Site
from cohorts.workflows import cohorts, openings
from tests import factories as make
from tests.applicants import background
from tests.applicants.background_days import refused
from tests.applicants.hiring_world import AFTER, NOW, state_of, world
from tests.applicants.way import K, record
from tests.factories import ROBOT

pytestmark = pytest.mark.django_db
WORDS_30 = {"keystrokes": 900, "errors": 0, "minutes": "5"}
PASSED, TOO_LATE = date(2025, 7, 21), NOW + timedelta(days=19)
"""What is good for six months is passed on the one day and too old at the other; the class starts a week later."""


def test_the_order_that_places_bring_is_followed_and_nobody_goes_back_behind_a_meeting():
    here = world()
    make.requirement(here.version.steps.get(kind="screening"), K.BACKGROUND)
    waits, meets = here.candidate("submitted", to=()), here.candidate("submitted", to=())
    for who in (waits, meets):
        screening.open_steps(who, NOW)
        screening.recompute(who.pk, by=ROBOT, at=NOW)
    assert (state_of(waits), rule_changes.follow(at=NOW)) == ("submitted", 0)

    # places in California: the check follows the offer, so nobody waits for it any more
    department = make.make_department(name="Harbor Clinic")
    Site.objects.filter(pk=department.site_id).update(state="CA")
    opening = cohorts.add_opening(
        here.cohort, track=here.opening.track, department=department, headcount=1, by=ROBOT, at=NOW
    )
    assert (rule_changes.follow(at=NOW), state_of(waits), state_of(meets)) == (2, "ready", "ready")
    meeting = here.meet(Application.objects.get(pk=meets.pk))

    # they are taken off, be it that a row stays without places: the check comes first again
    assert openings.take_off(opening.pk, by=ROBOT, at=NOW) is False
    assert (rule_changes.follow(at=NOW), state_of(waits), state_of(meets)) == (2, "submitted", "ready")
    assert Interview.objects.get(pk=meeting.pk).state == "scheduled"
    here.met_already(meeting)
    here.score(meeting)
    refused(GuardFailed, offers.prepare, meets.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)

    # whose rules hold is read as of today, so the day of sending leaves nobody out
    assert rule_changes.count(here.version.pk, "notice_rules", since=date(2030, 1, 1)) == 2
    assert timedelta(0) < AFTER - NOW


def with_check(here, **fields):
    """A program whose checks are good for six months, and somebody who was cleared."""
    make.requirement(here.version.steps.get(kind="screening"), K.BACKGROUND, validity_months=6, **fields)
    who = here.candidate("submitted", to=())
    screening.open_steps(who, NOW)
    background.answered(who, clear=True, at=NOW, on=PASSED)
    return Application.objects.get(pk=who.pk)


def test_a_check_that_gets_too_old_after_the_meeting_is_asked_for_by_itself():
    here = world()
    who = with_check(here)
    meeting = here.scored(who)
    later = TOO_LATE

    assert rejudging.judge_too_old(at=later) == 1

    assert (state_of(who), Interview.objects.get(pk=meeting.pk).state) == ("ready", "held")
    assert who.screening.get(requirement__kind=K.BACKGROUND).verdict == "expired"
    assert list(Application.objects.filter(turn("checks", later.date()))) == [who]
    refused(GuardFailed, offers.prepare, who.pk, opening_id=here.opening.pk, by=here.by, at=later)
    background.answered(who, clear=True, at=later)
    Interview.objects.filter(pk=meeting.pk).update(score_by=NOW.date())
    assert offers.prepare(who.pk, opening_id=here.opening.pk, by=here.by, at=later).state == "prepared"


def test_a_check_that_gets_too_old_before_a_planned_meeting_is_done_beside_it():
    here = world()
    who = with_check(here)
    later = TOO_LATE
    meeting = here.meet(who, at=NOW, starts_at=later + timedelta(days=1))

    rejudging.judge_too_old(at=later)

    assert (state_of(who), Interview.objects.get(pk=meeting.pk).state) == ("ready", "scheduled")


def test_who_has_no_meeting_yet_is_screened_again():
    who = with_check(world())

    rejudging.judge_too_old(at=TOO_LATE)

    assert state_of(who) == "submitted"


def test_a_test_that_gets_too_old_after_the_meeting_is_taken_again_and_nobody_is_met_twice(client):
    here = world()
    make.requirement(
        here.version.steps.get(kind="tests"), K.TYPING, validity_months=6,
        threshold={"words_per_minute": 30, "formula": "A"},
    )  # fmt: skip
    who = here.candidate("submitted", to=())
    screening.open_steps(who, NOW)
    record(who, K.TYPING, WORDS_30, taken_on=PASSED)
    met, waits = Application.objects.get(pk=who.pk), here.candidate("submitted", to=())
    screening.open_steps(waits, NOW)
    record(waits, K.TYPING, WORDS_30, taken_on=PASSED)
    meeting = here.scored(met)
    Parameter.objects.create(
        key="recency_as_of", version=here.version, value="start", effective_from=date(2025, 1, 1), source="test"
    )

    for each in (met, waits):
        screening.recompute(each.pk, by=ROBOT, at=AFTER)

    assert (state_of(met), state_of(waits)) == ("ready", "submitted")
    assert Interview.objects.get(pk=meeting.pk).state == "held"
    client.force_login(met.person.user)
    with time_machine.travel(AFTER, tick=False):
        page = client.get(reverse("portal:application", args=[met.public_id])).content.decode()
    assert "Take the typing test" in page
