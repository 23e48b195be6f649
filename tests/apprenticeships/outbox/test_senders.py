"""Senders: every answer of a server is understood, no mail leaves twice, and no sender blocks another."""

import smtplib
import threading
import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, connections

from apprenticeships.models import Message, MessageState
from apprenticeships.workflows import outbox
from tests.apprenticeships.outbox.post import promised
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b.c": (550, b"unknown")}), outbox.Answer.NEVER),
        (smtplib.SMTPRecipientsRefused({"a@b.c": (451, b"later")}), outbox.Answer.LATER),
        (smtplib.SMTPRecipientsRefused({"a@b.c": (450, b"busy")}), outbox.Answer.LATER),
        (smtplib.SMTPDataError(554, b"no"), outbox.Answer.NEVER),
        (smtplib.SMTPDataError(452, b"full"), outbox.Answer.LATER),
        (smtplib.SMTPServerDisconnected("gone"), outbox.Answer.UNSURE),
        (TimeoutError("slow"), outbox.Answer.UNSURE),
        (ConnectionResetError("reset"), outbox.Answer.UNSURE),
        (smtplib.SMTPSenderRefused(530, b"who", "us"), outbox.Answer.CHANNEL),
        (smtplib.SMTPAuthenticationError(535, b"no"), outbox.Answer.CHANNEL),
        (smtplib.SMTPConnectError(421, b"closing"), outbox.Answer.CHANNEL),
        (ConnectionRefusedError("down"), outbox.Answer.CHANNEL),
    ],
)
def test_every_answer_of_a_mail_server_has_one_meaning(error, answer):
    assert outbox.classify(error) == answer


def test_a_refused_recipient_ends_the_mail_and_nothing_else(server):
    refused, good = promised(), promised()
    server.errors = [smtplib.SMTPRecipientsRefused({"x": (550, b"no such user")})]

    tally = outbox.send_due(at=NOON)

    refused.refresh_from_db()
    good.refresh_from_db()
    assert {refused.state, good.state} == {MessageState.FAILED, MessageState.SENT}
    assert (tally.sent, tally.ended) == (1, 1)


def test_a_temporary_answer_is_tried_again_after_about_a_minute(server):
    row = promised()
    server.errors = [smtplib.SMTPDataError(451, b"later")]

    outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert row.state == MessageState.QUEUED
    assert timedelta(seconds=48) <= row.due_at - NOON <= timedelta(seconds=72)


def test_a_channel_that_is_down_costs_no_mail_an_attempt(server):
    rows = [promised(), promised(), promised()]
    server.errors = [ConnectionRefusedError("down")]

    outbox.send_due(at=NOON)

    assert {(row.state, row.attempts) for row in Message.objects.filter(pk__in=[r.pk for r in rows])} == {("queued", 0)}
    assert outbox.send_due(at=NOON + timedelta(minutes=2)).sent == 3


def test_a_mail_of_which_nobody_knows_twice_is_shown_to_a_person(server):
    row = promised()
    server.errors = [smtplib.SMTPServerDisconnected("gone"), smtplib.SMTPServerDisconnected("gone")]
    for hours in (0, 1, 2):
        outbox.send_due(at=NOON + timedelta(hours=hours))

    row.refresh_from_db()
    assert (row.state, row.ambiguous, len(mail.outbox)) == (MessageState.UNKNOWN, 2, 0)


def test_the_rows_of_a_sender_that_died_come_back_when_the_lease_ends():
    row = promised()
    outbox.claim(at=NOON, token=uuid.uuid4())

    while_leased = outbox.send_due(at=NOON)
    Message.objects.update(lease_until=NOON - timedelta(days=9999))
    afterwards = outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert (while_leased.sent, afterwards.sent, row.ambiguous) == (0, 1, 0)


