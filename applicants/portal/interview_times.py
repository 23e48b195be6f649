"""The candidate's side of an interview: choose an open time, move it, or cancel it."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import ApplicationState, Interview, InterviewState
from applicants.portal.fields import PlainForm, Text
from applicants.portal.lines import moment
from applicants.portal.reading import actor, nav, posted
from applicants.records.open_times import Choice, choice_for, panel_of
from applicants.rules.working_days import day_words, local_day, sentence
from applicants.workflows import bookings
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy
from apprenticeships.rules.words import zone_in_words

CONFLICT, UNPROCESSABLE = 409, 422
HAS_A_TIME: Final = gettext_lazy("Your interview has a time already. What you chose just now was not taken.")
NOTHING_TO_CHOOSE: Final = gettext_lazy("What you chose was not taken: there is nothing to choose any more.")
SHOWN: Final = 24
"""So many times stand on a page at first; a phone scrolls through them."""


class ChooseForm(PlainForm):
    """One of the open times, by day."""

    time = forms.ChoiceField(
        label=gettext_lazy("Times"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one of the times."),
            "invalid_choice": bookings.TAKEN,
        },
    )

    def __init__(self, *args: Any, choice: Choice, zone: str, at: datetime, most: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time"].choices = choice.by_day(zone, local_day(at, zone), most=most)  # type: ignore[attr-defined]
        self.is_short = most is not None and most < len(choice.offered)
        self.has_times = bool(choice.offered)
        used = {each.source for each in choice.offered}
        kinds = {(row.minutes, row.where): row for pk, row in choice.sources.items() if pk in used}
        self.meetings = list(kinds.values())

    @property
    def starts_at(self) -> datetime:
        """The chosen instant."""
        return datetime.fromisoformat(self.cleaned_data["time"])


class MoveForm(ChooseForm):
    """Another open time, and why."""

    reason = Text(
        label=gettext_lazy("Why do you need another time?"),
        help_text=gettext_lazy("The manager reads this. A few words are enough."),
        ask=gettext_lazy("Say why you need another time. The manager reads it."),
        max_length=200,
    )


class CancelForm(PlainForm):
    """Why somebody does not come."""

    reason = Text(
        label=gettext_lazy("Why can you not come?"),
        help_text=gettext_lazy("The manager reads this. A few words are enough."),
        ask=gettext_lazy("Say why you cannot come. The manager reads it."),
        max_length=200,
    )


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The interview as it stands; while it has no time, the open times to choose from."""
    row, at = _own(request, public_id), clock.now()
    if row.state != InterviewState.REQUESTED:
        return _stands(request, row, at)
    form = _times(request, row, ChooseForm, at)
    if form.is_bound and form.is_valid():
        try:
            taken = bookings.book(row.pk, starts_at=form.starts_at, by=actor(request), at=at)
        except DomainError as error:
            now = Interview.objects.of(request.user).get(pk=row.pk)
            if now.state != InterviewState.REQUESTED:
                return _stands(request, _own(request, public_id), at)
            form = _refused(request, row, ChooseForm, at, error)
        else:
            when = sentence(moment(taken.starts_at or form.starts_at, taken.zone))
            messages.success(request, _("You meet on %(when)s A mail for your calendar follows.") % {"when": when})
            return redirect("portal:interview", public_id=public_id)
    return _page(request, row, form, "portal/interview_choose.html", at)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def interview_move(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Another open time for an interview that lies ahead."""
    row, at = _own(request, public_id), clock.now()
    if row.state != InterviewState.SCHEDULED or bookings.why_not_moved(row, at=at):
        return redirect("portal:interview", public_id=public_id)
    form = _times(request, row, MoveForm, at)
    if form.is_bound and form.is_valid():
        try:
            bookings.rebook(
                row.pk, starts_at=form.starts_at, reason=form.cleaned_data["reason"], by=actor(request), at=at
            )
        except DomainError as error:
            form = _refused(request, row, MoveForm, at, error)
        else:
            messages.success(request, _("Your interview is moved. Both calendars follow."))
            return redirect("portal:interview", public_id=public_id)
    return _page(request, row, form, "portal/interview_choose.html", at)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def interview_cancel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that one does not come, before it begins."""
    row, at = _own(request, public_id), clock.now()
    if row.state != InterviewState.SCHEDULED or row.starts_at is None or row.starts_at <= at:
        return redirect("portal:interview", public_id=public_id)
    form = CancelForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            bookings.give_back(row.pk, reason=form.cleaned_data["reason"], by=actor(request), at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Your interview is canceled. The manager hears why."))
            return redirect("portal:application", public_id=row.application.public_id)
    return _page(request, row, form, "portal/interview_cancel.html", at)


def _stands(request: HttpRequest, row: Interview, at: datetime) -> HttpResponse:
    """The interview as it stands; who chose another time in another window reads that it was not taken."""
    chosen = request.POST.get("time", "")
    planned = row.state == InterviewState.SCHEDULED and row.starts_at is not None
    if request.method != "POST" or (planned and row.starts_at is not None and chosen == row.starts_at.isoformat()):
        return _shown(request, row, at)
    messages.warning(request, HAS_A_TIME if planned else NOTHING_TO_CHOOSE)
    return _shown(request, row, at, status=CONFLICT)


def _times(request: HttpRequest, row: Interview, form: type[ChooseForm], at: datetime) -> ChooseForm:
    data = posted(request)
    most = SHOWN if data is None and "all" not in request.GET else None
    return form(data, choice=choice_for(row, panel_of(row), at=at), zone=row.zone, at=at, most=most)


def _refused(
    request: HttpRequest, row: Interview, kind: type[ChooseForm], at: datetime, error: DomainError
) -> ChooseForm:
    """The same form with the times that are still open; what was written stays."""
    form = _times(request, row, kind, at)
    if form.is_valid():
        form.refuse(error)
    return form


def _shown(request: HttpRequest, row: Interview, at: datetime, *, status: int = 200) -> HttpResponse:
    planned = row.state == InterviewState.SCHEDULED
    may_change = planned and row.starts_at is not None and row.starts_at > at
    until = bookings.movable_until(row, at=at) if may_change else None
    context = {
        "ahead": planned and row.ends_at is not None and row.ends_at > at,
        "may_change": may_change,
        "movable_until": until,
        "why_not": bookings.why_not_moved(row, at=at) if may_change and until is None else "",
        "waits": row.application.state == ApplicationState.READY,
        "again": Interview.objects.to_choose().filter(application=row.application_id, opening=row.opening_id).first(),
        "minutes": round((row.ends_at - row.starts_at).total_seconds() / 60) if row.starts_at and row.ends_at else 0,
    }
    return render(request, "portal/interview.html", _context(row, at) | context, status=status)


def _page(
    request: HttpRequest, row: Interview, form: ChooseForm | CancelForm, template: str, at: datetime
) -> HttpResponse:
    status = UNPROCESSABLE if form.is_bound else 200
    meetings = form.meetings if isinstance(form, ChooseForm) else []
    context = _context(row, at) | {"form": form, "meetings": meetings}
    return render(request, template, context, status=status)


def _context(row: Interview, at: datetime) -> dict[str, Any]:
    on = local_day(at, row.zone)
    site = row.opening.department.site
    by_day = day_words(row.choose_by, on) if row.choose_by is not None and row.choose_by >= on else ""
    return {
        "row": row,
        "application": row.application,
        "manager": row.manager.get_full_name(),
        "department": row.opening.department,
        "when": moment(row.starts_at, row.zone) if row.starts_at else "",
        "zone_name": zone_in_words(row.zone),
        "by_day": by_day,
        "address": ", ".join(part for part in (site.street, site.city, site.state) if part),
        "nav": nav(""),
    }


def _own(request: HttpRequest, public_id: UUID) -> Interview:
    """One of the reader's own interviews that has a time, had one, or for which times are offered."""
    row = (
        Interview.objects.of(request.user)
        .filter(public_id=public_id)
        .select_related(
            "application__version__program",
            "manager",
            "opening__cohort__version__calendar",
            "opening__track",
            "opening__department__site",
        )
        .first()
    )
    if row is None:
        raise Http404
    chooses = row.state == InterviewState.REQUESTED
    if chooses and not Interview.objects.to_choose().filter(pk=row.pk).exists():
        raise Http404
    return row
