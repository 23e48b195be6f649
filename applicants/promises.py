"""Mails that should exist on the way in: of an interest, a draft, what was asked for, and our own delay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from applicants.models import Application, ApplicationState, Lead
from applicants.models.lead import ASKED
from applicants.records.deadlines import local_day
from applicants.records.lead_links import reminder_key
from applicants.records.unanswered import OVERDUE, overdue_key
from apprenticeships import messages
from apprenticeships.models import Message, MessageState, Parameter, Person, ProgramVersion, VersionState
from apprenticeships.rules.dates import DAY, days_before, end_of_day, local_datetime, utc_day

MORNING = time(9)
DRAFT_DAYS = (7, 2)
REQUEST_DAYS = (1,)
HORIZON = timedelta(days=30)
LEAD_WINDOW = timedelta(days=14)
SOON = timedelta(days=2)
LONGEST_DAYS = 365
LATE = "application.late"
KINDS = ("application.draft", "application.request_reminder", "lead.reminder", LATE, OVERDUE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reminder: of what, to whom, when, and from when it is worthless."""

    kind: str
    person: Person
    context: Mapping[str, int]
    due_at: datetime
    expires_at: datetime | None


def reconcile(*, at: datetime) -> int:
    """Create, cancel and renew reminders so that what should exist exists. How many rows changed."""
    wanted = dict((*_wanted(at), *_silent(at)))
    stale = Message.objects.open().filter(kind__in=KINDS).exclude(key__in=list(wanted)).values_list("key", flat=True)
    changed = messages.cancel(keys=list(stale), reason="It is not needed any more.") if stale else 0
    known = dict(Message.objects.filter(key__in=list(wanted)).values_list("key", "state"))
    again = [key for key, state in known.items() if state == MessageState.CANCELED and wanted[key].due_at > at]
    changed += messages.renew(again, at=at) if again else 0
    for key, each in wanted.items():
        if key in known:
            continue
        changed += messages.promise(
            each.kind,
            key=key,
            to=each.person,
            at=at,
            due_at=each.due_at,
            expires_at=each.expires_at,
            context=each.context,
        )
    return changed


def _late(rows: QuerySet[Application], at: datetime) -> Iterator[tuple[str, Wanted]]:
    """One apology for each day that we promised and did not keep, in the morning after it."""
    owed = rows.filter(
        state__in=[ApplicationState.SUBMITTED, ApplicationState.READY],
        answer_due__lt=utc_day(at),
        ended_at__isnull=True,
    )
    for row in owed:
        zone, day = ZoneInfo(row.version.program.organization.zone), row.answer_due
        if day is not None and end_of_day(day, zone) <= at:
            due = local_datetime(day + timedelta(days=1), MORNING, zone)
            yield f"{LATE}:{row.pk}:{day.isoformat()}", Wanted(LATE, row.person, {"application": row.pk}, due, None)


def _wanted(at: datetime) -> Iterator[tuple[str, Wanted]]:
    rows = Application.objects.select_related("person", "cohort", "version__program__organization")
    soon = (utc_day(at) - DAY, utc_day(at + HORIZON))
    drafts = rows.select_related("access_code").filter(
        Q(cohort__apply_by__range=soon) | Q(access_code__last_on__range=soon),
        state=ApplicationState.DRAFT,
        cohort__canceled_at__isnull=True,
    )
    for row in drafts:
        yield from _before(row, "application.draft", row.send_by, DRAFT_DAYS, since=row.started_at, at=at)
    yield from _late(rows, at)
    asked = rows.filter(state=ApplicationState.NEEDS_INFORMATION, request_due__isnull=False)
    for row in asked:
        if row.request_due is not None:
            yield from _before(row, "application.request_reminder", row.request_due, REQUEST_DAYS, since=None, at=at)
            yield from _unanswered(row, row.request_due, at=at)


def _unanswered(row: Application, due: date, *, at: datetime) -> Iterator[tuple[str, Wanted]]:
    """Once, in the morning after the day by which we asked for an answer."""
    zone = ZoneInfo(row.version.program.organization.zone)
    if end_of_day(due, zone) <= at:
        morning = local_datetime(due + timedelta(days=1), MORNING, zone)
        yield overdue_key(row), Wanted(OVERDUE, row.person, {"application": row.pk}, max(morning, at), None)


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
            yield (
                f"{kind}:{row.pk}:{day.isoformat()}:{(day - reminded).days}",
                Wanted(kind, row.person, {"application": row.pk}, due, over),
            )


def _silent(at: datetime) -> Iterator[tuple[str, Wanted]]:
    """Yield the one reminder of each lead who has done nothing for so many days; not of those long gone cold."""
    days = _reminder_days(at)
    if not days:
        return
    oldest, youngest = at - timedelta(days=max(days.values())) - LEAD_WINDOW, at - timedelta(days=min(days.values()))
    rows = Lead.objects.silent().annotate(asked=ASKED)
    rows = rows.filter(program__in=days, asked__range=(oldest, youngest + SOON))
    for row in rows.select_related("person", "program__organization"):
        zone = ZoneInfo(row.program.organization.zone)
        day = row.asked_at.astimezone(zone).date() + timedelta(days=days[row.program_id])
        due = local_datetime(day, MORNING, zone)
        if at - LEAD_WINDOW < due <= at + SOON:
            yield reminder_key(row), Wanted("lead.reminder", row.person, {"lead": row.pk}, due, due + LEAD_WINDOW)


def _reminder_days(at: datetime) -> dict[int, int]:
    """After how many days each program that is on offer reminds a silent lead, once; 0 is never."""
    rows = ProgramVersion.objects.filter(state=VersionState.PUBLISHED, program__is_listed=True)
    found = {
        row.program_id: Parameter.objects.value("lead_reminder_days", version=row, on=local_day(row.program, at))
        for row in rows.select_related("program__organization").order_by("pk")
    }
    return {program: min(days, LONGEST_DAYS) for program, days in found.items() if days > 0}
