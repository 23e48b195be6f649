"""Whose turn it is: our clock, the candidate's clock, and the names that the public sees."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from apprenticeships.rules.dates import add_business_days, end_of_day
from apprenticeships.rules.holidays import Calendar


class ApplicationState(StrEnum):
    """Every state of an application, as stored."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    NEEDS_INFORMATION = "needs_information"
    READY = "ready"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    ONBOARDING = "onboarding"
    ENROLLED = "enrolled"
    INELIGIBLE = "ineligible"
    NOT_SELECTED = "not_selected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Turn(StrEnum):
    """Who has to do something next, seen by the applicant."""

    YOU = "you"
    US = "us"
    NOBODY = "nobody"


class Family(StrEnum):
    """The six families of status. The value names the color class; each has one icon."""

    YOU = "is-you"
    US = "is-us"
    DONE = "is-done"
    STOP = "is-stop"
    LOOK = "is-look"
    LATER = "is-later"

    @property
    def css(self) -> str:
        """The class that sets the color of any component."""
        return self.value

    @property
    def icon(self) -> str:
        """The name of the icon that goes with the color."""
        return _ICONS[self]


_ICONS = {
    Family.YOU: "you",
    Family.US: "us",
    Family.DONE: "check",
    Family.STOP: "stop",
    Family.LOOK: "look",
    Family.LATER: "clock",
}


@dataclass(frozen=True, slots=True)
class PublicStatus:
    """What an applicant sees of a state: a name of at most a few words, a color with its icon, whose turn."""

    english: str
    spanish: str
    family: Family
    turn: Turn

    def name(self, language: str) -> str:
        """Return the name in Spanish for a code such as "es" or "es-us", else in English."""
        return self.spanish if language.lower().split("-")[0] == "es" else self.english


PUBLIC_STATUS: dict[str, PublicStatus] = {
    ApplicationState.DRAFT: PublicStatus("Not sent yet", "Sin enviar", Family.YOU, Turn.YOU),
    ApplicationState.SUBMITTED: PublicStatus("With us", "Nos toca", Family.US, Turn.US),
    ApplicationState.NEEDS_INFORMATION: PublicStatus("Your turn", "Le toca", Family.YOU, Turn.YOU),
    ApplicationState.READY: PublicStatus("Ready to meet", "Falta la entrevista", Family.US, Turn.US),
    ApplicationState.OFFERED: PublicStatus("Offer for you", "Tiene una oferta", Family.YOU, Turn.YOU),
    ApplicationState.ACCEPTED: PublicStatus("You said yes", "Dijo que sí", Family.US, Turn.US),
    ApplicationState.ONBOARDING: PublicStatus("Getting ready", "En preparación", Family.YOU, Turn.YOU),
    ApplicationState.ENROLLED: PublicStatus("You are in", "Tiene su lugar", Family.DONE, Turn.NOBODY),
    ApplicationState.INELIGIBLE: PublicStatus("Not this class", "Esta clase no", Family.STOP, Turn.NOBODY),
    ApplicationState.NOT_SELECTED: PublicStatus("Not this time", "Esta vez no", Family.STOP, Turn.NOBODY),
    ApplicationState.WITHDRAWN: PublicStatus("You withdrew", "Se retiró", Family.LATER, Turn.NOBODY),
    ApplicationState.EXPIRED: PublicStatus("Time ran out", "Se acabó el tiempo", Family.STOP, Turn.NOBODY),
}


@dataclass(frozen=True, slots=True)
class ResponseClock:
    """The working days within which we answer: ``day`` of ``of``, ``gone`` of them over, ``late`` after ``due``."""

    due: date
    day: int
    of: int
    gone: int
    late: bool


def response_clock(start: date, days: int, *, on: date, calendar: Calendar) -> ResponseClock:
    """Count business days since ``start``, which is not counted; the answer is due at the end of the last one.

    ``gone`` counts the business days reached by ``on``; ``day`` is the same but at least 1, since the first
    day of waiting is called day 1. Raises ``ValueError`` when there is less than one day to answer.
    """
    if days < 1:
        raise ValueError("An answer needs at least one day.")
    due = add_business_days(start, days, calendar)
    gone = 0
    while gone < days and add_business_days(start, gone + 1, calendar) <= on:
        gone += 1
    return ResponseClock(due, max(gone, 1), days, gone, on > due)


@dataclass(frozen=True, slots=True)
class OfferDeadline:
    """The last local day on which the candidate may answer, and the instant at which it is over."""

    last_day: date
    over_at: datetime

    def passed(self, at: datetime) -> bool:
        """Tell whether the offer has ended at ``at``."""
        return at >= self.over_at


def offer_deadline(made_at: datetime, days: int, zone: ZoneInfo) -> OfferDeadline:
    """Return the deadline ``days`` calendar days after the local day of ``made_at``, through that day's end.

    Raises ``ValueError`` for a moment without a zone.
    """
    if made_at.tzinfo is None:
        raise ValueError("The moment of an offer needs a time zone.")
    last_day = made_at.astimezone(zone).date() + timedelta(days=days)
    return OfferDeadline(last_day, end_of_day(last_day, zone))
