"""The request to a department on the board of an application: how it stands, and what a coordinator may do about it."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final

from django import forms
from django.utils import timezone

from applicants.models import Application, ApprovalRequest, NoReason
from applicants.records.approvals import approvers_of, is_too_old, request_that_counts
from applicants.workflows import approvals
from apprenticeships.admin.actions import Action, ReasonForm, StepForm
from apprenticeships.admin.steps import day_field
from apprenticeships.models import Department, User
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor


class AnswerForm(StepForm):
    """What a department said by phone or mail."""

    answer = forms.ChoiceField(
        label="What does the department say?", choices=[("", "Choose one"), ("yes", "Yes"), ("no", "No, not now")]
    )
    said_by_user = forms.ModelChoiceField(
        User.objects.none(),
        label="Who of the department said it?",
        empty_label="Somebody else",
        required=False,
        help_text="Whoever answers for a department takes no part in choosing this person.",
    )
    said_by = forms.CharField(label="If somebody else: their name", max_length=120, required=False)
    reason_code = forms.ChoiceField(
        label="If no: the main reason", choices=[("", "Choose one"), *NoReason.choices], required=False
    )
    note = forms.CharField(
        label="In a sentence for the candidate",
        max_length=approvals.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed for a no.",
    )
    again_from = day_field("If no: they may ask again from", required=False)

    def prepare(self) -> None:
        """Those who may answer for the department that is asked."""
        field, asked = self.fields["said_by_user"], self.row.approvals.first() if self.row is not None else None
        if asked is not None and isinstance(field, forms.ModelChoiceField):
            field.queryset = User.objects.filter(pk__in=[each.pk for each in approvers_of(asked)]).order_by("name")
            field.label_from_instance = User.get_full_name  # type: ignore[method-assign,assignment]


class MoveForm(StepForm):
    """Another department."""

    department = forms.ModelChoiceField(Department.objects.none(), label="Works now in", empty_label="Choose one")

    def prepare(self) -> None:
        """The departments of the program's organization."""
        field = self.fields["department"]
        if self.row is not None and isinstance(field, forms.ModelChoiceField):
            rows = Department.objects.filter(site__organization_id=self.row.version.program.organization_id)
            field.queryset = rows.exclude(pk=self.row.home_department_id).select_related("site")


def _write_down(application_id: int, *, answer: str, by: Actor, at: datetime, **fields: Any) -> None:
    approvals.write_down(application_id, yes=answer == "yes", by=by, at=at, **fields)


WRITE_DOWN: Final = Action(
    "department-answer",
    "Write down the department's answer",
    "Write it down",
    _write_down,
    "Written down. The candidate reads the answer.",
    AnswerForm,
    lead="For an answer by phone or mail. Your name and the name of who said it stay in the record.",
)
ASK_AGAIN: Final = Action(
    "department-again",
    "Have the no looked at once more",
    "Ask the department again",
    partial(approvals.ask_again, early=True),
    "Asked again. The earlier answer stays in the record.",
    ReasonForm,
)
ASK_ANEW: Final = Action(
    "department-anew",
    "The department’s yes is too old",  # noqa: RUF001 - the apostrophe of print
    "Ask the department again",
    partial(approvals.ask_again, early=True),
    "Asked again. The earlier answer stays in the record.",
    ReasonForm,
)
MOVE: Final = Action(
    "department-move",
    "Works in another department now",
    "Ask that department",
    approvals.move,
    "Changed. The new department is asked.",
    MoveForm,
)


def requests_of(application: Application) -> list[ApprovalRequest]:
    """Return the requests about an application, newest first."""
    return list(application.approvals.select_related("department__site", "decided_by", "application__person"))


def actions_of(application: Application, requests: Sequence[ApprovalRequest]) -> list[Action]:
    """Return what may be done about the department now; nothing where no department was asked."""
    last = request_that_counts(application, requests)
    if application.state not in approvals.ASKS or last is None:
        return []
    if last.is_yes:
        return [ASK_ANEW, MOVE] if is_too_old(application) else []
    return [WRITE_DOWN if last.is_open else ASK_AGAIN, MOVE]


def note(row: ApprovalRequest) -> str:
    """Return a line about a request: whom, since when, and what came of it."""
    asked = f"{row.department}: asked on {_day(row.asked_at)}"
    if row.is_open:
        who = ", ".join(user.get_full_name() for user in approvers_of(row))
        whose = f"Answers: {who}" if who else "Nobody answers for it: name a department approver, or call"
        return f"{asked}, answer by {day_in_words(row.due_on, year=True)}. {whose}"
    if row.decided_at is None or row.decided_by is None:
        return f"{asked}. {row.get_state_display()}"
    who = row.decided_by.get_full_name()
    who = f"{row.said_by}, written down by {who}" if row.said_by else who
    said = "Yes"
    if row.again_from is not None:
        said = f"No ({row.get_reason_code_display()}; again from {day_in_words(row.again_from, year=True)})"
    words = f": “{row.note}”" if row.note else ""
    return f"{asked}. {said} by {who} on {_day(row.decided_at)}{words}"


def _day(at: datetime) -> str:
    return day_in_words(timezone.localdate(at), year=True)
