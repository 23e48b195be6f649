"""Offers by phone: hold a seat, call, save the answer; follow it, or take it back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from applicants.hiring.doors import REFUSED, page, reader_of, referral_or_404
from applicants.hiring.forms import AnswerForm, ReasonForm
from applicants.hiring.queue import candidate_url
from applicants.hiring_mails import offer_facts
from applicants.models import Offer, OfferState, Referral
from applicants.records.conflicts import declarations
from applicants.rules.working_days import day_words, last_day_words, local_day, time_words
from applicants.workflows import offer_terms, offers
from apprenticeships import clock
from apprenticeships.access import MANAGERS, door
from apprenticeships.errors import DomainError
from apprenticeships.models import FactTopic
from apprenticeships.workflow import Actor

SAVED = {
    "yes": "Saved. {name} confirms in writing by {until}",
    "thinking": "Saved. {name} answers by {until}",
    "no": "Saved. The seat is free again.",
}


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
    ).first()
    try:
        offer = known or offers.prepare(
            referral.application_id, opening_id=referral.opening_id, by=Actor.user(reader), at=clock.now()
        )
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(candidate_url(referral))
    return redirect("hiring:offer", offer=offer.public_id)


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def show_offer(request: HttpRequest, offer: UUID) -> HttpResponse:
    """During the call: what to say, and what they said. Afterwards: where the offer stands."""
    at, row = clock.now(), _offer_or_404(request, offer)
    form = _answer_form(request, row, at)
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        try:
            row = offers.answer_by_phone(row.pk, answer=answer, by=Actor.user(reader_of(request)), at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            return _saved(request, row, answer, at)
    context = _context(row, at) | {"form": form}
    template = "hiring/offer_call.html" if row.state == OfferState.PREPARED else "hiring/offer.html"
    return page(request, template, context, status=REFUSED if request.method == "POST" else 200)


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Take an offer back that nobody confirmed; a seat held for a call is let go without any mail."""
    at, row = clock.now(), _offer_or_404(request, offer)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        submit="Take the offer back",
        missing="Say why you take the offer back; the candidate reads it.",
    )
    if row.state == OfferState.PREPARED:
        form.fields["reason"].help_text = "Nobody was told yet, so this stays in your records."
    if request.method == "POST" and form.is_valid():
        try:
            offers.rescind(row.pk, reason=form.cleaned_data["reason"], by=Actor.user(reader_of(request)), at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, "The offer is taken back. The seat is free again.")
            return redirect("hiring:queue")
    context = _context(row, at) | {"form": form}
    return page(request, "hiring/offer_back.html", context, status=REFUSED if request.method == "POST" else 200)


def _answer_form(request: HttpRequest, row: Offer, at: datetime) -> AnswerForm:
    zone = row.opening.department.site.zone
    on = local_day(at, zone)
    until = {
        answer: last_day_words(offer_terms.phone_deadline(row, answer, at=at), zone, on)
        for answer in ("yes", "thinking")
    }
    return AnswerForm(
        request.POST if request.method == "POST" else None,
        name=row.application.person.short_name,
        consequences={
            "yes": _sentence(f"Confirms in writing by {until['yes']}") + " You are done.",
            "thinking": _sentence(f"The seat is held through {until['thinking']}"),
            "no": "The seat is free at once. Other departments may still call.",
            "no_answer": "The seat is held for one more try today.",
        },
    )


def _saved(request: HttpRequest, row: Offer, answer: str, at: datetime) -> HttpResponse:
    zone = row.opening.department.site.zone
    if answer == "no_answer":
        messages.success(request, _sentence(f"The seat is held until {_held_until(row, at)}"))
        return redirect("hiring:offer", offer=row.public_id)
    until = last_day_words(row.respond_by, zone, local_day(at, zone))
    messages.success(request, _sentence(SAVED[answer].format(name=row.application.person.name, until=until)))
    return redirect("hiring:queue")


def _context(row: Offer, at: datetime) -> dict[str, Any]:
    zone = row.opening.department.site.zone
    on = local_day(at, zone)
    cohort = row.opening.cohort
    return {
        "offer": row,
        "name": row.application.person.name,
        "short_name": row.application.person.short_name,
        "phone": row.application.person.phone,
        "facts": offer_facts(row, at=at),
        "held_until": _held_until(row, at),
        "think_until": last_day_words(offer_terms.phone_deadline(row, "thinking", at=at), zone, on),
        "has_benefits": cohort.version.facts.filter(topic=FactTopic.BENEFIT).exists(),
        "tries": [time_words(each.at, zone) for each in offer_terms.tries(row)],
        "back_url": candidate_url(Referral(application=row.application, opening=row.opening)),
        "is_open": row.state in {OfferState.PREPARED, OfferState.VERBAL},
        "made_on": day_words(local_day(row.prepared_at, zone), on),
        "ended_on": day_words(local_day(row.ended_at, zone), on) if row.ended_at else "",
    }


def _held_until(row: Offer, at: datetime) -> str:
    zone = row.opening.department.site.zone
    words = time_words(row.respond_by, zone)
    if words == "midnight":
        return "the end of today"
    return f"{words} today" if local_day(row.respond_by, zone) == local_day(at, zone) else words


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _offer_or_404(request: HttpRequest, public_id: UUID) -> Offer:
    row = (
        Offer.objects.visible_to(reader_of(request))
        .filter(public_id=public_id)
        .select_related(
            "application__person",
            "application__version",
            "made_by",
            "opening__cohort__version",
            "opening__track",
            "opening__department__site",
        )
        .first()
    )
    if row is None:
        raise Http404
    return row
