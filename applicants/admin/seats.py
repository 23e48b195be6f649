"""The seats of a class on the coordinators' pages: who has each, who is next, every move with its reason, and steps."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.admin import offers_back
from applicants.models import (
    AROUND_THE_START,
    ON_THE_LIST,
    Application,
    ApplicationState,
    Offer,
    OfferState,
    Standby,
    StandbyState,
)
from applicants.records.deadlines import gate, last_day, local_day
from applicants.workflows import deferrals, standby
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import REASON_LENGTH, Action, Failed, ReasonForm, StepForm, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import Event, Parameter, User
from apprenticeships.rules.dates import end_of_day
from apprenticeships.workflow import Actor
from cohorts.admin.steps import rate_field
from cohorts.models import Cohort, Opening, Seat, SeatState, hourly
from cohorts.workflows import openings

MOST_MOVES: Final = 100
SEAT: Final = Seat._meta.label_lower
STANDBY: Final = Standby._meta.label_lower


class JoinForm(StepForm):
    """Who waits for which opening."""

    application = forms.ModelChoiceField(Application.objects.none(), label="Who", empty_label="Choose one")
    opening = forms.ModelChoiceField(Opening.objects.none(), label="For which places", empty_label="Choose one")

    def prepare(self) -> None:
        """People of this class who are ready, and its openings."""
        ready = Application.objects.filter(cohort=self.row, state=ApplicationState.READY).select_related("person")
        _choose(self.fields["application"], ready.order_by("person__sort_name", "pk"), lambda row: str(row.person))
        openings = self.row.openings.filter(headcount__gt=0).select_related("track", "department__site")
        _choose(self.fields["opening"], openings, str)


class KeepForm(ReasonForm):
    """Until when a seat is held for somebody who is not ready yet."""

    until = day_field("Hold it through which day?")
    field_order = ("until", "reason")

    def prepare(self) -> None:
        """The last business day before the first one at most."""
        self.initial = {"until": last_day(self.row)}


class DeferForm(ReasonForm):
    """Which later class, and why."""

    cohort = forms.ModelChoiceField(Cohort.objects.none(), label="To which class", empty_label="Choose one")
    field_order = ("cohort", "reason")

    def prepare(self) -> None:
        """Later classes of the same program."""
        later = Cohort.objects.filter(
            program=self.row.program_id, starts_on__gt=self.row.starts_on, canceled_at__isnull=True
        )
        _choose(self.fields["cohort"], later.select_related("program").order_by("starts_on"), str)


def _choose(field: forms.Field, rows: Any, words: Callable[[Any], str]) -> None:
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
        field.label_from_instance = words  # type: ignore[method-assign,assignment]


def _join(_pk: int, *, application: Application, opening: Opening, by: Actor, at: datetime) -> None:
    standby.join(application.pk, opening_id=opening.pk, by=by, at=at)


def _on(step: Callable[..., object], key: int, _pk: int, **fields: Any) -> None:
    step(key, **fields)


def _keep(seat_id: int | None, zone: Any, _pk: int, *, until: date, by: Actor, at: datetime, reason: str) -> None:
    standby.keep_seat(seat_id or 0, until=end_of_day(until, zone), by=by, at=at, reason=reason)


def _defer(application_id: int, _pk: int, *, cohort: Cohort, by: Actor, at: datetime, reason: str) -> None:
    deferrals.defer(application_id, cohort_id=cohort.pk, by=by, at=at, reason=reason)


class PayForm(StepForm):
    """What an hour pays on the first day, and why that changes."""

    rate = rate_field()
    reason = forms.CharField(label="Why?", max_length=REASON_LENGTH, help_text="Stays in the log.")


def _of_opening(row: Opening) -> Action:
    lead = "The letters of offers say it, so it can be changed until the first seat is held for somebody."
    return Action(
        f"pay-{row.pk}", "Change the pay", "Change the pay", partial(_on, openings.set_rate, row.pk),
        "Changed. Offers from now on say so.", PayForm, lead=lead,
    )  # fmt: skip


JOIN: Final = Action(
    "join", "Put somebody on a list", "Put them on the list", _join, "On the list. A mail says which place.", JoinForm
)


def _of_waiting(row: Standby) -> list[Action]:
    return [
        Action(
            f"first-{row.pk}", "Put first", "Put them first", partial(_on, standby.move_first, row.pk), "First now.",
            ReasonForm, lead="The list follows scores, then the day of joining. The reason stands in the log.",
        ),
        Action(
            f"give-{row.pk}", "Give a free seat now", "Offer them the seat", partial(_on, standby.give_now, row.pk),
            "Offered, with a clock. The reason stands in the log.", ReasonForm,
            lead="Whoever stands before them waits on. It needs a free seat, and somebody who can take it.",
        ),
        Action(
            f"off-{row.pk}", "Take off the list", "Take them off", partial(_on, standby.take_off, row.pk),
            "Off the list.", ReasonForm, stop=True,
        ),
    ]  # fmt: skip


def _of_ready(offer: Offer, zone: ZoneInfo) -> list[Action]:
    """What may be done about the seat of somebody who gets ready, or who has it and did not start."""
    ahead = offer.opening.cohort.starts_on > clock.now().astimezone(zone).date()
    asked = offer.back_asked_by is not None
    back = offers_back.second_yes(offer, numbered=True) if asked else [offers_back.first_word(offer)]
    if offer.application.state == ApplicationState.ENROLLED or asked:
        return back if ahead else []
    return [
        Action(
            f"keep-{offer.seat_id}", "Hold it longer", "Hold the seat", partial(_keep, offer.seat_id, zone),
            "Held. The reason stands in the log.", KeepForm,
        ),
        *(back if ahead else []),
        Action(
            f"defer-{offer.application_id}", "Move to a later class", "Move them",
            partial(_defer, offer.application_id),
            "Moved. The seat is free, and they are first on the list there.", DeferForm, stop=True,
        ),
    ]  # fmt: skip


def _cohort(request: HttpRequest, pk: int) -> Cohort:
    rows = scoped(Cohort.objects.of_apprentices(), signed_in(request)).select_related(
        "program__organization", "version__calendar"
    )
    return get_object_or_404(rows, pk=pk)


def _waiting(cohort: Cohort) -> list[Standby]:
    rows = Standby.objects.filter(opening__cohort=cohort, state__in=ON_THE_LIST).order_by("rank", "joined_at", "pk")
    return list(rows.select_related("application__person", "offer", "deferred_from"))


def _getting_ready(cohort: Cohort, zone: ZoneInfo) -> dict[int, Offer]:
    """Who gets ready on which seat; before the first day also who has one."""
    ahead = cohort.starts_on > clock.now().astimezone(zone).date()
    states = AROUND_THE_START if ahead else (ApplicationState.ONBOARDING,)
    rows = Offer.objects.filter(opening__cohort=cohort, state=OfferState.CONFIRMED, application__state__in=states)
    return {
        row.seat_id: row
        for row in rows.select_related("application", "back_asked_by", "opening__cohort")
        if row.seat_id is not None
    }


@door(COORDINATORS)
@require_safe
def seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Seats, lists and log of a class."""
    return _show(request, _cohort(request, pk))


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one step: a list joined or left, an order changed, a seat held longer, somebody moved to a later class."""
    row = _cohort(request, pk)
    zone = desk(signed_in(request)).zone
    known = [
        JOIN,
        *(action for each in _waiting(row) for action in _of_waiting(each)),
        *(action for each in _getting_ready(row, zone).values() for action in _of_ready(each, zone)),
        *(_of_opening(each) for each in row.openings.filter(headcount__gt=0)),
    ]
    back = reverse("board:seats", args=[pk])
    return take(request, one_of(known, step), row, back=back, again=lambda failed: _show(request, row, failed))


def _show(request: HttpRequest, row: Cohort, failed: Failed | None = None) -> HttpResponse:
    user = signed_in(request)
    failed = failed or Failed(wanted=request.GET.get("open", ""))

    def url(slug: str) -> str:
        return reverse("board:seats-step", args=[row.pk, slug])

    waiting, on = _waiting(row), local_day(row.program, clock.now())
    context = {
        "cohort": row,
        "openings": _openings(row, waiting, failed, url, user),
        "moves": _moves(row),
        "most": MOST_MOVES,
        "ready_by": gate(row, on=on),
        "warned": Parameter.objects.value("gate_warning_days", version=row.version_id, on=on),
        "join": failed.offer([JOIN], url, row, user, lazy=True)[0],
    }
    title = "Seats and who is next"
    above = [*trail(("classes:list", "Classes")), (reverse("classes:class", args=[row.pk]), str(row))]
    return show(request, "admin/seats.html", context, title=title, trail=above, failed=failed)


def _openings(
    row: Cohort, waiting: list[Standby], failed: Failed, url: Callable[[str], str], user: User
) -> list[dict[str, Any]]:
    zone = desk(user).zone
    ready = _getting_ready(row, zone)
    openings_ = row.openings.filter(headcount__gt=0).select_related("track", "department__site")
    found = []
    for opening in openings_.annotate(an_hour=hourly()).prefetch_related("seats__person"):
        seats_ = list(opening.seats.all())
        lines = [
            {
                "seat": seat,
                "asked": offers_back.asked_words(ready[seat.pk]) if seat.pk in ready else "",
                "steps": failed.offer(_of_ready(ready[seat.pk], zone), url, row, user, lazy=True)
                if seat.pk in ready
                else [],
            }
            for seat in seats_
            if seat.state != SeatState.FREE
        ]
        queue = [
            {
                "row": each,
                "steps": failed.offer(_of_waiting(each), url, row, user, lazy=True)
                if each.state == StandbyState.WAITING
                else [],
            }
            for each in waiting
            if each.opening_id == opening.pk
        ]
        free = sum(seat.state == SeatState.FREE for seat in seats_)
        (pay,) = failed.offer([_of_opening(opening)], url, row, user, lazy=True)
        found.append(
            {"row": opening, "free": free, "all": len(seats_), "seats": lines, "queue": queue, "pay": pay},
        )
    return found


def _moves(row: Cohort) -> list[Event]:
    """Every move of a seat and of the lists, the latest first, with who did it and why."""
    of_seats = Seat.objects.filter(opening__cohort=row).values("pk")
    of_lists = Standby.objects.filter(opening__cohort=row).values("pk")
    events = Event.objects.filter(
        Q(subject_type=SEAT, subject_id__in=of_seats)
        | Q(subject_type=STANDBY, subject_id__in=of_lists)
        | Q(kind="opening.pay", subject_id__in=row.openings.values("pk"))
    )
    return list(events.select_related("person").order_by("-at", "-pk")[:MOST_MOVES])
