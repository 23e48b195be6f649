"""Taking an offer back that somebody was told of: one person says why, another one agrees or keeps the offer.

One rule for all of them, the spoken, the written and the confirmed: what was said to somebody is not taken back by one
person alone, and not around a check.
"""

from datetime import datetime
from typing import Final

from applicants import standby_mails as mails
from applicants.models import AROUND_THE_START, Offer, OfferState
from applicants.records import check_holds
from applicants.records.deadlines import answer_due, local_day
from applicants.records.stand_ins import are_one
from applicants.rules.seat_words import Told
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import arrows, offers, referrals
from applicants.workflows.class_carrying import let_go
from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
ASKED: Final = "offer.ask_back"
KEPT: Final = "offer.keep"


@retrying
def ask(offer_id: int, *, by: Actor, at: datetime, reason: str) -> Offer:
    """Say that an offer should be taken back, and why. Nothing happens, and nobody is told, before a second yes."""
    offer = _locked(offer_id, by)
    if by.user_id is None:
        raise NotAllowed("An offer is taken back by people, two of them.")
    if offer.back_asked_by_id is not None and may_end(offer, at=at):
        raise Conflict("Somebody asked for this already. Another person says yes or no.")
    _check(offer, at)
    words = reason.strip()
    if not words:
        raise GuardFailed("Say why you take the offer back; the candidate reads it.", code="reason", field="reason")
    if wrong := refusal_of(words):
        raise GuardFailed(wrong, code="sensitive", field="reason")
    offer.back_asked_by_id, offer.back_asked_at, offer.back_reason = by.user_id, at, words[:200]
    offer.save(update_fields=["back_asked_by", "back_asked_at", "back_reason"])
    audit.record(ASKED, offer, by=by, at=at, person=offer.application.person_id, reason=words)
    return offer


@retrying
def agree(offer_id: int, *, by: Actor, at: datetime, reason: str = "") -> Offer:
    """Give the second yes: the offer ends, the seat is free, and the candidate reads the reason of the first person."""
    offer = _asked(offer_id, by, at)
    if offer.state == OfferState.VERBAL:
        return offers.rescind(offer.pk, by=by, at=at, reason=reason or offer.back_reason)
    _check(offer, at)
    application, words = offer.application, reason or offer.back_reason
    version = application.version
    due = answer_due(version, on=local_day(version.program, at))
    let_go(application, ours=True, told=Told.TAKEN_BACK, by=by, at=at, reason=words, answer_due=due)
    mails.tell_freed(offer, words, at=at)
    return offer


@retrying
def keep(offer_id: int, *, by: Actor, at: datetime, reason: str = "") -> Offer:
    """Say no: the offer stays as it was, and the candidate never hears of it. Whoever asked may change their mind."""
    offer = _asked(offer_id, by, at, own=True)
    offer.back_asked_by, offer.back_asked_at, offer.back_reason = None, None, ""
    offer.save(update_fields=["back_asked_by", "back_asked_at", "back_reason"])
    audit.record(KEPT, offer, by=by, at=at, person=offer.application.person_id, reason=reason)
    return offer


def may_end(offer: Offer, *, at: datetime) -> bool:
    """Whether an offer stands that can be taken back: it waits for its answer, or is confirmed before the first day."""
    if offer.state != OfferState.CONFIRMED:
        return offer.state == OfferState.VERBAL
    begun = offer.opening.cohort.starts_on <= local_day(offer.application.version.program, at)
    return offer.application.state in AROUND_THE_START and not begun


def _check(offer: Offer, at: datetime) -> None:
    if not may_end(offer, at=at):
        raise GuardFailed(
            "Only an offer that waits for its answer, or whose class has not begun, can be taken back. "
            "Load the page again."
        )
    check_holds.refuse_taking_back(offer.application)


def _asked(offer_id: int, by: Actor, at: datetime, *, own: bool = False) -> Offer:
    offer = _locked(offer_id, by)
    if offer.back_asked_by_id is None or not may_end(offer, at=at):
        raise Conflict("Nobody asks to take this offer back any more. Load the page again.")
    if by.user_id is None or (by.user_id == offer.back_asked_by_id and not own):
        raise NotAllowed("A second person has to agree: another manager of the department, or a coordinator.")
    if by.user_id != offer.back_asked_by_id and are_one(by.user_id, offer.back_asked_by_id):
        raise NotAllowed("A manager and their stand-in count as one. Another manager or a coordinator has to agree.")
    return offer


def _locked(offer_id: int, by: Actor) -> Offer:
    application = arrows.locked(Offer.objects.values_list("application_id", flat=True).get(pk=offer_id))
    referrals.check_no_conflict(application, by)
    rows = Offer.objects.select_for_update(of=("self",)).select_related("opening__cohort")
    offer = rows.get(pk=offer_id)
    offer.application = application
    return offer
