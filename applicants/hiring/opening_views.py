"""Openings of the reader's departments: their seats, and places that they ask for."""

from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from applicants.hiring.doors import REFUSED, page, reader_of
from applicants.hiring.forms import DomainForm
from applicants.hiring.openings import openings_with_seats
from applicants.hiring.queue import departments_with_seats
from applicants.hiring.standing import Panel
from applicants.rules.working_days import day_words, local_day
from apprenticeships import clock
from apprenticeships.access import MANAGERS, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import Department, Membership, Role, Track, User
from apprenticeships.templatetags.look import money
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, OpeningRequest, start_rate
from cohorts.workflows import opening_requests

SHOWN = 30


class AskForm(DomainForm):
    """How many places, for what, when, and why."""

    department = forms.ModelChoiceField(
        Department.objects.none(), empty_label=None, to_field_name="public_id", label="Department",
        error_messages={"required": "Choose a department.", "invalid_choice": "Choose one of your departments."},
    )  # fmt: skip
    what = forms.ChoiceField(
        label="Position, class and pay",
        widget=forms.Select,
        error_messages={"required": "Choose a position.", "invalid_choice": "Choose a position from the list."},
    )
    headcount = forms.IntegerField(
        label="How many places?",
        min_value=1,
        max_value=500,
        widget=forms.NumberInput(attrs={"class": "ap-w-xs"}),
        error_messages={"required": "Write how many places you need.", "invalid": "Write a number, such as 2."},
    )
    rate = forms.DecimalField(
        label="Pay an hour on the first day",
        help_text="In dollars. Only where it has to be more than what the position pays.",
        max_digits=10,
        decimal_places=4,
        required=False,
        widget=forms.NumberInput(attrs={"class": "ap-w-xs", "step": "any"}),
    )
    reason = forms.CharField(
        label="Why do you need them?",
        help_text="The coordinator decides by it.",
        max_length=300,
        error_messages={"required": "Say why you need these places; the coordinator decides by it."},
    )

    def __init__(self, *args: Any, reader: User, at: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = _departments(reader)
        self.fields["department"].queryset = rows  # type: ignore[attr-defined]
        self.offered = _offered(rows, at)
        self.fields["what"].choices = [(key, words) for key, (_, _, words) in self.offered.items()]  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """One button."""
        return form_helper("department", "what", "headcount", "rate", "reason", submit="Ask for these places")


def _departments(reader: User) -> Any:
    own = Membership.objects.departments(reader, Role.HIRING_MANAGER)
    return Department.objects.filter(pk__in=own).select_related("site")


def _offered(departments: Any, at: Any) -> dict[str, tuple[Cohort, Track, str]]:
    """Positions of coming classes of the organizations for which the reader hires, by key, with their words."""
    organizations = departments.values("site__organization")
    own = Q(program__organization__in=organizations)
    ahead = Q(canceled_at__isnull=True, starts_on__gt=clock.day_there(at, "program__organization__zone"))
    classes = Cohort.objects.of_apprentices().filter(own, ahead).select_related("version", "program__organization")
    found = {}
    for cohort in classes.prefetch_related("version__tracks__wage_steps"):
        day = day_words(cohort.starts_on, local_day(at, cohort.program.organization.zone))
        for track in cohort.version.tracks.all():
            rate = start_rate(track)
            pay = f", {money(rate)} an hour" if rate else ""
            words = f"{track.title}, class of {day}{pay}"
            found[f"{cohort.public_id}:{track.slug}"] = (cohort, track, words)
    return found


@door(MANAGERS)
@require_safe
def show_openings(request: HttpRequest) -> HttpResponse:
    """The seats of the reader's departments, and what became of the requests for more."""
    return _page(request, AskForm(reader=reader_of(request), at=clock.now()))


@door(MANAGERS)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for places."""
    reader, at = reader_of(request), clock.now()
    form = AskForm(request.POST, reader=reader, at=at)
    if form.is_valid():
        reader.act_in(form.cleaned_data["department"].pk)
        cohort, track, _ = form.offered[form.cleaned_data["what"]]
        try:
            opening_requests.ask(
                cohort=cohort,
                track=track,
                department=form.cleaned_data["department"],
                headcount=form.cleaned_data["headcount"],
                rate=form.cleaned_data["rate"],
                reason=form.cleaned_data["reason"],
                by=Actor.user(reader),
                at=at,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, "Asked. The coordinator answers here, with a reason.")
            return redirect("hiring:openings")
    return _page(request, form, status=REFUSED)


@door(MANAGERS)
@require_POST
def withdraw(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Take a request back."""
    row = OpeningRequest.objects.managed_by(reader_of(request)).filter(public_id=asked).first()
    if row is None:
        raise Http404
    reader_of(request).act_in(row.department_id)
    try:
        opening_requests.withdraw(row.pk, by=Actor.user(reader_of(request)), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Taken back. Nothing was opened.")
    return redirect("hiring:openings")


def _page(request: HttpRequest, form: AskForm, *, status: int = 200) -> HttpResponse:
    reader, at = reader_of(request), clock.now()
    rows = OpeningRequest.objects.managed_by(reader).select_related(
        "cohort", "track", "department__site", "asked_by", "decided_by"
    )
    context = {
        "form": form,
        "departments": departments_with_seats(openings_with_seats(Panel.of(reader), at=at), at),
        "requests": [_line(row, at) for row in rows.order_by("-asked_at", "-pk")[:SHOWN]],
    }
    return page(request, "hiring/openings.html", context, status=status)


def _line(row: OpeningRequest, at: Any) -> dict[str, Any]:
    on = local_day(at, row.department.site.zone)
    return {
        "row": row,
        "what": f"{row.headcount} × {row.track.title}, class of {day_words(row.cohort.starts_on, on)}",  # noqa: RUF001
        "where": str(row.department),
        "pay": f"{money(row.rate)} an hour" if row.rate else "",
        "asked": f"{row.asked_by.get_full_name()}, {day_words(local_day(row.asked_at, row.department.site.zone), on)}",
        "is_open": row.state == "asked",
    }
