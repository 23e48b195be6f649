"""A worker's own tuition: the year's balance, requests with whose turn it is, a new one, documents, taking back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import VersionState
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.models import Participant, TuitionDocument, TuitionRequest, TuitionState
from cohorts.portal.service_nav import nav
from cohorts.portal.tuition_forms import AGAIN, DocumentsForm, RequestForm
from cohorts.tuition_years import NOT_EMPLOYED, answers_of, is_employed, year_of, zone_of
from cohorts.uploads import download
from cohorts.workflows import tuition as paying

REFUSED: Final = 422
PAGE: Final = "tuition:list"
MOST: Final = 50
STANDS: Final = {
    TuitionState.ASKED: ("us", gettext_lazy("Our turn")),
    TuitionState.APPROVED: ("us", gettext_lazy("Approved")),
    TuitionState.DENIED: ("stop", gettext_lazy("Not approved")),
    TuitionState.PAID: ("done", gettext_lazy("Paid")),
    TuitionState.WITHDRAWN: ("later", gettext_lazy("Taken back")),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One request: where it stands, and what comes next in a sentence."""

    row: TuitionRequest
    family: str
    badge: str
    text: str


def participations(request: HttpRequest) -> Any:
    """The reader's own places in programs that pay tuition, the newest first."""
    own = Participant.objects.of(user_of(request)).filter(
        program__versions__state=VersionState.PUBLISHED, program__versions__components__measure=paying.MEASURE
    )
    return own.select_related("program__organization").distinct().order_by("-joined_on", "-pk")


def _card(row: TuitionRequest, answer_by: date | None) -> Card:
    family, badge = STANDS[TuitionState(row.state)]
    words = {
        TuitionState.ASKED: _("You hear from us by %(day)s.") % {"day": day_in_words(answer_by)} if answer_by else "",
        TuitionState.APPROVED: _("We pay it next. You get a mail then."),
        TuitionState.PAID: _("Paid on %(day)s.") % {"day": day_in_words(row.paid_on, year=True)} if row.paid_on else "",
        TuitionState.WITHDRAWN: _("You took it back. Nobody decides about it."),
        TuitionState.DENIED: row.decision,
    }
    return Card(row, family, badge, words[TuitionState(row.state)])


def _cards(rows: list[TuitionRequest]) -> list[Card]:
    """All requests as cards; what was promised is read once for each program."""
    promised = {}
    for row in rows:
        program = row.participant.program
        if row.state == TuitionState.ASKED and program.pk not in promised:
            promised[program.pk] = answers_of(program, clock.now().astimezone(zone_of(program)).date())
    return [
        _card(
            row,
            promised[row.participant.program_id].by(row.asked_at.astimezone(zone_of(row.participant.program)).date())
            if row.state == TuitionState.ASKED
            else None,
        )
        for row in rows
    ]


def _balance(participant: Participant) -> dict[str, Any]:
    """The calendar year in words; nothing about one whose limit is not entered, nor for who is not an employee."""
    today = clock.now().astimezone(zone_of(participant.program)).date()
    if not is_employed(participant, today):
        return {"year": None, "not_employed": NOT_EMPLOYED}
    year = year_of(participant, today.year)
    return {"year": year if year.words else None, "not_employed": ""}


@door(SIGNED_IN)
@require_safe
def own_list(request: HttpRequest) -> HttpResponse:
    """Own requests with whose turn it is, and the year's balance."""
    places = list(participations(request))
    rows = TuitionRequest.objects.of(user_of(request)).select_related("participant__program__organization")
    context = {"cards": _cards(list(rows[:MOST])), "may_ask": bool(places), "program": "", "nav": nav(PAGE)}
    if places:
        context |= {"program": places[0].program, **_balance(places[0])}
    return render(request, "portal/tuition/list.html", context)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for tuition."""
    own = participations(request)
    if not own:
        return redirect(PAGE)
    sent = request.method == "POST"
    form = RequestForm(request.POST if sent else None, request.FILES if sent else None, own=own)
    if sent and form.is_valid():
        try:
            row = paying.ask(
                form.participant_pk(),
                terms=form.terms(),
                documents=form.cleaned_data["documents"],
                by=Actor.user(user_of(request)),
                at=clock.now(),
            )
        except DomainError as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Sent. You get a mail with the day by which you hear from us."))
            return redirect("tuition:request", public_id=row.public_id)
    if form.chosen_again() and "documents" not in form.errors:
        form.add_error("documents", AGAIN)
    context = {"form": form, "nav": nav(PAGE), **_balance(own[0])}
    return render(request, "portal/tuition/new.html", context, status=REFUSED if form.errors else 200)


def _own(request: HttpRequest, public_id: UUID) -> TuitionRequest:
    rows = TuitionRequest.objects.of(user_of(request)).select_related("participant__program__organization")
    row: TuitionRequest = get_object_or_404(rows, public_id=public_id)
    return row


@door(SIGNED_IN)
@require_safe
def one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One request: what was asked, where it stands, its documents."""
    return _show(request, _own(request, public_id), DocumentsForm())


def _show(request: HttpRequest, row: TuitionRequest, form: DocumentsForm, problem: str = "") -> HttpResponse:
    found = list(row.documents.all())
    context = {
        "tuition": row,
        "card": _cards([row])[0],
        "documents": found,
        "form": form,
        "room": paying.MOST_DOCUMENTS - len(found),
        "is_open": row.state == TuitionState.ASKED,
        "problem": problem,
        "nav": nav(PAGE),
    }
    status = REFUSED if form.errors or problem else 200
    return render(request, "portal/tuition/request.html", context, status=status)


@door(SIGNED_IN)
@require_POST
def documents(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add documents while nobody decided."""
    row = _own(request, public_id)
    form = DocumentsForm(request.POST, request.FILES)
    if form.is_valid():
        files = form.cleaned_data["documents"]
        try:
            paying.add_documents(row.pk, documents=files, by=Actor.user(user_of(request)), at=clock.now())
        except DomainError as refused:
            form.add_error("documents", refused.message)
        else:
            messages.success(request, _("Added to your request."))
            return redirect("tuition:request", public_id=public_id)
    return _show(request, row, form)


@door(SIGNED_IN)
@require_POST
def take_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the request back while nobody decided."""
    row = _own(request, public_id)
    try:
        paying.withdraw(row.pk, by=Actor.user(user_of(request)), at=clock.now())
    except DomainError as refused:
        return _show(request, row, DocumentsForm(), refused.message)
    messages.success(request, _("Taken back. Nobody decides about it any more."))
    return redirect(PAGE)


@door(SIGNED_IN)
@require_safe
def document(request: HttpRequest, public_id: UUID) -> FileResponse:
    """One own document, as a file to keep."""
    own = TuitionRequest.objects.of(user_of(request))
    row = get_object_or_404(TuitionDocument.objects.filter(request__in=own, destroyed_at=None), public_id=public_id)
    return download(row.file, name=row.name, media_type=row.media_type)
