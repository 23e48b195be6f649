"""The outbox against a bare smtplib loop: mails of the same size to the same sink, one after the other."""

import json
import smtplib
import subprocess
import sys
from datetime import datetime, timedelta
from typing import IO, Final

from django.conf import settings
from django.core.mail import get_connection
from django.test.utils import override_settings

from applicants.models import Application
from apprenticeships import mail
from apprenticeships.messages import kinds
from apprenticeships.models import Message, MessageState
from apprenticeships.workflows import outbox
from tests.benchmarks.measures import Goal, Throughput
from tests.benchmarks.statements import counted
from tests.benchmarks.stopwatch import Spent, timed

KIND: Final = "application.received"
FEW: Final = 100  # mails whose statements are counted
SEND: Final = Goal("outbox_send", "mails/s", least=0.6)
RENDER: Final = Goal("mail_render", "mails/s", least=0.6)


class Sink:
    """A mail server in a process of its own."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.sink"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self._pipe(self.process.stdout).readline())

    def count(self) -> dict[str, int]:
        """What arrived since the last question."""
        lines = self._pipe(self.process.stdin)
        lines.write("\n")
        lines.flush()
        seen: dict[str, int] = json.loads(self._pipe(self.process.stdout).readline())
        return seen

    def stop(self) -> None:
        self._pipe(self.process.stdin).close()
        self.process.wait()

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def measure(*, at: datetime, size: int, mails: int) -> list[Throughput]:
    """Half of the plain loop, the outbox, the other half. Every mail is counted at the sink."""
    noon = at.replace(hour=18, minute=0)  # noon in Chicago: no quiet hours
    sink = Sink()
    try:
        with override_settings(EMAIL_HOST="127.0.0.1", EMAIL_PORT=sink.port, EMAIL_USE_TLS=False, EMAIL_USE_SSL=False):
            example = _example(_promise(FEW, noon, f"{size}:few")[0])
            with counted() as statements:
                _send(sink, FEW, noon)
            wanted = _promise(mails, noon, f"{size}:many")
            plain = timed(_plain, sink, example, mails // 2)
            sent = timed(_send, sink, mails, noon)
            plain += timed(_plain, sink, example, mails - mails // 2)
            rendered = timed(_render, wanted)
    finally:
        sink.stop()
    return [_line(SEND, size, mails, sent, plain, len(statements)), _line(RENDER, size, mails, rendered, plain)]


def _line(goal: Goal, size: int, mails: int, spent: Spent, plain: Spent, statements: int | None = None) -> Throughput:
    each = 1000 / mails
    return Throughput(
        goal,
        size,
        ratio=plain.wall / spent.wall,
        rate=mails / spent.wall,
        base=mails / plain.wall,
        cpu=spent.cpu * each,
        base_cpu=plain.cpu * each,
        rows=mails,
        statements=statements,
    )


def _promise(mails: int, at: datetime, label: str) -> list[Message]:
    """Promises that are due: one for each of the newest applications whose mail still tells the truth."""
    found = Application.objects.filter(state__in=["submitted", "needs_information", "ready"]).select_related("person")
    people = list(found.order_by("-pk"))
    return Message.objects.bulk_create(
        Message(
            key=f"{KIND}:benchmark:{label}:{number}",
            kind=KIND,
            person=people[number % len(people)].person,
            recipient=people[number % len(people)].person.email,
            context={"application": people[number % len(people)].pk},
            state=MessageState.QUEUED,
            created_at=at - timedelta(minutes=1),
            due_at=at - timedelta(minutes=1),
        )
        for number in range(mails)
    )


def _example(row: Message) -> bytes:
    """One of these mails as it goes over the wire."""
    envelope = mail.render(row, kinds()[row.kind])
    return envelope.mail(get_connection(), row).message().as_bytes(linesep="\r\n")


def _plain(sink: Sink, example: bytes, mails: int) -> None:
    """A loop over one connection."""
    with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT) as client:
        for _ in range(mails):
            client.sendmail("office@example.org", ["somebody@example.org"], example)
    _expect(sink.count()["mails"], mails)


def _send(sink: Sink, mails: int, at: datetime) -> None:
    """Let the outbox send everything that is due; each promise arrives once."""
    _expect(outbox.send_due(at=at).sent, mails)
    seen = sink.count()
    _expect(seen["mails"], mails)
    _expect(seen["promises"], mails)


def _render(rows: list[Message]) -> None:
    """Build mails and send none, in batches as the outbox does: what they say loaded, templates filled, styles in."""
    kind = kinds()[KIND]
    for start in range(0, len(rows), outbox.BATCH):
        batch = rows[start : start + outbox.BATCH]
        if kind.gather is not None:
            kind.gather(batch)
        for row in batch:
            mail.render(row, kind)


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        raise AssertionError(f"{found} mails instead of {wanted}.")