def test_a_sender_that_died_after_handing_over_leaves_the_mail_in_doubt_and_it_goes_once_more(monkeypatch):
    row = promised()

    class Killed(BaseException):
        pass

    def die(*_):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", die)
        with pytest.raises(Killed):
            outbox.send_due(at=NOON)
    Message.objects.update(lease_until=NOON - timedelta(days=9999))

    row.refresh_from_db()
    in_doubt = row.ambiguous
    outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert (in_doubt, row.state, len(mail.outbox)) == (1, MessageState.SENT, 1)


def test_a_sender_whose_lease_ran_out_sends_nothing(monkeypatch):
    row = promised()
    render = outbox.render

    def slowly(message, kind):
        Message.objects.filter(pk=message.pk).update(lease_token=uuid.uuid4())
        return render(message, kind)

    monkeypatch.setattr(outbox, "render", slowly)

    outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert (row.state, len(mail.outbox)) == (MessageState.SENDING, 0)


def test_many_mails_leave_over_one_connection(line):
    rows = [promised() for _ in range(outbox.BATCH + 5)]

    outbox.send_due(at=NOON)

    assert (sorted(line.taken), len(line.calls)) == (sorted(str(row.pk) for row in rows), 1)


def test_a_server_that_hangs_up_between_mails_is_called_again_and_no_mail_is_in_doubt(line):
    line.hangs_up_after = 2
    rows = [promised() for _ in range(5)]

    tally = outbox.send_due(at=NOON)

    assert (tally.sent, len(line.calls)) == (5, 3)
    assert sorted(line.taken) == sorted(str(row.pk) for row in rows)
    assert set(Message.objects.values_list("state", "ambiguous")) == {(MessageState.SENT, 0)}


def test_a_server_that_does_not_even_answer_the_call_costs_no_mail_an_attempt(server, monkeypatch):
    def slow(_):
        raise TimeoutError

    row = promised()
    monkeypatch.setattr(server, "open", slow)

    outbox.send_due(at=NOON)

    row.refresh_from_db()
    assert (row.state, row.attempts, row.ambiguous) == (MessageState.QUEUED, 0, 0)


def test_each_mail_is_settled_before_the_next_one_leaves(server, monkeypatch):
    for _ in range(3):
        promised()
    states = []

    def look(self, email_messages):
        states.append(sorted(Message.objects.values_list("state", "ambiguous")))
        return 1

    monkeypatch.setattr(server, "send_messages", look)

    outbox.send_due(at=NOON)

    waiting, leaving, gone = ("sending", 0), ("sending", 1), ("sent", 0)
    assert states == [[waiting, waiting, leaving], [waiting, leaving, gone], [leaving, gone, gone]]


def test_what_was_written_some_seconds_ago_is_written_anew(server, monkeypatch):
    first, second = promised(context={"n": "first"}), promised(context={"n": "second"})
    tick = iter(range(0, 100, 4))
    monkeypatch.setattr(outbox, "monotonic", lambda: float(next(tick)))

    def withdrawn(self, email_messages):
        Message.objects.filter(state="sending", ambiguous=0).update(context={"untrue": True})
        mail.outbox.extend(email_messages)
        return 1

    monkeypatch.setattr(server, "send_messages", withdrawn)
    monkeypatch.setattr(outbox, "render", rereading(outbox.render))

    tally = outbox.send_due(at=NOON)

    assert (tally.sent, tally.ended, len(mail.outbox)) == (1, 1, 1)
    assert sorted(Message.objects.values_list("state", flat=True)) == ["canceled", "sent"]
    assert first.pk != second.pk


def rereading(render):
    """What a mail says is loaded when it is written: here, from its own row."""

    def reread(message, kind):
        message.context = Message.objects.values_list("context", flat=True).get(pk=message.pk)
        return render(message, kind)

    return reread


@pytest.mark.django_db(transaction=True)
def test_sixteen_senders_send_every_mail_once():
    keys = [promised(key=f"m:{n}").key for n in range(60)]
    tallies: list[int] = []
    barrier = threading.Barrier(16)

    def run() -> None:
        barrier.wait()
        try:
            tallies.append(outbox.send_due(at=NOON).sent)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(tallies) == len(keys)
    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == len(mail.outbox) == len(keys)
    assert connection.vendor == "postgresql"
