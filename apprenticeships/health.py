"""Two questions of a load balancer: does the process run, and may it get visitors."""

import functools
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

import redis
import structlog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from apprenticeships import clock, demonstration
from apprenticeships.models import Heartbeat, Message

OLDEST_BEAT: Final = timedelta(minutes=3)
OLDEST_DUE: Final = timedelta(minutes=10)
log = structlog.get_logger(__name__)


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when everything that a visitor needs works, else 503. Names only: the reasons are in the log."""
    at = clock.now()
    found = {name: _holds(name, check, at) for name, check in CHECKS.items()}
    good = all(found.values())
    body = {
        "status": _word(holds=good),
        **{name: _word(holds=holds) for name, holds in found.items()},
    }
    return JsonResponse(body, status=HTTPStatus.OK if good else HTTPStatus.SERVICE_UNAVAILABLE)


def beat_age(at: datetime) -> timedelta | None:
    """How long ago the background work last proved that it works; `None` when it never did."""
    last: datetime | None = Heartbeat.objects.filter(name="tick").aggregate(last=Max("at"))["last"]
    return None if last is None else at - last


def demonstration_accounts() -> bool:
    """Whether accounts of the demonstration, whose password is public, exist."""
    return get_user_model().objects.filter(email__iendswith=f"@{demonstration.DOMAIN}").exists()


def _word(*, holds: bool) -> str:
    return "ok" if holds else "failing"


def _holds(name: str, check: Callable[[datetime], bool], at: datetime) -> bool:
    try:
        good = check(at)
    except (DatabaseError, redis.RedisError) as problem:
        log.warning("not ready", check=name, problem=type(problem).__name__)
        return False
    if not good:
        log.warning("not ready", check=name)
    return good


def _database(_at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _broker(_at: datetime) -> bool:
    """It answers, and it refuses new messages when full instead of dropping old ones."""
    with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as broker:
        return bool(broker.info("memory")["maxmemory_policy"] == "noeviction")


def _migrations(_at: datetime) -> bool:
    if not _applied():
        _applied.cache_clear()
        return False
    return True


@functools.cache
def _applied() -> bool:
    """Whether the database has every table that this code expects; once true, it stays true for this process."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _beat(at: datetime) -> bool:
    age = beat_age(at)
    return age is not None and age <= OLDEST_BEAT


def _messages(at: datetime) -> bool:
    return not Message.objects.due(at - OLDEST_DUE).exists()


def _accounts(_at: datetime) -> bool:
    return settings.DEMO or not demonstration_accounts()


CHECKS: Final[dict[str, Callable[[datetime], bool]]] = {
    "database": _database,
    "broker": _broker,
    "migrations": _migrations,
    "beat": _beat,
    "messages": _messages,
    "accounts": _accounts,
}
