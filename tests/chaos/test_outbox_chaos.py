"""The outbox under fire: workers killed in the middle, a broker that forgets everything. Nothing lost or doubled."""

import asyncio
import collections
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import SMTP as MAIL_POLICY
from pathlib import Path
from urllib.parse import quote

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from celery import Celery
from django.conf import settings
from django.db import connection
from redis import Redis

from apprenticeships import clock, messages
from apprenticeships.models import Message, MessageState
from tests import factories as make

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parents[2]
MAILS = 120
PATIENCE = 40.0
ON_THE_WAY = (MessageState.PLANNED, MessageState.QUEUED, MessageState.SENDING)


class Sink:
    """A mail server that counts, as slowly as a real one answers."""

    def __init__(self, port: int, log: Path) -> None:
        self.port = port
        self.log = log
        self.copies: collections.Counter[str] = collections.Counter()
        self.changed = threading.Condition()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(0.004)
        content = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
        mail = message_from_bytes(content, policy=MAIL_POLICY)
        with self.changed:
            self.copies[str(mail["X-Outbox-Id"])] += 1
            self.changed.notify_all()
        return "250 taken"

    def wait_for(self, more: int) -> None:
        """Until so many mails more came that had not come before, or the patience is over."""
        with self.changed:
            number = len(self.copies) + more
            came = self.changed.wait_for(lambda: len(self.copies) >= number, timeout=PATIENCE)
        assert came, f"only {len(self.copies)} of {number} mails came; the worker said:\n{self.log.read_text()[-2000:]}"


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[Sink]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    handler = Sink(port, tmp_path / "worker.log")
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler
    controller.stop()


def environment(sink: Sink) -> dict[str, str]:
    """What a worker of this test needs to find the same database, broker and mail server."""
    database = settings.DATABASES["default"]
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "apprenticeships.settings",
        "DATABASE_URL": f"postgresql://{database['USER']}@/{database['NAME']}?host={quote(str(database['HOST']))}",
        "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}",
    }


def worker(sink: Sink) -> subprocess.Popen[bytes]:
    """A real worker process, in a group of its own."""
    command = [sys.executable, "-m", "celery", "-A", "apprenticeships.celery", "worker", "-c", "2", "-l", "WARNING"]
    with sink.log.open("ab") as log:
        return subprocess.Popen(
            [*command, "--without-gossip", "--without-mingle"],
            cwd=ROOT,
            env=environment(sink),
            start_new_session=True,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


@contextmanager
def running(sink: Sink) -> Iterator[None]:
    """A worker that is killed, with all its children and without a word, at the end of the block."""
    process = worker(sink)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)


def promise_all() -> list[str]:
    at = clock.now()
    person = make.user()
    for n in range(MAILS):
        messages.promise("security.notice", key=f"chaos:{n}", to=person, at=at, secret={"what": f"Notice {n}"})
    return [str(pk) for pk in Message.objects.values_list("pk", flat=True)]


def ring() -> None:
    Celery(broker=settings.CELERY_BROKER_URL).send_task("apprenticeships.send_due_mail")


def end_leases() -> None:
    """What five minutes of waiting do."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE apprenticeships_message SET lease_until = '2000-01-01' WHERE state = 'sending'")


def settle() -> None:
    """Ring as beat does until nothing is left to send."""
    deadline = time.monotonic() + PATIENCE
    while Message.objects.filter(state__in=ON_THE_WAY).exists() and time.monotonic() < deadline:
        ring()
        time.sleep(2)


def test_workers_killed_in_the_middle_lose_nothing_and_repeat_at_most_what_was_in_flight(sink):
    promised = set(promise_all())
    kills = 0
    for more in (10, 25, 25):
        with running(sink):
            ring()
            sink.wait_for(more)
        kills += 1
        time.sleep(0.5)  # a claim that PostgreSQL was working on when its worker died commits now
        end_leases()

    with running(sink):
        settle()

    ends = {str(pk): state for pk, state in Message.objects.values_list("pk", "state")}
    shown = {pk for pk, state in ends.items() if state == MessageState.UNKNOWN}
    assert set(ends.values()) <= {MessageState.SENT, MessageState.UNKNOWN}, sink.log.read_text()[-2000:]
    assert set(sink.copies) | shown == promised == set(ends)  # nothing is lost: what is in doubt is shown to a person
    assert len(shown) <= kills  # in flight at two kills: two processes send at once, so at most 2 * kills / 2
    assert max(sink.copies.values()) <= 2
    assert sum(sink.copies.values()) - len(sink.copies) <= 2 * kills


def test_a_broker_that_forgot_everything_costs_time_and_no_mail(sink):
    promised = promise_all()
    Redis.from_url(os.environ["REDIS_URL"]).flushdb()
    with running(sink):
        settle()

    assert sink.copies == collections.Counter(promised)
