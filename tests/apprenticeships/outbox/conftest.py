"""The kinds of mail that the tests of the outbox know, and the servers that take them."""

import socket

import pytest
from aiosmtpd.controller import Controller

from apprenticeships import messages
from apprenticeships.workflows import outbox
from tests.apprenticeships.outbox.post import KINDS, Line, Server


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch: pytest.MonkeyPatch, settings):
    settings.DEMO = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(messages, "kinds", lambda: KINDS)
    monkeypatch.setattr(outbox, "kinds", lambda: KINDS)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "tests.apprenticeships.outbox.post.Server"
    Server.errors = []
    return Server


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
