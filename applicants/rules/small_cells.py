"""A way in of several steps, by group, with small numbers hidden: which numbers may be shown together.

Somebody who reached a step passed it, did not pass it or withdrew from it, and who passed it reached the next. So each
group is a chain: ``reached[0]`` is all of them, ``reached[i] = left[i] + reached[i + 1]``, and the last number is who
was hired. The sums over all groups are open to everybody and stay fixed; steps are put together until none of
these is small. What is hidden for a group has at least two values that all open numbers allow, and a small number
may still be any of 0 to 4: nobody can tell from the numbers shown that it is 0, or at most 1.
"""

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cohorts.rules.partnership.cell_search import Cells, Cost, Position, Solver
from cohorts.rules.partnership.suppression import LEAST, Mark, Shown, small

MOST_STEPS = 1_000


@dataclass(frozen=True, slots=True)
class Chain:
    """How many of one group did not pass and how many withdrew at each step, and how many were hired."""

    not_passed: tuple[int, ...]
    withdrew: tuple[int, ...]
    hired: int

    @property
    def left(self) -> tuple[int, ...]:
        """Who did not go on from each step, for either reason."""
        return tuple(map(sum, zip(self.not_passed, self.withdrew, strict=True)))

    @property
    def reached(self) -> tuple[int, ...]:
        """Who reached each step, and last who was hired."""
        found = [self.hired]
        for left in reversed(self.left):
            found.append(found[-1] + left)
        return tuple(reversed(found))

    def merged(self, parts: Sequence[Sequence[int]]) -> "Chain":
        """The same with the steps of each part put together."""
        return Chain(
            tuple(sum(self.not_passed[i] for i in part) for part in parts),
            tuple(sum(self.withdrew[i] for i in part) for part in parts),
            self.hired,
        )


@dataclass(frozen=True, slots=True)
class Open:
    """What may be shown of one group: numbers, or the mark of what is hidden."""

    reached: tuple[Shown, ...]
    left: tuple[Shown, ...]
    withdrew: tuple[Shown, ...]


def total(chains: Sequence[Chain]) -> Chain:
    """Add groups up."""
    return Chain(
        tuple(map(sum, zip(*(each.not_passed for each in chains), strict=True))),
        tuple(map(sum, zip(*(each.withdrew for each in chains), strict=True))),
        sum(each.hired for each in chains),
    )


def parts(everybody: Chain, *, least: int = LEAST) -> list[list[int]]:
    """Put neighboring steps together until at least ``least`` people leave at each; a rest joins the part before.

    Returns nothing where even all steps together, or those hired, are too few for a report.
    """
    found: list[list[int]] = []
    now: list[int] = []
    for i in range(len(everybody.left)):
        now.append(i)
        if sum(everybody.left[j] for j in now) >= least:
            found.append(now)
            now = []
    if not found or small(everybody.hired, least=least):
        return []
    found[-1].extend(now)
    return found


def enough(*, left: int, hired: int, least: int = LEAST) -> bool:
    """Whether ``parts`` finds any: as many left, at whichever step, and as many were hired."""
    return not small(left, least=least) and not small(hired, least=least)


