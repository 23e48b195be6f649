"""Pauses: days out of the program that move its boundaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.words import day_in_words


@dataclass(frozen=True, slots=True)
class Pause:
    """Away from ``out``, the first day away, until ``back``, the first day back."""

    out: date
    back: date

    def __post_init__(self) -> None:
        if self.back <= self.out:
            raise RuleRefused("The first day back must be later than the first day away.", code="pause-order")

    @property
    def length(self) -> timedelta:
        """How far this pause moves a boundary."""
        return self.back - self.out

    def covers(self, day: date) -> bool:
        """Tell whether the person is away that day."""
        return self.out <= day < self.back


def in_order(pauses: Sequence[Pause], start: date) -> tuple[Pause, ...]:
    """Return the pauses by date; refuse one before ``start`` or two that overlap."""
    ordered = tuple(sorted(pauses, key=lambda pause: pause.out))
    if ordered and ordered[0].out < start:
        raise RuleRefused(
            f"A pause cannot start before the first day, {day_in_words(start, year=True)}.",
            code="pause-before-start",
        )
    for earlier, later in pairwise(ordered):
        if later.out < earlier.back:
            raise RuleRefused(
                f"Two pauses overlap on {day_in_words(later.out, year=True)}. Make them one.",
                code="pause-overlap",
            )
    return ordered


def moved(boundary: date, pauses: Sequence[Pause]) -> date:
    """Return where a boundary falls after the pauses that start before it, not on it."""
    for pause in sorted(pauses, key=lambda each: each.out):
        if pause.out < boundary:
            boundary += pause.length
    return boundary
