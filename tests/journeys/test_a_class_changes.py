"""A class is merged after offers, through the pages: looked at, done, told, answered by yes, by no, and by silence."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Offer, StartQuestion
from applicants.workflows import standby
from apprenticeships.models import Message, Role
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, seats_of, state_of
from tests.applicants.workflows.test_class_changes import WHY, another, scene

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
AT = AFTER + timedelta(hours=20)
DAY = timedelta(days=1)


def mails_to(who):
    return " ".join(Message.objects.filter(person=who.person, state="sent").values_list("text", flat=True))


def step_of(client, who):
    return client.get(reverse("portal:application", args=[who.public_id])).context["step"]


def test_a_class_is_merged_after_offers_and_nobody_is_left_in_it():
    here, people, _desk = scene(headcount=5)
    into = another(here, headcount=1)
    desk, manager = browser(make.staff(Role.COORDINATOR)), browser(here.manager)
    page = reverse("board:class-change", args=[here.cohort.pk])
    step = reverse("board:class-change-step", args=[here.cohort.pk, "merge"])
    with time_machine.travel(AT, tick=False) as now:
        assert "Merge into another class" in text_of(desk.get(page))
        refused = desk.post(step, {"into": str(into.pk), "reason": ""})
        assert (refused.status_code, "Who is affected" in text_of(refused)) == (422, False)
        looked = desk.post(step, {"into": str(into.pk), "reason": WHY})
        words = text_of(looked)
        assert "Nothing happened yet." in words
        assert "The offer letter; the agreement, with all signatures under it" in words
        assert state_of(people["ready"]) == "onboarding"
        assert not StartQuestion.objects.exists()

        stale = desk.post(step, {"into": str(into.pk), "reason": WHY, "seen": "something else"})
        assert "Something changed since you looked." in text_of(stale)
        sent = {"into": str(into.pk), "reason": WHY, "seen": looked.context["seen"]}
        assert desk.post(step, sent).status_code == 302
        assert desk.post(step, sent).status_code == 422  # twice changes nothing more
        outbox.send_due(at=AT)

        told = mails_to(people["ready"])
        assert "Please say yes or no to the new day by Thursday, January 15." in told
        assert f"Why: {WHY}" in told
        assert "Your agreement named the old day, so it is void." in told
        assert "You have until" in mails_to(people["offered"])
        assert "The last day to send your application is" in mails_to(people["draft"])
        assert "The class of Monday, February 2 starts on Monday, February 16 now." in text_of(
            manager.get(reverse("hiring:queue"))
        )

        ready, seated = (browser(people[name].person.user) for name in ("ready", "seated"))
        asked = step_of(ready, people["ready"])
        assert asked.title == "Your first day moved: say yes or no"
        assert "Can you start on Monday, February 16?" in text_of(ready.get(asked.url))
        answer = f"{asked.url}answer/"
        assert ready.post(answer, {"answer": "perhaps\x00"}).status_code == 422
        assert [ready.post(answer, {"answer": "yes"}).status_code for _ in range(2)] == [302, 302]
        assert step_of(ready, people["ready"]).title == "Get ready for your first day"

        no = step_of(seated, people["seated"]).url
        now.move_to(AT + 6 * DAY)
        home = text_of(desk.get(reverse("admin:index")))
        assert "1 person did not answer whether the new first day fits: call" in home
        assert seated.post(f"{no}answer/", {"answer": "no"}).status_code == 302
        assert "The place went to somebody else." in text_of(seated.get(no))
        assert state_of(people["seated"]) == "ready"
        assert standby.give_on(at=AT + 6 * DAY) == 1
    assert Offer.objects.get(application=people["waits"]).state == "verbal"
    assert seats_of(here) == []
    assert sorted(into.openings.get().seats.values_list("state", flat=True)).count("held") == 4


def test_a_coordinator_writes_down_what_was_said_on_the_phone():
    here, people, _desk = scene()
    desk = browser(make.staff(Role.COORDINATOR))
    page = reverse("board:class-change", args=[here.cohort.pk])
    with time_machine.travel(AFTER, tick=False):
        move = reverse("board:class-change-step", args=[here.cohort.pk, "move"])
        sent = {"starts_on": "2026-02-16", "reason": WHY}
        desk.post(move, sent | {"seen": desk.post(move, sent).context["seen"]})
        for name, answer in (("ready", "no"), ("seated", "yes")):
            question = StartQuestion.objects.get(application=people[name])
            path = reverse("board:class-change-answer", args=[here.cohort.pk, question.pk])
            assert desk.post(path, {"answer": answer}).status_code == 302
        assert desk.post(path, {"answer": "x"}).status_code == 404
        shown = text_of(desk.get(page))
    assert "No answer yet" not in shown
    assert "Starts on another day : Monday, February 2, 2026, then Monday, February 16, 2026" in shown
    assert (state_of(people["ready"]), state_of(people["seated"])) == ("ready", "enrolled")
