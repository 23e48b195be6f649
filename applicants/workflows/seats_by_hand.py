"""A coordinator frees or gives a seat by hand, with a reason that stands in the log; the person concerned is told."""

from datetime import datetime

from applicants import standby_mails as mails
from applicants.models import AROUND_THE_START, OPEN_OFFERS, Application, Offer, OfferState
from applicants.records import check_holds
from applicants.records.deadlines import answer_due, local_day
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import arrows
from applicants.workflows.class_carrying import let_go
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()


@retrying
def free(seat_id: int, *, by: Actor, at: datetime, reason: str) -> Application:
    """Free the seat of somebody who said yes and has not started. They are ready again, and read the reason.

    An offer that waits for its answer is not ended here: it is a promise, and taking it back needs two people.
    """
    if by.user_id is None:
        raise NotAllowed("A person frees a seat by hand.")
    offer = Offer.objects.filter(seat=seat_id, state__in=[*OPEN_OFFERS, OfferState.CONFIRMED]).first()
    if offer is None:
        raise GuardFailed("This seat is free already. Load the page again to see who gets it.")
    application = arrows.locked(offer.application_id)
    offer.refresh_from_db()
    if offer.state in OPEN_OFFERS:
        raise GuardFailed(
            f"This seat is promised: {application.person} has an offer and has not answered yet. Take the offer back "
            "on its page, where a second person agrees, or wait until it runs out."
        )
    if offer.state != OfferState.CONFIRMED or application.state not in AROUND_THE_START:
        raise GuardFailed("This seat is free already. Load the page again to see who gets it.")
    check_holds.refuse_no(application)
    words = reason.strip()
    if not words:
        raise GuardFailed("Say why; they read it.", code="reason", field="reason")
    if wrong := refusal_of(words):
        raise GuardFailed(wrong, code="sensitive", field="reason")
    version = application.version
    due = answer_due(version, on=local_day(version.program, at))
    let_go(application, ours=True, by=by, at=at, reason=words, answer_due=due)
    mails.tell_freed(offer, words, at=at)
    return application