@dataclass(slots=True)
class _Network(Solver):
    """The chains of all groups as a network: a step of a group is a node, and so is leaving at a step, over all groups.

    A row of ``table`` is a group; its columns are reached and hired, then left. All sums over groups are shown.
    """

    @property
    def _steps_of(self) -> int:
        return len(self.table[0]) // 2

    def _nodes(self) -> int:
        return len(self.table) * self._steps_of + self._steps_of + 2

    def _arc(self, cell: Position) -> tuple[int, int]:
        steps = self._steps_of
        group, column = cell
        first, outside = group * steps, len(self.table) * steps
        if column > steps:
            step = column - steps - 1
            return first + step, outside + step
        tail = first + column - 1 if column else outside + steps
        return tail, first + column if column < steps else outside + steps + 1

    def _is_total(self, cell: Position) -> bool:
        return cell[0] < 0

    def widened(self, hidden: Collection[Position], *, least: int) -> set[Position]:
        """Return what to hide so that each small number may be anything below ``least``, for all that is shown.

        A number may rise by as many units as can flow back around it over hidden arcs, and fall likewise. Where that is
        too little, the cheapest shown numbers that carry the rest are hidden too; those that are not needed any more
        are shown again, the largest first.
        """
        few = sorted(cell for cell in self.forced if self._value(cell) < least)
        found = set(hidden)
        for cell in few:
            for units, is_up in ((least - 1 - self._value(cell), True), (self._value(cell), False)):
                found |= self._carried(cell, units, found, is_up=is_up)
        for cell in sorted(found - set(self.forced), key=lambda each: (-self._value(each), each)):
            fewer = found - {cell}
            wide = all(self._is_wide(each, fewer, least) for each in few)
            if wide and all(self.is_open(each, fewer) for each in fewer):
                found = fewer
        return found

    def _is_wide(self, cell: Position, hidden: Collection[Position], least: int) -> bool:
        ways = ((least - 1 - self._value(cell), True), (self._value(cell), False))
        return all(self._carry(cell, units, hidden, hidden, is_up=is_up) is not None for units, is_up in ways)

    def _carried(self, cell: Position, units: int, hidden: Collection[Position], *, is_up: bool) -> Cells:
        """Return the cells over which a number may change by so many units: hidden ones, and few others."""
        found = self._carry(cell, units, hidden, self._arcs, is_up=is_up)
        if found is None:
            raise ValueError("With all numbers hidden each small one may be anything.")
        return found

    def _carry(
        self, cell: Position, units: int, hidden: Collection[Position], over: Collection[Position], *, is_up: bool
    ) -> Cells | None:
        """Send units around a cell ``over`` these, one by one on the cheapest way; ``None`` where they find none."""
        moved: Counter[Position] = Counter()
        used = set(hidden)
        tail, head = self._arcs[cell]
        start, goal = (head, tail) if is_up else (tail, head)
        for _ in range(units):
            way = self._way(start, goal, moved, used, set(over) - {cell})
            if way is None:
                return None
            for step, sign in way:
                moved[step] += sign
                used.add(step)
        return frozenset(used)

    def _way(
        self, start: int, goal: int, moved: Mapping[Position, int], used: Collection[Position], over: Iterable[Position]
    ) -> list[tuple[Position, int]] | None:
        """The way for one more unit that hides the fewest further numbers, of these the smallest sum (Dijkstra)."""
        ways: dict[int, list[tuple[int, Cost, Position, int]]] = {}
        for cell in over:
            tail, head = self._arcs[cell]
            cost = (0, 0) if cell in used else (1, self._value(cell))
            ways.setdefault(tail, []).append((head, cost, cell, 1))
            if self._value(cell) + moved[cell] > 0:
                ways.setdefault(head, []).append((tail, cost, cell, -1))
        queue: list[tuple[Cost, int, list[tuple[Position, int]]]] = [((0, 0), start, [])]
        done = set()
        while queue:
            cost, node, path = heapq.heappop(queue)
            if node == goal:
                return path
            if node in done:
                continue
            done.add(node)
            for other, more, cell, sign in ways.get(node, ()):
                if other not in done:
                    heapq.heappush(queue, ((cost[0] + more[0], cost[1] + more[1]), other, [*path, (cell, sign)]))
        return None

    def _least(self, chosen: Cells, candidates: Cells) -> Cost:
        """A node with a single hidden arc needs another, and one arc serves two nodes."""
        number, value = self._sum(chosen)
        ends = Counter(node for cell in (*self.forced, *chosen) for node in self._arcs[cell])
        needy = {node for node, many in ends.items() if many == 1}
        if not needy <= {node for cell in candidates for node in self._arcs[cell]}:
            return self._cost
        return number + (len(needy) + 1) // 2, value


