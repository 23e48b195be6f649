"""Reminders that should exist: of each session that somebody has a chair for."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from apprenticeships import messages
from apprenticeships.models import Message, Parameter, Program, SignUp, SignUpState, VersionState
from apprenticeships.rules.dates import days_before, local_datetime
from apprenticeships.workflows.sessions import reminder_key

HORIZON = timedelta(days=45)
MORNING = time(9)
KIND = "session.reminder"


def reconcile(*, at: datetime) -> int:
    """Create, move and cancel reminders of sessions so that what should exist exists. How many rows changed."""
    due = _wanted(at)
    stale = Message.objects.open().filter(kind=KIND).exclude(key__in=list(due)).values_list("key", flat=True)
    changed = messages.cancel(keys=list(stale), reason="The session or the sign-up is over.") if stale else 0
    known = dict(Message.objects.filter(key__in=list(due)).values_list("key", "expires_at"))
    for key, (row, when) in due.items():
        ends = row.session.starts_at
        if key not in known:
            changed += messages.promise(
                KIND, key=key, to=row.person, at=at, due_at=when, expires_at=ends, context={"sign_up": row.pk}
            )
        elif known[key] != ends:
            changed += messages.reschedule(key, due_at=when, expires_at=ends)
    return changed


def _wanted(at: datetime) -> dict[str, tuple[SignUp, datetime]]:
    rows = SignUp.objects.filter(
        state=SignUpState.SIGNED_UP,
        session__canceled_at__isnull=True,
        session__starts_at__gt=at,
        session__starts_at__lte=at + HORIZON,
    ).select_related("session", "person")
    counts: dict[int, list[int]] = {}
    wanted: dict[str, tuple[SignUp, datetime]] = {}
    for row in rows:
        session = row.session
        if session.program_id not in counts:
            counts[session.program_id] = _days(session.program_id, at)
        zone = ZoneInfo(session.zone)
        first = session.starts_at.astimezone(zone).date()
        for count in counts[session.program_id]:
            (day,) = days_before(first, [count])
            when = local_datetime(day, MORNING, zone)
            if when > row.signed_at:
                wanted[reminder_key(row, count)] = (row, when)
    return wanted


def _days(program_id: int, at: datetime) -> list[int]:
    program = Program.objects.select_related("organization").get(pk=program_id)
    version = program.versions.filter(state=VersionState.PUBLISHED).first()
    on = at.astimezone(ZoneInfo(program.organization.zone)).date()
    found: list[int] = Parameter.objects.value("session_reminder_days", version=version, on=on)
    return found
