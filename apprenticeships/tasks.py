"""What the worker does. Each task holds no rule: a name, the clock, one call."""

from contextlib import suppress

from celery import shared_task
from django.conf import settings
from django.db import DatabaseError
from django.utils.module_loading import import_string

from apprenticeships import clock
from apprenticeships.models import Heartbeat
from apprenticeships.workflows import one_by_one, outbox


@shared_task(name="apprenticeships.tick", ignore_result=True)
def tick() -> None:
    """Once a minute: prove that beat, broker and worker live, do what time alone makes due, send what is due."""
    at = clock.now()
    Heartbeat.objects.update_or_create(name="tick", defaults={"at": at})
    broken = set[str]()
    for path in (*settings.CHORES, *settings.PROMISES):
        try:
            import_string(path)(at=at)
        except Exception as error:  # noqa: BLE001 - one that fails must not stop the others; it runs again in a minute
            broken.add(path)
            with suppress(DatabaseError):
                one_by_one.failed(path, one_by_one.WHOLE, error, at=at)
    one_by_one.recovered(but=broken)
    outbox.send_due(at=at)


@shared_task(name="apprenticeships.send_due_mail", ignore_result=True)
def send_due_mail() -> None:
    """Look into the outbox now. Safe to run twice, late or in parallel."""
    outbox.send_due(at=clock.now())
