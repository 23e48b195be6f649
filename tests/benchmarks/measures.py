"""What a measurement says: values, the goal they are held against, and whether it was reached."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Goal:
    """What a throughput should reach: a ratio to its yardstick, and at most so many statements."""

    name: str
    unit: str
    least: float | None = None
    most: float | None = None
    statements: int | None = None

    @property
    def words(self) -> str:
        return f"≥ {self.least}" if self.least is not None else f"≤ {self.most}"


@dataclass(frozen=True, slots=True)
class Throughput:
    """Something made by the thousand, against the plainest way to make the same."""

    goal: Goal
    size: int
    ratio: float
    rate: float
    base: float
    cpu: float  # milliseconds of this process for one
    base_cpu: float
    rows: int
    statements: int | None = None

    @property
    def reached(self) -> bool:
        return (self.goal.least is None or self.ratio >= self.goal.least) and (
            self.goal.most is None or self.ratio <= self.goal.most
        )

    @property
    def over_statements(self) -> bool:
        limit = self.goal.statements
        return limit is not None and self.statements is not None and self.statements > limit

    def plain(self) -> dict[str, Any]:
        return asdict(self) | {"name": self.goal.name}


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """A page against the floor that was measured around it."""

    name: str
    size: int
    target: float
    limit: int
    ratio: float
    cpu_ratio: float
    p50: float
    p95: float
    floor_p50: float
    cpu: float
    statements: int
    statements_ms: float
    kilobytes: float
    memory: float
    growth: float
    samples: int

    @property
    def reached(self) -> bool:
        return self.ratio <= self.target

    @property
    def over_statements(self) -> bool:
        return self.statements > self.limit

    def plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that could not be measured, and why."""

    name: str
    size: int
    why: str

    def plain(self) -> dict[str, Any]:
        return asdict(self)
