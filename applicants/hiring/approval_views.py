"""Requests to approve: who of the department wants to join which class, what it would mean, and yes or no."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applicants.hiring.doors import REFUSED, page, reader_of
from applicants.hiring.forms import DomainForm
from applicants.models import ApprovalRequest, NoReason
from applicants.rules.hours_away import Weeks, away, hours_a_week
from applicants.rules.working_days import day_words, due_in_words, local_day
from applicants.workflows import approvals
from apprenticeships import clock
from apprenticeships.access import APPROVERS, INTERVIEWERS, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper, tile_label
from apprenticeships.models import User
from apprenticeships.models.fields import validate_year
from apprenticeships.workflow import Actor

ANSWERED_SHOWN: Final = 50


class RequestForm(DomainForm):
    """Yes, or no with a reason. When an answer changes, also why."""

    answer = forms.ChoiceField(
        choices=[
            ("yes", tile_label("Yes", "The candidate goes on, with your name and today's date in the record.")),
            ("no", tile_label("No, not now", "The candidate reads why, and from when they may ask again.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )
    reason_code = forms.ChoiceField(
        label="If no: the main reason",
        help_text="The candidate reads it.",
        choices=[("", "Choose one"), *NoReason.choices],
        required=False,
        error_messages={"invalid_choice": "Choose the reason that is closest."},
    )
    note = forms.CharField(
        label="In a sentence for the candidate",
        help_text="Needed for a no: what would have to change.",
        max_length=approvals.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    again_from = forms.DateField(
        label="If no: they may ask again from",
        help_text="Left empty, it is thirty days from today, unless the program says otherwise.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "ap-w-sm"}, format="%Y-%m-%d"),
        validators=[validate_year],
        error_messages={"invalid": "Write the day as a date, such as 2026-03-10."},
    )
    why = forms.CharField(
        label="Why does the answer change?",
        help_text="Kept with both answers. One sentence is enough.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, name: str, changes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = f"May {name} join this class?"
        self.changes = changes
        if not changes:
            del self.fields["why"]

    @property
    def helper(self) -> Any:
        """One button that says what it does."""
        submit = "Change the answer" if self.changes else "Save the answer"
        return form_helper(submit=submit, mark_optional=False)


@door(APPROVERS)
@require_safe
def show_requests(request: HttpRequest) -> HttpResponse:
    """What waits for the reader's answer, and what was answered."""
    at, rows = clock.now(), _rows(reader_of(request))
    waiting = [_waiting(row, at) for row in rows.waiting()]
    answered = rows.filter(decided_at__isnull=False).select_related("decided_by").order_by("-decided_at", "-pk")
    context = {"waiting": waiting, "answered": [_answered(row, at) for row in answered[:ANSWERED_SHOWN]]}
    return page(request, "hiring/requests.html", context)


@door(APPROVERS)
@require_http_methods(["GET", "HEAD", "POST"])
def show_request(request: HttpRequest, approval: UUID) -> HttpResponse:
    """One request: who, which class, what it would mean; yes or no, or a change of the answer."""
    at, reader = clock.now(), reader_of(request)
    row = get_object_or_404(_rows(reader).select_related("decided_by"), public_id=approval)
    reader.act_in(row.department_id)
    changeable = approvals.is_changeable(row, at=at)
    name = row.application.person.short_name
    form = RequestForm(request.POST if request.method == "POST" else None, name=name, changes=not row.is_open)
    if request.method == "POST" and form.is_valid():
        try:
            _save(row, form.cleaned_data, Actor.user(reader), at)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, f"Saved. {name} reads the answer, and you are not asked to interview them.")
            return redirect("hiring:request", approval=row.public_id)
    context = _page_of(row, reader, at) | {"form": form if row.is_open or changeable else None, "row": row}
    return page(request, "hiring/request.html", context, status=REFUSED if request.method == "POST" else 200)


def _save(row: ApprovalRequest, fields: dict[str, Any], by: Actor, at: datetime) -> None:
    answer = {
        "yes": fields["answer"] == "yes",
        "reason_code": fields["reason_code"],
        "note": fields["note"],
        "again_from": fields["again_from"],
    }
    if row.is_open:
        approvals.decide(row.pk, by=by, at=at, **answer)
    else:
        approvals.change(row.pk, by=by, at=at, reason=fields.get("why", ""), **answer)


def _rows(reader: User) -> Any:
    return ApprovalRequest.objects.for_approver(reader).select_related(
        "application__person",
        "application__cohort__version",
        "application__version__program__organization",
        "application__track",
        "department__site",
    )


def _class(row: ApprovalRequest, at: datetime) -> str:
    application = row.application
    on = local_day(at, row.department.site.zone)
    return f"{application.version.program}, class of {day_words(application.cohort.starts_on, on)}"


def _waiting(row: ApprovalRequest, at: datetime) -> dict[str, Any]:
    on = local_day(at, row.department.site.zone)
    return {
        "family": "stop" if row.due_on < on else "you",
        "title": row.application.person.name,
        "small": _class(row, at),
        "facts": [{"text": f"Works in {row.department}", "icon_name": "person"}],
        "badge": due_in_words(row.due_on, on),
        "badge_icon": "clock",
        "text": f"Asked on {day_words(local_day(row.asked_at, row.department.site.zone), on)}.",
        "url": reverse("hiring:request", args=[row.public_id]),
        "action": "Answer",
        "about": row.application.person.name,
    }


def _answered(row: ApprovalRequest, at: datetime) -> dict[str, str]:
    zone = row.department.site.zone
    on = local_day(at, zone)
    who = row.said_by or (row.decided_by.get_full_name() if row.decided_by else "")
    return {
        "name": row.application.person.name,
        "url": reverse("hiring:request", args=[row.public_id]),
        "what": _class(row, at),
        "answer": f"No: {row.get_reason_code_display()}" if row.reason_code else "Yes",
        "who": f"{who}, {day_words(local_day(row.decided_at, zone), on)}" if row.decided_at else "",
    }


def _page_of(row: ApprovalRequest, reader: User, at: datetime) -> dict[str, Any]:
    application, zone = row.application, row.department.site.zone
    on = local_day(at, zone)
    phases = [
        Weeks(each.weeks, each.class_minutes, each.clinic_minutes)
        for each in application.cohort.version.phases.order_by("position")
    ]
    earlier = application.approvals.exclude(pk=row.pk).filter(decided_at__isnull=False)
    return {
        "name": application.person.name,
        "class_words": _class(row, at),
        "track": application.track,
        "starts_on": day_words(application.cohort.starts_on, on),
        "ends_on": day_words(application.cohort.ends_on, on),
        "hours": hours_a_week(phases),
        "weeks": away(phases),
        "due": day_words(row.due_on, on),
        "asked_on": day_words(local_day(row.asked_at, zone), on),
        "answer": _answered(row, at) if row.decided_at else None,
        "again": day_words(row.again_from, on) if row.again_from else "",
        "earlier": [
            {**_answered(each, at), "note": each.note}
            for each in earlier.select_related(
                "department__site",
                "decided_by",
                "application__person",
                "application__cohort",
                "application__version__program",
            )
        ],
        "interviews_too": not reader.roles.isdisjoint(INTERVIEWERS),
    }
