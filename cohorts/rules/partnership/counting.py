"""Counting what was delivered: services one by one, people once, targets and the pace still needed."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeVar

WEEK = timedelta(weeks=1)
DAYS_PER_WEEK = 7
HUNDRED = 100

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Service:
    """One thing done for one person; without ``evidence`` (the kind of record behind it) it is only claimed."""

    person: Hashable
    component: str
    on: date
    partner: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """Services (duplicated) and people (each once), with a record behind them; claimed ones apart.

    A person with one service on record is never a claimed person too.
    """

    services: int = 0
    people: int = 0
    claimed_services: int = 0
    claimed_people: int = 0


def count(services: Iterable[Service]) -> Count:
    """Count all services, and each person once among them."""
    known: set[Hashable] = set()
    claimed: set[Hashable] = set()
    numbers = [0, 0]
    for service in services:
        numbers[bool(service.evidence)] += 1
        (known if service.evidence else claimed).add(service.person)
    return Count(numbers[True], len(known), numbers[False], len(claimed - known))


def count_by(services: Iterable[Service], group: Callable[[Service], Group]) -> dict[Group, Count]:
    """Count within each group, as by component, period and partner; in the order of first appearance.

    A person of two groups is one in each: people of groups do not add up to the people of all.
    """
    groups: dict[Group, list[Service]] = defaultdict(list)
    for service in services:
        groups[group(service)].append(service)
    return {key: count(members) for key, members in groups.items()}


def percent_of(base: int, percent: int) -> int:
    """Return the least number of people that is at least so many percent: 90 percent of 10 are 9."""
    return -(-base * percent // HUNDRED)


@dataclass(frozen=True, slots=True)
class Target:
    """So many people, each once, in one component, from ``since`` through ``by``."""

    component: str
    people: int
    since: date
    by: date


def expected(target: Target, *, on: date) -> int:
    """Return how many people are reached by the end of the day ``on`` when each day brings as many as any other."""
    if on < target.since:
        return 0
    gone = (min(on, target.by) - target.since).days + 1
    return target.people * gone // ((target.by - target.since).days + 1)


@dataclass(frozen=True, slots=True)
class Progress:
    """A target against what happened; ``weekly_rate`` is ``None`` when people are missing and the time is over."""

    reached: int
    claimed: int
    missing: int
    weekly_rate: Fraction | None


def progress(target: Target, services: Iterable[Service], *, on: date) -> Progress:
    """Compare a target with the services done through the day ``on``; only those with a record reach it."""
    done = count(each for each in services if _counts(target, each) and each.on <= on)
    missing = max(0, target.people - done.people)
    return Progress(done.people, done.claimed_people, missing, weekly_rate(missing, on=on, by=target.by))


def weekly_rate(missing: int, *, on: date, by: date) -> Fraction | None:
    """Return how many a week are still needed in the days after ``on`` through ``by``."""
    if missing <= 0:
        return Fraction(0)
    days = (by - on).days
    return Fraction(missing * DAYS_PER_WEEK, days) if days > 0 else None


@dataclass(frozen=True, slots=True)
class Point:
    """What had been reached by the end of the day ``through``."""

    through: date
    services: int
    people: int
    claimed_people: int


def burn_up(target: Target, services: Iterable[Service], *, on: date) -> tuple[Point, ...]:
    """Return what was reached by the end of each week since the target's first day, the last point on ``on``.

    Weeks are seven days from that first day; nothing later than ``on`` or than the target's last day counts.
    """
    last = min(on, target.by)
    dated = sorted((each for each in services if _counts(target, each) and each.on <= last), key=lambda each: each.on)
    points = []
    known: set[Hashable] = set()
    claimed: set[Hashable] = set()
    number = position = 0
    first = target.since
    while first <= last:
        through = min(first + WEEK - timedelta(days=1), last)
        while position < len(dated) and dated[position].on <= through:
            service = dated[position]
            (known if service.evidence else claimed).add(service.person)
            number += bool(service.evidence)
            position += 1
        points.append(Point(through, number, len(known), len(claimed - known)))
        first += WEEK
    return tuple(points)


def _counts(target: Target, service: Service) -> bool:
    return service.component == target.component and target.since <= service.on <= target.by
