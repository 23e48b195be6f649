"""Checks that wait for an offer by law, and where that puts them in a program's order of steps.

In California nobody asks for or looks into a record before a conditional offer (Cal. Gov. Code 12952(a)). Drug screens
and looks into registries go along: what comes back from them may tell of a record or of an illness. A program whose
steps name them sooner asks for them after the offer there, and everything else stays where it is.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

Item = TypeVar("Item")

CALIFORNIA: Final = "CA"
BY_SITE: Final = "by_site"
FEDERAL: Final = "federal"
OFFER_FIRST: Final = frozenset({"california", "la_county"})

Place = tuple[int, int]
"""Where something stands in the order: the number of its step, and 1 for what is put behind that step."""


def waits_for_offer(rules: str, *, in_california: bool) -> bool:
    """Say whether checks wait for an offer: as the parameter ``notice_rules`` says, else by where the places are."""
    return in_california if rules == BY_SITE else rules in OFFER_FIRST


def is_put_behind(step: int, *, offer: int | None, is_check: bool, waits: bool) -> bool:
    """Say whether a requirement of the step numbered so is asked for only after the ``offer``, wherever it stands."""
    return is_check and waits and offer is not None and step <= offer


def place_of(step: int, *, offer: int | None, is_check: bool, waits: bool) -> Place:
    """Return where a requirement of the step numbered so stands, among steps that stand at ``(number, 0)``."""
    if offer is not None and is_put_behind(step, offer=offer, is_check=is_check, waits=waits):
        return offer, 1
    return step, 0


def in_order(
    steps: Sequence[Item], *, is_offer: Callable[[Item], bool], is_behind: Callable[[Item], bool]
) -> list[Item]:
    """Return steps with those right behind the offer that wait for it by law; in a program without one as they are."""
    first = next((number for number, step in enumerate(steps) if is_offer(step)), None)
    if first is None:
        return list(steps)
    moved = [step for step in steps[:first] if is_behind(step)]
    kept = [step for step in steps[:first] if not is_behind(step)]
    return [*kept, steps[first], *moved, *steps[first + 1 :]]
