"""The one place that reads the wall clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import DateField, DateTimeField, F, Func, Value
from django.db.models.functions import Cast
from django.utils import timezone


def now() -> datetime:
    """The current instant, aware, in UTC. Surfaces and tasks ask; rules and workflows are told."""
    return timezone.now()


def today(zone: ZoneInfo, *, at: datetime | None = None) -> date:
    """The calendar date in ``zone`` at ``at`` (default: now)."""
    return (at or now()).astimezone(zone).date()


def day_there(at: datetime, zone: str) -> Cast:
    """The calendar date at ``at`` in the zone that a column names, for a query over rows of several places."""
    return Cast(Func(F(zone), Value(at, DateTimeField()), function="timezone"), DateField())
