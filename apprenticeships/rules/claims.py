"""How long a free chair is kept for whoever is first on a waiting list."""

from datetime import datetime, timedelta
from typing import Final

LEAST: Final = timedelta(hours=1)
LONGEST_HOURS: Final = 24 * 365


def claim_until(begins: datetime, *, starts_at: datetime, hours: int, close_hours: int) -> datetime | None:
    """Return until when a chair may be claimed, or ``None`` when it is theirs at once.

    The clock begins with ``begins``, the first instant at which a mail reaches the person by day. It runs for
    ``hours``, and ends ``close_hours`` before the session at the latest, so that the next in line still has time to
    come. Where less than an hour would be left, nobody could be expected to see the mail: the first in line has the
    chair at once, and may give it back.
    """
    until = min(begins + _hours(hours), starts_at - _hours(close_hours))
    return until if until - begins >= LEAST else None


def _hours(number: int) -> timedelta:
    return timedelta(hours=min(max(number, 0), LONGEST_HOURS))
