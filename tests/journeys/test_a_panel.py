"""A panel of three from the invitation to the offer, with a recusal after it agreed: by pages alone."""

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Interview, Offer
from apprenticeships.models import Message, Parameter, Role
from tests import factories as make
from tests.applicants.hiring.readers import browser, path_of, text_of
from tests.applicants.hiring_world import AFTER, NOW, world

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

CARD = {"comment": "", "recommendation": "offer"}


def rated(number, why=""):
    return {f"{name}_{slug}": value for slug in ("care", "reliability") for name, value in _one(number, why)}


def _one(number, why):
    return (("rating", str(number)), ("why", why))


def test_three_meet_a_candidate_one_steps_aside_late_and_the_rest_decide():
    here = world()
    Parameter.objects.create(version=here.version, key="panel_size", value=3, effective_from=here.cohort.starts_on)
    sam, lee = here.panelist(name="Sam Ortiz"), make.user(Role.HIRING_MANAGER, department=here.opening.department)
    who = here.candidate()

    def press(user, name, key, at, **data):
        with time_machine.travel(at, tick=False):
            return browser(user).post(reverse(f"hiring:{name}", args=[key]), data, follow=True)

    def read(user, at=AFTER):
        with time_machine.travel(at, tick=False):
            return text_of(browser(user).get(path_of(who)))

    when = {"date": "2026-01-09", "time": "12:00", "minutes": "30", "place": "Room 214"}
    for each in (here.manager, sam, lee):
        press(each, "declare", who.public_id, NOW, conflict="none")
    press(here.manager, "invite", who.public_id, NOW, interviewer=here.manager.pk, panel=[sam.pk, lee.pk], **when)
    meeting = Interview.objects.get()
    assert Message.objects.filter(kind="interview.invited", user__isnull=False).count() == 3

    unsaid = press(here.manager, "score", meeting.public_id, AFTER, **CARD, **rated(4))
    assert unsaid.status_code == 422
    assert "your 4 for “Cares for people” needs a reason." in text_of(unsaid)
    press(here.manager, "score", meeting.public_id, AFTER, **CARD, **rated(3))
    early = text_of(press(here.manager, "prepare", who.public_id, AFTER))
    assert "may score until Tuesday, January 13." in early
    assert "An example." not in read(here.manager)
    press(sam, "score", meeting.public_id, AFTER, **CARD, **rated(1, "An example."))
    press(lee, "score", meeting.public_id, AFTER, **CARD, **rated(3))
    assert "An example." in read(here.manager)
    press(here.manager, "agree", meeting.public_id, AFTER, sentence="We heard the same.", **rated(2))
    assert "You agreed: 2.0 of 4." in read(here.manager)

    press(sam, "declare", who.public_id, AFTER, conflict="friend")

    counted = read(here.manager)
    assert "2 scores are in. Agree on one rating of each." in counted
    assert ("An example." in counted, "We heard the same." in counted) == (False, False)
    press(here.manager, "agree", meeting.public_id, AFTER, sentence="Two of us are left.", **rated(3))
    assert "You agreed: 3.0 of 4." in read(here.manager)
    press(here.manager, "prepare", who.public_id, AFTER)
    assert Offer.objects.get().state == "prepared"
    assert "conflict of interest" in read(sam)
