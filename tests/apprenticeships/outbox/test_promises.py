"""Promises: kept once, at an hour at which people read, and dropped when they are no longer true."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import include, path

from apprenticeships import messages, outbox_views
from apprenticeships.messages import Kind, Letter
from apprenticeships.models import Message, MessageState
from apprenticeships.urls import urlpatterns
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.apprenticeships.outbox.post import KINDS, promised
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def test_a_promise_made_twice_is_one_row():
    person = make.person()

    first = messages.promise("test.normal", key="exam:1:28", to=person, at=NOON)
    second = messages.promise("test.normal", key="exam:1:28", to=person, at=NOON)

    assert (first, second) == (True, False)
    assert Message.objects.count() == 1


def test_a_promise_leaves_with_its_transaction():
    @transaction.atomic
    def promise_and_fail() -> None:
        messages.promise("test.normal", key="a", to=make.person(), at=NOON)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        promise_and_fail()

    assert not Message.objects.exists()


def test_somebody_without_an_address_gets_no_row():
    assert messages.promise("test.normal", key="a", to=make.person(email=""), at=NOON) is False


def test_many_promises_are_kept_as_each_would_be(django_assert_num_queries):
    people = [*(make.person() for _ in range(3)), make.person(email="")]
    messages.promise("test.normal", key="of:0", to=people[0], at=NOON)
    wanted = [messages.Promised(f"of:{number}", person, {"n": number}) for number, person in enumerate(people)]

    with django_assert_num_queries(1):
        messages.promise_many("test.normal", wanted, at=NOON)

    rows = Message.objects.order_by("key").values_list("key", "recipient", "state")
    assert list(rows) == [(f"of:{number}", people[number].email, "queued") for number in range(3)]


def test_a_due_mail_is_sent_once_and_kept_on_the_record():
    row = promised(context={"n": "Maya"})

    first, second = outbox.send_due(at=NOON), outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert (first.sent, second.sent) == (1, 0)
    assert [sent.extra_headers["X-Outbox-Id"] for sent in mail.outbox] == [str(row.pk)]
    assert (row.state, row.sent_at, row.lease_token) == (MessageState.SENT, NOON, None)
    assert "What happened to Maya" in row.text


def test_a_mail_is_whole_in_a_language_in_which_we_write():
    row = promised(to=make.person(language="es"))

    outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert (row.language, '<html lang="es"' in row.html) == ("es", True)


def test_a_mail_that_is_not_due_waits():
    promised(due_at=NOON + timedelta(hours=1))

    assert outbox.send_due(at=NOON).sent == 0
    assert outbox.send_due(at=NOON + timedelta(hours=1)).sent == 1


def test_a_mail_that_is_no_longer_true_is_canceled_with_the_reason():
    row = promised(context={"untrue": True})

    outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert (row.state, row.reason, len(mail.outbox)) == (MessageState.CANCELED, "The exam was moved.", 0)


def test_a_mail_whose_time_is_over_is_canceled():
    row = promised(expires_at=NOON + timedelta(hours=1))

    outbox.send_due(at=NOON + timedelta(hours=2))

    row.refresh_from_db()
    assert (row.state, len(mail.outbox)) == (MessageState.CANCELED, 0)


def test_a_promise_made_at_night_waits_for_the_morning_of_the_reader():
    night = NOON + timedelta(hours=11)  # 23:00 in Chicago

    row = promised(at=night)

    assert row.due_at == NOON + timedelta(hours=20)  # 8:00 on the next day


def test_in_the_demonstration_a_mail_about_something_just_now_leaves_at_night(settings):
    settings.DEMO = True
    night = NOON + timedelta(hours=11)  # 23:00 in Chicago

    row = promised(at=night)

    assert (row.due_at, row.state) == (night, MessageState.QUEUED)
    assert outbox.send_due(at=night).sent == 1


def test_in_the_demonstration_a_reminder_planned_for_later_keeps_out_of_the_night(settings):
    settings.DEMO = True

    row = promised(at=NOON, due_at=NOON + timedelta(hours=11))

    assert (row.due_at, row.state) == (NOON + timedelta(hours=20), MessageState.PLANNED)


def test_a_late_mail_does_not_wake_anybody():
    row = promised()

    tally = outbox.send_due(at=NOON + timedelta(hours=11))

    row.refresh_from_db()
    assert (tally.sent, tally.put_off) == (0, 1)
    assert (row.state, row.due_at, row.attempts) == (MessageState.QUEUED, NOON + timedelta(hours=20), 0)


def test_a_sign_in_mail_leaves_at_night():
    promised("test.security", at=NOON + timedelta(hours=11))

    assert outbox.send_due(at=NOON + timedelta(hours=11)).sent == 1


def test_sign_in_mails_leave_before_all_others():
    slow, fast = promised(), promised("test.security")

    token = uuid.uuid4()
    claimed = outbox.claim(at=NOON, token=token, limit=1)

    assert claimed == [fast.pk]
    assert Message.objects.get(pk=slow.pk).state == MessageState.QUEUED


def test_what_was_sealed_is_wiped_when_sent():
    row = promised("test.security", secret={"code": "QWERTY"})
    assert row.sealed is not None
    assert b"QWERTY" not in bytes(row.sealed)

    outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert (row.sealed, row.text, row.subject) == (None, "", "")


def test_what_was_sealed_is_wiped_after_fifteen_minutes_unsent():
    row = promised("test.security", secret={"code": "QWERTY"})

    outbox.wipe_secrets(at=NOON + timedelta(minutes=16))

    row.refresh_from_db()
    assert (row.state, row.sealed) == (MessageState.CANCELED, None)


def test_a_mail_that_cannot_be_built_is_tried_eight_times_and_then_shown():
    row = promised("test.broken")
    promised()
    at = NOON
    for _ in range(12):
        outbox.send_due(at=at)
        at += timedelta(hours=15)

    row.refresh_from_db()
    assert (row.state, row.attempts) == (MessageState.DEAD, outbox.MOST_ATTEMPTS)
    assert list(Message.objects.stuck()) == [row]
    assert len(mail.outbox) == 1


def test_kinds_that_gather_load_what_many_mails_are_about_at_once(monkeypatch):
    asked = []

    def gather(rows):
        asked.append(len(rows))
        for row in rows:
            row.about = ["Maya"]

    kind = Kind("test.about", "accounts/notice", lambda message: Letter({"what": message.about[0]}), gather=gather)
    monkeypatch.setitem(KINDS, "test.about", kind)
    for _ in range(4):
        promised("test.about")

    outbox.send_due(at=NOON)

    assert (asked, ["Maya" in sent.body for sent in mail.outbox]) == ([4], [True] * 4)


def test_one_mail_that_cannot_be_gathered_does_not_stop_the_others(monkeypatch):
    def gather(rows):
        for row in rows:
            row.about = [row.context["n"]]

    def build(message):
        if message.about is None:
            gather([message])
        return Letter({"what": message.about[0]})

    monkeypatch.setitem(KINDS, "test.about", Kind("test.about", "accounts/notice", build, gather=gather))
    promised("test.about", context={"n": "Maya"})
    promised("test.about")

    tally = outbox.send_due(at=NOON)

    assert (tally.sent, tally.put_off) == (1, 1)


def test_a_sent_mail_cannot_be_without_a_time():
    row = promised()

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=row.pk).update(state=MessageState.SENT)


def test_the_demonstrations_mailbox_tells_times_as_the_clinic_has_them(rf, settings):
    settings.ROOT_URLCONF = (*urlpatterns, path("demo/", include("apprenticeships.demo_urls")))
    row = promised()
    outbox.send_due(at=NOON)

    pages = (outbox_views.mailbox(rf.get("/demo/mail/")), outbox_views.mail(rf.get("/demo/mail/1/"), pk=row.pk))

    assert ["noon</" in page.content.decode() for page in pages] == [True, True]
