"""The one place that reads the wall clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> datetime:
    """The current instant, aware, in UTC. Surfaces and tasks ask; rules and workflows are told."""
    return timezone.now()


def today(zone: ZoneInfo, *, at: datetime | None = None) -> date:
    """The calendar date in ``zone`` at ``at`` (default: now)."""
    return (at or now()).astimezone(zone).date()
