"""The doorbell: the only place that talks to the broker from a request. Who does not hear it wakes at the next tick."""

import time

import structlog
from celery import current_app
from kombu.exceptions import OperationalError

BREAK_SECONDS = 30.0
_silent_until = 0.0

log = structlog.get_logger()


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
