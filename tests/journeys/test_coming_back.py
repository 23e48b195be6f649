"""A failed typing test and the way back, through the pages: nobody is left in the dark, and nothing passed is lost."""

import uuid
from datetime import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applicants.models import Application, TypingTest
from applicants.workflows import applications, typing
from apprenticeships.models import Message, RequirementKind
from tests.applicants import typist
from tests.journeys.thread import Thread, at, founded, worker

pytestmark = pytest.mark.django_db
SLOW, FAST = 60, 1_000  # signs in some minutes


class Phone:
    """What the applicant does with a phone in the hand, at a time."""

    def __init__(self, one: Thread) -> None:
        self.client = Client()
        self.client.force_login(one.person.user)

    def reads(self, row: Application) -> str:
        return self._text(self.client.get(reverse("portal:application", args=[row.public_id])))

    def taps(self, row: Application, do: str) -> str:
        response = self.client.post(reverse("portal:come_back", args=[row.public_id]), {"do": do}, follow=True)
        return self._text(response)

    def types(self, row: Application, signs: int, clock) -> str:
        begun = self.client.post(reverse("portal:typing", args=[row.public_id]))
        text = typing.passage_of(TypingTest.objects.latest("started_at")).text[:signs].rsplit(" ", 1)[0]
        return self._text(typist.types(self.client, begun["Location"], text, clock))

    def _text(self, response) -> str:
        assert response.status_code == 200
        return " ".join(response.content.decode().split())


def sends(one: Thread, row: Application, now: datetime) -> None:
    for slug, answers in one.answers().items():
        applications.save_section(row.pk, slug=slug, answers=answers, complete=True, by=one.by, at=now)
    applications.submit(row.pk, key=uuid.uuid4(), by=one.by, at=now)


def test_too_slow_twice_and_back_with_everything_that_was_passed():
    one = Thread(founded())
    one.says_that_they_are_interested()
    one.comes_to_a_session()
    one.applies()
    one.result(RequirementKind.ENTRANCE_EXAM, {"score": "81"}, at(1, 20, 14))
    row, phone = one.application, Phone(one)

    with time_machine.travel(at(1, 20, 18), tick=False) as clock:
        assert "You did not pass yet" in phone.types(row, SLOW, clock)
        shown = phone.reads(row)
        assert "Rest, and try again" in shown
        assert "To join this class, pass it by " in shown
        assert "Practice typing" in shown
        assert "We write to you on Wednesday, January 21." in phone.taps(row, "remind")

    with time_machine.travel(at(1, 21, 9, 30), tick=False):
        worker(at(1, 21, 9, 30))
        told = Message.objects.get(kind="comeback.reminder")
        assert (told.state, told.subject) == ("sent", "You may try again today: Medical Apprenticeship")

    with time_machine.travel(at(1, 21, 19), tick=False) as clock:
        phone.types(row, SLOW, clock)
        row.refresh_from_db()
        shown = phone.reads(row)
        assert row.state == "ineligible"
        assert "The pass mark is 30." in shown
        assert "No further try is left." in shown
        assert "You have 81 points in the entrance exam." in shown
        assert "Start again for Monday, April 6" in shown

    with time_machine.travel(at(1, 22, 9, 30), tick=False):
        worker(at(1, 22, 9, 30))
        mail = Message.objects.get(kind="application.ineligible")
        assert "You can practice typing as often as you like:" in mail.text
        assert "The class that starts on Monday, April 6 takes applications until" in mail.text

    with time_machine.travel(at(1, 25, 18), tick=False) as clock:
        phone.taps(row, "start")
        again = Application.objects.get(person=one.person, state="draft")
        assert again.sections.filter(is_complete=True).exists()
        sends(one, again, at(1, 25, 18))
        shown = phone.reads(again)
        assert "You have 81 points in the entrance exam." in shown
        assert "You came to the information session." in shown
        assert "You passed the typing test" in phone.types(again, FAST, clock)

    again.refresh_from_db()
    assert again.state == "submitted"
    assert again.screening.get(requirement__kind=RequirementKind.TYPING).verdict == "met"