def safe(chains: Sequence[Chain], *, least: int = LEAST) -> list[Open]:
    """Hide the small numbers of each group, and what else would give them away.

    First the fewest further ones, of these the smallest sum, so that nothing hidden has one value; then a few more, so
    that each small one may be anything below ``least``.

    Two numbers of a group of which one follows from the other are not both shown where fewer than ``least`` people lie
    between them. Needs at least two groups, and steps put together by ``parts``.
    """
    if len(chains) < 2 or not parts(total(chains), least=least):  # noqa: PLR2004 - a single group is the total
        raise ValueError("Small numbers are protected among at least two groups and enough people.")
    table = [(*each.reached, *each.left) for each in chains]
    steps = len(chains[0].left)
    forced = {(g, i) for g, row in enumerate(table) for i, number in enumerate(row) if small(number, least=least)}
    while True:
        network = _Network(table, forced, MOST_STEPS)
        further, _ = network.best()
        hidden = network.widened(forced | further, least=least)
        near = _near(table, steps, hidden, least)
        if not near:
            break
        forced |= near
    shown = [
        [Mark.HIDDEN if (g, i) in hidden else number for i, number in enumerate(row)] for g, row in enumerate(table)
    ]
    told = [
        _withdrew([(each.not_passed[i], each.withdrew[i]) for each in chains], [(g, steps + 1 + i) not in hidden
         for g in range(len(chains))], least)
        for i in range(steps)
    ]  # fmt: skip
    return [
        Open(tuple(row[: steps + 1]), tuple(row[steps + 1 :]), tuple(step[g] for step in told))
        for g, row in enumerate(shown)
    ]


def _near(table: Sequence[Sequence[int]], steps: int, hidden: Collection[Position], least: int) -> set[Position]:
    """Numbers of a chain that stand too near to the one shown before them."""
    found = set()
    for g, row in enumerate(table):
        before: int | None = None
        for i in range(steps + 1):
            if (g, i) in hidden:
                continue
            if before is not None and before - row[i] < least:
                found.add((g, i))
            else:
                before = row[i]
    return found


def tells_withdrawals(everybody: Chain, step: int, *, least: int = LEAST) -> bool:
    """Whether the withdrawals at a step are told apart at all: neither they nor who did not pass may be few."""
    return not small(min(everybody.not_passed[step], everybody.withdrew[step]), least=least)


def guards_withdrawals(chains: Sequence[Chain], shown: Sequence[Open], step: int, *, least: int = LEAST) -> bool:
    """Whether the sum of the withdrawals at a step gives no group away, with what is shown of the groups.

    Where it does, nothing is left to hide but the sum itself: then nobody tells withdrawals apart at this step.
    """
    rows = [(each.not_passed[step], each.withdrew[step]) for each in chains]
    left = [isinstance(each.left[step], int) for each in shown]
    told = {g for g, each in enumerate(shown) if isinstance(each.withdrew[step], int)}
    return not _gives_away(rows, left, told, least)


def _withdrew(rows: Sequence[tuple[int, int]], is_left_shown: Sequence[bool], least: int) -> list[Shown]:
    """Return the withdrawals of each group at one step where they may be told apart from who did not pass.

    All that is not told is one sum. No group in it, nor those whose leaving is hidden together, may be given away by
    it; while one is, the smallest group shown joins them.
    """
    told: set[int] = set()
    if not small(min(map(sum, zip(*rows, strict=True))), least=least):
        told = {g for g, row in enumerate(rows) if is_left_shown[g] and not small(min(row), least=least)}
    while told and _gives_away(rows, is_left_shown, told, least):
        told.remove(min(told, key=lambda g: (sum(rows[g]), g)))
    return [row[1] if g in told else Mark.HIDDEN for g, row in enumerate(rows)]


def _gives_away(
    rows: Sequence[tuple[int, int]], is_left_shown: Sequence[bool], told: Collection[int], least: int
) -> bool:
    """Whether the sum of what is not told leaves one value, or keeps a small part from being anything below ``least``.

    Of those whose leaving is hidden only the sum is known: it is enough that it leaves room for as many of both.
    """
    rest = [g for g in range(len(rows)) if g not in told]
    people, withdrew = sum(sum(rows[g]) for g in rest), sum(rows[g][1] for g in rest)
    pool = [g for g in rest if not is_left_shown[g]]
    for groups in [[g] for g in rest if is_left_shown[g]] + ([pool] if pool else []):
        size = sum(sum(rows[g]) for g in groups)
        fewest, most = max(0, withdrew - (people - size)), min(size, withdrew)
        alone = groups != pool
        if size == people and not told:
            continue  # all of them are everybody: the sum says nothing of one
        if fewest >= most:
            return True
        few_withdrew, few_failed = (any(small(rows[g][part], least=least) for g in groups) for part in (1, 0))
        if few_withdrew and (most < least - 1 or (alone and fewest > 0)):
            return True
        if few_failed and (size - fewest < least - 1 or (alone and most < size)):
            return True
    return False
