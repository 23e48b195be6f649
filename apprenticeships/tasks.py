"""What the worker does. Each task holds no rule: a name, the clock, one call."""

import structlog
from celery import shared_task
from django.conf import settings
from django.utils.module_loading import import_string

from apprenticeships import clock
from apprenticeships.models import Heartbeat
from apprenticeships.workflows import outbox

log = structlog.get_logger()


@shared_task(name="apprenticeships.tick", ignore_result=True)
def tick() -> None:
    """Once a minute: prove that beat, broker and worker live, do what time alone makes due, send what is due."""
    at = clock.now()
    Heartbeat.objects.update_or_create(name="tick", defaults={"at": at})
    for path in (*settings.CHORES, *settings.PROMISES):
        try:
            import_string(path)(at=at)
        except Exception:  # one chore that fails must not stop the others; it is logged and runs again in a minute
            log.exception("chore.failed", chore=path)
    outbox.send_due(at=at)


@shared_task(name="apprenticeships.send_due_mail", ignore_result=True)
def send_due_mail() -> None:
    """Look into the outbox now. Safe to run twice, late or in parallel."""
    outbox.send_due(at=clock.now())
