"""Quiet hours: when no mail that can wait may leave."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

OPENS = time(8, 0)
CLOSES = time(20, 0)


def is_quiet(at: datetime, zone: ZoneInfo) -> bool:
    """Whether it is night for the reader: before 8:00 or from 20:00 on, local time."""
    local = at.astimezone(zone).time()
    return not OPENS <= local < CLOSES


def loud(at: datetime, zone: ZoneInfo, *, no_later_than: datetime | None = None) -> datetime:
    """The next instant from ``at`` on that is not quiet; when that is too late, the end of the last loud hours before.

    ``no_later_than`` is what the mail is about: a reminder after its event is worthless, so it leaves on the eve.
    """
    if not is_quiet(at, zone):
        return at
    local = at.astimezone(zone)
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    morning = datetime.combine(day, OPENS, zone)
    if no_later_than is None or morning <= no_later_than:
        return morning
    evening = datetime.combine(day - timedelta(days=1), CLOSES, zone) - timedelta(minutes=1)
    return min(evening, at)
