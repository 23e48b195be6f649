"""Offers by phone: hold a seat, call, save the answer; follow it, or take it back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.hiring.call_form import CallForm
from applicants.hiring.doors import REFUSED, page, reader_of, referral_or_404
from applicants.hiring.forms import ReasonForm
from applicants.hiring.queue import candidate_url
from applicants.hiring_mails import offer_facts
from applicants.models import Offer, OfferState, Referral
from applicants.records import call_script
from applicants.records.conflicts import declarations
from applicants.records.deadlines import day_for_managers
from applicants.records.letter_files import letter_file
from applicants.rules.working_days import day_words, last_day_words, local_day, sentence, time_words, when_words
from applicants.workflows import offer_returns, offer_terms, offers
from apprenticeships import clock
from apprenticeships.access import MANAGERS, door
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.rules.dates import DAY
from apprenticeships.workflow import Actor

SAVED = {
    "yes": "Saved. {name} confirms in writing by {until}",
    "thinking": "Saved. {name} answers by {until}",
    "no": "Saved: {name} said no. The seat is free again.",
    "call_back": "Saved. The seat is held until {until}",
}
CALL_AGAIN = frozenset({"no_answer", "call_back"})


@door(MANAGERS)
@require_POST
def prepare(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Hold a seat and go to the call."""
    reader = reader_of(request)
    referral = referral_or_404(request, candidate, managing=True)
    if declarations([referral.application_id]).get((referral.application_id, reader.pk)) is None:
        return redirect(candidate_url(referral))
    known = Offer.objects.filter(
        application_id=referral.application_id,
        opening_id=referral.opening_id,
        state=OfferState.PREPARED,
        made_by=reader,
    )
    offer = known.first()
    try:
        offer = offer or offers.prepare(
            referral.application_id, opening_id=referral.opening_id, by=Actor.user(reader), at=clock.now()
        )
    except DomainError as error:
        offer = known.first()  # a second click, while the first one held the seat
        if offer is None:
            messages.error(request, error.message)
            return redirect(candidate_url(referral))
    return redirect("hiring:offer", offer=offer.public_id)


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def show_offer(request: HttpRequest, offer: UUID) -> HttpResponse:
    """During the call: what to say, and what they said. Afterwards: where the offer stands."""
    at, row = clock.now(), _offer_or_404(request, offer)
    context = _context(row, at)
    form = _answer_form(request, row, at, context["lines"])
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        try:
            by = Actor.user(reader_of(request))
            row = offers.answer_by_phone(row.pk, answer=answer, said=form.outcome, by=by, at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            return _saved(request, row, answer, at)
    context |= {"form": form, "reader_asked": row.back_asked_by_id == reader_of(request).pk}
    template = "hiring/offer_call.html" if row.state == OfferState.PREPARED else "hiring/offer.html"
    return page(request, template, context, status=REFUSED if request.method == "POST" else 200)


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Ask to take a made offer back; a second person decides. A seat held for a call is let go without any mail."""
    at, row = clock.now(), _offer_or_404(request, offer)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        submit="Let the seat go" if row.state == OfferState.PREPARED else "Ask for a second yes",
        missing="Say why you take the offer back; the candidate reads it.",
    )
    if row.state == OfferState.PREPARED:
        form.fields["reason"].help_text = "Nobody was told yet, so this stays in your records."
    if request.method == "POST" and form.is_valid():
        by, reason = Actor.user(reader_of(request)), form.cleaned_data["reason"]
        try:
            if row.state == OfferState.PREPARED:
                offers.rescind(row.pk, reason=reason, by=by, at=at)
                messages.success(request, "The seat is free again. Nobody was told anything.")
            else:
                offer_returns.ask(row.pk, reason=reason, by=by, at=at)
                messages.success(request, "Saved. Another manager or the coordinator has to agree. Nobody is told yet.")
        except DomainError as error:
            form.refuse(error)
        else:
            return redirect("hiring:queue")
    context = _context(row, at) | {"form": form}
    return page(request, "hiring/offer_back.html", context, status=REFUSED if request.method == "POST" else 200)


@door(MANAGERS)
@require_POST
def settle_back(request: HttpRequest, offer: UUID) -> HttpResponse:
    """The second person: agree that the offer ends, or keep it."""
    row, by, at = _offer_or_404(request, offer), Actor.user(reader_of(request)), clock.now()
    answer = request.POST.get("answer")
    agrees = answer == "agree"
    try:
        if answer not in {"agree", "keep"}:
            raise GuardFailed("Choose one: agree, or keep the offer.")
        settle = offer_returns.agree if agrees else offer_returns.keep
        settle(row.pk, by=by, at=at)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        done = "The offer is taken back. The seat is free again." if agrees else "The offer stays. Nobody was told."
        messages.success(request, done)
    return redirect("hiring:offer", offer=row.public_id)


@door(MANAGERS)
@require_safe
def letter(request: HttpRequest, offer: UUID) -> HttpResponse:
    """The conditional-offer letter as the candidate has it."""
    return letter_file(request, _offer_or_404(request, offer), spoken="en")


def _answer_form(request: HttpRequest, row: Offer, at: datetime, lines: list[call_script.Line]) -> CallForm:
    zone = row.opening.department.site.zone
    on = local_day(at, zone)
    until = {
        answer: last_day_words(offer_terms.phone_deadline(row, answer, at=at), zone, on)
        for answer in ("yes", "thinking")
    }
    latest = offer_terms.latest_call_back(row, at=at)
    days = [on + n * DAY for n in range(max((local_day(latest, zone) - on).days, 0) + 1)]
    return CallForm(
        request.POST if request.method == "POST" else None,
        name=row.application.person.short_name,
        consequences={
            "yes": sentence(f"Confirms in writing by {until['yes']}") + " You are done.",
            "thinking": sentence(f"The seat is held through {until['thinking']}"),
            "no": "The seat is free at once. Other departments may still call.",
            "call_back": f"The seat is held until then, at most until {sentence(when_words(latest, zone, on))}",
            "no_answer": "The seat is held for one more try today.",
        },
        lines=lines,
        days=days,
        zone=zone,
    )


def _saved(request: HttpRequest, row: Offer, answer: str, at: datetime) -> HttpResponse:
    zone = row.opening.department.site.zone
    if answer == "no_answer":
        messages.success(request, sentence(f"The seat is held until {_held_until(row, at)}"))
    else:
        until = last_day_words(row.respond_by, zone, local_day(at, zone))
        messages.success(request, sentence(SAVED[answer].format(name=row.application.person.name, until=until)))
    return redirect("hiring:offer", offer=row.public_id) if answer in CALL_AGAIN else redirect("hiring:queue")


def _context(row: Offer, at: datetime) -> dict[str, Any]:
    zone = row.opening.department.site.zone
    on = local_day(at, zone)
    facts = offer_facts(row, at=at) | {"ready_by": day_words(day_for_managers(row, on=on), on)}
    until = last_day_words(offer_terms.phone_deadline(row, "thinking", at=at), zone, on)
    return {
        "offer": row,
        "name": row.application.person.name,
        "phone": row.application.person.phone,
        "facts": facts,
        "lines": call_script.lines(row, facts, until=until) if row.state == OfferState.PREPARED else [],
        "held_until": _held_until(row, at),
        "call_back": sentence(when_words(row.call_back_at, zone, on)) if row.call_back_at else "",
        "back_asked_by": row.back_asked_by.get_full_name() if row.back_asked_by else "",
        "tries": [time_words(each.at, zone) for each in offer_terms.tries(row)],
        "back_url": candidate_url(Referral(application=row.application, opening=row.opening)),
        "has_letter": row.letters.exists(),
        "may_end": row.state == OfferState.PREPARED or offer_returns.may_end(row, at=at),
        "made_on": day_words(local_day(row.prepared_at, zone), on),
        "ended_on": day_words(local_day(row.ended_at, zone), on) if row.ended_at else "",
    }


def _held_until(row: Offer, at: datetime) -> str:
    zone = row.opening.department.site.zone
    words = time_words(row.respond_by, zone)
    if words == "midnight":
        return "the end of today"
    return f"{words} today" if local_day(row.respond_by, zone) == local_day(at, zone) else words


def _offer_or_404(request: HttpRequest, public_id: UUID) -> Offer:
    row = (
        Offer.objects.visible_to(reader_of(request))
        .filter(public_id=public_id)
        .select_related(
            "application__person",
            "application__version",
            "made_by",
            "back_asked_by",
            "opening__cohort__version",
            "opening__track",
            "opening__department__site",
        )
        .first()
    )
    if row is None:
        raise Http404
    reader_of(request).act_in(row.opening.department_id)
    return row
