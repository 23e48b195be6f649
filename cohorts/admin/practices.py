"""A practice that a coordinator shares, and takes back."""

from datetime import datetime
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from apprenticeships import clock
from apprenticeships.access import door
from apprenticeships.admin.actions import Action, StepForm, step_page
from apprenticeships.admin.site import signed_in
from apprenticeships.errors import DomainError
from apprenticeships.workflow import Actor
from cohorts.admin.coordinated import COORDINATOR
from cohorts.admin.reports import above, grant_of
from cohorts.models import Grant, Practice
from cohorts.workflows import committee
from cohorts.workflows.committee import LONGEST_TEXT


class PracticeForm(StepForm):
    """Something that works."""

    title = forms.CharField(label="What works?", max_length=160, error_messages={"required": "Give it a title."})
    text = forms.CharField(
        label="How do you do it?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="So that somebody at another clinic could do the same. Name no patient and no worker.",
        error_messages={"required": "Write how you do it."},
    )


def _share(grant_id: int, *, title: str, text: str, by: Actor, at: datetime) -> Practice:
    grant = Grant.objects.select_related("program__organization").get(pk=grant_id)
    program = grant.program
    return committee.share(program, organization=program.organization, title=title, text=text, by=by, at=at)


SHARE: Final = Action(
    "share",
    "Share a practice",
    "Share it with all partners",
    _share,
    "Shared. Every partner can read it now.",
    PracticeForm,
)


@door(COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Share a practice in the name of the organization that runs the program."""
    grant = grant_of(request, pk)
    back = reverse("partnership:committee", args=[grant.pk])
    return step_page(request, SHARE, grant, above=[*above(grant), (back, "Committee")], back=back)


@door(COORDINATOR)
@require_POST
def withdraw(request: HttpRequest, pk: int, practice: int) -> HttpResponse:
    """Take an own practice back."""
    grant, user = grant_of(request, pk), signed_in(request)
    row = get_object_or_404(Practice, pk=practice, program=grant.program_id, shared_by=user)
    try:
        committee.withdraw(row.pk, by=Actor.user(user), at=clock.now())
    except DomainError as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(request, f"Taken back: {row.title}.")
    return redirect("partnership:committee", pk=grant.pk)
