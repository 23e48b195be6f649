"""A no is a way on: what was short, from when to try again, what stays, what helps, and the one next thing to do.

Nothing here ever names a background check or a drug screen, and no day lies behind ``Case.on``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from applicants.rules.eligibility import by_beginning
from applicants.rules.requirements import Kind, day_words
from apprenticeships.rules.dates import add_months
from apprenticeships.rules.speech import marked, say


class Ending(StrEnum):
    """What happened. The first four ended the application; with the others somebody is still in."""

    INELIGIBLE = "ineligible"
    NOT_SELECTED = "not_selected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OFFER_DECLINED = "offer_declined"
    OFFER_LAPSED = "offer_lapsed"
    OFFER_TAKEN_BACK = "offer_taken_back"
    SEAT_RELEASED = "seat_released"
    NO_MATCH = "no_match"
    FAILED_TEST = "failed_test"


OVER = frozenset({Ending.INELIGIBLE, Ending.NOT_SELECTED, Ending.WITHDRAWN, Ending.EXPIRED})
SENSITIVE = frozenset({Kind.BACKGROUND, Kind.DRUG, Kind.REGISTRY})
IN_A_LETTER = marked("One of the checks of this program stands in the way. Our letter says why, and what you can do.")
IN_A_CALL = marked(
    "One of the checks of this program stands in the way. Call us: we tell you why, and what you can do."
)
"""Letters belong to a background check (15 U.S.C. 1681b(b)(3)); a drug screen and a registry have none."""
WORDS = {
    Ending.INELIGIBLE: marked("This class does not fit now."),
    Ending.NOT_SELECTED: marked("You were not chosen this time."),
    Ending.WITHDRAWN: marked("That is fine, and nobody holds it against you."),
    Ending.EXPIRED: marked("We waited for your answer, and the time ran out."),
    Ending.OFFER_DECLINED: marked("You said no to the place that we offered you."),
    Ending.OFFER_LAPSED: marked("We did not hear from you in time, so the place is free again."),
    Ending.OFFER_TAKEN_BACK: marked(
        "The department took its offer back. That was not about you alone; we can tell you more."
    ),
    Ending.SEAT_RELEASED: marked("Not everything on your list was ready in time, so the seat went to the next person."),
    Ending.NO_MATCH: marked("No department has a place for you this time."),
    Ending.FAILED_TEST: marked("This try was not enough."),
}


class Way(StrEnum):
    """The one next thing."""

    START = "start"  # a class takes applications, and nothing stands in the way
    WAIT = "wait"  # until a known day
    CURE = "cure"  # until the applicant has what is missing, which only they know
    INTEREST = "interest"  # no class takes applications now: we write when one does
    TALK = "talk"  # a person has to look at it
    STAY = "stay"  # still on the list of ready people


class Help(StrEnum):
    """What can help."""

    PRACTICE = "practice"
    SCHOOL = "school"
    WORK = "work"
    MANAGER = "manager"
    SESSION = "session"
    PROGRAMS = "programs"
    CALL = "call"


HELPS = {
    Kind.TYPING: Help.PRACTICE,
    Kind.DIPLOMA: Help.SCHOOL,
    Kind.EXPERIENCE: Help.WORK,
    Kind.DEPARTMENT_APPROVAL: Help.MANAGER,
}
CURED_BY_THEM = frozenset({Kind.DIPLOMA, Kind.EXPERIENCE})


@dataclass(frozen=True, slots=True)
class Short:
    """One thing that was not enough. ``from_day`` is the first day on which it may be tried again, or is there.

    Age is there on a day and counts on the first day of class: ``by_start``. Anything else counts on the day of
    applying. ``None`` where no day is known. ``lacks_months`` of full-time work would be enough, where that is it.
    """

    kind: Kind
    sentence: str
    from_day: date | None = None
    by_start: bool = False
    lacks_months: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Something passed, good through a day; ``None`` for always."""

    kind: Kind
    sentence: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A class to come, and the last day to apply for it."""

    starts_on: date
    apply_by: date


@dataclass(frozen=True, slots=True)
class Case:
    """What is known on the day ``on``. ``sentence`` and ``retry_from`` are what a coordinator wrote, if one did."""

    ending: Ending
    on: date
    short: tuple[Short, ...] = ()
    kept: tuple[Kept, ...] = ()
    classes: tuple[Ahead, ...] = ()
    sentence: str = ""
    retry_from: date | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The way on. ``earliest`` is never before the day of asking, and ``None`` where no day is known.

    ``enough_from`` is about when work would be enough for whoever lacks it and begins full time on the day of asking:
    then ``aim`` is the first class that one may still apply for on that day, if one is known.
    """

    ending: Ending
    short: tuple[str, ...]
    way: Way
    earliest: date | None
    aim: Ahead | None
    kept: tuple[Kept, ...]
    helps: tuple[Help, ...]
    on: date
    enough_from: date | None = None

    @property
    def enough_words(self) -> str:
        """The sentence about that day; nothing where work is not what is lacking."""
        return by_beginning(self.enough_from) if self.enough_from is not None else ""

    @property
    def remind_on(self) -> date | None:
        """The day on which a reminder makes sense."""
        return self.earliest if self.earliest is not None and self.earliest > self.on else None

    @property
    def may_start(self) -> bool:
        """Whether one tap begins a new application now: not for a class that lies before ``enough_from``."""
        return self.way in {Way.START, Way.CURE} and self.aim is not None and self.enough_from is None


