"""Whose turn it is with a candidate before a department, and what there is to do by when."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from applicants.rules.panels import must_agree
from applicants.rules.pipeline import Family
from applicants.rules.working_days import (
    day_words,
    due_in_words,
    last_day,
    last_day_words,
    local_day,
    sentence,
    time_words,
    when_words,
)


class Verb(StrEnum):
    """What the button says."""

    INVITE = "Invite"
    SCORE = "Score"
    AGREE = "Agree"
    DECIDE = "Decide"
    CALL = "Call"
    RELEASE = "Release"
    OPEN = "Open"


ANOTHER: Final = "Another interviewer"
"""Whom a turn waits for while a card of the panel is not in."""
MINUTES = {Verb.INVITE: 2, Verb.SCORE: 5, Verb.AGREE: 5, Verb.DECIDE: 2, Verb.CALL: 10, Verb.RELEASE: 2, Verb.OPEN: 0}
"""How long each takes, roughly: what the top of the queue adds up."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The latest interview for the opening, as the reader knows it. ``choose_by``: the candidate chooses a time.

    ``by_manager``: whoever met them is a hiring manager, whose turn it is to decide; else it is every manager's.
    """

    state: str
    starts_at: datetime | None = None
    score_by: date | None = None
    place: str = ""
    interviewer: str = ""
    is_mine: bool = True
    by_manager: bool = True
    choose_by: date | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """The scorecards of that interview. ``mine_missing``: the reader is expected to score and has not.

    ``agrees`` names who writes down what the panel agrees on, empty for the reader; ``agreed``: that was done.
    ``missing`` are the keys of all whose card is not in.
    """

    mine_missing: bool = False
    count: int = 0
    waiting_for: tuple[str, ...] = ()
    average: Decimal | None = None
    agreed: bool = False
    agrees: str = ""
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferSeen:
    """The candidate's open or confirmed offer. ``here``: it is for this opening; ``is_mine``: the reader makes it.

    ``ours``: an offer for another opening comes from the same department, and ``position`` says for which.
    ``back_asked_by`` is who wants it back and waits for a second yes, ``back_is_mine``: the reader asked.
    """

    state: str
    respond_by: datetime
    ready_by: date
    made_by: str = ""
    here: bool = True
    ours: bool = False
    position: str = ""
    is_mine: bool = True
    call_back_at: datetime | None = None
    back_asked_by: str = ""
    back_is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What the department decided last: its kind, whether anybody was told, and by when that, or the call, is due."""

    kind: str
    is_told: bool
    due: date


@dataclass(frozen=True, slots=True)
class Standing:
    """All that decides whose turn it is. ``decides``: the reader is a hiring manager here, not only on the panel.

    ``apart``: the reader answers for the department where the candidate works now, and so takes no part.
    """

    invite_by: date
    zone: str
    decides: bool = True
    recused: bool = False
    apart: bool = False
    seats_free: int = 0
    meeting: Meeting | None = None
    scores: Scores = Scores()
    offer: OfferSeen | None = None
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One sentence, one verb, one day. ``waits_for`` is empty when it is the reader's turn."""

    verb: Verb
    sentence: str
    due: date
    waits_for: str = ""

    @property
    def is_mine(self) -> bool:
        """Whether the reader has to do something."""
        return not self.waits_for

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return MINUTES[self.verb] if self.is_mine else 0

    def family(self, on: date) -> Family:
        """The color: late, mine, or somebody else's."""
        if not self.is_mine:
            return Family.US
        return Family.STOP if self.due < on else Family.YOU

    def badge(self, on: date) -> str:
        """At most a few words or a day."""
        if not self.is_mine:
            return self.waits_for
        return due_in_words(self.due, on)


def turn(row: Standing, *, at: datetime) -> Turn:
    """Return whose turn it is at ``at``."""
    on = local_day(at, row.zone)
    if row.apart:
        words = "You answer for the department where they work now. Somebody else decides."
        return Turn(Verb.OPEN, words, row.invite_by, "Your colleagues")
    if row.recused:
        return Turn(
            Verb.OPEN, "You have a conflict of interest. Somebody else decides.", row.invite_by, "Your colleagues"
        )
    if row.offer is not None:
        return _with_offer(row, row.offer, on)
    meeting = row.meeting
    if meeting is None or meeting.starts_at is None or meeting.state in {"requested", "canceled", "no_show"}:
        return _to_invite(row, meeting, on)
    if meeting.state == "scheduled":
        return _planned(row, meeting, meeting.starts_at, at, on)
    return _held(row, meeting, meeting.starts_at, on)


def _with_offer(row: Standing, offer: OfferSeen, on: date) -> Turn:
    due = last_day(offer.respond_by, row.zone)
    if not offer.here:
        whose, position = ("Your department", f" for {offer.position}") if offer.ours else ("Another department", "")
        words = {
            "prepared": f"{whose} holds a seat{position} and calls with an offer.",
            "confirmed": f"Said yes to an offer{position or ' of another department'}.",
        }.get(offer.state, f"{whose} has made an offer{position}. You hear when it ends.")
        return Turn(Verb.OPEN, words, due, "Your other offer" if offer.ours else whose)
    if offer.state == "prepared":
        return _to_call(row, offer, on)
    if offer.back_asked_by:
        return _wanted_back(row, offer, on)
    if offer.state == "verbal":
        last = last_day_words(offer.respond_by, row.zone, on)
        return Turn(Verb.OPEN, sentence(f"Says yes or no to your offer by {last}"), due, "The candidate")
    words = f"Said yes, and gets everything ready by {day_words(offer.ready_by, on)}."
    return Turn(Verb.OPEN, words, offer.ready_by, "The candidate")


