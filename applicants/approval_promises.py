"""What is told about a request to a department: to who answers, to the candidate, and late to the coordinator."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from applicants.models import ApprovalRequest
from applicants.records.approvals import approvers_of, desks_of
from applicants.records.deadlines import answer_due, local_day, zone_of
from apprenticeships import messages
from apprenticeships.models import Message, User
from apprenticeships.rules.dates import DAY, local_datetime

MORNING: Final = time(9)
ASKED, REMINDER, LATE, NOBODY, ANSWERED = (
    "approval.asked", "approval.reminder", "approval.late", "approval.nobody", "approval.answered",
)  # fmt: skip
TO_THE_DEPARTMENT: Final = (ASKED, REMINDER)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One mail that should exist about an open request."""

    kind: str
    key: str
    to: User
    due_at: datetime
    request: ApprovalRequest


def tell_asked(request: ApprovalRequest, *, at: datetime) -> None:
    """Ask whoever answers for the department; where nobody does, tell the coordinators what to do."""
    approvers = approvers_of(request)
    for user in approvers:
        _promise(Wanted(ASKED, _key(ASKED, request, user), user, at, request), at=at)
    if not approvers:
        for user in _desks(request):
            _promise(Wanted(NOBODY, _key(NOBODY, request, user), user, at, request), at=at)


def tell_answered(request: ApprovalRequest, *, at: datetime) -> None:
    """Tell the candidate the answer in plain words; the department is not reminded any more."""
    forget(request, reason="The department answered.")
    key = f"{ANSWERED}:{request.pk}:{request.state}:{at.isoformat()}"
    context = {"request": request.pk, "state": request.state}
    messages.promise(ANSWERED, key=key, to=request.application.person, at=at, context=context)


def forget(request: ApprovalRequest, *, reason: str) -> None:
    """Let go of what was promised about a request and not sent."""
    for kind in (*TO_THE_DEPARTMENT, LATE, NOBODY):
        messages.cancel(prefix=f"{kind}:{request.pk}:", reason=reason)


def reconcile(*, at: datetime) -> int:
    """Promise what should be promised about open requests and is not. How many were missing.

    Whoever became approver after the request was made is asked too.
    """
    wanted = {each.key: each for each in _wanted(at)}
    known = set(Message.objects.filter(key__in=wanted).values_list("key", flat=True))
    return sum(_promise(each, at=at) for key, each in wanted.items() if key not in known)


def _wanted(at: datetime) -> Iterator[Wanted]:
    rows = ApprovalRequest.objects.waiting().select_related(
        "application__person", "application__version__program__organization", "department"
    )
    for row in rows:
        version = row.application.version
        zone = zone_of(version.program)
        asked_on = local_day(version.program, row.asked_at)
        reminded = local_datetime(answer_due(version, on=asked_on, parameter="approval_reminder_days"), MORNING, zone)
        late = local_datetime(row.due_on + DAY, MORNING, zone)
        approvers = approvers_of(row)
        for user in approvers:
            yield Wanted(ASKED, _key(ASKED, row, user), user, at, row)
            if reminded > row.asked_at and late > at:
                yield Wanted(REMINDER, _key(REMINDER, row, user), user, reminded, row)
        for user in _desks(row):
            if not approvers:
                yield Wanted(NOBODY, _key(NOBODY, row, user), user, at, row)
            yield Wanted(LATE, _key(LATE, row, user), user, late, row)


def _promise(each: Wanted, *, at: datetime) -> bool:
    context = {"request": each.request.pk}
    return messages.promise(each.kind, key=each.key, to=each.to, at=at, due_at=max(each.due_at, at), context=context)


def _key(kind: str, request: ApprovalRequest, user: User) -> str:
    return f"{kind}:{request.pk}:{user.pk}"


def _desks(request: ApprovalRequest) -> list[User]:
    return desks_of([request.application.version.program.organization_id])
