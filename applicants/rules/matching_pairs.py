"""One student and one place: what stands in the way, how far it is, and what the pair is worth."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from applicants.rules.ages import old_enough_on
from applicants.rules.matching_inputs import Period, Place, Point, Problem, Student, Weights
from apprenticeships.rules.dates import DAY

EARTH_RADIUS = 3958.8  # miles
TENTHS = 10  # distances are compared in whole tenths of a mile, the same on every machine
CLOSED = -(1 << 60)  # the worth of a pair that must not be


class Barrier(StrEnum):
    """A hard rule that keeps a student from a place; those that a change can lift come first."""

    TOO_FAR = "too_far"
    AWAY = "away"
    HOURS = "hours"
    SHIFT = "shift"
    LACKS = "lacks"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    NOT_CHOSEN = "not_chosen"
    FORBIDDEN = "forbidden"


BARRIERS = tuple(Barrier)


def miles_between(one: Point, other: Point) -> int:
    """Return the distance on the globe in tenths of a mile (haversine)."""
    north, south = radians(one.latitude), radians(other.latitude)
    rise = sin((south - north) / 2) ** 2
    turn = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return round(2 * EARTH_RADIUS * asin(sqrt(min(1.0, rise + cos(north) * cos(south) * turn))) * TENTHS)


def distance(student: Student, place: Place) -> int | None:
    """Return tenths of a mile from home to the place, or ``None`` when either spot is not known."""
    if student.home is None or place.location is None:
        return None
    return miles_between(student.home, place.location)


def covers(periods: Iterable[Period], first: date, last: date) -> bool:
    """Whether every day from ``first`` through ``last`` lies in a period; periods may touch or overlap."""
    day = first
    for period in sorted(periods, key=lambda each: each.first):
        if period.first <= day <= period.last:
            day = period.last + DAY
    return day > last


def young_until(student: Student, place: Place) -> date | None:
    """Return the day on which a student is old enough for a place, or ``None`` when the first day is not too early."""
    ready = old_enough_on(student.born, place.min_age)
    return ready if ready > place.starts_on else None


def too_old(student: Student, place: Place) -> bool:
    """Whether a student is over the last age that fits when the place starts."""
    return place.max_age is not None and old_enough_on(student.born, place.max_age + 1) <= place.starts_on


def too_far(student: Student, tenths: int | None) -> bool:
    """Whether a place is farther than the student goes; what is not known does not count against anybody."""
    return tenths is not None and student.max_miles is not None and tenths > student.max_miles * TENTHS


def terms_against(student: Student, place: Place) -> list[Barrier]:
    """Return what stands in the way apart from distance, interest and forbidden pairs."""
    found = []
    if student.available and not covers(student.available, place.starts_on, place.ends_on):
        found.append(Barrier.AWAY)
    if student.hours_a_week is not None and place.hours_a_week > student.hours_a_week:
        found.append(Barrier.HOURS)
    if student.shifts is not None and not place.shifts <= student.shifts:
        found.append(Barrier.SHIFT)
    if not place.asks <= student.flags:
        found.append(Barrier.LACKS)
    if young_until(student, place):
        found.append(Barrier.TOO_YOUNG)
    if too_old(student, place):
        found.append(Barrier.TOO_OLD)
    return found


def worth(weights: Weights, student: Student, place: Place, tenths: int | None) -> int:
    """Return the points of a pair; those of an area that was not chosen count as none where it is never given."""
    points = what_points(weights, student.rank(place.interest)) or 0
    return points + where_points(weights, student, place, tenths)


def what_points(weights: Weights, rank: int | None) -> int | None:
    """Return the points of the first, second, third or no choice; ``None`` where it must not be."""
    return weights.not_chosen if rank is None else weights.ranks[rank - 1]


def where_points(weights: Weights, student: Student, place: Place, tenths: int | None) -> int:
    """Return the points of the way, and of coming back to the earlier site."""
    return band(weights, tenths) + (weights.returning if student.earlier_site == place.site else 0)


def band(weights: Weights, tenths: int | None) -> int:
    """Return the points of a distance."""
    if tenths is None:
        return weights.unknown
    return next((points for miles, points in weights.bands if tenths <= miles * TENTHS), weights.beyond)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All pairs of a run: people and places in the order of their keys.

    ``worths[i][k]`` are points, or ``CLOSED``; ``codes[i][k]`` is 0 for an open pair, else 1 + the place of the
    first barrier in ``BARRIERS``; ``miles[i]`` are tenths of a mile by (site, location).
    """

    students: Sequence[Student]
    places: Sequence[Place]
    worths: Sequence[Sequence[int]]
    codes: Sequence[bytes]
    miles: Sequence[Mapping[tuple[str, Point | None], int | None]]
    forbidden: Mapping[tuple[str, str], str]
    weights: Weights

    def tenths(self, student: int, place: int) -> int | None:
        """Return the distance of a pair."""
        return self.miles[student][_spot(self.places[place])]

    def points(self, student: int, place: int) -> int:
        """Return what a pair is worth, also where only a lock brings it about."""
        return worth(self.weights, self.students[student], self.places[place], self.tenths(student, place))

    def against(self, student: int, place: int) -> list[Barrier]:
        """Return every barrier of a pair, in the order of ``BARRIERS``."""
        person, opening = self.students[student], self.places[place]
        found = terms_against(person, opening)
        if too_far(person, self.tenths(student, place)):
            found.append(Barrier.TOO_FAR)
        if self.weights.not_chosen is None and person.rank(opening.interest) is None:
            found.append(Barrier.NOT_CHOSEN)
        if (person.key, opening.key) in self.forbidden:
            found.append(Barrier.FORBIDDEN)
        return sorted(found, key=BARRIERS.index)


