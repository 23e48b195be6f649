"""Rates of groups side by side: exact fractions, the four-fifths comparison, Fisher's exact test, small numbers.

The comparison follows 29 CFR 1607.4 D. It says where to look; it never says why, and no rate gives a preference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import comb

FOUR_FIFTHS = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a program may set, in numbers of people.

    A group with fewer than ``least`` people at a step is never the reference. A comparison in which either group has
    fewer than ``indicative`` people is called indicative only. No group is left out by its share of applicants: the two
    percent of 29 CFR 1607.4 A are a share of the labor force, which applications do not tell.
    """

    least: int = 5
    indicative: int = 30


@dataclass(frozen=True, slots=True)
class Passing:
    """How many of a group reached a step and passed it. ``withdrew`` is ``None`` where it is not told apart."""

    reached: int
    passed: int
    withdrew: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.passed <= self.reached or not 0 <= (self.withdrew or 0) <= self.reached - self.passed:
            raise ValueError("Nobody passes a step without reaching it, or passes it and withdraws from it.")

    @property
    def rate(self) -> Fraction | None:
        """Passed of all who reached the step, those who withdrew at it included; ``None`` if nobody did."""
        return Fraction(self.passed, self.reached) if self.reached else None

    @property
    def rate_of_stayers(self) -> Fraction | None:
        """Passed of those who did not withdraw at the step; ``None`` if nobody stayed or it is not told apart."""
        if self.withdrew is None or self.reached == self.withdrew:
            return None
        return Fraction(self.passed, self.reached - self.withdrew)


class Standing(StrEnum):
    """What a row of a comparison says."""

    REFERENCE = "reference"
    BELOW = "below"
    NOT_BELOW = "not_below"
    NOT_COMPARED = "not_compared"


@dataclass(frozen=True, slots=True)
class Line:
    """One group beside the reference.

    ``ratio`` is its rate to the highest one, ``p`` the two-tailed p of Fisher's exact test. ``turns`` tells whether
    one more pass of the group, with all denominators kept, lifts a ratio below four fifths out of it.
    """

    standing: Standing
    rate: Fraction | None
    ratio: Fraction | None = None
    p: Fraction | None = None
    turns: bool = False
    indicative: bool = False


def compare(groups: Mapping[str, Passing], *, unstated: frozenset[str], bounds: Bounds) -> dict[str, Line]:
    """Compare the passing rates of groups at one step with the highest of them.

    Of equal rates the larger group is the reference, of equal groups the first. Groups of ``unstated`` have a rate and
    nothing else. Exactly four fifths is not below four fifths.
    """
    reference = _reference(groups, unstated=unstated, bounds=bounds)
    return {name: _line(name, groups, reference, unstated, bounds) for name in groups}


def _reference(groups: Mapping[str, Passing], *, unstated: frozenset[str], bounds: Bounds) -> str | None:
    best: str | None = None
    for name, each in groups.items():
        if name in unstated or each.reached < bounds.least:
            continue
        if best is None or _strength(each) > _strength(groups[best]):
            best = name
    return best


def _strength(each: Passing) -> tuple[Fraction, int]:
    return each.rate or Fraction(0), each.reached


def _line(
    name: str, groups: Mapping[str, Passing], reference: str | None, unstated: frozenset[str], bounds: Bounds
) -> Line:
    own = groups[name]
    if reference is None or name in unstated or own.rate is None:
        return Line(Standing.NOT_COMPARED, own.rate)
    best = groups[reference]
    few = min(own.reached, best.reached) < bounds.indicative
    if name == reference:
        return Line(Standing.REFERENCE, own.rate, indicative=own.reached < bounds.indicative)
    if not best.rate:
        return Line(Standing.NOT_COMPARED, own.rate)
    ratio = own.rate / best.rate
    below = ratio < FOUR_FIFTHS
    return Line(
        Standing.BELOW if below else Standing.NOT_BELOW,
        own.rate,
        ratio=ratio,
        p=fisher(own.passed, own.reached, best.passed, best.reached),
        turns=below and own.passed < own.reached and one_more(own) / best.rate >= FOUR_FIFTHS,
        indicative=few,
    )


def one_more(own: Passing) -> Fraction:
    """Return the rate of a group had one more of the same people passed."""
    return Fraction(own.passed + 1, own.reached)


def fisher(passed: int, reached: int, other_passed: int, other_reached: int) -> Fraction:
    """Return the two-tailed p of Fisher's exact test: all tables with the same margins that are no likelier than this.

    It is exact, so that equally likely tables on the other side are never lost to rounding.
    """
    if not 0 <= passed <= reached or not 0 <= other_passed <= other_reached:
        raise ValueError("Nobody passes a step without reaching it.")
    passes = passed + other_passed
    first = max(0, passes - other_reached)
    weights: Sequence[int] = [
        comb(reached, k) * comb(other_reached, passes - k) for k in range(first, min(reached, passes) + 1)
    ]
    own = weights[passed - first]
    return Fraction(sum(each for each in weights if each <= own), sum(weights))
