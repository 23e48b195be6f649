"""Deferral: somebody who said yes starts in a later class, first on its list, and confirms once more there."""

from datetime import datetime

from applicants import seat_mails
from applicants.models import ApplicationState, Offer, OfferState, Standby
from applicants.records import check_holds
from applicants.rules.seat_words import Told
from applicants.workflows import arrows, offers, standby
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.words import date_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Cohort, Opening

DEFER = arrow(
    "defer", ApplicationState.ONBOARDING, ApplicationState.READY, "Only somebody who gets ready can be deferred."
)
TRANSITIONS: tuple[Transition, ...] = (DEFER,)


@retrying
def defer(application_id: int, *, cohort_id: int, by: Actor, at: datetime, reason: str) -> Standby:
    """Free the seat in this class, and stand first on the list of the same department in a later one.

    Screening and everything that was got ready stay. The next free seat there is offered with a clock of its own: the
    yes to that is the confirmation.
    """
    application = arrows.locked(application_id)
    DEFER.check(application.state)
    if not reason.strip():
        raise GuardFailed("Say why, so that everybody understands the move.", code="reason", field="reason")
    check_holds.refuse_moving(application)
    offer = Offer.objects.filter(application=application, state=OfferState.CONFIRMED).select_related("opening").get()
    before = application.cohort
    later = Cohort.objects.filter(program=before.program_id, pk=cohort_id, canceled_at__isnull=True).first()
    if later is None or later.starts_on <= before.starts_on:
        raise GuardFailed("Choose a later class of the same program.", field="cohort")
    same = Opening.objects.filter(cohort=later, track__slug=offer.opening.track.slug, headcount__gt=0)
    opening = same.filter(department=offer.opening.department_id).first() or same.order_by("pk").first()
    if opening is None:
        raise GuardFailed("That class has no places for this path yet. Open some first.", field="cohort")
    words = f"Deferred to the class of {date_in_words(later.starts_on, year=True)}: {reason.strip()}"
    offers.close(application_id, told=Told.LATER, by=by, at=at, reason=words)
    application = arrows.locked(application_id)
    with or_conflict(application_one_open_per_cohort="They have another application for that class already."):
        audit.step(
            DEFER, application, by=by, at=at, person=application.person_id, reason=words, cohort=later, answer_due=None
        )
    row = standby.join(application_id, opening_id=opening.pk, by=by, at=at, reason=words, deferred_from=before)
    seat_mails.tell_awaited(row, at=at, but=by.user_id)
    return row
