"""Small cells: which numbers of a table with totals are hidden, so that nobody can be told from the rest."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from cohorts.rules.partnership.cell_search import Position, Solver

LEAST = 5


class Mark(Enum):
    """What stands in place of a number."""

    HIDDEN = "hidden"
    DASH = "dash"  # nobody can be there: a structural zero


Shown = int | Mark
Table = Sequence[Sequence[int | None]]
Grid = tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True, slots=True)
class Safe:
    """A table that may be shown: its last row and column are totals.

    ``further`` are the cells hidden only to protect others. ``exact`` tells whether no smaller choice of them
    exists; on a very large table the search stops at a safe choice that may not be the smallest.
    """

    grid: Grid
    further: tuple[Position, ...]
    exact: bool


def small(number: int, *, least: int = LEAST) -> bool:
    """Tell whether a number is hidden for itself: 0 to 4 are, all alike."""
    return number < least


def mask(number: int | None, *, least: int = LEAST) -> Shown:
    """Return one number as it is shown outside a table with totals; ``None`` is a structural zero."""
    if number is None:
        return Mark.DASH
    return Mark.HIDDEN if small(number, least=least) else number


def suppress(rows: Table, *, least: int = LEAST, also: Collection[Position] = frozenset()) -> Safe:
    """Hide the small cells of a table whose rows and columns add up, and what would give them away.

    ``None`` is a structural zero, which prints a dash and hides nothing. Totals are computed, added as last row and
    column, and small ones are hidden too. Then the fewest further cells are hidden, of these choices the one
    with the smallest sum, so that no hidden cell has only one value that all shown numbers allow. Totals
    are among the further cells only where cells inside the table cannot do it. ``also`` are positions to hide
    in any case, see ``thin_changes``.
    """
    table = with_totals(rows)
    forced = _forced(table, least, also)
    further, exact = Solver(table, forced).best()
    return _safe(table, forced, further, exact=exact)


def suppress_people(table: Table, *, least: int = LEAST, also: Collection[Position] = frozenset()) -> Safe:
    """Hide the small cells of a table of people whose given totals count everybody once.

    Such a total lies between its largest cell and their sum, so it rarely gives a cell away. It does where the cells
    shown leave so much of it that all hidden ones must be the largest small number: then the smallest
    shown cell of that row or column is hidden too, or, without one, the total.
    """
    _refuse_impossible(table)
    forced = _forced(table, least, also)
    further: set[Position] = set()
    lines = [[(i, j) for j in range(len(table[0]))] for i in range(len(table))]
    lines += [[(i, j) for i in range(len(table))] for j in range(len(table[0]))]
    while True:
        more = {cell for line in lines if (cell := _telling(table, line, forced, further, least)) is not None}
        if not more:
            return _safe(table, forced, frozenset(further), exact=False)
        further.add(min(more))


def _telling(
    table: Table, line: Sequence[Position], forced: Collection[Position], further: Collection[Position], least: int
) -> Position | None:
    """The cell to hide where a total shown pins all hidden cells of its line; ``None`` where it does not."""
    *parts, end = [cell for cell in line if table[cell[0]][cell[1]] is not None] or [(-1, -1)]
    if not parts or end in forced or end in further or any(cell in further for cell in parts):
        return None
    hidden = [cell for cell in parts if cell in forced and _number(table, cell) < least]
    shown = sorted((_number(table, cell), cell) for cell in parts if cell not in forced)
    left = _number(table, end) - sum(number for number, _ in shown)
    if not hidden or len(hidden) + len(shown) < len(parts) or left < (least - 1) * len(hidden):
        return None
    return shown[0][1] if shown else end


def with_totals(rows: Table) -> tuple[tuple[int | None, ...], ...]:
    """Return the table with a total at the end of each row and column; nothing but dashes adds up to a dash."""
    if not rows or not rows[0] or len({len(row) for row in rows}) > 1:
        raise ValueError("A table needs rows of one length.")
    if any(number is not None and number < 0 for row in rows for number in row):
        raise ValueError("A table of people holds no negative number.")
    wide = [(*row, _total(row)) for row in rows]
    return (*wide, tuple(_total(column) for column in zip(*wide, strict=True)))


def thin_changes(earlier: Iterable[Grid], table: Table, *, least: int = LEAST) -> set[Position]:
    """Return the positions whose difference from a number already shown is small.

    For reports that overlap, such as the same table to an earlier day: 12 people in one and 14 in the
    next tell of two. All tables hold their totals and have the same rows and columns.
    """
    found = set()
    for grid in earlier:
        for i, row in enumerate(table):
            for j, number in enumerate(row):
                before = grid[i][j]
                if number is not None and isinstance(before, int) and abs(number - before) < least:
                    found.add((i, j))
    return found


def percentage(part: Shown, whole: Shown) -> Shown:
    """Return a percentage in whole percent, rounded half up, hidden with either of its two numbers."""
    if isinstance(part, int) and isinstance(whole, int):
        return (200 * part + whole) // (2 * whole) if whole else Mark.DASH
    return Mark.DASH if Mark.DASH in {part, whole} else Mark.HIDDEN


def _total(numbers: Iterable[int | None]) -> int | None:
    there = [number for number in numbers if number is not None]
    return sum(there) if there else None


def _number(table: Table, cell: Position) -> int:
    return table[cell[0]][cell[1]] or 0


def _forced(table: Table, least: int, also: Collection[Position]) -> set[Position]:
    return {
        (i, j)
        for i, row in enumerate(table)
        for j, number in enumerate(row)
        if number is not None and (small(number, least=least) or (i, j) in also)
    }


def _safe(table: Table, forced: Collection[Position], further: Collection[Position], *, exact: bool) -> Safe:
    grid = tuple(
        tuple(
            Mark.DASH if number is None else Mark.HIDDEN if (i, j) in forced or (i, j) in further else number
            for j, number in enumerate(row)
        )
        for i, row in enumerate(table)
    )
    return Safe(grid, tuple(sorted(further)), exact)


def _refuse_impossible(table: Table) -> None:
    if not table or len({len(row) for row in table}) > 1:
        raise ValueError("A table needs rows of one length.")
    for *cells, total in (*table, *zip(*table, strict=True)):
        there = [number for number in cells if number is not None]
        if (total is None) != (not there) or (there and not max(there) <= (total or 0) <= sum(there)):
            raise ValueError("A total of a table of people lies between its largest cell and the sum of all.")
