"""Offers without a call, of a matching, as a claim of the next on a list, or once more: the same seat and answer."""

from datetime import datetime
from typing import Final

from applicants import hiring_promises as promises
from applicants import seat_mails
from applicants.models import OPEN_OFFERS, Application, Offer, OfferState
from applicants.rules.pipeline import offer_deadline
from applicants.rules.seat_words import Told
from applicants.workflows import arrows, offer_terms
from applicants.workflows.offers import OFFER
from apprenticeships import audit
from apprenticeships.errors import Conflict
from apprenticeships.models import User
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Opening
from cohorts.workflows import seats

MADE: Final = "This offer was made already. Open it to see how it stands."
MATCH = arrow("match", OfferState.PREPARED, OfferState.VERBAL, MADE)
CLAIM = arrow("claim", OfferState.PREPARED, OfferState.VERBAL, MADE)
RESTORE = arrow("restore", OfferState.PREPARED, OfferState.VERBAL, MADE)
TRANSITIONS: tuple[Transition, ...] = (MATCH, CLAIM, RESTORE)
HELD: Final = {MATCH.name: "offer.hold", CLAIM.name: "offer.hold_claim", RESTORE.name: "offer.hold_again"}
"""What is written down about the seat that is held for each."""
MANAGERS_HEAR: Final = {CLAIM: Told.OFFERED, RESTORE: Told.AGAIN}
"""A matching is released for everybody at once, and its page shows it: of that no manager gets a hundred mails."""
REASON: Final = "Matched"


@retrying
def make(
    application_id: int,
    *,
    opening_id: int,
    made_by: User,
    step: Transition = MATCH,
    until: datetime | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Offer:
    """Offer a place without a call: the seat is held until the answer is due, and the mail leaves with this step.

    The answer is due in the usual days, or at ``until``; never after the last business day before the first one.
    """
    application: Application = arrows.locked(application_id)
    OFFER.check(application.state)
    if Offer.objects.filter(application=application, state__in=[*OPEN_OFFERS, OfferState.CONFIRMED]).exists():
        raise Conflict(f"{application.person} has an offer already.")
    opening = Opening.objects.select_related("cohort", "department__site", "track").get(pk=opening_id)
    zone = offer_terms.zone_of_opening(opening)
    days = offer_terms.number("offer_days", application, at, zone)
    due = until or offer_deadline(at, days, zone).over_at
    until = min(due, offer_terms.last_moment(opening, at=at))
    seat = seats.hold(opening_id, person=application.person, until=until, by=by, at=at)
    with or_conflict(offer_one_open_per_application=f"{application.person} has an offer already."):
        offer = Offer.objects.create(
            application=application, opening=opening, seat=seat, made_by=made_by, prepared_at=at, respond_by=until
        )
    words = reason or REASON
    audit.record(HELD[step.name], offer, by=by, at=at, person=application.person_id, after=offer.state, reason=words)
    audit.step(step, offer, by=by, at=at, person=application.person_id, reason=words, verbal_at=at)
    audit.step(OFFER, application, by=by, at=at, person=application.person_id, reason=words, answer_due=None)
    promises.tell_offered(offer, at=at)
    if step in MANAGERS_HEAR:
        seat_mails.tell(offer, MANAGERS_HEAR[step], at=at, but=by.user_id)
    return offer
