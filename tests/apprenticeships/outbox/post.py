"""Kinds of mail, promises of them, and mail servers that answer as a test says."""

import re
import uuid

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from apprenticeships import messages
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message
from tests import factories as make
from tests.factories import NOON


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


def promised(kind: str = "test.normal", *, at=NOON, **fields) -> Message:
    key = fields.pop("key", uuid.uuid4().hex)
    messages.promise(kind, key=key, to=fields.pop("to", None) or make.person(), at=at, **fields)
    return Message.objects.get(key=key)


class Server(BaseEmailBackend):
    """A mail server that answers as the test says."""

    errors: list[Exception] = []

    def send_messages(self, email_messages):
        if self.errors:
            raise self.errors.pop(0)
        mail.outbox.extend(email_messages)
        return len(email_messages)


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
