"""Offers: a seat held during the call, said on the phone, confirmed by the candidate in writing."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import F
from django.utils.translation import gettext as _

from applicants import hiring_promises as promises
from applicants.models import (
    OPEN_OFFERS,
    ApplicationState,
    Offer,
    OfferState,
    VerbalAnswer,
)
from applicants.records import check_holds, deadlines
from applicants.rules import working_days
from applicants.rules.seat_words import Told
from applicants.workflows import arrows, go_ahead, interviews, offer_letters, offer_terms, onboarding, referrals
from applicants.workflows.offer_terms import number, zone_of
from apprenticeships import audit
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.dates import end_of_day
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Seat, SeatState
from cohorts.workflows import seats

S = OfferState
A = ApplicationState

SAY = arrow("say", S.PREPARED, S.VERBAL, "This offer has an answer already. Open it to see which.")
CONFIRM = arrow(
    "confirm",
    S.VERBAL,
    S.CONFIRMED,
    gettext_lazy("This offer is not open any more. Call us if you still want the place."),
)
DECLINE = arrow(
    "decline",
    (S.PREPARED, S.VERBAL, S.CONFIRMED),
    S.DECLINED,
    gettext_lazy("This offer has ended already; there is nothing to decline."),
)
EXPIRE = arrow(
    "expire", (S.PREPARED, S.VERBAL, S.CONFIRMED), S.EXPIRED, "This offer has ended already; it cannot run out."
)
RESCIND = arrow(
    "rescind",
    (S.PREPARED, S.VERBAL),
    S.RESCINDED,
    "Only an offer without a confirmed yes can be taken back. Talk to the coordinator.",
)
STOP = arrow(
    "stop", (S.PREPARED, S.VERBAL, S.CONFIRMED), S.RESCINDED, "This offer has ended already; there is nothing to end."
)
TRANSITIONS: tuple[Transition, ...] = (SAY, CONFIRM, DECLINE, EXPIRE, RESCIND, STOP)

OFFER = arrow(
    "offer", A.READY, A.OFFERED, "This candidate is not free for an offer now. Load your queue again to see why."
)
ACCEPT = arrow(
    "accept", A.OFFERED, A.ACCEPTED, gettext_lazy("There is no open offer to say yes to. Call us if you expected one.")
)
RETURN = arrow(
    "return",
    (A.OFFERED, A.ONBOARDING),
    A.READY,
    "Only somebody with an offer can go back to the list of ready candidates.",
)
APPLICATION_TRANSITIONS: tuple[Transition, ...] = (OFFER, ACCEPT, RETURN)

SAID_YES: Final = gettext_lazy("You said yes to this offer already. Call us if you cannot take the place after all.")
ANSWERS: Final = ("yes", "thinking", "no", "call_back", "no_answer")
ON_THE_PHONE: Final = "Said no on the phone"
DECLINE_REASONS: Final[dict[str, str]] = {
    "other_job": gettext_lazy("I found another job"),
    "pay": gettext_lazy("The pay does not work for me"),
    "schedule": gettext_lazy("The hours do not work for me"),
    "travel": gettext_lazy("It is too far"),
    "start": gettext_lazy("The first day does not work for me"),
    "family": gettext_lazy("Family or health"),
    "other": gettext_lazy("Something else"),
}


@retrying
def prepare(application_id: int, *, opening_id: int, by: Actor, at: datetime, reason: str = "") -> Offer:
    """Hold a seat while the manager calls. Only one offer may be open for a candidate, wherever it comes from."""
    application = arrows.locked(application_id)
    referral = referrals.locked_referral(application, opening_id)
    offer_terms.check_may_be_offered(application, referral, by=by, at=at)
    OFFER.check(application.state)
    if by.user_id is None:
        raise GuardFailed("An offer is made by a person. Sign in and call the candidate.")
    minutes = number("call_minutes", application, at, zone_of(referral))
    until = min(at + timedelta(minutes=minutes), offer_terms.last_moment(referral.opening, at=at))
    go_ahead.check(application, referral.opening, at=at)
    seat = seats.hold(opening_id, person=application.person, until=until, by=by, at=at)
    with or_conflict(
        offer_one_open_per_application=f"Somebody else is making {application.person} an offer. Load your queue again.",
        offer_one_open_per_seat="Somebody else is offering this seat right now. Load your queue again.",
    ):
        offer = Offer.objects.create(
            application=application,
            opening=referral.opening,
            seat=seat,
            made_by_id=by.user_id,
            prepared_at=at,
            respond_by=until,
        )
    audit.record("offer.prepare", offer, by=by, at=at, person=application.person_id, after=S.PREPARED, reason=reason)
    return offer


@retrying
def answer_by_phone(
    offer_id: int,
    *,
    answer: str,
    said: offer_terms.Said = offer_terms.NOTHING,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Offer:
    """Save what the candidate said: ``yes``, ``thinking``, ``no``, ``call_back`` or ``no_answer``.

    Yes and thinking make the offer and hold the seat until the answer is due; no frees it at once; until the hour of a
    call back it stays held, and for whoever did not pick up for one more try today.
    """
    offer = _locked(offer_id)
    SAY.check(offer.state)
    if answer not in ANSWERS:
        raise GuardFailed("Choose what the candidate said.", field="answer")
    _check_in_time(offer, at, "The time to call is over, and the seat is free again. Prepare the offer anew.")
    said.record(offer, by=by, at=at)
    if answer == "no":
        why = DECLINE_REASONS.get(said.decline_reason, "")
        words = reason or (f"{ON_THE_PHONE}: {why}" if why else ON_THE_PHONE)
        _end(DECLINE, offer, by=by, at=at, reason=words, decline_reason=said.decline_reason if why else "")
        referrals.close_one(offer.application, offer.opening_id, by=by, at=at, reason="The candidate declined")
        return offer
    if answer == "call_back":
        return _call_back(offer, said.call_back_at, by=by, at=at)
    if answer == "no_answer":
        return _try_again(offer, by=by, at=at)
    return _say(offer, VerbalAnswer(answer), by=by, at=at, reason=reason)


@retrying
def confirm(offer_id: int, *, by: Actor, at: datetime, reason: str = "") -> Offer:
    """Turn the spoken yes into a written one. Getting ready begins at once; other departments let go."""
    offer = _locked(offer_id)
    CONFIRM.check(offer.state)
    _check_in_time(offer, at, _("This offer ended. Call us: the place may still be there."))
    offer_terms.check_may_be_confirmed(offer, at=at)
    application, cohort = offer.application, offer.opening.cohort
    zone = zone_of(offer)
    until = end_of_day(deadlines.ready_day(offer, on=working_days.local_day(at, zone.key)), zone)
    if offer.seat_id is not None:
        offer.seat = seats.extend(offer.seat_id, until=until, by=by, at=at)
    anew: dict[str, Any] = {"back_asked_by": None, "back_asked_at": None, "back_reason": ""}  # the yes answers it
    audit.step(CONFIRM, offer, by=by, at=at, person=application.person_id, reason=reason, confirmed_at=at, **anew)
    with or_conflict(
        application_one_open_per_cohort=_("You have another application for this class. Withdraw that one first.")
    ):
        audit.step(
            ACCEPT,
            application,
            by=by,
            at=at,
            person=application.person_id,
            reason=reason,
            cohort=cohort,
            answer_due=None,
        )
    interviews.cancel_all(application, by=by, at=at, reason="The candidate accepted an offer.")
    referrals.close_others(
        application, keep=offer.opening_id, by=by, at=at, reason="The candidate accepted another offer"
    )
    offer_letters.issue(offer, by=by, at=at)
    promises.tell_answer(offer, "offer.confirmed", Told.YES, at=at, but=by.user_id)
    onboarding.begin(application.pk, by=Actor.system("onboarding"), at=at)
    return offer


@retrying
def decline(offer_id: int, *, reason_code: str, note: str = "", by: Actor, at: datetime, reason: str = "") -> Offer:
    """Say no to an offer. The seat is free at once; the candidate stays on the lists of other departments."""
    offer = _locked(offer_id)
    if offer.state == S.CONFIRMED:
        raise GuardFailed(SAID_YES)
    if offer.state != S.VERBAL:
        raise GuardFailed(DECLINE.refusal)
    if reason_code not in DECLINE_REASONS:
        raise GuardFailed(_("Choose the reason that fits best."), field="reason_code")
    _end(
        DECLINE,
        offer,
        by=by,
        at=at,
        reason=reason or DECLINE_REASONS[reason_code],
        decline_reason=reason_code,
        decline_note=note.strip()[:500],
    )
    referrals.close_one(offer.application, offer.opening_id, by=by, at=at, reason="The candidate declined")
    promises.tell_answer(offer, "offer.declined", Told.NO, at=at, but=by.user_id)
    return offer


@retrying
def rescind(offer_id: int, *, by: Actor, at: datetime, reason: str = "") -> Offer:
    """Take back an offer that nobody confirmed. The seat is free at once.

    For a seat that is only held for a call, and for steps that a second person has agreed to already: a made offer goes
    through ``offer_returns``, which asks for that person.
    """
    offer = _locked(offer_id)
    RESCIND.check(offer.state)
    if offer.state == S.VERBAL:
        check_holds.refuse_taking_back(offer.application)
    if not reason.strip():
        raise GuardFailed("Say why you take the offer back; the candidate reads it.", field="reason")
    _end(RESCIND, offer, by=by, at=at, reason=reason.strip())
    promises.tell_answer(offer, promises.TAKEN_BACK, Told.TAKEN_BACK, at=at, but=by.user_id)
    return offer


@retrying
def close(
    application_id: int,
    *,
    ours: bool = False,
    told: Told | None = None,
    by: Actor,
    at: datetime,
    reason: str,
) -> None:
    """End whatever hiring has open for an application that ends: offer, seat, interviews, referrals.

    For the steps that end an application; they walk its own arrow in the same transaction. Where the end is ``ours``,
    as of a check that was not passed, the offer is taken back, also one that was confirmed: it was conditional. The
    managers of its department hear ``told``; nothing where the step tells them itself.
    """
    application = arrows.locked(application_id)
    open_ids = Offer.objects.filter(application=application, state__in=[*OPEN_OFFERS, S.CONFIRMED]).values_list(
        "pk", flat=True
    )
    for offer_id in list(open_ids):
        offer = _locked(offer_id)
        _end(STOP if ours else DECLINE, offer, by=by, at=at, reason=reason, back=False)
        promises.tell_seat(offer, "", at=at)
        promises.tell_answer(offer, "", told, at=at, but=by.user_id)
    interviews.cancel_all(application, by=by, at=at, reason=reason)
    referrals.close_others(application, keep=None, by=by, at=at, reason=reason)


def expire_lapsed(*, at: datetime) -> int:
    """End every offer that nobody answered in time, and give on the seats of those who did not get ready. How many."""
    by = Actor.system("offers")
    lapsed = Offer.objects.lapsed(at=at).order_by("pk").values_list("pk", flat=True)
    late = (
        Offer.objects.filter(state=S.CONFIRMED, application__state=A.ONBOARDING)
        .exclude(seat__person=F("application__person"), seat__held_until__gt=at)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    ended = each_on_its_own(lapsed, _expire, by=by, at=at)
    return ended + each_on_its_own(late, _finish_or_release, by=by, at=at)


@retrying
def _expire(offer_id: int, *, by: Actor, at: datetime) -> bool:
    offer = _locked(offer_id)
    if offer.state not in OPEN_OFFERS or offer.respond_by > at:
        return False
    _end(EXPIRE, offer, by=by, at=at, reason="Nobody answered in time")
    promises.tell_answer(offer, "offer.expired", Told.LATE, at=at)
    return True


@retrying
def _finish_or_release(offer_id: int, *, by: Actor, at: datetime) -> bool:
    """On the day by which everything has to be ready: the seat is theirs when it is, else it goes on.

    While a report is out or not settled it stays held, until the class begins: to let it go would be a no around the
    letter.
    """
    offer = _locked(offer_id)
    seat = offer.seat
    if offer.state != S.CONFIRMED or offer.application.state != A.ONBOARDING or seat is None:
        return False
    if seat.person_id == offer.application.person_id and seat.held_until is not None and seat.held_until > at:
        return False
    try:
        onboarding.finish(offer.application_id, by=by, at=at)
    except DomainError:
        if until := offer_terms.held_for_a_check(offer, at=at):
            offer.seat = seats.extend(seat.pk, until=until, by=by, at=at, reason="A check is pending")
            promises.warn_anew(offer.application, offer, at=at)
            return False
        _end(EXPIRE, offer, by=by, at=at, reason="Not everything was ready in time")
        promises.tell_seat(offer, "seat.released", Told.NOT_READY, at=at)
    return True


def _say(offer: Offer, answer: VerbalAnswer, *, by: Actor, at: datetime, reason: str) -> Offer:
    application = offer.application
    until = offer_terms.phone_deadline(offer, answer, at=at)
    if offer.seat_id is not None:
        seats.extend(offer.seat_id, until=until, by=by, at=at)
    audit.step(
        SAY,
        offer,
        by=by,
        at=at,
        person=application.person_id,
        reason=reason,
        verbal_answer=answer,
        verbal_at=at,
        respond_by=until,
    )
    audit.step(OFFER, application, by=by, at=at, person=application.person_id, reason=reason, answer_due=None)
    promises.tell_offered(offer, at=at)
    return offer


def _call_back(offer: Offer, when: datetime | None, *, by: Actor, at: datetime) -> Offer:
    """Keep the seat until the hour at which the candidate asked to be called again, and for a call's length after."""
    latest = offer_terms.latest_call_back(offer, at=at)
    if when is None or not at < when <= latest:
        zone = zone_of(offer).key
        words = working_days.when_words(latest, zone, working_days.local_day(at, zone))
        raise GuardFailed(f"Choose a time from now until {working_days.sentence(words)}", field="call_back_time")
    until = max(when + offer_terms.call_length(offer, at=at), offer.respond_by)
    if offer.seat_id is not None and until > offer.respond_by:
        seats.extend(offer.seat_id, until=until, by=by, at=at)
    offer.respond_by, offer.call_back_at = until, when
    offer.save(update_fields=["respond_by", "call_back_at"])
    data = {"at": when.isoformat()}
    audit.record(offer_terms.CALL_BACK, offer, by=by, at=at, person=offer.application.person_id, data=data)
    return offer


