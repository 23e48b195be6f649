"""How long steps took others, and what that means for the rest of somebody's way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FEWEST = 5
"""Below this many people nothing is said: a number about four people is a number about each of them."""


class Span(StrEnum):
    """A stretch of the way that is measured beside the program's steps, which go by their kind."""

    INVITE = "invite"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Pace:
    """Within how many days half of people were through, and most of them: eight in ten."""

    half: int
    most: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The days between which somebody is through if everything takes as long as for others, both counted in."""

    first: date
    last: date


def outlook(paces: Mapping[str, Pace], ahead: Sequence[str], *, gone: int, on: date) -> Outlook | None:
    """Add up what is ahead, of which ``gone`` days of the first stretch are over.

    ``None`` where one stretch has no figures, or the first takes longer already than it took most people: then
    others say nothing about it.
    """
    found = [paces.get(each) for each in ahead]
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found) or gone >= known[0].most:
        return None
    first = max(known[0].half - gone, 1) + sum(each.half for each in known[1:])
    last = known[0].most - gone + sum(each.most for each in known[1:])
    return Outlook(on + timedelta(days=first), on + timedelta(days=max(first, last)))
