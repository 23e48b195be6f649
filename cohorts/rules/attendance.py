"""Class attendance: minutes delivered and owed, and the door to the exam."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.words import minutes_in_words, verb

FULL_PERCENT = 100
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One class: how long it is planned, and what the person attended (``None``: not held yet)."""

    day: date
    minutes: int
    attended: int | None

    def __post_init__(self) -> None:
        if self.attended is not None and not 0 <= self.attended <= self.minutes:
            raise RuleRefused(
                f"This class lasts {minutes_in_words(self.minutes)}: enter at most that.",
                code="attendance",
            )


@dataclass(frozen=True, slots=True)
class Waiver:
    """Minutes of class that somebody with authority gave up on, with the reason."""

    minutes: int
    reason: str

    def __post_init__(self) -> None:
        if self.minutes <= 0:
            raise RuleRefused("Say how many hours are waived.", code="waiver")
        if not self.reason.strip():
            raise RuleRefused("Say why these hours are waived.", code="waiver")


@dataclass(frozen=True, slots=True)
class Instruction:
    """A person's related instruction in minutes.

    ``delivered``: attended or made up. ``owed``: missed so far, not made up and not waived.
    ``ahead``: classes still to come. ``missing``: what the requirement still lacks.
    """

    required: int
    delivered: int
    waived: int
    owed: int
    ahead: int

    @property
    def missing(self) -> int:
        """Minutes between what counts and what is required."""
        return max(0, self.required - self.delivered - self.waived)

    @property
    def percent(self) -> Decimal:
        """Share of the required minutes delivered, to one decimal, 100 at most."""
        if self.delivered >= self.required:
            return Decimal(FULL_PERCENT).quantize(TENTH)
        share = Decimal(self.delivered * FULL_PERCENT) / self.required
        return share.quantize(TENTH, rounding=ROUND_HALF_UP)


def instruction(
    sessions: Iterable[SessionRecord],
    *,
    required: int,
    made_up: int = 0,
    waivers: Iterable[Waiver] = (),
    not_held: int = 0,
    whole_sessions: bool = False,
) -> Instruction:
    """Sum a person's classes.

    Minutes attended count; with ``whole_sessions`` any attendance counts as the whole class.
    ``not_held`` are owed minutes without a class to attend: holidays, pauses, before joining.
    """
    attended = owed = ahead = 0
    for session in sessions:
        if session.attended is None:
            ahead += session.minutes
            continue
        counts = session.minutes if whole_sessions and session.attended else session.attended
        attended += counts
        owed += session.minutes - counts
    waived = sum(waiver.minutes for waiver in waivers)
    return Instruction(
        required=required,
        delivered=attended + made_up,
        waived=waived,
        owed=max(0, owed + not_held - made_up - waived),
        ahead=ahead,
    )


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the way is open; closed, ``message`` says what to do."""

    open: bool
    message: str = ""


def exam_gate(found: Instruction, *, required_percent: int = FULL_PERCENT) -> Gate:
    """Tell whether enough instruction is delivered or waived to take the exam."""
    counts = found.delivered + found.waived
    if counts * FULL_PERCENT >= found.required * required_percent:
        return Gate(open=True)
    if found.owed:
        return Gate(
            open=False,
            message=f"{_hours(found.owed)} owed. Make them up, or record a waiver, before the exam.",
        )
    return Gate(
        open=False,
        message=f"{_hours(found.missing)} still missing. Finish the classes, or record a waiver, before the exam.",
    )


def _hours(minutes: int) -> str:
    words = minutes_in_words(minutes)
    return f"{words} of class {verb(words)}"


def absences_in_a_row(sessions: Sequence[SessionRecord]) -> int:
    """Return how many of the latest classes were missed whole, back to one attended."""
    count = 0
    for session in sorted(sessions, key=lambda each: each.day, reverse=True):
        if session.attended is None:
            continue
        if session.attended:
            break
        count += 1
    return count
