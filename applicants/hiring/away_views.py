"""I cannot come: the days are closed, interviews on them are canceled, and candidates choose other times."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from applicants.hiring.doors import REFUSED, page, reader_of
from applicants.hiring.forms import DayField, DomainForm
from applicants.models import Interview
from applicants.rules.working_days import day_words, local_day, when_words
from applicants.workflows import away, bookings
from applicants.workflows.away import Days
from apprenticeships import clock
from apprenticeships.access import INTERVIEWERS, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper, tile_label
from apprenticeships.messages import DEFAULT_ZONE
from apprenticeships.models import Department, User
from apprenticeships.workflow import Actor

MOST_WORDS: Final = 200


class DaysForm(DomainForm):
    """On which days somebody cannot come."""

    first = DayField(label="First day")
    last = DayField(label="Last day")

    @property
    def days(self) -> Days:
        """The days."""
        return Days(self.cleaned_data["first"], self.cleaned_data["last"])

    @property
    def helper(self) -> FormHelper:
        """The page writes the button. A reason is needed as soon as an interview is ticked."""
        return form_helper(mark_optional=False)


class AwayForm(DaysForm):
    """The same days, which interviews do not take place, and why."""

    interviews = forms.MultipleChoiceField(
        label="Which interviews do not take place?",
        help_text="Each candidate gets a mail at once and chooses another open time, if you offer some. "
        "It does not count as a move of theirs.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label="Why",
        help_text="The candidates read this. You need not say more than “I am ill”.",
        max_length=MOST_WORDS,
        required=False,
    )

    def __init__(self, *args: Any, rows: Iterable[Interview], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.public_id): row for row in rows}
        for name in ("first", "last"):
            self.fields[name].widget = forms.HiddenInput()
        self.fields["interviews"].choices = [  # type: ignore[attr-defined]
            (key, tile_label(row.application.person.name, f"{_when(row, on)}, {row.opening.department}"))
            for key, row in self.rows.items()
        ]
        self.fields["interviews"].initial = list(self.rows)
        if not self.rows:
            del self.fields["interviews"], self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Whoever is not met hears why."""
        data = super().clean() or self.cleaned_data
        if data.get("interviews") and not data.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", "Say why; the candidates read it.")
        return data

    @property
    def chosen(self) -> list[Interview]:
        """The interviews that do not take place."""
        return [self.rows[key] for key in self.cleaned_data.get("interviews", [])]


@door(INTERVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def show_away(request: HttpRequest) -> HttpResponse:
    """Choose the days, see what lies on them, and say that one does not come."""
    reader, at = reader_of(request), clock.now()
    zones = {row.site.zone for row in Department.objects.hiring_of(reader.pk).select_related("site")}
    today = min(local_day(at, zone) for zone in zones or {DEFAULT_ZONE})  # it is not over while it is not everywhere
    sent = request.POST if request.method == "POST" else request.GET if "first" in request.GET else None
    asked = DaysForm(sent, initial={"first": today, "last": today})
    days = _days(asked, today)
    found = away.interviews_in(reader, days, at=at) if days else []
    own = [row for row in found if row.decides]
    form = AwayForm(
        request.POST if request.method == "POST" else None,
        rows=own,
        on=today,
        initial={"first": days.first, "last": days.last} if days else {},
    )
    if form.is_bound and days and form.is_valid():
        return _go(request, reader, form, days, at)
    context = {
        "asked": asked,
        "form": form if days else None,
        "days": _words(days, today) if days else "",
        "others": [
            {"name": row.application.person.name, "when": _when(row, today), "manager": row.manager.get_full_name()}
            for row in found
            if not row.decides
        ],
    }
    return page(request, "hiring/away.html", context, status=REFUSED if form.is_bound else 200)


def _days(form: DaysForm, today: date) -> Days | None:
    """The days that were asked for, today at first; nothing where they make no sense."""
    if not form.is_bound:
        return Days(today, today)
    if not form.is_valid():
        return None
    try:
        form.days.check(today)
    except DomainError as error:
        form.refuse(error)
        return None
    return form.days


def _go(request: HttpRequest, reader: User, form: AwayForm, days: Days, at: datetime) -> HttpResponse:
    """Close the days first, so that none of them is offered again; then each interview by itself."""
    reason = form.cleaned_data.get("reason", "")
    try:
        away.close_days(reader, days, by=Actor.user(reader), at=at, reason=reason)
    except DomainError as error:
        messages.warning(request, error.message)
        return redirect("hiring:away")
    canceled = choosing = 0
    for row in form.chosen:
        reader.act_in(row.opening.department_id)
        try:
            _, again = bookings.call_off(row.pk, reason=reason, by=Actor.user(reader), at=at)
        except DomainError as error:
            messages.warning(request, f"{row.application.person.name}: {error.message}")
        else:
            canceled, choosing = canceled + 1, choosing + (again is not None)
    messages.success(request, _said(canceled, choosing))
    return redirect("hiring:times")


def _said(canceled: int, choosing: int) -> str:
    found = []
    if canceled:
        found.append(f"{canceled} interview{' is' if canceled == 1 else 's are'} canceled, and the candidates know.")
        stay = canceled - choosing
        if choosing:
            found.append(f"{choosing} choose{'s' if choosing == 1 else ''} another open time.")
        if stay:
            found.append(f"{stay} stay{'s' if stay == 1 else ''} on your list: no other time is open.")
    return " ".join([*found, "Nobody can book you on these days."])


def _when(row: Interview, on: date) -> str:
    return when_words(row.starts_at, row.zone, on) if row.starts_at else ""


def _words(days: Days, today: date) -> str:
    first, last = day_words(days.first, today), day_words(days.last, today)
    return first if days.first == days.last else f"{first} through {last}"
