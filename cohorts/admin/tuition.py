"""The tuition desk: requests by what they wait for, and one request with its documents, its year, and the split."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import REASON_LENGTH, Action, Failed, ReasonForm, StepForm, show, take
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import one_of, trail
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.admin.tuition_reading import FAMILIES, SHOWN, listed
from cohorts.admin.views import chips, chosen
from cohorts.forms import AmountField
from cohorts.models import TuitionDocument, TuitionRequest, TuitionState
from cohorts.rules.partnership.tuition import dollars
from cohorts.tuition_years import NOT_EMPLOYED, is_employed, year_of, zone_of
from cohorts.uploads import download
from cohorts.workflows import tuition as paying

DESK: Final = ("partnership:tuition", "Tuition")
PER_PAGE: Final = 25
MOST_EVENTS: Final = 20


class ApproveForm(StepForm):
    """How much, and what the worker reads about it."""

    amount = AmountField(label="Amount", help_text="What was asked for, or less")
    note = forms.CharField(
        label="What the worker reads",
        max_length=REASON_LENGTH,
        required=False,
        help_text="Needed when it is less than asked for.",
    )

    def prepare(self) -> None:
        """Start from the amount that was asked for."""
        self.initial = {"amount": self.row.amount}


class DenyForm(StepForm):
    """Why not."""

    reason = forms.CharField(
        label="Why not?", max_length=REASON_LENGTH, help_text="The worker reads this. Say what would be needed."
    )


class PayForm(StepForm):
    """The day of the payment."""

    paid_on = day_field("Day of the payment", help_text="Its calendar year decides what is free of tax.")


class UndoForm(ReasonForm):
    """What was wrong."""

    reason = forms.CharField(label="What was wrong with the payment?", max_length=REASON_LENGTH)


def _approve(request_id: int, *, amount: Decimal, note: str, by: Actor, at: datetime) -> None:
    paying.approve(request_id, amount=amount, note=note, by=by, at=at)


STEPS: Final = {
    TuitionState.ASKED: (
        Action("approve", "Approve", "Approve and tell the worker", _approve, "Approved. A mail says so.", ApproveForm),
        Action(
            "deny",
            "Do not approve",
            "Do not approve, and tell the worker",
            paying.deny,
            "Not approved. A mail says why.",
            DenyForm,
            stop=True,
        ),
    ),
    TuitionState.APPROVED: (
        Action(
            "pay",
            "Record the payment",
            "Record the payment",
            paying.pay,
            "Recorded. What is free of tax is written down, and a mail says so.",
            PayForm,
        ),
    ),
    TuitionState.PAID: (
        Action(
            "undo",
            "The payment is wrong",
            "Take the payment back",
            paying.undo_payment,
            "Taken back. The request is approved and waits for payment.",
            UndoForm,
            stop=True,
        ),
    ),
}
ALL_STEPS: Final = tuple(each for steps in STEPS.values() for each in steps)


@door(COORDINATORS)
@require_safe
def tuition(request: HttpRequest) -> HttpResponse:
    """Requests by what they wait for."""
    user, shown = signed_in(request), chosen(request.GET, SHOWN)
    rows = listed(shown, user).select_related("participant__person", "participant__employer", "participant__program")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": [{"row": row, "family": FAMILIES[TuitionState(row.state)]} for row in page],
        "chips": chips(SHOWN, shown),
        "shown": shown,
    }
    return show(request, "admin/tuition.html", context, title=DESK[1])


def _request(request: HttpRequest, pk: int) -> TuitionRequest:
    rows = TuitionRequest.objects.select_related(
        "participant__person", "participant__employer", "participant__program__organization", "decided_by"
    )
    row: TuitionRequest = get_object_or_404(scoped(rows, signed_in(request)), pk=pk)
    return row


@door(COORDINATORS)
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what was asked, its documents, the year, the split before anybody decides."""
    return _show(request, _request(request, pk))


def _show(request: HttpRequest, row: TuitionRequest, failed: Failed | None = None) -> HttpResponse:
    user = signed_in(request)
    is_own = row.participant.person.user_id == user.pk
    failed = failed or Failed()
    steps = failed.offer(
        () if is_own else STEPS.get(TuitionState(row.state), ()),
        lambda slug: reverse("partnership:tuition-step", args=[row.pk, slug]),
        row,
        user,
    )
    context = {
        "tuition": row,
        "family": FAMILIES[TuitionState(row.state)],
        "documents": list(row.documents.all()),
        "split": _split(row),
        "steps": steps,
        "is_own": is_own,
        "events": audit.about(row)[:MOST_EVENTS],
        "known": _known(row),
    }
    return show(request, "admin/tuition_request.html", context, title=row.course, trail=trail(DESK), failed=failed)


def _known(row: TuitionRequest) -> list[str]:
    """What the request itself tells, newest first: for one whose steps were not written down as events."""
    zone = zone_of(row.participant.program)
    told = [("Paid", row.paid_on)]
    if row.decided_at is not None:
        word = "Not approved" if row.state == TuitionState.DENIED else "Approved"
        told.append((word, row.decided_at.astimezone(zone).date()))
    told.append(("Asked", row.asked_at.astimezone(zone).date()))
    return [f"{word} on {day_in_words(day, year=True)}" for word, day in told if day is not None]


def _split(row: TuitionRequest) -> dict[str, Any]:
    """The year and the split as they are, or as they would be if it were paid today."""
    participant = row.participant
    is_paid = row.state == TuitionState.PAID and row.paid_on is not None
    on: date = row.paid_on or clock.now().astimezone(zone_of(participant.program)).date()
    if not is_employed(participant, on):
        return {"words": [NOT_EMPLOYED], "year": None, "on": on, "differs": ""}
    year = year_of(participant, on.year, without=row.pk)
    found = year.split(row.approved_amount or row.amount, on)
    differs = ""
    if is_paid and found.excludable is not None and found.excludable != row.excludable:
        differs = (
            f"What we know of {on.year} has changed: {dollars(found.excludable)} would be free of tax now. "
            "If that is right, take the payment back and record it again."
        )
    words = list(found.sentences)
    if is_paid and row.excludable is not None and row.taxable is not None:
        taxable = f", {dollars(row.taxable)} taxable as wages" if row.taxable else ""
        words = [f"{dollars(row.excludable)} free of tax{taxable}."]
    elif is_paid:
        words = [f"The yearly limit for {on.year} was not entered when this was paid."]
    return {"words": words, "year": year, "on": on, "differs": differs}


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Approve, deny, record a payment, or take one back."""
    row = _request(request, pk)
    return take(
        request,
        one_of(ALL_STEPS, step),
        row,
        back=reverse("partnership:tuition-request", args=[pk]),
        again=lambda failed: _show(request, row, failed),
    )


@door(COORDINATORS)
@require_safe
def document(request: HttpRequest, pk: int) -> FileResponse:
    """One document, as a file to keep."""
    row = get_object_or_404(scoped(TuitionDocument.objects.filter(destroyed_at=None), signed_in(request)), pk=pk)
    return download(row.file, name=row.name, media_type=row.media_type)
