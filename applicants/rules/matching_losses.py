"""What the whole would lose if somebody had another place: the cheapest way in which the others make room."""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from operator import sub

from applicants.rules.matching_solver import FAR_OFF, Solution


class Losses:
    """What it costs to have one person too many at a place and one too few at another.

    ``cost[a][b]``: the cheapest single move from a to b; ``steps[a]`` the same from the cheapest. The last place is
    nowhere, where a seat too many also goes that finds room, and where one comes from for a seat left empty.
    """

    def __init__(self, solution: Solution, at: Sequence[int]) -> None:
        self.solution = solution
        self.at = at
        prices, count, nowhere = solution.prices, Counter(at), solution.nowhere
        self.cost = [[FAR_OFF] * len(prices) for _ in prices]
        for row, best, place in zip(solution.rows, solution.best, at, strict=True):
            gains = map(sub, row, prices)
            known = self.cost[place]
            self.cost[place] = [min(old, best - gain) for gain, old in zip(gains, known, strict=True)]
        for place in range(nowhere):
            if count[place] < solution.capacities[place]:
                self.cost[place][nowhere] = 0
            if count[place]:
                self.cost[nowhere][place] = min(self.cost[nowhere][place], prices[place])
        self.steps = [
            sorted((cost, place) for place, cost in enumerate(row) if cost < FAR_OFF // 2) for row in self.cost
        ]

    def least(self, person: int, wishes: Iterable[int]) -> tuple[int, int]:
        """Return what the whole loses with a person at one of other places, and the place at which that is least.

        More than half of ``solution.person`` means that at least one person fewer would be placed.
        """
        row, prices, own = self.solution.rows[person], self.solution.prices, self.at[person]
        best = row[own] - prices[own]
        costs = {wish: best - row[wish] + prices[wish] for wish in wishes}
        origin = {wish: wish for wish in costs}
        end = min((cost + self.cost[wish][own], wish) for wish, cost in costs.items())
        queue = [(cost, wish) for wish, cost in costs.items()]
        heapify(queue)
        while queue and queue[0][0] < end[0]:
            cost, place = heappop(queue)
            if cost > costs[place]:
                continue
            for step, other in self.steps[place]:
                through = cost + step
                if through >= end[0]:
                    break
                if through < costs.get(other, end[0]):
                    costs[other], origin[other] = through, origin[place]
                    heappush(queue, (through, other))
                    end = min(end, (through + self.cost[other][own], origin[place]))
        return end
