"""Mails that should exist on the way in: of a draft before its cut-off, of what was asked for, of our own delay."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from applicants.models import Application, ApplicationState
from apprenticeships import messages
from apprenticeships.models import Message
from apprenticeships.rules.dates import days_before, end_of_day, local_datetime

MORNING = time(9)
DRAFT_DAYS = (7, 2)
REQUEST_DAYS = (1,)
HORIZON = timedelta(days=30)
LATE = "application.late"
KINDS = ("application.draft", "application.request_reminder", LATE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reminder: of which application, when, and from when it is worthless."""

    kind: str
    application: Application
    due_at: datetime
    expires_at: datetime | None


def reconcile(*, at: datetime) -> int:
    """Create, move and cancel reminders so that what should exist exists. How many rows changed."""
    wanted = dict(_wanted(at))
    stale = Message.objects.open().filter(kind__in=KINDS).exclude(key__in=list(wanted)).values_list("key", flat=True)
    changed = messages.cancel(keys=list(stale), reason="It is not needed any more.") if stale else 0
    known = set(Message.objects.filter(key__in=list(wanted)).values_list("key", flat=True))
    for key, each in wanted.items():
        if key in known:
            continue
        changed += messages.promise(
            each.kind,
            key=key,
            to=each.application.person,
            at=at,
            due_at=each.due_at,
            expires_at=each.expires_at,
            context={"application": each.application.pk},
        )
    return changed


def _late(rows: QuerySet[Application], at: datetime) -> Iterator[tuple[str, Wanted]]:
    """One apology for each day that we promised and did not keep, in the morning after it."""
    owed = rows.filter(
        state__in=[ApplicationState.SUBMITTED, ApplicationState.READY], answer_due__lt=at.date(), ended_at__isnull=True
    )
    for row in owed:
        zone, day = ZoneInfo(row.version.program.organization.zone), row.answer_due
        if day is not None and end_of_day(day, zone) <= at:
            due = local_datetime(day + timedelta(days=1), MORNING, zone)
            yield f"{LATE}:{row.pk}:{day.isoformat()}", Wanted(LATE, row, due, None)


def _wanted(at: datetime) -> Iterator[tuple[str, Wanted]]:
    rows = Application.objects.select_related("person", "cohort", "version__program__organization")
    drafts = rows.filter(
        state=ApplicationState.DRAFT,
        cohort__apply_by__gte=(at - timedelta(days=1)).date(),
        cohort__apply_by__lte=(at + HORIZON).date(),
        cohort__canceled_at__isnull=True,
    )
    for row in drafts:
        yield from _before(row, "application.draft", row.cohort.apply_by, DRAFT_DAYS, since=row.started_at, at=at)
    yield from _late(rows, at)
    asked = rows.filter(state=ApplicationState.NEEDS_INFORMATION, request_due__isnull=False)
    for row in asked:
        if row.request_due is not None:
            yield from _before(row, "application.request_reminder", row.request_due, REQUEST_DAYS, since=None, at=at)


def _before(
    row: Application, kind: str, day: date, counts: tuple[int, ...], *, since: datetime | None, at: datetime
) -> Iterator[tuple[str, Wanted]]:
    zone = ZoneInfo(row.version.program.organization.zone)
    over = end_of_day(day, zone)
    if over <= at:
        return
    for reminded in days_before(day, counts):
        due = local_datetime(reminded, MORNING, zone)
        if since is None or due > since + timedelta(days=1):
            yield f"{kind}:{row.pk}:{day.isoformat()}:{(day - reminded).days}", Wanted(kind, row, due, over)
