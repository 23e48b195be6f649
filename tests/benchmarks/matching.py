"""A whole matching, with pairs judged, draw and reasons, against its solver alone on pairs that are ready."""

import random
from datetime import date, timedelta
from typing import Final

from applicants.rules.matching import match
from applicants.rules.matching_inputs import Place, Point, Problem, Student
from applicants.rules.matching_pairs import sheet
from applicants.rules.matching_solver import solve
from tests.benchmarks.measures import Goal, Throughput
from tests.benchmarks.stopwatch import middle, timed

SIZES: Final = ((300, 100, 3), (3_000, 600, 5))  # students, places, seats of a place in the middle
AREAS: Final = tuple(f"area {number}" for number in range(14))
SITES: Final = 40
FIRST_DAY, LAST_DAY = date(2027, 6, 14), date(2027, 7, 30)


def measure(*, tries: int) -> list[Throughput]:
    """A summer of one health system, and of ten."""
    return [_line(students, places, seats, tries) for students, places, seats in SIZES]


def problem(students: int, places: int, seats: int) -> Problem:
    """Students and sites around one city, some areas dearer than others; the same on every machine."""
    chance = random.Random(2027)
    sites = [_around(chance) for _ in range(SITES)]
    openings = []
    for number in range(places):
        site = chance.randrange(SITES)
        openings.append(
            Place(
                key=f"place {number:04}",
                department=f"Department {number}",
                site=f"site {site}",
                interest=AREAS[_low(chance)],
                capacity=chance.randint(1, 2 * seats - 1),
                starts_on=FIRST_DAY,
                ends_on=LAST_DAY,
                location=sites[site],
                min_age=chance.choice((14, 15, 16)),
            )
        )
    people = [
        Student(
            key=f"student {number:05}",
            born=date(2009, 1, 1) + timedelta(chance.randrange(1500)),
            interests=tuple(dict.fromkeys(AREAS[_low(chance)] for _ in range(3))),
            home=_around(chance),
            max_miles=chance.choice((5, 10, 15, 25, None)),
        )
        for number in range(students)
    ]
    return Problem(tuple(people), tuple(openings), seed="benchmark")


def _around(chance: random.Random) -> Point:
    return Point(34 + chance.gauss(0, 0.15), -118 + chance.gauss(0, 0.18))


def _low(chance: random.Random) -> int:
    return min(int(chance.expovariate(0.2)), len(AREAS) - 1)


def _line(students: int, places: int, seats: int, tries: int) -> Throughput:
    task = problem(students, places, seats)
    judged = sheet(task)
    room = [place.capacity for place in judged.places]
    alone = middle(timed(solve, judged.worths, room) for _ in range(tries))
    whole = middle(timed(match, task) for _ in range(tries))
    each = 1000 / students
    return Throughput(
        Goal(f"matching_{places}", "students/s", least=0.3),
        students,
        ratio=alone.wall / whole.wall,
        rate=students / whole.wall,
        base=students / alone.wall,
        cpu=whole.cpu * each,
        base_cpu=alone.cpu * each,
        rows=students,
    )
