"""The Celery app: a doorbell only. What matters is a row in PostgreSQL; losing every message costs time, not work."""

from datetime import UTC, datetime

from celery import Celery
from django.conf import settings

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # so that a beat that starts rings at once

app = Celery("apprenticeships", broker=settings.CELERY_BROKER_URL)
app.conf.update(
    timezone="UTC",
    accept_content=["json"],
    beat_scheduler="celery.beat:Scheduler",  # in memory: no file that a crash could spoil
    beat_schedule={
        task: {"task": task, "schedule": seconds, "last_run_at": LONG_AGO, "options": {"expires": seconds}}
        for task, seconds in settings.TICKS.items()
    },
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_transport_options={
        "visibility_timeout": 900,
        "socket_timeout": 2,
        "socket_connect_timeout": 2,
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 3,
    },
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    task_time_limit=300,
    task_soft_time_limit=240,
    task_publish_retry_policy={"max_retries": 1, "interval_max": 0.2},
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=200,
    worker_max_memory_per_child=300_000,  # kilobytes
    worker_soft_shutdown_timeout=25,
    worker_hijack_root_logger=False,
)
app.autodiscover_tasks()