def plan(case: Case) -> Plan:
    """Build the plan. It always says what happened, has one way on, and names whom to call."""
    apply_from = _apply_from(case)
    aim = _aim(case, apply_from)
    way = _way(case, apply_from, aim)
    enough_from = _enough_from(case) if way is Way.CURE else None
    if enough_from is not None:
        aim = _aim(case, max(apply_from, enough_from))
    known = way in {Way.START, Way.WAIT, Way.INTEREST}
    earliest = max([apply_from, *_starts(case)]) if way is Way.INTEREST else apply_from
    return Plan(
        ending=case.ending,
        short=_sentences(case),
        way=way,
        earliest=earliest if known else None,
        aim=aim if way is not Way.STAY else None,
        kept=still(case.kept, case.on),
        helps=tuple(_helps(case)),
        on=case.on,
        enough_from=enough_from,
    )


def _enough_from(case: Case) -> date | None:
    """The day on which full-time work that begins now is enough for all that lacks some."""
    lacking = [each.lacks_months for each in case.short if each.lacks_months is not None and each.from_day is None]
    return add_months(case.on, max(lacking)) if lacking else None


def _apply_from(case: Case) -> date:
    days = [each.from_day for each in case.short if each.from_day is not None and not each.by_start]
    return max([case.on, *days, *([case.retry_from] if case.retry_from else [])])


def _aim(case: Case, apply_from: date) -> Ahead | None:
    """The first class that one may still apply for when one may, and be old enough for on its first day."""
    start_from = max([case.on, *_starts(case)])
    fits = (
        each
        for each in sorted(case.classes, key=lambda each: each.starts_on)
        if each.starts_on > case.on and each.apply_by >= apply_from and each.starts_on >= start_from
    )
    return next(fits, None)


def _starts(case: Case) -> list[date]:
    """The days on or after which a class has to start."""
    return [each.from_day for each in case.short if each.by_start and each.from_day is not None]


def _way(case: Case, apply_from: date, aim: Ahead | None) -> Way:
    if case.ending not in OVER and case.ending is not Ending.FAILED_TEST:
        return Way.STAY
    unknown = [each for each in case.short if each.from_day is None]
    if unknown:
        return Way.CURE if all(each.kind in CURED_BY_THEM for each in unknown) else Way.TALK
    if apply_from > case.on:
        return Way.WAIT
    return Way.START if aim is not None else Way.INTEREST


def _sentences(case: Case) -> tuple[str, ...]:
    found = [_said(each, case.on) for each in case.short] or [case.sentence.strip() or say(WORDS[case.ending])]
    return tuple(dict.fromkeys(found))


def _said(short: Short, on: date) -> str:
    if short.kind in SENSITIVE:
        return say(IN_A_LETTER if short.kind is Kind.BACKGROUND else IN_A_CALL)
    day = short.from_day
    if day is None or day <= on or short.kind not in {Kind.AGE, Kind.EXPERIENCE}:
        return short.sentence
    if short.kind is Kind.AGE:
        words = say("You can join a class that starts on or after {day}.", day=day_words(day, on))
        return f"{short.sentence} {words}"
    words = say("If you stay in your job, you have enough on {day}.", day=day_words(day, on))
    return f"{short.sentence} {words}"


def still(kept: Iterable[Kept], on: date) -> tuple[Kept, ...]:
    """Return what the next application can use: a check of this program is made anew for each one."""
    return tuple(each for each in kept if each.kind not in SENSITIVE and (each.until is None or each.until >= on))


def _helps(case: Case) -> Sequence[Help]:
    own = [HELPS[each.kind] for each in case.short if each.kind in HELPS]
    over = case.ending in OVER
    came = any(each.kind is Kind.INFO_SESSION for each in still(case.kept, case.on))
    return [
        *dict.fromkeys(own),
        *([Help.SESSION] if over and not came else []),
        *([Help.PROGRAMS] if over and case.elsewhere else []),
        Help.CALL,
    ]