def _to_call(row: Standing, offer: OfferSeen, on: date) -> Turn:
    """A seat is held: the manager calls, now or at the hour that the candidate asked for."""
    until = time_words(offer.respond_by, row.zone)
    if not offer.is_mine:
        due = last_day(offer.respond_by, row.zone)
        words = sentence(f"{offer.made_by} calls with an offer until {until}")
        return Turn(Verb.OPEN, words, due, "A colleague")
    if offer.call_back_at is None:
        return Turn(Verb.CALL, f"A seat is held until {until}: call, then save the answer.", on)
    when = when_words(offer.call_back_at, row.zone, on)
    words = f"{sentence(f'Asked to be called back on {when}')} A seat is held until then."
    return Turn(Verb.CALL, words, local_day(offer.call_back_at, row.zone))


def _wanted_back(row: Standing, offer: OfferSeen, on: date) -> Turn:
    """Somebody wants the offer back: another manager agrees, or keeps it."""
    if offer.back_is_mine or not row.decides:
        due = last_day(offer.respond_by, row.zone) if offer.state == "verbal" else offer.ready_by
        return Turn(Verb.OPEN, "To be taken back when a second person agrees.", due, "A second yes")
    return Turn(Verb.DECIDE, f"{offer.back_asked_by} wants to take the offer back. Agree, or keep it.", on)


def _to_invite(row: Standing, meeting: Meeting | None, on: date) -> Turn:
    if not row.decides:
        day = day_words(row.invite_by, on)
        words = f"A manager was to invite by {day}." if row.invite_by < on else f"A manager invites by {day}."
        return Turn(Verb.OPEN, words, row.invite_by, "The manager")
    if meeting is not None and meeting.state == "requested" and meeting.choose_by is not None:
        day = day_words(meeting.choose_by, on)
        if on <= meeting.choose_by:
            return Turn(Verb.OPEN, f"Chooses one of the open times by {day}.", meeting.choose_by, "The candidate")
        return Turn(Verb.INVITE, f"Chose no time by {day}. Call, or set a time yourself.", on)
    if meeting is not None and meeting.state == "no_show" and meeting.starts_at is not None:
        when = day_words(local_day(meeting.starts_at, row.zone), on)
        return Turn(Verb.INVITE, f"Did not come on {when}. Invite again, or pass.", max(row.invite_by, on))
    return Turn(Verb.INVITE, "Ready to meet. Choose a time.", row.invite_by)


def _planned(row: Standing, meeting: Meeting, starts_at: datetime, at: datetime, on: date) -> Turn:
    day = local_day(starts_at, row.zone)
    if starts_at > at:
        who = "You meet" if meeting.is_mine else f"{meeting.interviewer} meets them"
        when = when_words(starts_at, row.zone, on)
        return Turn(Verb.OPEN, sentence(f"{who} on {when}, {meeting.place}"), day, "The meeting")
    if row.scores.mine_missing:
        when = "today" if day == on else f"on {day_words(day, on)}"
        return Turn(Verb.SCORE, f"You met {when}. Score, or say that they did not come.", max(day, on))
    return Turn(Verb.OPEN, f"{meeting.interviewer} says how it went.", day, "The interviewer")


def _held(row: Standing, meeting: Meeting, starts_at: datetime, on: date) -> Turn:
    due = meeting.score_by or on
    day = local_day(starts_at, row.zone)
    when = f"today at {time_words(starts_at, row.zone)}" if day == on else day_words(day, on)
    if row.scores.mine_missing:
        return Turn(Verb.SCORE, f"{sentence(f'Interviewed {when}')} Your score is missing.", due)
    if row.scores.waiting_for and on <= due:
        names = " and ".join(row.scores.waiting_for)
        verb = "scores" if len(row.scores.waiting_for) == 1 else "score"
        return Turn(Verb.OPEN, f"{names} {verb} by {day_words(due, on)}.", due, ANOTHER)
    if must_agree(row.scores.count) and not row.scores.agreed:
        return _to_agree(row, due)
    if not row.decides or (meeting.by_manager and not meeting.is_mine):
        who = meeting.interviewer if meeting.by_manager else "A manager"
        return Turn(Verb.OPEN, f"Your part is done. {who} decides.", due, "The manager")
    return _decided(row, on) or Turn(Verb.DECIDE, _to_decide(row), min(on, due))


def _decided(row: Standing, on: date) -> Turn | None:
    """A decision that waits for its release, or an offer that was released and may be called; both have a day."""
    found = row.decided
    if found is None:
        return None
    day = day_words(found.due, on)
    if found.is_told:
        words = f"The offer is released: call by {day}, and save the answer."
        return Turn(Verb.CALL, words, found.due) if found.kind == "offer" else None
    what = {"offer": "an offer", "hold": "to keep them for later", "pass": "to pass"}.get(found.kind, found.kind)
    if on > found.due:
        return Turn(Verb.RELEASE, f"You prepared {what} and told nobody. It was to be released by {day}.", found.due)
    return Turn(
        Verb.OPEN, f"You prepared {what}. Nobody is told before you release it, by {day}.", found.due, "The release"
    )


def _to_agree(row: Standing, due: date) -> Turn:
    if row.scores.agrees:
        words = f"Every score is in. {row.scores.agrees} writes down what you agree on."
        return Turn(Verb.OPEN, words, due, "The panel")
    return Turn(Verb.AGREE, f"{row.scores.count} scores are in. Agree on one rating of each.", due)


def _to_decide(row: Standing) -> str:
    scores = row.scores
    mean = f"{scores.average} of 4" if scores.average is not None else "no ratings"
    what = "You agreed" if scores.agreed else "Your score is in"
    seats = {0: "No seat is free", 1: "A seat is free"}.get(row.seats_free, f"{row.seats_free} seats are free")
    return f"{what}: {mean}. {seats}."
