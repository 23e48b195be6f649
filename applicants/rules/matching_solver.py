"""The most people placed and then the most points: shortest augmenting paths with prices, in whole numbers.

Places have prices, zero while they have room. Each person sits where points minus price are highest. A newcomer takes
a seat, or pushes somebody out who pushes somebody out, along the way that costs the whole the least; then prices
rise by just so much that nobody wants to move. Prices at which nobody wants to move prove the whole to be the best that
can be (linear programming duality), so the result is checked, not believed.

Only the best few places of each person are searched at first. The proof is over all pairs: pairs that would still gain
are taken in, and the search is done again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, nlargest
from operator import sub

from applicants.rules.matching_pairs import CLOSED

FIRST_LOOK = 30  # places of each person in the first search
FAR_OFF = 1 << 60
SPREAD = 1 << 20
_ITSELF = -1

Rows = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Solution:
    """Where everybody is (the number of places means nowhere), with the proof.

    ``rows`` are the points with a last column for nowhere, ``prices`` those of the columns; ``best[i]`` is the highest
    points minus price of a person, and what the own place gives.
    """

    at: list[int]
    rows: Rows
    prices: list[int]
    best: list[int]
    capacities: list[int]
    person: int  # what placing one more is worth; more than all points together

    @property
    def nowhere(self) -> int:
        """The column of those who are left over."""
        return len(self.capacities) - 1


def solve(worths: Rows, capacities: Sequence[int], *, first_look: int = FIRST_LOOK) -> Solution:
    """Find a best placing of people (rows) at places (columns); ``CLOSED`` pairs never come about.

    ``first_look`` changes how long it takes, never how good the placing is.
    """
    largest = max((abs(points) for row in worths for points in set(row) if points != CLOSED), default=0)
    person = (len(worths) + 1) * (2 * largest + 1)
    rows = [[*row, -person] for row in worths]
    room = [*capacities, len(worths)]
    looks = [_first_look(number, row, first_look) for number, row in enumerate(rows)]
    while True:
        search = _Search(looks, room)
        for newcomer in range(len(rows)):
            search.add(newcomer)
        best = []
        complete = True
        for row, look in zip(rows, looks, strict=True):
            gains = list(map(sub, row, search.prices))
            own = max(gains[column] for column in look)
            top = max(gains)
            best.append(top)
            if top > own:
                complete = False
                look.update({column: row[column] for column, gain in enumerate(gains) if gain > own})
        if complete:
            return Solution(search.at, rows, search.prices, best, room, person)


def _first_look(number: int, row: Sequence[int], most: int) -> dict[int, int]:
    """Return the best places of a person, others of people for whom many are equally good, and nowhere."""
    open_ones = [column for column, points in enumerate(row) if points != CLOSED]
    if len(open_ones) > most:
        nowhere = len(row) - 1
        keys = {column: row[column] * SPREAD + (number * 7919 + column * 104729) % SPREAD for column in open_ones}
        open_ones = sorted({*nlargest(most, open_ones, key=keys.__getitem__), nowhere})
    return {column: row[column] for column in open_ones}


class _Search:
    """People placed so far, and the prices at which none of them wants to move."""

    def __init__(self, looks: Sequence[dict[int, int]], room: Sequence[int]) -> None:
        self.looks = looks
        self.room = room
        self.prices = [0] * len(room)
        self.at = [_ITSELF] * len(looks)
        self.inside: list[set[int]] = [set() for _ in room]
        self.moves: list[list[tuple[int, int, int]] | None] = [None] * len(room)

    def add(self, newcomer: int) -> None:
        """Place one more person, at the least cost for all."""
        prices = self.prices
        costs, end = self._first_costs(newcomer)
        before = dict.fromkeys(costs, (_ITSELF, newcomer))
        queue = [(cost, place) for place, cost in costs.items()]
        heapify(queue)
        passed = []
        while True:
            cost, place = heappop(queue)
            if len(self.inside[place]) < self.room[place]:
                break
            if cost > costs[place]:
                continue
            passed.append(place)
            here = cost - prices[place]
            for other, loss, person in self._moves(place):
                through = here + loss + prices[other]
                if through < end and through < costs.get(other, end):
                    costs[other], before[other] = through, (place, person)
                    heappush(queue, (through, other))
                    if len(self.inside[other]) < self.room[other]:
                        end = through
        for each in passed:
            prices[each] += cost - costs[each]
        self._shift(place, before)

    def _first_costs(self, newcomer: int) -> tuple[dict[int, int], int]:
        """Return what each place costs against the best one, up to the first with room, and the cost of that."""
        look, prices = self.looks[newcomer], self.prices
        base = max(points - prices[place] for place, points in look.items())
        end = FAR_OFF
        costs: dict[int, int] = {}
        for place, points in look.items():
            cost = base - points + prices[place]
            if cost < end:
                costs[place] = cost
                if len(self.inside[place]) < self.room[place]:
                    end = cost
        return costs, end

    def _moves(self, place: int) -> list[tuple[int, int, int]]:
        """Return for each other place who leaves this one at the least loss of points, and the loss."""
        found = self.moves[place]
        if found is None:
            least: dict[int, tuple[int, int]] = {}
            for person in sorted(self.inside[place]):
                look = self.looks[person]
                here = look[place]
                for other, points in look.items():
                    known = least.get(other)
                    if known is None or here - points < known[0]:
                        least[other] = here - points, person
            found = self.moves[place] = [(other, loss, person) for other, (loss, person) in least.items()]
        return found

    def _shift(self, last: int, before: dict[int, tuple[int, int]]) -> None:
        """Move everybody along the way found, from its end to the newcomer."""
        place = last
        while True:
            origin, person = before[place]
            self.inside[place].add(person)
            self.at[person] = place
            self.moves[place] = None
            if origin == _ITSELF:
                return
            self.inside[origin].discard(person)
            self.moves[origin] = None
            place = origin
