"""Seconds on the wall and seconds of this process's CPU: the second moves less when the machine is busy."""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any


@dataclass(frozen=True, slots=True)
class Spent:
    """How long something took."""

    wall: float
    cpu: float

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.wall + other.wall, self.cpu + other.cpu)


def timed(step: Callable[..., Any], *arguments: Any) -> Spent:
    wall, cpu = perf_counter(), process_time()
    step(*arguments)
    return Spent(perf_counter() - wall, process_time() - cpu)


def middle(tries: Iterable[Spent]) -> Spent:
    """The median of each."""
    found = list(tries)
    return Spent(statistics.median(each.wall for each in found), statistics.median(each.cpu for each in found))
