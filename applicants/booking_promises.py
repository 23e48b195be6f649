"""What is told to somebody who chooses among open times: that they can, and once more on the last day."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from applicants.hiring_promises import MORNING, Promise
from applicants.models import Interview
from apprenticeships import messages
from apprenticeships.models import Message
from apprenticeships.rules.dates import DAY, end_of_day, local_datetime, utc_day


def tell_to_choose(interview: Interview, why: str, *, at: datetime) -> None:
    """Let the candidate choose, and remind them once. ``why``: ``first``, ``canceled`` or ``missed``."""
    _promise("interview.choose", interview, at, why).keep(at=at)
    for promise in reminder(interview, at=at):
        promise.keep(at=at)


def reminder(interview: Interview, *, at: datetime) -> Iterator[Promise]:
    """The one reminder, in the morning of the last day, unless that is over."""
    if interview.choose_by is None:
        return
    due = local_datetime(interview.choose_by, MORNING, ZoneInfo(interview.zone))
    if due > at:
        yield _promise("interview.choose_reminder", interview, due, "first")


def forget(interview: Interview, reason: str) -> None:
    """Let nothing leave any more that asks for a choice."""
    for kind in ("interview.choose", "interview.choose_reminder"):
        messages.cancel(prefix=f"{kind}:{interview.pk}:", reason=reason)


def reconcile(*, at: datetime) -> int:
    """Write reminders down that should exist and do not. How many were missing."""
    rows = Interview.objects.to_choose().filter(choose_by__gte=utc_day(at) - DAY).select_related("application__person")
    wanted = {promise.key: promise for row in rows for promise in reminder(row, at=at)}
    known = set(Message.objects.filter(key__in=wanted).values_list("key", flat=True))
    return sum(promise.keep(at=at) for key, promise in wanted.items() if key not in known)


def _promise(kind: str, interview: Interview, due_at: datetime, why: str) -> Promise:
    if interview.choose_by is None:
        raise ValueError("Nothing is offered to choose from.")
    over = end_of_day(interview.choose_by, ZoneInfo(interview.zone))
    context = {"interview": interview.pk, "why": why}
    key = f"{kind}:{interview.pk}:{interview.choose_by.isoformat()}"  # times may be offered once more
    return Promise(kind, key, interview.application.person, due_at, over, context)
