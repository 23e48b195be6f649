"""What a department does before somebody starts there: its open tasks, each ticked, or answered with yes or no."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applicants.hiring.doors import REFUSED, page, reader_of
from applicants.hiring.forms import DomainForm
from applicants.models import OfferState, OnboardingTask
from applicants.records.deadlines import local_day
from applicants.rules.working_days import day_words, due_in_words
from applicants.workflows import onboarding
from apprenticeships import clock
from apprenticeships.access import APPROVERS, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import TaskKind
from apprenticeships.workflow import Actor

DONE_SHOWN: Final = 25


class TaskForm(DomainForm):
    """Done, or yes or no; a no needs a reason."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )
    words = forms.CharField(
        label="In a sentence",
        help_text="Needed for a no. The coordinator reads it.",
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, is_approval: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_approval = is_approval
        if not is_approval:
            del self.fields["answer"]
            self.fields["words"].help_text = "If there is something to note."

    @property
    def helper(self) -> Any:
        """One button that says what it does."""
        return form_helper(submit="Save the answer" if self.is_approval else "It is done", mark_optional=False)


def _rows(request: HttpRequest) -> QuerySet[OnboardingTask]:
    mine = OnboardingTask.objects.for_department(reader_of(request)).values("pk")
    rows = OnboardingTask.objects.filter(pk__in=mine).select_related(
        "item", "application__person", "application__cohort", "application__version__program__organization"
    )
    return rows.order_by("due_on", "pk")


@door(APPROVERS)
@require_safe
def show_tasks(request: HttpRequest) -> HttpResponse:
    """What waits for the reader's departments, overdue first."""
    at, rows = clock.now(), _rows(request)
    waiting = []
    for row in rows.filter(done_at__isnull=True):
        on = local_day(row.application.version.program, at)
        person, first_day = row.application.person.name, day_words(row.application.cohort.starts_on, on)
        waiting.append(
            {
                "family": "stop" if row.due_on < on else "you",
                "title": row.item.title,
                "small": f"Before {person} starts on {first_day}",
                "badge": due_in_words(row.due_on, on),
                "text": row.item.sentence,
                "url": reverse("hiring:getting_ready_task", args=[row.public_id]),
                "action": "Answer" if row.item.kind == TaskKind.APPROVAL else "Do it",
                "about": f"{row.item.title}, {person}",
            }
        )
    done = rows.filter(done_at__isnull=False).select_related("done_by").order_by("-done_at", "-pk")[:DONE_SHOWN]
    return page(request, "hiring/getting_ready.html", {"waiting": waiting, "done": done})


@door(APPROVERS)
@require_http_methods(["GET", "HEAD", "POST"])
def show_task(request: HttpRequest, task: UUID) -> HttpResponse:
    """One task of the department."""
    at, row = clock.now(), get_object_or_404(_rows(request), public_id=task)
    form = TaskForm(request.POST if request.method == "POST" else None, is_approval=row.item.kind == TaskKind.APPROVAL)
    if request.method == "POST" and form.is_valid():
        reader, words = reader_of(request), form.cleaned_data["words"]
        place = row.application.offers.filter(state=OfferState.CONFIRMED).values_list("opening__department", flat=True)
        reader.act_in(place[0])
        by = Actor.user(reader)
        try:
            if form.cleaned_data.get("answer") == "no":
                onboarding.hand_back(row.pk, by=by, at=at, reason=words)
            else:
                onboarding.complete(row.pk, note=words, by=by, at=at)
        except DomainError as error:
            form.add_error("words" if error.field == "reason" else None, error.message)
        else:
            messages.success(request, f"Saved: {row.item.title}.")
            return redirect("hiring:getting_ready")
    on = local_day(row.application.version.program, at)
    context = {
        "row": row,
        "form": None if row.done_at else form,
        "due": due_in_words(row.due_on, on),
        "starts_on": day_words(row.application.cohort.starts_on, on),
        "is_late": row.due_on < on,
    }
    return page(request, "hiring/getting_ready_task.html", context, status=REFUSED if form.errors else 200)