def _try_again(offer: Offer, *, by: Actor, at: datetime) -> Offer:
    """Keep the seat until the end of the day on which the first call was made, not longer."""
    zone = zone_of(offer)
    until = end_of_day(offer.prepared_at.astimezone(zone).date(), zone)
    if until > offer.respond_by and offer.seat_id is not None:
        seats.extend(offer.seat_id, until=until, by=by, at=at)
        offer.respond_by = until
    offer.call_back_at = None
    offer.save(update_fields=["respond_by", "call_back_at"])
    audit.record(offer_terms.NOT_PICKED_UP, offer, by=by, at=at, person=offer.application.person_id)
    return offer


def _end(
    step: Transition, offer: Offer, *, by: Actor, at: datetime, reason: str, back: bool = True, **columns: str
) -> None:
    """Walk an offer to an end: its seat is free, and the candidate goes back to the ready ones."""
    application = offer.application
    seat = Seat.objects.filter(offers=offer).first()
    if seat is not None and seat.state == SeatState.HELD and seat.person_id == application.person_id:
        seats.free(seat.pk, by=by, at=at, reason=reason)
    elif seat is not None and seat.state == SeatState.TAKEN and seat.person_id == application.person_id:
        raise GuardFailed("The seat is taken for good. End the training instead.")
    offer_columns: dict[str, Any] = {"ended_at": at, **columns}
    audit.step(step, offer, by=by, at=at, person=application.person_id, reason=reason, **offer_columns)
    if back and application.state in RETURN.sources:
        on = working_days.local_day(at, zone_of(offer).key)
        due = deadlines.answer_due(application.version, on=on)
        audit.step(RETURN, application, by=by, at=at, person=application.person_id, reason=reason, answer_due=due)


def _check_in_time(offer: Offer, at: datetime, sentence: str) -> None:
    if at >= offer.respond_by:
        raise GuardFailed(sentence, code="too-late")


def _locked(offer_id: int) -> Offer:
    application_id = Offer.objects.values_list("application_id", flat=True).get(pk=offer_id)
    application = arrows.locked(application_id)
    offer = (
        Offer.objects.select_for_update(of=("self",))
        .select_related("seat", "made_by", "opening__cohort", "opening__track", "opening__department__site")
        .get(pk=offer_id)
    )
    offer.application = application
    return offer
