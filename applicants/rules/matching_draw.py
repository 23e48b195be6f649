"""Among equally good placings one is chosen by a draw, so that a seed stands for exactly one result.

Everybody draws a number from the seed and their key. In the order of these numbers each takes what is best for them
(points, then the shorter way, then a number drawn for the pair) among the places at which the whole stays as good as it
is and those before them keep theirs. That decides everything: the result does not depend on how it was found.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from applicants.rules.matching_solver import Solution


def drawn(*words: str) -> int:
    """Return a number that is the same on every machine for these words."""
    text = "".join(f"{len(word)}:{word}" for word in words)
    return int.from_bytes(sha256(text.encode()).digest()[:8])


class Table:
    """Everybody's places that are as good for the whole, as bits; the last bit stands for nowhere and for empty seats.

    A seat moves on from place a to place b when somebody not yet settled at a is as well off at b. A place with room
    takes one more; a place without a price may do with one fewer.
    """

    def __init__(self, solution: Solution) -> None:
        self.solution = solution
        self.at = list(solution.at)
        self.nowhere = solution.nowhere
        self.equal = [
            sum(
                1 << place
                for place, (points, price) in enumerate(zip(row, solution.prices, strict=True))
                if points - price == best
            )
            for row, best in zip(solution.rows, solution.best, strict=True)
        ]
        self.inside: list[set[int]] = [set() for _ in solution.capacities]
        for person, place in enumerate(self.at):
            self.inside[place].add(person)
        self.count = [len(people) for people in self.inside]
        self.out: dict[int, int] = {}

    def settle(self, order: Iterable[int], rest: Callable[[int, int], tuple[int, ...]]) -> None:
        """Let everybody take their best, in ``order``. ``rest`` sorts places of equal points, the lowest first."""
        for person in order:
            self._choose(person, rest)

    def _choose(self, person: int, rest: Callable[[int, int], tuple[int, ...]]) -> None:
        """Move somebody to the best place that the others can make room for, and settle them there."""
        place = self.at[person]
        if self.equal[person] != 1 << place:
            row = self.solution.rows[person]
            wishes = sorted(_bits(self.equal[person]), key=lambda each: (-row[each], rest(person, each)))
            self._leave(person, place)
            seen = 0
            for wish in wishes[: wishes.index(place)]:
                if seen >> wish & 1:
                    continue
                way, seen = self._way(wish, place, seen)
                if way:
                    self._walk(way)
                    self.at[person] = wish
                    break
            self.count[self.at[person]] += 1
            self.count[place] -= 1
        else:
            self._leave(person, place)

    def _leave(self, person: int, place: int) -> None:
        """Take somebody out of what may move; the seat stays counted."""
        self.inside[place].discard(person)
        self.out.pop(place, None)

    def _way(self, start: int, goal: int, seen: int) -> tuple[list[int], int]:
        """Return the places along which one seat too many at ``start`` becomes the one that is missing at ``goal``."""
        before = {start: start}
        seen |= 1 << start
        waiting = [start]
        while waiting:
            place = waiting.pop()
            new = self._out(place) & ~seen
            if new >> goal & 1:
                way = [goal, place]
                while before[place] != place:
                    place = before[place]
                    way.append(place)
                return way[::-1], seen
            seen |= new
            for each in _bits(new):
                before[each] = place
                waiting.append(each)
        return [], seen

    def _out(self, place: int) -> int:
        """Return where one person too many at a place can go, as bits."""
        found = self.out.get(place)
        if found is None:
            found = 0
            for person in self.inside[place]:
                found |= self.equal[person]
            if place == self.nowhere:
                found |= self._spare()
            elif self.count[place] < self.solution.capacities[place]:
                found |= 1 << self.nowhere
            self.out[place] = found
        return found

    def _spare(self) -> int:
        """Return the places that may do with one fewer."""
        prices = self.solution.prices
        return sum(1 << place for place in range(self.nowhere) if prices[place] == 0 and self.count[place])

    def _walk(self, way: Sequence[int]) -> None:
        """Move one person from each place of a way to the next; seats counted, the first and last by the caller."""
        for place, following in pairwise(way):
            movers = [person for person in self.inside[place] if self.equal[person] >> following & 1]
            for each in (place, following, self.nowhere):
                self.out.pop(each, None)
            if movers:
                person = min(movers)
                self.inside[place].discard(person)
                self.inside[following].add(person)
                self.at[person] = following
                self.count[place] -= 1
                self.count[following] += 1


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
