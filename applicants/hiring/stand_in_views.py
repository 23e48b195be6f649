"""Who acts for a manager in leave: named for so many days, seen, ended."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from applicants.hiring.doors import REFUSED, page, reader_of
from applicants.hiring.forms import DayField, DomainForm
from applicants.models import StandIn
from applicants.records.stand_ins import colleagues, seats_kept_by
from applicants.rules.working_days import day_words, local_day
from applicants.workflows import stand_ins
from apprenticeships import clock
from apprenticeships.access import SEAT_KEEPERS, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import Membership, User
from apprenticeships.workflow import Actor


class StandInForm(DomainForm):
    """Who is away, who acts for them, and the days."""

    away = forms.TypedChoiceField(
        label="Who is away, and where?", coerce=int, widget=forms.Select,
        error_messages={"required": "Choose who is away.", "invalid_choice": "Choose somebody from the list."},
    )  # fmt: skip
    stand_in = forms.TypedChoiceField(
        label="Who acts for them?",
        help_text="Somebody who interviews or approves, and does not manage this department. They get a mail at once.",
        coerce=int,
        widget=forms.Select,
        error_messages={"required": "Choose a stand-in.", "invalid_choice": "Choose somebody from the list."},
    )
    starts_on = DayField(label="First day")
    through = DayField(label="Last day")

    def __init__(self, *args: Any, seats: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {row.pk: row for row in seats}
        places = {row.department.site.organization_id: row.department for row in self.seats.values() if row.department}
        people = {row.pk: row for place in places.values() for row in colleagues(place)}
        if len(self.seats) == 1:
            self.fields["away"].initial = next(iter(self.seats))
        self.fields["away"].choices = [  # type: ignore[attr-defined]
            (key, f"{row.user.get_full_name()}, {row.department}") for key, row in self.seats.items()
        ]
        named = [(key, row.get_full_name()) for key, row in people.items()]
        self.fields["stand_in"].choices = [("", "Choose a person"), *named]  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """One button."""
        return form_helper("away", "stand_in", "starts_on", "through", submit="Name the stand-in")


@door(SEAT_KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def show_stand_ins(request: HttpRequest) -> HttpResponse:
    """Who acts for whom now and in the coming days; and the form that names one more."""
    reader, at = reader_of(request), clock.now()
    form = StandInForm(request.POST if request.method == "POST" else None, seats=seats_kept_by(reader))
    if request.method == "POST" and form.is_valid():
        seat = form.seats[form.cleaned_data["away"]]
        try:
            row = stand_ins.name(
                department_id=seat.department_id or 0,
                acts_for_id=seat.user_id,
                user_id=form.cleaned_data["stand_in"],
                starts_on=form.cleaned_data["starts_on"],
                through=form.cleaned_data["through"],
                by=Actor.user(reader),
                at=at,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, f"Named. {row.user.get_full_name()} gets a mail.")
            return redirect("hiring:stand_ins")
    context = {"form": form, "rows": [_line(row, reader, at) for row in _rows(reader)]}
    return page(request, "hiring/stand_ins.html", context, status=REFUSED if form.errors else 200)


@door(SEAT_KEEPERS)
@require_POST
def end(request: HttpRequest, stand_in: UUID) -> HttpResponse:
    """End it before its last day is over."""
    reader = reader_of(request)
    row = StandIn.objects.kept_by(reader).filter(public_id=stand_in).first()
    if row is None:
        raise Http404
    try:
        stand_ins.end(row.pk, by=Actor.user(reader), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Ended. {row.user.get_full_name()} acts for {row.acts_for.get_full_name()} no more.")
    return redirect("hiring:queue" if row.user_id == reader.pk else "hiring:stand_ins")


def acting_words(reader: User, at: datetime, *, is_stood_in: bool) -> list[str]:
    """What the queue says of those for whom the reader acts, and of those who act for the reader."""
    rows = _rows(reader) if reader.stands_in or is_stood_in else []
    own = [row for row in rows if row.starts_at <= at and reader.pk in {row.user_id, row.acts_for_id}]
    return [f"{_line(row, reader, at)['who']} through {_day(row, row.through, at)}." for row in own]


def _rows(reader: User) -> list[StandIn]:
    rows = StandIn.objects.kept_by(reader).standing().select_related("user", "acts_for", "department__site")
    return list(rows.order_by("starts_at", "pk"))


def _line(row: StandIn, reader: User, at: datetime) -> dict[str, Any]:
    actor = "You act" if row.user_id == reader.pk else f"{row.user.get_full_name()} acts"
    away = "you" if row.acts_for_id == reader.pk else row.acts_for.get_full_name()
    return {
        "row": row,
        "who": f"{actor} for {away}",
        "where": str(row.department),
        "days": f"{_day(row, row.starts_on, at)} through {_day(row, row.through, at)}",
        "has_begun": row.starts_at <= at,
    }


def _day(row: StandIn, day: Any, at: datetime) -> str:
    return day_words(day, local_day(at, row.department.site.zone))
