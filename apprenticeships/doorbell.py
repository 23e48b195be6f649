"""The doorbell: the only place that talks to the broker from a request. Who does not hear it wakes at the next tick."""

import time

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

BREAK_SECONDS = 30.0
_silent_until = 0.0

log = structlog.get_logger()


def ring_after_commit() -> None:
    """Ring once when the transaction is saved, however many mails it promises."""
    waiting = transaction.get_connection().run_on_commit
    if not any(hook is ring for _, hook, *_ in waiting):
        transaction.on_commit(ring, robust=True)


def ring() -> None:
    """Ask a worker to look into the outbox now. Fails quietly; after a failure, stays silent for half a minute."""
    global _silent_until  # noqa: PLW0603 - one breaker for each process is the point
    if time.monotonic() < _silent_until:
        return
    try:
        current_app.send_task("apprenticeships.send_due_mail", retry=False, expires=55)
    except (OperationalError, OSError) as error:
        _silent_until = time.monotonic() + BREAK_SECONDS
        log.warning("doorbell.silent", error=str(error))
