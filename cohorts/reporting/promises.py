"""Reminders of reports: 14, 7 and 1 days before one is due, once when it is late, and who is asked to sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

from apprenticeships import messages
from apprenticeships.models import Membership, Message, Role, User
from apprenticeships.rules.dates import DAY, end_of_day, local_datetime
from cohorts.models import Party, Report, ReportState
from cohorts.reporting.due import BEFORE, zone_of
from cohorts.reporting.parties import missing_of, to_ask

REMINDER: Final = "report.reminder"
SIGN: Final = "report.sign"
MORNING: Final = time(9, 0)
LATE: Final = -1
STALE: Final = timedelta(days=7)
"""A reminder whose moment passed longer ago is not made up: nobody gets a heap of mails about an old grant."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reminder that should exist."""

    key: str
    user: User
    due_at: datetime
    expires_at: datetime
    context: dict[str, Any]


def reconcile(*, at: datetime) -> int:
    """Create the reminders that are missing, and cancel those that nothing asks for. How many changed."""
    wanted = {each.key: each for each in _wanted(at)}
    known = set(Message.objects.filter(key__in=list(wanted)).values_list("key", flat=True))
    created = sum(_promise(each, at=at) for key, each in wanted.items() if key not in known)
    open_keys = set(Message.objects.open().filter(kind=REMINDER).values_list("key", flat=True))
    return created + messages.cancel(keys=sorted(open_keys - wanted.keys()), reason="It is not so any more.")


def forget(report: Report, *, reason: str) -> None:
    """Take back what is promised about a version and not sent yet."""
    for kind in (REMINDER, SIGN):
        messages.cancel(prefix=f"{kind}:{report.pk}:", reason=reason)


def ask(report: Report, *, at: datetime, occurrence: str = "first") -> int:
    """Ask everybody who may sign for a party that has not. How many mails are new."""
    asked = 0
    for party in missing_of(report):
        for user in to_ask(report.grant, [party]):
            key = f"{SIGN}:{report.pk}:{party}:{user.pk}:{occurrence}"
            context = {"report": report.pk, "party": party.value}
            asked += messages.promise(SIGN, key=key, to=user, at=at, context=context)
    return asked


def asked_of(report: Report, parties: Sequence[Party]) -> list[str]:
    """How the keys of the mails begin that asked these parties."""
    return [f"{SIGN}:{report.pk}:{party}:" for party in parties]


def _promise(each: Wanted, *, at: datetime) -> bool:
    return messages.promise(
        REMINDER,
        key=each.key,
        to=each.user,
        at=at,
        due_at=each.due_at,
        expires_at=each.expires_at,
        context=each.context,
    )


def _wanted(at: datetime) -> Iterator[Wanted]:
    """Reminders of first versions that are not sent: a correction is late already and has its own reason."""
    rows = Report.objects.filter(state=ReportState.DRAFT, number=1).select_related("grant__program__organization")
    drafts = list(rows)
    desks = _coordinators({row.grant.program.organization_id for row in drafts})
    for row in drafts:
        zone = zone_of(row.grant)
        for days in (*BEFORE, LATE):
            due_at = local_datetime(row.due_on - days * DAY, MORNING, zone)
            expires_at = due_at + STALE if days == LATE else end_of_day(row.due_on, zone)
            if expires_at <= at or (days != LATE and due_at + DAY <= at):
                continue
            for user in desks.get(row.grant.program.organization_id, ()):
                key = f"{REMINDER}:{row.pk}:{row.due_on}:{days}:{user.pk}"
                context = {"report": row.pk, "due_on": row.due_on.isoformat(), "days": days}
                yield Wanted(key, user, due_at, expires_at, context)


def _coordinators(organizations: set[int]) -> dict[int, list[User]]:
    rows = Membership.objects.filter(
        role=Role.COORDINATOR, organization__in=organizations, user__is_active=True
    ).select_related("user")
    found: dict[int, list[User]] = {}
    for row in rows.order_by("pk"):
        known = found.setdefault(row.organization_id, [])
        if row.user not in known:
            known.append(row.user)
    return found
