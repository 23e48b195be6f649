"""The outbox: promises are kept once, late ones are put off, untrue ones are dropped, and no sender blocks another."""

import re
import smtplib
import socket
import threading
import uuid
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, connection, connections, transaction
from django.urls import include, path

from apprenticeships import messages, outbox_views
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message, MessageState
from apprenticeships.urls import urlpatterns
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def build(message: Message) -> Letter:
    if message.context.get("untrue"):
        raise NoLongerTrueError("The exam was moved.")
    return Letter({"what": f"What happened to {message.context.get('n', 'you')}"})


KINDS = {
    kind.name: kind
    for kind in (
        Kind("test.normal", "accounts/notice", build),
        Kind("test.security", "accounts/notice", build, lane=Lane.SECURITY, quiet=False),
        Kind("test.broken", "accounts/no_such_template", build, quiet=False),
    )
}


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch: pytest.MonkeyPatch, settings):
    settings.DEMO = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(messages, "kinds", lambda: KINDS)
    monkeypatch.setattr(outbox, "kinds", lambda: KINDS)


def promised(kind: str = "test.normal", *, at=NOON, **fields) -> Message:
    key = fields.pop("key", uuid.uuid4().hex)
    messages.promise(kind, key=key, to=fields.pop("to", None) or make.person(), at=at, **fields)
    return Message.objects.get(key=key)


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
    assert (row.language, '<html lang="en"' in row.html) == ("es", True)


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


class Server(BaseEmailBackend):
    """A mail server that answers as the test says."""

    errors: list[Exception] = []

    def send_messages(self, email_messages):
        if self.errors:
            raise self.errors.pop(0)
        mail.outbox.extend(email_messages)
        return len(email_messages)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "tests.apprenticeships.test_outbox.Server"
    Server.errors = []
    return Server


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


class Line:
    """A mail server on a socket of its own: who calls, and after which number of mails it hangs up on everybody."""

    def __init__(self) -> None:
        self.calls: set[object] = set()
        self.taken: list[str] = []
        self.hangs_up_after = 1000

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 - aiosmtpd's name
        self.calls.add(session.peer)
        session.host_name = hostname
        return responses

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.taken.append(re.search(rb"X-Outbox-Id: (\S+)", envelope.content)[1].decode())
        if len(self.taken) % self.hangs_up_after == 0:
            server.transport.write(b"250 OK\r\n")
            server.transport.close()
        return "250 OK"


@pytest.fixture
def line(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    found = Line()
    controller = Controller(found, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield found
    controller.stop()


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


def test_the_demonstrations_mailbox_tells_times_as_the_clinic_has_them(rf, settings):
    settings.ROOT_URLCONF = (*urlpatterns, path("demo/", include("apprenticeships.demo_urls")))
    row = promised()
    outbox.send_due(at=NOON)

    pages = (outbox_views.mailbox(rf.get("/demo/mail/")), outbox_views.mail(rf.get("/demo/mail/1/"), pk=row.pk))

    assert ["noon</" in page.content.decode() for page in pages] == [True, True]
