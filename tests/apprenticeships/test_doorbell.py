"""The doorbell rings when a transaction is saved: once for all its mails, and not for what was taken back."""

import pytest
from django.db import transaction

from apprenticeships import clock, doorbell, messages
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def rings(monkeypatch):
    heard = []
    monkeypatch.setattr(doorbell.current_app, "send_task", lambda name, **_: heard.append(name))
    return heard


def promise(number):
    messages.promise(
        "security.notice", key=f"bell:{number}", to=make.user(), at=clock.now(), secret={"what": f"Notice {number}"}
    )


def test_thirty_mails_of_one_transaction_ring_once(rings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(30):
            promise(number)

    assert rings == ["apprenticeships.send_due_mail"]


def taken_back():
    promise(1)
    raise LookupError


def test_a_mail_after_a_step_that_was_taken_back_still_rings(rings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(LookupError), transaction.atomic():
            taken_back()
        promise(2)

    assert rings == ["apprenticeships.send_due_mail"]


def test_a_broker_that_does_not_answer_is_left_alone_for_a_while(monkeypatch):
    asked = []

    def broken(name, **_):
        asked.append(name)
        raise OSError("no broker")

    monkeypatch.setattr(doorbell, "_silent_until", 0.0)
    monkeypatch.setattr(doorbell.current_app, "send_task", broken)
    doorbell.ring()
    doorbell.ring()

    assert len(asked) == 1
