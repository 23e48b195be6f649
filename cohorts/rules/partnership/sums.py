"""Small numbers in one sum: which parts, or the total, are hidden so that no hidden number has only one value."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from cohorts.rules.partnership.suppression import LEAST, small

TOTAL: Final = -1
"""Where the total stands among the positions of a sum."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that add up to ``total``; ``at_least`` is what a reader knows of each part otherwise, such as people.

    A service is done for one person, so there are at least as many services as people.
    """

    parts: tuple[int, ...]
    total: int
    at_least: tuple[int, ...]
    least: int = LEAST


def hidden_in(numbers: Sum) -> set[int]:
    """Return the positions to hide: the small ones, and the smallest others until nothing can be subtracted.

    A reader knows that a small number is 0 to 4 and that a number hidden beside it is not. The total is hidden where
    hiding parts does not help; parts that then need not be hidden are shown.
    """
    every = [*range(len(numbers.parts)), TOTAL]
    own = {each for each in every if small(_value(numbers, each), least=numbers.least)}
    gone = set(own)
    while not is_safe(numbers, gone):
        shown = [each for each in every if each not in gone and each != TOTAL]
        gone.add(min(shown, key=lambda each: (numbers.parts[each], each)) if shown else TOTAL)
    for each in sorted(gone - own, key=lambda each: (each == TOTAL, -_value(numbers, each), each)):
        if is_safe(numbers, gone - {each}):
            gone.remove(each)
    return gone


def is_safe(numbers: Sum, gone: Collection[int]) -> bool:
    """Tell whether every hidden part has at least two values that all shown numbers allow."""
    if TOTAL in gone:
        return True
    away = [each for each in range(len(numbers.parts)) if each in gone]
    rest = numbers.total - sum(part for each, part in enumerate(numbers.parts) if each not in gone)
    ranges = [_range(numbers, each, rest) for each in away]
    low, high = sum(first for first, _ in ranges), sum(last for _, last in ranges)
    return all(max(first, rest - (high - last)) < min(last, rest - (low - first)) for first, last in ranges)


def _value(numbers: Sum, position: int) -> int:
    return numbers.total if position == TOTAL else numbers.parts[position]


def _range(numbers: Sum, position: int, most: int) -> tuple[int, int]:
    """What a reader knows of one hidden part before subtracting; ``most`` is what the hidden parts share."""
    if small(numbers.parts[position], least=numbers.least):
        return numbers.at_least[position], numbers.least - 1
    return max(numbers.least, numbers.at_least[position]), max(most, numbers.least)
