"""The reminder that should exist of a background check: the time to answer a first letter ends soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from applicants.models import BackgroundCheck, CheckState, NoticeKind
from applicants.records.background import calendar_of, clock_of, notice_of
from applicants.records.deadlines import zone_of
from apprenticeships import messages
from apprenticeships.models import Message, Parameter
from apprenticeships.rules.dates import add_business_days, end_of_day, local_datetime

KIND: Final = "check.reminder"
MORNING: Final = time(9)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reminder of one check."""

    row: BackgroundCheck
    due_at: datetime
    expires_at: datetime


def reconcile(*, at: datetime) -> int:
    """Promise one mail for each letter that nobody answered; let go of those that were. How many rows changed."""
    wanted = {f"{KIND}:{each.row.pk}": each for each in _wanted(at)}
    stale = Message.objects.open().filter(kind=KIND).exclude(key__in=list(wanted)).values_list("key", flat=True)
    changed = messages.cancel(keys=list(stale), reason="The letter is answered, or the time is over.") if stale else 0
    known = set(Message.objects.filter(key__in=list(wanted)).values_list("key", flat=True))
    for key, each in wanted.items():
        if key not in known:
            person, context = each.row.application.person, {"check": each.row.pk}
            changed += messages.promise(
                KIND, key=key, to=person, at=at, due_at=each.due_at, expires_at=each.expires_at, context=context
            )
    return changed


def _wanted(at: datetime) -> Iterator[Wanted]:
    """The letters that wait for an answer. A dispute stops the clock, and whoever answered needs no reminder."""
    rows = BackgroundCheck.objects.going_on().filter(
        state=CheckState.WAITING,
        answers__isnull=True,
        notices__kind=NoticeKind.FIRST,
        notices__sent_on__isnull=False,
        final_from__gt=at.date(),
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
            yield Wanted(row, due, over)