def sheet(problem: Problem) -> Sheet:
    """Judge every pair. What many places have in common is judged once for each student."""
    students = sorted(problem.students, key=lambda each: each.key)
    places = sorted(problem.places, key=lambda each: each.key)
    forbidden = {(each.student, each.place): each.reason for each in problem.forbidden}
    barred: dict[str, set[str]] = {}
    for person, place in forbidden:
        barred.setdefault(person, set()).add(place)
    judge = _Judge(places, problem.weights)
    judged = [judge.row(student, barred.get(student.key, set())) for student in students]
    return Sheet(
        students,
        places,
        [worths for worths, _, _ in judged],
        [codes for _, codes, _ in judged],
        [miles for _, _, miles in judged],
        forbidden,
        problem.weights,
    )


_Spot = tuple[str, Point | None]
_OPEN = 0
_CODE = {barrier: 1 + number for number, barrier in enumerate(BARRIERS)}


class _Judge:
    """Places by what they have in common: terms, spot, interest. Each place is three numbers."""

    def __init__(self, places: Sequence[Place], weights: Weights) -> None:
        self.places = places
        self.weights = weights
        terms: dict[object, int] = {}
        spots: dict[_Spot, int] = {}
        interests: dict[str, int] = {}
        self.terms: list[Place] = []
        self.spots: list[Place] = []
        self.keys: list[tuple[int, int, int]] = []
        for place in places:
            ages = (place.min_age, place.max_age)
            own = (place.starts_on, place.ends_on, ages, place.shifts, place.hours_a_week, place.asks)
            if own not in terms:
                self.terms.append(place)
            if _spot(place) not in spots:
                self.spots.append(place)
            self.keys.append(
                (
                    terms.setdefault(own, len(terms)),
                    spots.setdefault(_spot(place), len(spots)),
                    interests.setdefault(place.interest, len(interests)),
                )
            )
        self.interests = list(interests)

    def row(self, student: Student, barred: set[str]) -> tuple[list[int], bytes, dict[_Spot, int | None]]:
        """Return points, barriers and distances of one student at every place."""
        miles = {_spot(place): distance(student, place) for place in self.spots}
        terms = [_first(terms_against(student, place)) for place in self.terms]
        far = [_CODE[Barrier.TOO_FAR] if too_far(student, tenths) else _OPEN for tenths in miles.values()]
        where = [where_points(self.weights, student, place, miles[_spot(place)]) for place in self.spots]
        what = [what_points(self.weights, student.rank(interest)) for interest in self.interests]
        unwanted = [_OPEN if points is not None else _CODE[Barrier.NOT_CHOSEN] for points in what]
        codes = bytes(far[spot] or terms[term] or unwanted[interest] for term, spot, interest in self.keys)
        if barred:
            last = _CODE[Barrier.FORBIDDEN]
            codes = bytes(
                code or (last if place.key in barred else _OPEN) for code, place in zip(codes, self.places, strict=True)
            )
        what_or_none = [points or 0 for points in what]
        worths = [
            CLOSED if code else where[spot] + what_or_none[interest]
            for code, (_, spot, interest) in zip(codes, self.keys, strict=True)
        ]
        return worths, codes, miles


def _spot(place: Place) -> _Spot:
    return place.site, place.location


def _first(found: list[Barrier]) -> int:
    return _CODE[found[0]] if found else _OPEN
