"""The pool: who was kept for later, and the way to another opening."""

from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from applicants.hiring.doors import REFUSED, page, reader_of
from applicants.hiring.forms import DomainForm
from applicants.hiring.openings import openings_with_seats
from applicants.hiring.queue import class_words
from applicants.hiring.standing import Panel
from applicants.models import Decision
from applicants.rules.working_days import day_words, local_day
from applicants.workflows import referrals
from applicants.workflows.decisions import REASONS
from apprenticeships import clock
from apprenticeships.access import MANAGERS, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.workflow import Actor
from cohorts.models import Opening


class InviteAgainForm(DomainForm):
    """To which opening somebody of the pool is invited."""

    opening = forms.TypedChoiceField(
        label="Which opening?",
        coerce=int,
        widget=forms.Select,
        error_messages={"required": "Choose an opening.", "invalid_choice": "Choose an opening of your departments."},
    )

    def __init__(self, *args: Any, openings: list[Opening], at: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = []
        for row in openings:
            on = local_day(at, row.department.site.zone)
            free = row.free  # type: ignore[attr-defined]
            seats = "1 seat free" if free == 1 else f"{free} seats free"
            named.append((row.pk, f"{row.department}: {class_words(row, on)} ({seats})"))
        self.fields["opening"].choices = named  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """One choice, one button."""
        return form_helper(submit="Put them on the list of this opening")


def _pool(request: HttpRequest) -> Any:
    rows = Decision.objects.managed_by(reader_of(request)).pool()
    return rows.select_related("application__person", "opening__cohort", "opening__track", "opening__department__site")


@door(MANAGERS)
@require_safe
def show_pool(request: HttpRequest) -> HttpResponse:
    """Who is kept for later by the reader's departments, who waits longest first."""
    at = clock.now()
    rows = [
        {
            "decision": row,
            "name": row.application.person.name,
            "where": f"{row.opening.department}, {row.opening.track}",
            "why": REASONS[row.kind].get(row.reason_code, ""),
            "since": _day(row, at),
        }
        for row in _pool(request).order_by("released_at", "pk")
    ]
    return page(request, "hiring/pool.html", {"rows": rows})


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def invite_again(request: HttpRequest, decision: UUID) -> HttpResponse:
    """Invite somebody of the pool to another opening of the reader's departments."""
    at, reader = clock.now(), reader_of(request)
    row = _pool(request).filter(public_id=decision).first()
    if row is None:
        raise Http404
    panel = Panel.of(reader)
    openings = [each for each in openings_with_seats(panel, at=at) if panel.decides(each.department_id) and each.free]  # type: ignore[attr-defined]
    form = InviteAgainForm(request.POST if request.method == "POST" else None, openings=openings, at=at)
    if request.method == "POST" and form.is_valid():
        try:
            opening = next(each for each in openings if each.pk == form.cleaned_data["opening"])
            reader.act_in(opening.department_id)
            referrals.invite_again(
                row.application_id, opening_id=form.cleaned_data["opening"], by=Actor.user(reader), at=at
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, f"{row.application.person.name} is on your list again. Choose a time to meet.")
            return redirect("hiring:queue")
    context = {"form": form, "name": row.application.person.name, "openings": openings, "since": _day(row, at)}
    return page(request, "hiring/invite_again.html", context, status=REFUSED if request.method == "POST" else 200)


def _day(row: Decision, at: Any) -> str:
    zone = row.opening.department.site.zone
    return day_words(local_day(row.released_at, zone), local_day(at, zone)) if row.released_at else ""
