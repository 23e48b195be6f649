"""The fewest further cells to hide in a table with totals, found exactly by branch and bound.

A table with totals is a network. Rows and columns are its nodes, each cell is an arc whose flow is the number, and
adding up means that what flows into a node flows out of it. A hidden cell has a second possible value exactly
when its arc lies on a loop of hidden arcs around which one unit can be moved: up on any arc, down where
the number is not zero. Shown cells do not move.
"""

import heapq
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Position = tuple[int, int]
Cost = tuple[int, int]
Cells = frozenset[Position]

MOST_STEPS = 20_000


@dataclass(slots=True)
class Solver:
    """Finds what else to hide in ``table`` (totals last; ``None`` a structural zero) beside ``forced``.

    Every number of the table that is not forced must be more than zero. ``most_steps`` bounds the search.
    """

    table: Sequence[Sequence[int | None]]
    forced: Collection[Position]
    most_steps: int = MOST_STEPS
    _found: Cells = field(init=False, default=frozenset())
    _cost: Cost = field(init=False, default=(0, 0))
    _steps: int = field(init=False, default=0)
    _arcs: dict[Position, tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self._arcs = {
            (i, j): self._arc((i, j)) for i, row in enumerate(self.table) for j, n in enumerate(row) if n is not None
        }

    def best(self) -> tuple[Cells, bool]:
        """Return the further cells, fewest first and then of the smallest sum, and whether that is proven."""
        for candidates in (self._inner(), self._inner() | self._totals()):
            greedy = self._greedy(candidates)
            if greedy is not None:
                self._found, self._cost, self._steps = greedy, self._sum(greedy), 0
                self._branch(frozenset(), candidates)
                return self._found, self._steps < self.most_steps
        raise ValueError("A table whose totals may be hidden can always be protected.")

    def is_open(self, cell: Position, hidden: Collection[Position]) -> bool:
        """Tell whether a hidden cell has at least two values that all shown numbers allow."""
        tail, head = arc = self._arcs[cell]
        ways = self._ways(hidden)
        if self._reach(head, ways, arc) >> tail & 1:
            return True
        return self._value(cell) > 0 and bool(self._reach(tail, ways, arc) >> head & 1)

    # Cells and arcs

    def _value(self, cell: Position) -> int:
        return self.table[cell[0]][cell[1]] or 0

    def _sum(self, cells: Collection[Position]) -> Cost:
        return len(cells), sum(map(self._value, cells))

    def _is_total(self, cell: Position) -> bool:
        return cell[0] == len(self.table) - 1 or cell[1] == len(self.table[0]) - 1

    def _free(self) -> Iterator[Position]:
        for i, row in enumerate(self.table):
            for j, number in enumerate(row):
                if number is not None and (i, j) not in self.forced:
                    yield i, j

    def _inner(self) -> Cells:
        return frozenset(cell for cell in self._free() if not self._is_total(cell))

    def _totals(self) -> Cells:
        return frozenset(cell for cell in self._free() if self._is_total(cell))

    def _arc(self, cell: Position) -> tuple[int, int]:
        """From row to column; for the total of a row or a column, back."""
        row, column = cell[0], len(self.table) + cell[1]
        return (column, row) if self._is_edge(cell) else (row, column)

    def _nodes(self) -> int:
        """How many nodes the network has."""
        return len(self.table) + len(self.table[0])

    def _is_edge(self, cell: Position) -> bool:
        """Tell whether the cell is the total of one row or one column."""
        return (cell[0] == len(self.table) - 1) != (cell[1] == len(self.table[0]) - 1)

    def _ways(self, hidden: Iterable[Position]) -> list[int]:
        """For each node the nodes to which one unit can be moved over a hidden arc, as bits."""
        ways = [0] * self._nodes()
        for cell in hidden:
            tail, head = self._arcs[cell]
            ways[tail] |= 1 << head
            if self._value(cell) > 0:
                ways[head] |= 1 << tail
        return ways

    def _reach(self, start: int, ways: Sequence[int], without: tuple[int, int]) -> int:
        """The nodes to which one unit can be moved from ``start``, as bits, but not over the arc ``without``."""
        tail, head = without
        found = waiting = 1 << start
        while waiting:
            bit = waiting & -waiting
            node = bit.bit_length() - 1
            new = ways[node]
            if node == tail:
                new &= ~(1 << head)
            elif node == head:
                new &= ~(1 << tail)
            new &= ~found
            found |= new
            waiting = (waiting ^ bit) | new
        return found

    # A safe choice to begin with

    def _greedy(self, candidates: Cells) -> Cells | None:
        """Close the cheapest loop through each cell that is not open, then show again what is not needed."""
        hidden = set(self.forced)
        for cell in sorted(self.forced):
            if self.is_open(cell, hidden):
                continue
            tail, head = self._arcs[cell]
            ways = [self._cheapest(head, tail, hidden, candidates, cell)]
            if self._value(cell) > 0:
                ways.append(self._cheapest(tail, head, hidden, candidates, cell))
            there = [way for way in ways if way is not None]
            if not there:
                return None
            hidden |= min(there, key=lambda way: (self._sum(way), sorted(way)))
        for cell in sorted(hidden - set(self.forced), key=lambda each: (-self._value(each), each)):
            fewer = hidden - {cell}
            if all(self.is_open(each, fewer) for each in fewer):
                hidden = fewer
        return frozenset(hidden - set(self.forced))

    def _cheapest(
        self, start: int, goal: int, hidden: Collection[Position], candidates: Cells, without: Position
    ) -> Cells | None:
        """The candidates on the cheapest way from one node to another (Dijkstra over number, then sum)."""
        ways: dict[int, list[tuple[int, Cost, Position]]] = {}
        for cell in (set(hidden) | candidates) - {without}:
            tail, head = self._arcs[cell]
            cost = (0, 0) if cell in hidden else (1, self._value(cell))
            ways.setdefault(tail, []).append((head, cost, cell))
            if self._value(cell) > 0:
                ways.setdefault(head, []).append((tail, cost, cell))
        queue: list[tuple[Cost, tuple[Position, ...], int]] = [((0, 0), (), start)]
        done = set()
        while queue:
            cost, path, node = heapq.heappop(queue)
            if node == goal:
                return frozenset(path) - frozenset(hidden)
            if node in done:
                continue
            done.add(node)
            for other, more, cell in ways.get(node, ()):
                if other not in done:
                    heapq.heappush(queue, ((cost[0] + more[0], cost[1] + more[1]), (*path, cell), other))
        return None

    # The best choice

    def _branch(self, chosen: Cells, candidates: Cells) -> None:
        """Try every cell that could help a closed one; a cell once tried is shown in what comes after."""
        self._steps += 1
        if self._steps >= self.most_steps:
            return
        hidden = frozenset(self.forced) | chosen
        more = self._helping(hidden, candidates)
        if more is None:
            if self._sum(chosen) < self._cost:
                self._found, self._cost = chosen, self._sum(chosen)
            return
        for cell in sorted(more, key=lambda each: (self._value(each), each)):
            candidates -= {cell}
            deeper = chosen | {cell}
            if self._least(deeper, candidates) < self._cost:
                self._branch(deeper, candidates)

    def _helping(self, hidden: Cells, candidates: Cells) -> Cells | None:
        """Candidates one of which every solution holds, for the closed cell with the fewest; ``None``: all open.

        A unit that starts at one end of a closed cell reaches some nodes and not the other end: one of the
        cells that lead out of those nodes must be hidden as well.
        """
        fewest: Cells | None = None
        ways = self._ways(hidden)
        for cell in sorted(hidden):
            tail, head = arc = self._arcs[cell]
            up = self._reach(head, ways, arc)
            if up >> tail & 1:
                continue
            down = self._reach(tail, ways, arc) if self._value(cell) > 0 else 0
            if down >> head & 1:
                continue
            leading = frozenset(each for each in candidates if self._leads_out(each, up, down))
            if fewest is None or len(leading) < len(fewest):
                fewest = leading
        return fewest

    def _leads_out(self, cell: Position, up: int, down: int) -> bool:
        tail, head = self._arcs[cell]
        return bool(((up >> tail) ^ (up >> head) | (down >> tail) ^ (down >> head)) & 1)

    def _least(self, chosen: Cells, candidates: Cells) -> Cost:
        """What any solution beyond ``chosen`` costs at least.

        Through a row or column with a single hidden cell no loop leads, nor where all hidden arcs lead in or all
        lead out: it needs another cell, and one cell serves one row and one column.
        """
        number, total = self._sum(chosen)
        needs = []
        for axis in (0, 1):
            counts: dict[int, int] = {}
            ways: dict[int, set[bool]] = {}
            for cell in (*self.forced, *chosen):
                line = cell[axis]
                counts[line] = counts.get(line, 0) + 1
                ways.setdefault(line, set()).update({True, False} if self._value(cell) else {self._is_edge(cell)})
            cheapest: dict[int, int] = {}
            for cell in candidates:
                value = self._value(cell)
                cheapest[cell[axis]] = min(value, cheapest.get(cell[axis], value))
            needy = [line for line, many in counts.items() if many == 1 or len(ways[line]) == 1]
            if any(line not in cheapest for line in needy):
                return self._cost
            needs.append((len(needy), sum(cheapest[line] for line in needy)))
        return number + max(need[0] for need in needs), total + max(need[1] for need in needs)
