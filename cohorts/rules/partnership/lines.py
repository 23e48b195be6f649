"""Small cells in many tables at once that share numbers: by component and partner, in each period and in all."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from cohorts.rules.partnership.suppression import LEAST

Cell = TypeVar("Cell", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Line(Generic[Cell]):
    """Cells and their total, by key.

    ``adds_up``: nobody is in two of the parts, such as the employers of people, so the total is their sum. Otherwise
    it counts everybody once and lies between the largest part and the sum.
    """

    parts: tuple[Cell, ...]
    total: Cell
    adds_up: bool


def hidden(
    numbers: Mapping[Cell, int], lines: Sequence[Line[Cell]], *, also: Collection[Cell] = (), least: int = LEAST
) -> set[Cell]:
    """Return the cells to hide: the small ones, ``also``, and what would give a hidden one away along a line.

    A line that adds up needs two hidden numbers, not all hidden parts of it zero. In a line that counts people once, a
    total shown must leave more than one value to the small ones. What is hidden beside them is the smallest
    number shown of the line.
    """
    gone = {cell for cell, number in numbers.items() if number < least or cell in also}
    small = {cell for cell in gone if numbers[cell] < least}
    while True:
        more: set[Cell] = set()
        for line in lines:
            found = _alone(numbers, line, gone) if line.adds_up else _pinned(numbers, line, gone, small, least)
            more.update(found)
        if not more - gone:
            return gone
        gone |= more


def _alone(numbers: Mapping[Cell, int], line: Line[Cell], gone: Collection[Cell]) -> Iterator[Cell]:
    """One more cell, where exactly one number of the line is hidden, or all hidden parts are zero beside a total."""
    away = [cell for cell in (*line.parts, line.total) if cell in gone]
    told = len(away) == 1 or (away and line.total not in gone and sum(numbers[cell] for cell in away) == 0)
    if told:
        yield _smallest(numbers, line, gone)


def _pinned(
    numbers: Mapping[Cell, int], line: Line[Cell], gone: Collection[Cell], small: Collection[Cell], least: int
) -> Iterator[Cell]:
    """One more cell, where the total shown leaves the hidden parts no choice but the largest small number."""
    away = [cell for cell in line.parts if cell in gone]
    if not away or line.total in gone or any(cell not in small for cell in away):
        return
    left = numbers[line.total] - sum(numbers[cell] for cell in line.parts if cell not in gone)
    if left >= (least - 1) * len(away):
        yield _smallest(numbers, line, gone)


def _smallest(numbers: Mapping[Cell, int], line: Line[Cell], gone: Collection[Cell]) -> Cell:
    shown = [cell for cell in line.parts if cell not in gone] or [line.total]
    return min(shown, key=lambda cell: (numbers[cell], str(cell)))
