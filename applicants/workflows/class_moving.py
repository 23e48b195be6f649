"""One person when their class starts on another day: the offer's clock, the gate, the letter, and the question.

Part of the steps of ``class_changes``, which hold the locks.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from applicants import hiring_promises
from applicants.models import (
    ON_THE_LIST,
    OPEN_OFFERS,
    Application,
    ApplicationState,
    ClassChange,
    Decision,
    Interview,
    InterviewState,
    MatchLock,
    Offer,
    OfferState,
    Referral,
    Standby,
    StartQuestion,
    StartState,
)
from applicants.records import deadlines
from applicants.rules.class_changes import ASKED, Stands, answer_anew
from applicants.workflows import offer_letters
from applicants.workflows.offer_terms import zone_of
from apprenticeships import audit
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.dates import end_of_day
from apprenticeships.workflow import Actor, Transition, arrow
from cohorts.models import Cohort, SeatState
from cohorts.workflows import seats

ALIVE: Final = (*OPEN_OFFERS, OfferState.CONFIRMED)
OVER = arrow("over", StartState.ASKED, StartState.OVER, "This question has an answer already.")
TRANSITIONS: tuple[Transition, ...] = (OVER,)


def offer_of(application: Application) -> Offer | None:
    """Return what somebody was offered and has not turned down, as it stands now."""
    rows = Offer.objects.select_for_update(of=("self",)).select_related(
        "seat", "made_by", "opening__cohort__version", "opening__track", "opening__department__site"
    )
    offer = rows.filter(application=application, state__in=ALIVE).first()
    if offer is not None:
        offer.application = application
    return offer


def stands_of(application: Application, offer: Offer | None = None) -> Stands:
    """Return how somebody stands; ``offer`` where it is read already."""
    if application.state == ApplicationState.ENROLLED:
        return Stands.SEATED
    offer = offer or offer_of(application)
    if offer is not None:
        found = {OfferState.PREPARED: Stands.CALLED, OfferState.VERBAL: Stands.OFFERED}
        return found.get(OfferState(offer.state), Stands.READY)
    waits = Standby.objects.filter(application=application, state__in=ON_THE_LIST).exists()
    return Stands.WAITS if waits else Stands.APPLIES


def give_day(application: Application, change: ClassChange, *, by: Actor, at: datetime) -> Stands:
    """Let whatever somebody has follow the new first day. How they stand."""
    offer = offer_of(application)
    stands = stands_of(application, offer)
    if offer is None:
        return stands
    zone = zone_of(offer)
    if offer.state in OPEN_OFFERS:
        _ask_longer(offer, zone, by=by, at=at, reason=change.reason)
    if stands not in ASKED:
        return stands
    if stands is Stands.READY and offer.seat is not None and offer.seat.state == SeatState.HELD:
        today = at.astimezone(zone).date()
        gate = max(deadlines.gate(offer.opening.cohort, on=today), today)  # a class may be moved at a weekend
        seat = seats.extend(offer.seat.pk, until=end_of_day(gate, zone), by=by, at=at, reason=change.reason)
        offer.seat = seat
    offer_letters.issue(offer, by=by, at=at)
    hiring_promises.warn_anew(application, offer, at=at)
    forget_question(application, by=by, at=at, reason="Asked anew")
    question = StartQuestion.objects.create(change=change, application=application, asked_at=at)
    audit.record("startquestion.ask", question, by=by, at=at, person=application.person_id, reason=change.reason)
    return stands


def forget_question(application: Application, *, by: Actor, at: datetime, reason: str) -> None:
    """End a question that nobody answered and that is not the question any more."""
    rows = StartQuestion.objects.select_for_update(of=("self",)).filter(application=application, state=StartState.ASKED)
    for row in rows:
        audit.step(OVER, row, by=by, at=at, person=application.person_id, reason=reason, answered_at=at)


def into_class(application: Application, cohort: Cohort, *, by: Actor, at: datetime, reason: str) -> None:
    """Let an application go on for another class."""
    before, application.cohort = application.cohort, cohort
    with or_conflict(application_one_open_per_cohort="They have another application for that class already."):
        application.save(update_fields=["cohort"])
    data = {"before": before.starts_on.isoformat(), "after": cohort.starts_on.isoformat()}
    audit.record(
        "application.move_class", application, by=by, at=at, person=application.person_id, reason=reason, data=data
    )


def merge_rows(openings: Mapping[int, int]) -> None:
    """Let everything that names an opening name the one in which it goes on; nobody stands twice on one list.

    The two lists become one: ranks follow from scores, so they mean the same on both.
    """
    for before, after in openings.items():
        if before == after:
            continue
        Standby.objects.filter(opening=before).update(opening=after)
        Offer.objects.filter(opening=before).update(opening=after)
        Decision.objects.filter(opening=before).update(opening=after)
        MatchLock.objects.filter(opening=before).update(opening=after)
        known = Referral.objects.filter(opening=after).values("application")
        Referral.objects.filter(opening=before).exclude(application__in=known).update(opening=after)
        planned = (InterviewState.REQUESTED, InterviewState.SCHEDULED)
        twice = Interview.objects.filter(opening=after, state__in=planned).values("application")
        Interview.objects.filter(opening=before).exclude(state__in=planned, application__in=twice).update(opening=after)


def _ask_longer(offer: Offer, zone: ZoneInfo, *, by: Actor, at: datetime, reason: str) -> None:
    last = deadlines.last_moment(offer.opening)
    made_at = offer.verbal_at or offer.prepared_at
    anew = offer.state == OfferState.VERBAL
    until = answer_anew(offer.respond_by, made_at=made_at, at=at, last=last) if anew else min(offer.respond_by, last)
    if until == offer.respond_by or until <= at:
        return
    if offer.seat_id is not None:
        offer.seat = seats.extend(offer.seat_id, until=until, by=by, at=at, reason=reason)
    offer.respond_by = until
    offer.save(update_fields=["respond_by"])
    data = {"until": until.isoformat(), "on": deadlines.local_day(offer.application.version.program, until).isoformat()}
    audit.record("offer.anew", offer, by=by, at=at, person=offer.application.person_id, reason=reason, data=data)
