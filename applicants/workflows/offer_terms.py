"""The terms of an offer: who may get one, and until when each answer is waited for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from applicants.models import (
    OPEN_OFFERS,
    Application,
    Interview,
    InterviewState,
    Offer,
    OfferState,
    Referral,
    Standby,
    VerbalAnswer,
)
from applicants.records import check_holds, deadlines, offer_first, supervision
from applicants.rules.pipeline import offer_deadline
from applicants.rules.requirements import SATISFIED
from applicants.workflows import referrals, scoring
from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.language import said
from apprenticeships.models import Event, Parameter, StepKind
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.models import Opening, SeatState

NOT_PICKED_UP: Final = "offer.no_answer"
CALL_BACK: Final = "offer.call_back"
CALLED: Final = "offer.call"


@dataclass(frozen=True, slots=True)
class Said:
    """What else came out of a call: what was said and ticked off, how long it took, why not, and when to call again."""

    lines: tuple[str, ...] = ()
    seconds: int = 0
    decline_reason: str = ""
    call_back_at: datetime | None = None

    def record(self, offer: Offer, *, by: Actor, at: datetime) -> None:
        """Write down that somebody was called, and what they were told."""
        if self.lines or self.seconds:
            data = {"said": list(self.lines), "seconds": self.seconds}
            audit.record(CALLED, offer, by=by, at=at, person=offer.application.person_id, data=data)


NOTHING: Final = Said()


def check_may_be_offered(application: Application, referral: Referral, *, by: Actor, at: datetime) -> None:
    """Refuse a second offer, and one that scores or screening do not allow yet. The sentences name no detail."""
    person = application.person
    rival = (
        Offer.objects.filter(application=application, state__in=[*OPEN_OFFERS, OfferState.CONFIRMED])
        .select_related("made_by")
        .first()
    )
    if rival is not None:
        raise Conflict(
            f"{person} has an offer already, from {rival.made_by.get_full_name()}. Load your queue again to follow it."
        )
    referrals.check_no_conflict(application, by)
    version = application.version
    asked = version.steps.filter(kind=StepKind.INTERVIEW).exists()
    held = Interview.objects.filter(
        application=application, opening_id=referral.opening_id, state=InterviewState.HELD, scorecards__isnull=False
    )
    scored = held.select_related("opening__cohort").order_by("-requested_at", "-pk").first() if asked else None
    if asked and scored is None:
        raise GuardFailed(f"Interview {person} and hand in your scorecard first. An offer follows from scores.")
    if scored is not None:
        scored.application = application
        scoring.check_settled(scored, at=at)
    still_open = offer_first.before_offer(application, on=deadlines.local_day(version.program, at))
    if still_open.exclude(verdict__in=SATISFIED).exists():
        raise GuardFailed(f"The screening of {person} is not finished. The coordinator tells you when it is.")
    if supervision.waits(application, at=at):
        raise GuardFailed(f"{person} types once more in a supervised room first. The coordinator arranges it.")


def check_nobody_waits(application: Application, opening: Opening) -> None:
    """Refuse a free seat while people wait for one: the next on the list gets it, with a clock of their own."""
    if Standby.objects.waiting().filter(opening=opening).exists():
        raise GuardFailed(
            f"People wait for a seat in {opening.department}, and a free one goes to the next of them. Ask the "
            f"coordinator to put {application.person} on that list, or to take off it who does not wait any more."
        )


def last_moment(opening: Opening, *, at: datetime) -> datetime:
    """Return until when a seat may be held at most, and refuse when that is over: nobody could get ready any more."""
    last = deadlines.last_moment(opening)
    if at < last:
        return last
    day = day_in_words(deadlines.last_day(opening.cohort))
    raise GuardFailed(f"Seats in this class could be offered until {day}. Offer one in the next class.", code="late")


def phone_deadline(offer: Offer, answer: str, *, at: datetime) -> datetime:
    """Until when the seat is held after an answer on the phone, never past the last business day before the class."""
    zone = zone_of(offer)
    if answer == VerbalAnswer.YES:
        until = at + timedelta(hours=number("confirm_hours", offer.application, at, zone))
    else:
        until = offer_deadline(at, number("offer_days", offer.application, at, zone), zone).over_at
    return min(until, deadlines.last_moment(offer.opening))


def held_for_a_check(offer: Offer, *, at: datetime) -> datetime | None:
    """Until when a seat whose time ran out stays held as a report about its candidate is out or not settled.

    A department reads no other day than before, as of a seat that a coordinator holds longer: see ``day_for_managers``.
    """
    seat = offer.seat
    until = deadlines.last_moment(offer.opening)
    theirs = seat is not None and seat.state == SeatState.HELD and seat.person_id == offer.application.person_id
    return until if theirs and until > at and check_holds.pending(offer.application) else None


def call_length(offer: Offer, *, at: datetime) -> timedelta:
    """How long a seat is held for one call."""
    return timedelta(minutes=number("call_minutes", offer.application, at, zone_of(offer)))


def latest_call_back(offer: Offer, *, at: datetime) -> datetime:
    """Until when a call back may be agreed while the seat is held: never past the last day for seats of the class."""
    zone = zone_of(offer)
    until = at + timedelta(hours=number("call_back_hours", offer.application, at, zone))
    return min(until, deadlines.last_moment(offer.opening) - call_length(offer, at=at))


def tries(offer: Offer) -> list[Event]:
    """The calls that nobody picked up, latest first."""
    return list(audit.about(offer).filter(kind=NOT_PICKED_UP))


def number(key: str, application: Application, at: datetime, zone: ZoneInfo) -> int:
    """Return a number of the application's version in force at ``at``."""
    return int(Parameter.objects.value(key, version=application.version_id, on=at.astimezone(zone).date()))


def zone_of(of: Offer | Referral) -> ZoneInfo:
    """Return the zone of the site that hires."""
    return zone_of_opening(of.opening)


def zone_of_opening(opening: Opening) -> ZoneInfo:
    """Return the zone of the site of an opening."""
    return ZoneInfo(opening.department.site.zone)


def check_may_be_confirmed(offer: Offer, *, at: datetime) -> None:
    """Refuse a yes while something that belongs to the offer is missing, such as a guardian's consent."""
    application = offer.application
    rows = offer_first.with_offer(application, on=deadlines.local_day(application.version.program, at))
    missing = rows.exclude(verdict__in=SATISFIED).select_related("requirement").order_by("requirement__position")
    if (first := missing.first()) is not None:
        raise GuardFailed(
            _("Still missing before you can say yes: %(requirement)s. The place is held until then.")
            % {"requirement": said(first.requirement.title).lower()},
            code="missing",
        )
