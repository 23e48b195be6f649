"""The typing test: what was typed, how fast, how exactly, and whether it looked like typing by hand."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from applicants.rules.alignment import align
from applicants.rules.typing_signs import (
    FEW_WORDS,
    KEYSTROKES_PER_WORD,
    MANY_ERRORS,
    SECONDS_PER_MINUTE,
    Flag,
    Limits,
    Watched,
    signs,
)
from apprenticeships.rules.speech import say


class Formula(StrEnum):
    """How errors lower the speed. K keystrokes, E errors, M minutes; a word is five keystrokes, spaces included."""

    A = "A"  # (K / 5 - E) / M: each error costs a word
    B = "B"  # K / 5 / M - E: each error costs a word a minute
    C = "C"  # K / 5 / M * (K - E) / K: speed times accuracy


class Outcome(StrEnum):
    """What became of a try. A void one uses none up; at ``look`` a person decides."""

    PASS = "pass"  # noqa: S105 - an outcome, not a secret
    FAIL = "fail"
    LOOK = "look"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class TypingRule:
    """The numbers of one test. ``pass_mark`` is net words a minute.

    ``allowed_seconds`` is what everybody has. ``extra_time`` is the factor of a recorded accommodation: the clock runs
    so many times longer, and what was typed in that time counts as if typed in the usual one.
    """

    pass_mark: Fraction | int
    formula: Formula = Formula.A
    allowed_seconds: int = 300
    grace_seconds: int = 2
    burst_wpm: int = 250
    extra_time: Fraction = Fraction(1)
    alone: bool = False


@dataclass(frozen=True, slots=True)
class TypingScore:
    """The score of one try; speeds are exact. ``seconds`` is the time that counted."""

    keystrokes: int
    errors: int
    seconds: Fraction
    formula: Formula
    gross: Fraction
    net: Fraction
    accuracy: Fraction
    outcome: Outcome
    flags: tuple[Flag, ...]
    sentence: str


def gross_wpm(keystrokes: int, minutes: Fraction | int) -> Fraction:
    """Return words a minute before errors."""
    return Fraction(keystrokes, KEYSTROKES_PER_WORD) / minutes


def net_wpm(keystrokes: int, errors: int, minutes: Fraction | int, formula: Formula = Formula.A) -> Fraction:
    """Return words a minute after errors, exact and never below 0. Compare this, not what ``display`` shows."""
    gross = gross_wpm(keystrokes, minutes)
    if formula is Formula.A:
        net = gross - Fraction(errors) / minutes
    elif formula is Formula.B:
        net = gross - errors
    else:
        net = gross * accuracy(keystrokes, errors)
    return max(net, Fraction(0))


def accuracy(keystrokes: int, errors: int) -> Fraction:
    """Return the share of keystrokes without error, 0 to 1."""
    return max(Fraction(keystrokes - errors, keystrokes), Fraction(0)) if keystrokes else Fraction(0)


def display(figure: Fraction) -> str:
    """Return a figure with one decimal, a half rounded up. For people only: it never decides."""
    tenths = (figure * 10 + Fraction(1, 2)) // 1
    return f"{tenths // 10}.{tenths % 10}"


def speed_sentence(net: Fraction, pass_mark: Fraction | int) -> str:
    """Return the speed beside the pass mark, in words that never argue with the verdict."""
    mark = display(Fraction(pass_mark)).removesuffix(".0")
    just_under = net < pass_mark and Fraction(display(net)) >= pass_mark
    speed = say("just under {mark}", mark=mark) if just_under else display(net)
    return say("You typed {speed} words a minute. The pass mark is {mark}.", speed=speed, mark=mark)


def score(
    passage: str, typed: str, seconds: float | Fraction, rule: TypingRule, watched: Watched | None = None
) -> TypingScore:
    """Score what was typed against the passage that the server gave out, in the seconds that the server measured.

    - Time: more than the allowed seconds and the grace is void. Who stops early without reaching the end of the
      passage is measured over the whole time, so that a short sprint is worth nothing.
    - What looks unlike typing by hand goes to a person, whatever the speed: it may be a helping device.
    """
    elapsed = Fraction(seconds)
    longest = rule.allowed_seconds * rule.extra_time
    most = rule.burst_wpm * KEYSTROKES_PER_WORD * longest // SECONDS_PER_MINUTE
    found = align(passage, typed)
    taken = elapsed if found.finished and 0 < elapsed < longest else longest
    counted = taken / rule.extra_time
    minutes = counted / SECONDS_PER_MINUTE
    net = net_wpm(found.keystrokes, found.errors, minutes, rule.formula)
    flags = signs(typed, elapsed, watched or Watched(), Limits(rule.burst_wpm, rule.grace_seconds, rule.alone))
    if found.words >= FEW_WORDS and found.errors > MANY_ERRORS * found.words:
        flags.add(Flag.MANY_ERRORS)
    if len(typed) > most or gross_wpm(found.keystrokes, taken / SECONDS_PER_MINUTE) > rule.burst_wpm:
        flags.add(Flag.BURST)
    return TypingScore(
        keystrokes=found.keystrokes,
        errors=found.errors,
        seconds=counted,
        formula=rule.formula,
        gross=gross_wpm(found.keystrokes, minutes),
        net=net,
        accuracy=accuracy(found.keystrokes, found.errors),
        outcome=_outcome(net, elapsed, rule, flags),
        flags=tuple(flag for flag in Flag if flag in flags),
        sentence=speed_sentence(net, rule.pass_mark),
    )


def _outcome(net: Fraction, elapsed: Fraction, rule: TypingRule, flags: set[Flag]) -> Outcome:
    if not 0 < elapsed <= rule.allowed_seconds * rule.extra_time + rule.grace_seconds:
        return Outcome.VOID
    if flags:
        return Outcome.LOOK
    return Outcome.PASS if net >= rule.pass_mark else Outcome.FAIL
