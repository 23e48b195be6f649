"""Two departments want the same person: who stands first on the person's own list offers first."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applicants.models import Referral
from applicants.workflows import offers
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, MEETING, candidate_of, world

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


OFFER = {"kind": "offer", "reason_code": "scores", "note": ""}


def both_met(here, there, sam, who):
    """Each department has met the candidate."""
    meeting = here.meet(who, opening_id=there.pk, manager=sam, starts_at=MEETING - timedelta(hours=5))
    here.score(meeting, by=Actor.user(sam))
    here.scored(who)


def said_no(there, sam, who):
    """The first department calls, and the candidate says no."""
    offer = offers.prepare(who.pk, opening_id=there.pk, by=Actor.user(sam), at=AFTER)
    offers.answer_by_phone(offer.pk, answer="thinking", by=Actor.user(sam), at=AFTER)
    offers.decline(offer.pk, reason_code="pay", by=candidate_of(who), at=AFTER)


def at_work(user, name, *args, **data):
    client, path = browser(user), reverse(f"hiring:{name}", args=args)
    return client.post(path, data, follow=True) if data else client.get(path)


def test_the_candidate_says_whom_they_prefer_and_the_other_department_reads_why_it_waits():
    here = world()
    there = here.department()
    sam = make.user(Role.HIRING_MANAGER, department=there.department, name="Sam Ortiz")
    who = here.candidate(person=make.applicant(given_name="Aaliyah", family_name="Brooks"), to=(here.opening, there))
    both_met(here, there, sam, who)
    alone = here.candidate()
    path, stands = (reverse(f"portal:{name}", args=[who.public_id]) for name in ("preference", "application"))
    phone, stranger = Client(), Client()
    phone.force_login(who.person.user)
    stranger.force_login(alone.person.user)

    with time_machine.travel(AFTER, tick=False):
        told = text_of(phone.get(stands))
        first = text_of(phone.get(path))
        moved = phone.post(path, {"move": f"up {there.public_id}"})
        further = phone.post(path, {"move": f"up {there.public_id}"})  # it is the first already
        bad = [phone.post(path, {"move": words}) for words in ("", "up", "\x00", "down x", f"up {'9' * 9999}")]
        second = text_of(phone.get(path))
        foreign = (stranger.get(path).status_code, stranger.post(path, {"move": "x"}).status_code)
        nothing = stranger.get(reverse("portal:preference", args=[alone.public_id]))
        for manager in (here.manager, sam):
            packet = text_of(at_work(manager, "declare", who.public_id, conflict="none"))
            at_work(manager, "decide", who.public_id, **OFFER)
            assert "prefer" not in packet.lower()
        waits = at_work(here.manager, "prepared", decision=who.decisions.get(opening=here.opening).public_id)
        goes = at_work(sam, "prepared", decision=who.decisions.get(opening=there).public_id)
        late = phone.post(path, {"move": f"down {there.public_id}"})
        closed = phone.get(path)
        said_no(there, sam, who)
        after = at_work(here.manager, "prepared", decision=who.decisions.get(opening=here.opening).public_id)

    mine, theirs = str(here.opening.department), str(there.department)
    assert "Say which department you prefer" in told
    assert first.index(mine) < first.index(theirs)
    assert second.index(theirs) < second.index(mine)
    assert "Departments never see this list." in second
    assert (moved.status_code, moved["Location"]) == (302, f"{path}#place-{there.public_id}")
    assert further.status_code == 302
    assert [page.status_code for page in bad] == [422] * len(bad)
    assert foreign == (404, 404)
    assert nothing.status_code == 302
    assert f"Aaliyah Brooks put {theirs} before you. Their offer goes first." in text_of(waits)
    assert "before you" not in text_of(goes)
    assert (late.status_code, closed.status_code) == (422, 302)
    assert "your order stays as it is" in text_of(late)
    assert "before you" not in text_of(after)
    ranks = Referral.objects.filter(application=who, opening__in=[there, here.opening])
    assert dict(ranks.values_list("opening", "preference")) == {there.pk: 1, here.opening.pk: 2}
    assert {event.data == {} for event in Event.objects.filter(kind="application.prefer")} == {True}
