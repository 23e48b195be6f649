"""What a matching of students to places is made from: people, places, weights, locks and a seed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

CHOICES = 3  # how many areas of interest somebody may rank


@dataclass(frozen=True, slots=True)
class Point:
    """A spot on the map in degrees, such as the middle of a postal code's area."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` through ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A period ends on its first day or later.")


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody who asks for a place.

    ``interests`` are slugs, the dearest first, at most three. ``available`` without any period, ``shifts`` and
    ``hours_a_week`` of ``None`` mean that nothing was said and everything goes. ``earlier_site`` is where a returning
    student was before. ``flags`` are what a place may ask for, such as "car".
    """

    key: str
    born: date
    interests: tuple[str, ...] = ()
    home: Point | None = None
    max_miles: int | None = None
    available: tuple[Period, ...] = ()
    shifts: frozenset[str] | None = None
    hours_a_week: int | None = None
    earlier_site: str | None = None
    flags: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if len(self.interests) > CHOICES or len(set(self.interests)) < len(self.interests):
            raise ValueError(f"Up to {CHOICES} different interests are ranked.")

    def rank(self, interest: str) -> int | None:
        """Return 1, 2 or 3, or ``None`` for what was not chosen."""
        return self.interests.index(interest) + 1 if interest in self.interests else None


@dataclass(frozen=True, slots=True)
class Place:
    """An opening of a department for ``capacity`` students. Ages are counted in whole years on the first day.

    ``max_age`` is the last age that still fits. Everything in ``shifts`` and ``asks`` is needed.
    """

    key: str
    department: str
    site: str
    interest: str
    capacity: int
    starts_on: date
    ends_on: date
    location: Point | None = None
    min_age: int = 0
    max_age: int | None = None
    shifts: frozenset[str] = frozenset()
    hours_a_week: int = 0
    asks: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.capacity < 0:
            raise ValueError("A place cannot have room for fewer than nobody.")
        if self.ends_on < self.starts_on:
            raise ValueError("A place ends on its first day or later.")


@dataclass(frozen=True, slots=True)
class Weights:
    """What a pair is worth, in whole points. Placing one more student always goes before any points.

    ``ranks``: the interest is the first, second or third choice; ``not_chosen``: none of them, ``None`` never
    places there. ``bands``: pairs of miles and points; the first band whose miles are not exceeded counts, ``beyond``
    when there is none, ``unknown`` when the distance is not known. ``returning``: back to the earlier site.
    """

    name: str
    ranks: tuple[int, int, int]
    not_chosen: int | None
    bands: tuple[tuple[int, int], ...] = ()
    beyond: int = 0
    unknown: int = 0
    returning: int = 0

    def __post_init__(self) -> None:
        limits = [miles for miles, _ in self.bands]
        if limits != sorted(set(limits)):
            raise ValueError("The bands of miles go up.")


INTERESTS_FIRST = Weights(
    "Interests first",
    ranks=(100, 60, 30),
    not_chosen=0,
    bands=((3, 12), (6, 9), (10, 6), (20, 3)),
    returning=10,
)
CLOSE_TO_HOME = Weights(
    "Close to home first",
    ranks=(24, 16, 8),
    not_chosen=0,
    bands=((3, 100), (6, 75), (10, 50), (20, 25)),
    returning=10,
)
VARIANTS = (INTERESTS_FIRST, CLOSE_TO_HOME)


@dataclass(frozen=True, slots=True)
class Lock:
    """A person decided: this student goes to this place, or to none (``None``)."""

    student: str
    place: str | None


@dataclass(frozen=True, slots=True)
class Forbidden:
    """This student must not go to this place."""

    student: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One run. The order of students, places, locks and forbidden pairs has no meaning."""

    students: tuple[Student, ...]
    places: tuple[Place, ...]
    weights: Weights = INTERESTS_FIRST
    seed: str = ""
    locks: tuple[Lock, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()

    def __post_init__(self) -> None:
        for what, keys in (
            ("students", [each.key for each in self.students]),
            ("places", [each.key for each in self.places]),
            ("locks", [each.student for each in self.locks]),
        ):
            if len(set(keys)) < len(keys):
                raise ValueError(f"Two {what} have the same key.")

    def locked(self, student: str, place: str | None) -> "Problem":
        """Return the same problem with a student fixed by hand, whatever was fixed for them before."""
        return replace(self, locks=(*self._locks_without(student), Lock(student, place)))

    def unlocked(self, student: str) -> "Problem":
        """Return the same problem with a student left to the matching again."""
        return replace(self, locks=tuple(self._locks_without(student)))

    def _locks_without(self, student: str) -> Iterable[Lock]:
        return (each for each in self.locks if each.student != student)
