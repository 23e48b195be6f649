"""Calls to people without an address: due as a mail is, with its words, and done once somebody was told."""

from datetime import timedelta

import pytest

from apprenticeships import messages
from apprenticeships.errors import GuardFailed, TransitionRefused
from apprenticeships.models import Event, Message, MessageState
from apprenticeships.workflows import merges, outbox, people, sessions, undelivered
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make.person(email="", is_called=True, phone="+13145550123")


@pytest.fixture
def call(person):
    sessions.sign_up(make.session().pk, person=person, by=ROBOT, at=NOON)
    outbox.send_due(at=NOON)
    return Message.objects.get(kind="session.signed_up")


def test_a_due_mail_without_an_address_becomes_a_call_with_its_words(call):
    assert (call.state, call.sent_at, call.recipient) == (MessageState.CALL, None, "")
    assert "You have a chair" in call.subject
    assert list(Message.objects.to_call()) == [call]


def test_a_call_is_not_made_before_its_time(person):
    messages.promise("session.reminder", key="k", to=person, at=NOON, due_at=NOON + timedelta(days=3))
    outbox.send_due(at=NOON)

    assert Message.objects.get().state == MessageState.PLANNED


def test_who_was_told_is_written_down_with_how_it_went(call):
    undelivered.tell(call.pk, by=ROBOT, at=NOON, reason="Left word with her mother")

    call.refresh_from_db()
    event = Event.objects.get(kind="message.tell")
    assert (call.state, event.reason, event.person) == (MessageState.TOLD, "Left word with her mother", call.person)


def test_a_call_is_told_once_and_with_a_word_about_it(call):
    with pytest.raises(GuardFailed):
        undelivered.tell(call.pk, by=ROBOT, at=NOON, reason=" ")
    undelivered.tell(call.pk, by=ROBOT, at=NOON, reason="Spoke with her")

    with pytest.raises(TransitionRefused):
        undelivered.tell(call.pk, by=ROBOT, at=NOON, reason="Again")


def test_a_call_that_nobody_needs_is_let_go(call):
    undelivered.discard(call.pk, by=ROBOT, at=NOON, reason="She is here")

    call.refresh_from_db()
    assert call.state == MessageState.CANCELED


def test_what_is_still_to_come_is_mailed_once_there_is_an_address(person, call):
    messages.promise("session.reminder", key="k", to=person, at=NOON, due_at=NOON + timedelta(days=3))

    people.give_address(person.pk, email=" Maya@Example.org ", by=ROBOT, at=NOON)

    person.refresh_from_db()
    assert (person.email, person.is_called) == ("maya@example.org", False)
    assert Message.objects.get(key="k").recipient == "maya@example.org"
    assert Message.objects.get(pk=call.pk).state == MessageState.CALL


def test_the_first_address_is_given_once(person):
    people.give_address(person.pk, email="maya@example.org", by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed, match="has an address already"):
        people.give_address(person.pk, email="other@example.org", by=ROBOT, at=NOON)


def test_the_address_of_a_record_that_leads_to_somebody_else_is_taken(person):
    merges.merge(make.person().pk, make.person(email="maya@example.org").pk, by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed, match="Somebody else uses this address"):
        people.give_address(person.pk, email="Maya@example.org", by=ROBOT, at=NOON)


def test_the_address_of_a_record_that_was_merged_into_the_own_one_is_free(person):
    merges.merge(person.pk, make.person(email="maya@example.org").pk, chosen={"email": "kept"}, by=ROBOT, at=NOON)

    people.give_address(person.pk, email="maya@example.org", by=ROBOT, at=NOON)

    person.refresh_from_db()
    assert person.email == "maya@example.org"


def test_who_has_no_address_and_is_called_gets_a_call_when_the_mail_is_due():
    called, silent = make.person(email="", is_called=True), make.person(email="")

    written = [messages.promise("session.reminder", key=f"k{who.pk}", to=who, at=NOON) for who in (called, silent)]

    assert written == [True, False]
    assert Message.objects.get().recipient == ""


def test_what_is_secret_is_never_told_by_phone():
    called = make.person(email="", is_called=True)

    assert not messages.promise("security.code", key="k", to=called, at=NOON, secret={"code": "123456"})
