"""Mails that should exist of checks: the time to answer a first letter ends soon; an agency or a lab is late."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

from applicants.hiring_promises import Promise
from applicants.models import BackgroundCheck, CheckState, ConditionCheck, NoticeKind
from applicants.records.approvals import desks_of
from applicants.records.background import calendar_of, clock_of, notice_of
from applicants.records.deadlines import zone_of
from apprenticeships import messages
from apprenticeships.models import Message, Parameter, User
from apprenticeships.rules.dates import DAY, add_business_days, end_of_day, local_datetime, utc_day

REMINDER, OVERDUE = "check.reminder", "check.overdue"
MORNING: Final = time(9)


def reconcile(*, at: datetime) -> int:
    """Promise what should be promised, and let go of what is answered or came. How many rows changed."""
    wanted = {each.key: each for each in (*_reminders(at), *_overdue(at))}
    kinds = Message.objects.open().filter(kind__in=(REMINDER, OVERDUE))
    stale = list(kinds.exclude(key__in=list(wanted)).values_list("key", flat=True))
    changed = messages.cancel(keys=stale, reason="It is answered, it came, or the time is over.") if stale else 0
    known = set(Message.objects.filter(key__in=list(wanted)).values_list("key", flat=True))
    for key, each in wanted.items():
        if key not in known:
            changed += each.keep(at=at)
    return changed


def _reminders(at: datetime) -> Iterator[Promise]:
    """The letters that wait for an answer. A dispute stops the clock, and whoever answered needs no reminder."""
    rows = BackgroundCheck.objects.going_on().filter(
        state=CheckState.WAITING,
        answers__isnull=True,
        notices__kind=NoticeKind.FIRST,
        notices__sent_on__isnull=False,
        final_from__gt=utc_day(at) - DAY,
    )
    for row in rows.select_related("application__person", "application__version__program__organization").order_by("pk"):
        notice = notice_of(row)
        found = clock_of(row, notice)
        if notice is None or notice.sent_at is None or notice.sent_on is None or found is None or not found.deadline:
            continue
        version = row.application.version
        days: int = Parameter.objects.value("notice_reminder_days", version=version.pk, on=notice.sent_on)
        day, zone = add_business_days(found.deadline, -max(days, 0), calendar_of(notice)), zone_of(version.program)
        due, over = local_datetime(day, MORNING, zone), end_of_day(found.deadline, zone)
        if days > 0 and due > notice.sent_at and over > at:
            again = f":{found.deadline}" if notice.stood_still else ""  # the first one fell with the withdrawal
            yield Promise(REMINDER, f"{REMINDER}:{row.pk}{again}", row.application.person, due, over, {"check": row.pk})


def _overdue(at: datetime) -> Iterator[Promise]:
    """What an agency or a lab should have answered by now: the coordinators hear of each once."""
    rows = ConditionCheck.objects.filter(due_on__lt=utc_day(at), application__ended_at__isnull=True)
    found = list(rows.select_related("application__version__program__organization").order_by("pk"))
    desks: dict[int, list[User]] = {}
    for row in found:
        program = row.application.version.program
        if row.due_on is None or (due := local_datetime(row.due_on + DAY, MORNING, zone_of(program))) > at:
            continue
        if program.organization_id not in desks:
            desks[program.organization_id] = desks_of([program.organization_id])
        context = {"condition": row.pk, "due": row.due_on.isoformat()}
        for user in desks[program.organization_id]:
            yield Promise(OVERDUE, f"{OVERDUE}:{row.pk}:{context['due']}:{user.pk}", user, due, context=context)
