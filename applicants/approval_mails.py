"""Mails about a request to a department: asked, reminded, late, nobody to answer, answered."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import ANSWERED, ApprovalRequest, ApprovalState
from applicants.records.approvals import approvers_of
from applicants.records.deadlines import local_day
from applicants.rules.working_days import day_words
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Lane, Message

SUBJECTS = Subjects(
    "request",
    lambda: ApprovalRequest.objects.select_related(
        "application__person", "application__version__program__organization", "application__cohort",
        "department__site",
    ),
    "The request is gone.",
)  # fmt: skip


def _context(row: ApprovalRequest, message: Message, url: str, action: str) -> dict[str, Any]:
    application = row.application
    on = local_day(application.version.program, message.due_at)
    return {
        "candidate": application.person.name,
        "program": application.version.program,
        "department": str(row.department),
        "starts_on": day_words(application.cohort.starts_on, on),
        "due": day_words(row.due_on, on),
        "button_url": f"{settings.SITE_URL}{url}",
        "button_text": action,
    }


def _while_open(*, to_desk: bool = False) -> Callable[[Message], Letter]:
    """Return a builder that tells nothing once the department has answered, or the reader answers no more."""

    def build(message: Message) -> Letter:
        row = SUBJECTS.of(message)
        if row.state != ApprovalState.OPEN:
            raise NoLongerTrueError("The department answered, or the request moved.")
        if to_desk:
            url = reverse("board:application", args=[row.application_id])
            return Letter(_context(row, message, url, "Open the application"))
        if message.user_id not in {user.pk for user in approvers_of(row)}:
            raise NoLongerTrueError("The reader does not answer for this department any more.")
        return Letter(_context(row, message, reverse("hiring:request", args=[row.public_id]), "Say yes or no"))

    return build


def _nobody(message: Message) -> Letter:
    if approvers_of(SUBJECTS.of(message)):
        raise NoLongerTrueError("Somebody answers for the department now.")
    return _while_open(to_desk=True)(message)


def _answered(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    if row.state not in ANSWERED or row.state != message.context["state"]:
        raise NoLongerTrueError("The answer is not as it was when this was promised.")
    url = reverse("portal:department", args=[row.application.public_id])
    context = _context(row, message, url, gettext_noop("See what comes next"))
    on = local_day(row.application.version.program, message.due_at)
    again = day_words(row.again_from, on) if row.again_from else ""
    return Letter(context | {"yes": row.is_yes, "why": row.get_reason_code_display(), "note": row.note, "again": again})


_OF_REQUESTS = (
    Kind("approval.asked", "applicants/approval_asked", _while_open(), label="A department is asked"),
    Kind("approval.reminder", "applicants/approval_reminder", _while_open(), label="A department is reminded"),
    Kind("approval.late", "applicants/approval_late", _while_open(to_desk=True), label="A department did not answer"),
    Kind("approval.nobody", "applicants/approval_nobody", _nobody, label="Nobody answers for a department"),
    Kind(
        "approval.answered", "applicants/approval_answered", _answered, lane=Lane.TODAY, label="The department answered"
    ),
)
KINDS: tuple[Kind, ...] = tuple(replace(kind, gather=SUBJECTS.gather) for kind in _OF_REQUESTS)
