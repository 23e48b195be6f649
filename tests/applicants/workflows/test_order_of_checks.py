"""Places in California come or go: checks move behind the offer or before it, and everybody is judged anew."""

from datetime import date, timedelta

import pytest

from applicants.models import Application, Interview
from applicants.workflows import offers, rule_changes, screening
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Site
from cohorts.workflows import cohorts, openings
from tests import factories as make
from tests.applicants.background_days import refused
from tests.applicants.hiring_world import AFTER, NOW, state_of, world
from tests.applicants.way import K
from tests.factories import ROBOT

pytestmark = pytest.mark.django_db


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
