"""Until when a withdrawal may be taken back: some hours, and never past what it would go back to."""

from datetime import datetime, time, timedelta
from typing import Final

from applicants.models import Application
from applicants.records.deadlines import local_day, zone_of
from apprenticeships.models import Parameter
from apprenticeships.rules.dates import local_datetime

LAST_MINUTE: Final = time(23, 59)


def undo_until(application: Application, *, hours: int, ended_at: datetime | None = None) -> datetime | None:
    """Return the moment until which a withdrawal may be taken back, where the program is; ``None`` without one.

    That is some ``hours`` after it, and not on or after the first day of the class; of a draft not after its last day.
    ``ended_at`` is when somebody would withdraw, where they only think of it.
    """
    since = ended_at or (application.ended_at if application.withdraw_reason else None)
    cohort = application.cohort
    if since is None or cohort.canceled_at is not None:
        return None
    zone = zone_of(application.version.program)
    last = cohort.starts_on - timedelta(days=1)
    if application.submitted_at is None:
        last = min(last, application.send_by)
    until = min(since + timedelta(hours=hours), local_datetime(last, LAST_MINUTE, zone))
    return until.astimezone(zone) if until > since else None


def undo_now(application: Application, *, at: datetime) -> datetime | None:
    """Load the hours, and return that moment while it lies ahead."""
    today = local_day(application.version.program, at)
    hours = Parameter.objects.value("withdraw_undo_hours", version=application.version_id, on=today)
    until = undo_until(application, hours=hours)
    return until if until is not None and until > at else None
