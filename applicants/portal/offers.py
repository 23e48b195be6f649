"""The candidate's side of an offer: read it, say yes, or say no with a reason."""

from datetime import datetime
from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.hiring_mails import offer_facts
from applicants.models import AROUND_THE_START, ApplicationState, Match, MatchOutcome, Offer, OfferState
from applicants.portal.background import NameForm
from applicants.portal.fields import PlainForm, Text
from applicants.portal.reading import actor, posted
from applicants.records.consents import is_missing
from applicants.records.letter_files import letter_file
from applicants.rules.working_days import day_words, local_day
from applicants.workflows import offer_letters, offers, onboarding
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.lazily import gettext_lazy

REFUSED = 422


class DeclineForm(PlainForm):
    """Why somebody says no, in a closed list and their own words."""

    reason_code = forms.ChoiceField(
        label=gettext_lazy("Why not this time?"),
        help_text=gettext_lazy("It helps us to do better. It changes nothing for you."),
        choices=list(offers.DECLINE_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the reason that fits best.")},
    )
    note = Text(label=gettext_lazy("Anything else?"), max_length=500, lines=3)

    @property
    def helper(self) -> FormHelper:
        """The button says what happens."""
        return form_helper(submit=_("Say no to this offer"))


@door(SIGNED_IN)
@require_safe
def show_offer(request: HttpRequest, offer: UUID) -> HttpResponse:
    """What is offered, and by when to answer."""
    return _page(request, _own(request, offer), at=clock.now())


@door(SIGNED_IN)
@require_POST
def confirm(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Say yes. The list of what to have ready comes next."""
    row, at = _own(request, offer), clock.now()
    if row.state != OfferState.CONFIRMED:
        try:
            offers.confirm(row.pk, by=actor(request), at=at)
        except DomainError as error:
            row = _own(request, offer)
            if row.state != OfferState.CONFIRMED:  # else a second click, and the first one said yes
                return _page(request, row, at=at, refusal=error.message)
        else:
            messages.success(request, _("You said yes. Now get ready for the first day."))
    return redirect("offers:onboarding", application=row.application.public_id)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Say no, with a reason."""
    row, at = _own(request, offer), clock.now()
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            offers.decline(
                row.pk,
                reason_code=form.cleaned_data["reason_code"],
                note=form.cleaned_data["note"],
                by=actor(request),
                at=at,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("You said no to this offer. You stay with us."))
            return redirect("offers:offer", offer=row.public_id)
    context = _context(row, at) | {"form": form}
    return render(request, "portal/offer_decline.html", context, status=REFUSED if request.method == "POST" else 200)


@door(SIGNED_IN)
@require_safe
def letter(request: HttpRequest, offer: UUID) -> HttpResponse:
    """The conditional-offer letter as a PDF, once there is one."""
    return letter_file(request, _own(request, offer), spoken=get_language() or "")


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_letter(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Read the letter in one's own language, and sign it; what is signed is the letter in all its languages."""
    row = _own(request, offer)
    letter = offer_letters.standing(row.application_id)
    if row.state != OfferState.CONFIRMED or letter is None or row.application.state not in AROUND_THE_START:
        raise Http404
    form = NameForm(posted(request))
    if form.is_bound and form.is_valid():
        name, read = form.cleaned_data["name"], request.POST.get("digest", "")
        try:
            onboarding.sign_letter(letter.pk, name=name, read=read, by=actor(request), at=clock.now())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Thank you. You signed your offer letter."))
            return redirect("offers:sign_letter", offer=row.public_id)
    context = {
        "offer": row,
        "application": row.application,
        "letter": letter,
        "parts": letter.content.get(get_language() or "", letter.content["en"]),
        "signature": getattr(letter, "signature", None),
        "consent": offer_letters.CONSENT,
        "form": form,
        "zone": row.opening.department.site.zone,
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "portal/offer_letter.html", context, status=status)


def _page(request: HttpRequest, row: Offer, *, at: datetime, refusal: str = "") -> HttpResponse:
    context = _context(row, at) | {"refusal": refusal}
    return render(request, "portal/offer.html", context, status=REFUSED if refusal else 200)


def _context(row: Offer, at: datetime) -> dict[str, Any]:
    zone = row.opening.department.site.zone
    site = row.opening.department.site
    lapsed = row.state == OfferState.VERBAL and row.respond_by <= at
    return {
        "offer": row,
        "application": row.application,
        "facts": offer_facts(row, at=at),
        "is_open": row.state == OfferState.VERBAL and not lapsed,
        "lapsed": lapsed,
        "address": ", ".join(part for part in (site.street, site.city, site.state) if part),
        "ended_on": day_words(local_day(row.ended_at, zone), local_day(at, zone)) if row.ended_at else "",
        "consent_missing": row.is_written and row.state == OfferState.VERBAL and is_missing(row.application_id),
        "reasons": _reasons(row) if row.is_matched else [],
        "has_letter": row.letters.exists(),
        "is_enrolled": row.application.state == ApplicationState.ENROLLED,
    }


def _reasons(row: Offer) -> list[str]:
    """Why the matching found this place."""
    rows = Match.objects.filter(application=row.application_id, opening=row.opening_id, outcome=MatchOutcome.OFFERED)
    match = rows.order_by("-told_at", "-pk").first()
    return match.reasons if match else []


def _own(request: HttpRequest, public_id: UUID) -> Offer:
    row = (
        Offer.objects.of(user_of(request))
        .filter(public_id=public_id)
        .select_related(
            "application__person", "made_by", "seat", "opening__cohort", "opening__track", "opening__department__site"
        )
        .first()
    )
    if row is None:
        raise Http404
    return row
