"""Summer students to places: the most students placed, then the most points, and why for everybody.

Hard rules are never broken. The same people, places, weights, locks and seed give the same result on every machine,
in whatever order they are handed over. Whether somebody may take part (consents, permits) is decided before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from statistics import median

from applicants.rules.matching_draw import Table, drawn
from applicants.rules.matching_inputs import Lock, Problem, Weights
from applicants.rules.matching_losses import Losses
from applicants.rules.matching_pairs import TENTHS, Barrier, Sheet, sheet
from applicants.rules.matching_reasons import Help, PlaceOutcome, Reasons, WhyNot, place_outcomes
from applicants.rules.matching_solver import solve

UNKNOWN_WAY = 1 << 30  # sorts behind every known distance


class Broken(StrEnum):
    """Why a lock could not be kept."""

    NO_STUDENT = "no_student"
    NO_PLACE = "no_place"
    AGAINST_RULE = "against_rule"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class BrokenLock:
    """A lock that was not kept, and the rule that it breaks. The student took part like all others."""

    lock: Lock
    why: Broken
    barrier: Barrier | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of a student. ``rank`` is 1 to 3 or ``None`` for an area that was not chosen.

    ``why_not`` is set unless the student got the first choice, ``helps`` for those who are left over.
    """

    student: str
    place: str | None
    rank: int | None
    miles: float | None
    points: int
    locked: bool
    why_not: WhyNot | None
    helps: tuple[Help, ...]


@dataclass(frozen=True)
class Result:
    """A whole matching; ``placements`` and ``places`` by key."""

    problem: Problem
    placements: tuple[Placement, ...]
    places: tuple[PlaceOutcome, ...]
    broken: tuple[BrokenLock, ...]

    @cached_property
    def by_student(self) -> Mapping[str, Placement]:
        """Return placements by the student's key."""
        return {each.student: each for each in self.placements}

    @property
    def pairs(self) -> dict[str, str | None]:
        """Return where everybody goes."""
        return {each.student: each.place for each in self.placements}


@dataclass(frozen=True, slots=True)
class Summary:
    """A matching in one line. ``choices`` counts those with their first, second and third choice."""

    weights: str
    students: int
    placed: int
    seats: int
    choices: tuple[int, int, int]
    not_chosen: int
    points: int
    median_miles: float | None
    broken: int


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody whom two matchings place differently; ``None`` is no place, or not there at all."""

    student: str
    before: str | None
    after: str | None


def match(problem: Problem) -> Result:
    """Place everybody and say why."""
    pairs = sheet(problem)
    kept, out, broken = _locks(problem, pairs)
    free = [number for number in range(len(pairs.students)) if number not in kept and number not in out]
    room = [place.capacity for place in pairs.places]
    for place in kept.values():
        room[place] -= 1
    solution = solve([pairs.worths[number] for number in free], room)
    lots = [drawn(problem.seed, pairs.students[number].key) for number in free]
    order = sorted(range(len(free)), key=lambda each: (lots[each], each))
    table = Table(solution)
    table.settle(order, lambda person, place: _rest(problem.seed, pairs, free[person], place))
    at = dict(kept)
    at.update({free[row]: place for row, place in enumerate(table.at) if place != solution.nowhere})
    reasons = Reasons(pairs, at, solution, Losses(solution, table.at), {number: row for row, number in enumerate(free)})
    return Result(
        problem,
        tuple(_placement(pairs, reasons, number, at.get(number)) for number in range(len(pairs.students))),
        place_outcomes(pairs, at),
        tuple(broken),
    )


def variants(problem: Problem, weights: Iterable[Weights]) -> list[Result]:
    """Run the same problem with each of several weights."""
    return [match(replace(problem, weights=each)) for each in weights]


def summary(result: Result) -> Summary:
    """Sum up a matching, so that variants can be compared."""
    placed = [each for each in result.placements if each.place is not None]
    miles = [each.miles for each in placed if each.miles is not None]
    ranks = [each.rank for each in placed]
    return Summary(
        weights=result.problem.weights.name,
        students=len(result.placements),
        placed=len(placed),
        seats=sum(each.capacity for each in result.places),
        choices=(ranks.count(1), ranks.count(2), ranks.count(3)),
        not_chosen=ranks.count(None),
        points=sum(each.points for each in placed),
        median_miles=median(miles) if miles else None,
        broken=len(result.broken),
    )


def changes(before: Result, after: Result) -> tuple[Move, ...]:
    """Say who moves from one matching to another, by key."""
    old, new = before.pairs, after.pairs
    keys = sorted(old.keys() | new.keys())
    return tuple(Move(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def _rest(seed: str, pairs: Sheet, student: int, place: int) -> tuple[int, ...]:
    """Sort places of equal points: the shorter way, then a number drawn for the pair."""
    if place == len(pairs.places):
        return UNKNOWN_WAY, 0
    tenths = pairs.tenths(student, place)
    lot = drawn(seed, pairs.students[student].key, pairs.places[place].key)
    return UNKNOWN_WAY if tenths is None else tenths, lot, place


def _locks(problem: Problem, pairs: Sheet) -> tuple[dict[int, int], set[int], list[BrokenLock]]:
    """Return students kept at places, students kept out, and locks that a rule breaks.

    Where more are locked than there is room, those with the lower draw stay.
    """
    students = {each.key: number for number, each in enumerate(pairs.students)}
    places = {each.key: number for number, each in enumerate(pairs.places)}
    kept: dict[int, int] = {}
    out: set[int] = set()
    broken = []
    used = [0] * len(pairs.places)
    for lock in sorted(problem.locks, key=lambda each: (drawn(problem.seed, each.student), each.student)):
        student = students.get(lock.student)
        place = None if lock.place is None else places.get(lock.place)
        if student is None:
            broken.append(BrokenLock(lock, Broken.NO_STUDENT))
        elif lock.place is None:
            out.add(student)
        elif place is None:
            broken.append(BrokenLock(lock, Broken.NO_PLACE))
        elif against := [each for each in pairs.against(student, place) if each is not Barrier.NOT_CHOSEN]:
            reason = pairs.forbidden.get((lock.student, lock.place), "") if against[0] is Barrier.FORBIDDEN else ""
            broken.append(BrokenLock(lock, Broken.AGAINST_RULE, against[0], reason))
        elif used[place] == pairs.places[place].capacity:
            broken.append(BrokenLock(lock, Broken.FULL))
        else:
            used[place] += 1
            kept[student] = place
    return kept, out, sorted(broken, key=lambda each: each.lock.student)


def _placement(pairs: Sheet, reasons: Reasons, student: int, place: int | None) -> Placement:
    person = pairs.students[student]
    locked = student not in reasons.rows
    why_not = reasons.why_not(student, place)
    if place is None:
        return Placement(person.key, None, None, None, 0, locked, why_not, () if locked else reasons.helps(student))
    tenths = pairs.tenths(student, place)
    return Placement(
        student=person.key,
        place=pairs.places[place].key,
        rank=person.rank(pairs.places[place].interest),
        miles=None if tenths is None else tenths / TENTHS,
        points=pairs.points(student, place),
        locked=locked,
        why_not=why_not,
        helps=(),
    )
