"""What in a typing test looks unlike typing by hand, or could not be checked. It never decides: a person looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

SECONDS_PER_MINUTE = 60
MILLISECONDS = 1000
KEYSTROKES_PER_WORD = 5
BURST_KEYS = 25
EVEN_KEYS = 30
MANY_ERRORS = Fraction(1, 4)
FEW_WORDS = 20
STRETCH_MS = 15_000


class Flag(StrEnum):
    """What looked unlike typing by hand, or could not be checked."""

    PASTE = "paste"
    BURST = "burst"
    EVEN = "even"
    UNTYPED = "untyped"
    CLOCK = "clock"
    MANY_ERRORS = "many_errors"
    NO_TIMING = "no_timing"
    UNSAVED = "unsaved"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Insert:
    """Characters that arrived at once, ``at_ms`` milliseconds after the start. One key inserts one."""

    at_ms: int
    inserted: int = 1


@dataclass(frozen=True, slots=True)
class Save:
    """How many characters the server had in hand ``at_ms`` milliseconds after the start, by its own clock."""

    at_ms: int
    characters: int


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen of a try beside its text.

    ``events`` come from the page; ``saves`` are the server's own; ``pages`` is whether two pages were open at once.
    """

    events: Sequence[Insert] = ()
    saves: Sequence[Save] = ()
    pages: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """``burst_wpm``: what nobody types; ``alone``: nobody watches, so that times and saves must have come."""

    burst_wpm: int = 250
    grace_seconds: int = 2
    alone: bool = False


def signs(typed: str, elapsed: Fraction, watched: Watched, limits: Limits) -> set[Flag]:
    """Return what looks unlike typing by hand, in ``elapsed`` seconds by the server's clock."""
    found = {Flag.CLOCK} if elapsed <= 0 else set()
    if watched.pages:
        found.add(Flag.PAGES)
    found |= _saved(len(typed), elapsed, watched.saves, limits)
    if watched.events:
        return found | _timed(typed, elapsed, watched.events, limits)
    return found | ({Flag.NO_TIMING} if limits.alone else set())


def _saved(characters: int, elapsed: Fraction, saves: Sequence[Save], limits: Limits) -> set[Flag]:
    """Compare what the server had from time to time: more than hands can add in a stretch came from elsewhere.

    A stretch lasts at least ``STRETCH_MS``, as posts that a slow network held back arrive together. From one save to
    the next, what hands add in such a stretch is let pass on top.
    """
    if not saves:
        return {Flag.UNSAVED} if limits.alone else set()
    seen = [Save(0, 0), *saves, Save(int(elapsed * MILLISECONDS), characters)]
    for place, before in enumerate(seen):
        after = next((each for each in seen[place + 1 :] if each.at_ms - before.at_ms >= STRETCH_MS), None)
        if after is None:
            break
        if after.characters - before.characters > _most(after.at_ms - before.at_ms, limits):
            return {Flag.BURST}
    leaps = pairwise(seen)
    if any(b.characters - a.characters > _most(b.at_ms - a.at_ms + STRETCH_MS, limits) for a, b in leaps):
        return {Flag.BURST}
    return set()


def _timed(typed: str, elapsed: Fraction, events: Sequence[Insert], limits: Limits) -> set[Flag]:
    found = set()
    gaps = [after.at_ms - before.at_ms for before, after in pairwise(events)]
    if min(gaps, default=0) < 0 or events[-1].at_ms > (elapsed + limits.grace_seconds) * MILLISECONDS:
        found.add(Flag.CLOCK)
    if any(each.inserted > 1 for each in events):
        found.add(Flag.PASTE)
    if sum(each.inserted for each in events) < len(typed.rstrip()):
        found.add(Flag.UNTYPED)
    if _quickest([abs(gap) for gap in gaps]) < _burst_ms(limits):
        found.add(Flag.BURST)
    if _evenest(gaps) >= EVEN_KEYS:
        found.add(Flag.EVEN)
    return found


def _most(milliseconds: int, limits: Limits) -> Fraction:
    """Return how many characters hands can add in so many milliseconds."""
    return Fraction(milliseconds * limits.burst_wpm * KEYSTROKES_PER_WORD, SECONDS_PER_MINUTE * MILLISECONDS)


def _burst_ms(limits: Limits) -> Fraction:
    """Return the shortest believable time for ``BURST_KEYS`` keys in a row."""
    return Fraction(BURST_KEYS * SECONDS_PER_MINUTE * MILLISECONDS, limits.burst_wpm * KEYSTROKES_PER_WORD)


def _quickest(gaps: Sequence[int]) -> float:
    """Return the least time in which ``BURST_KEYS`` keys followed one another."""
    windows = range(len(gaps) - BURST_KEYS + 1)
    return min((sum(gaps[place : place + BURST_KEYS]) for place in windows), default=float("inf"))


def _evenest(gaps: Sequence[int]) -> int:
    """Return the longest run of equal pauses between keys."""
    longest = run = 0
    before = None
    for gap in gaps:
        run = run + 1 if gap == before else 1
        longest, before = max(longest, run), gap
    return longest
