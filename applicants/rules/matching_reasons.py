"""Why somebody did not get their first choice, what would have placed them, and how each place filled."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from applicants.rules.matching_inputs import CHOICES
from applicants.rules.matching_losses import Losses
from applicants.rules.matching_pairs import BARRIERS, TENTHS, Barrier, Sheet, young_until
from applicants.rules.matching_solver import Solution

MOST_HELPS = 3
CHANGEABLE = {Barrier.TOO_FAR, Barrier.AWAY, Barrier.HOURS, Barrier.SHIFT, Barrier.LACKS, Barrier.TOO_YOUNG}


class Why(StrEnum):
    """The reason for not getting the first choice."""

    NO_PLACE = "no_place"  # nobody offers this area
    FULL = "full"  # others fill it with more points for the whole
    DRAW = "draw"  # just as good for the whole: the draw decided
    AGAINST_RULE = "against_rule"  # a hard rule keeps the student from every such place
    BY_HAND = "by_hand"  # a person decided
    HELD = "held"  # every seat is held by hand, or there is none


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a student is not at a place of the first choice, shown by the place that came nearest.

    ``loss``: with the student there, the whole would have so many points fewer; ``fewer``: at least one student
    fewer would have been placed. ``until``: old enough on that day. ``barriers`` counts the first barrier
    of each place of that area.
    """

    why: Why
    interest: str
    place: str | None = None
    barrier: Barrier | None = None
    loss: int = 0
    fewer: bool = False
    miles: float | None = None
    until: date | None = None
    barriers: tuple[tuple[Barrier, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """What would have placed a student: one more seat (no barrier), or one barrier fewer at a place with room."""

    place: str
    barrier: Barrier | None = None
    miles: float | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceOutcome:
    """How a place filled.

    ``wanted`` counts all who ranked its area first, second, third; ``open_to`` all who could have come;
    ``barriers`` those who could not, by their first barrier.
    """

    place: str
    capacity: int
    students: tuple[str, ...]
    wanted: tuple[int, int, int]
    open_to: int
    barriers: tuple[tuple[Barrier, int], ...]

    @property
    def filled(self) -> int:
        """How many seats are taken."""
        return len(self.students)


class Reasons:
    """The reasons of a finished matching. ``rows`` gives the solution's row of those who were not fixed by hand."""

    def __init__(
        self, sheet: Sheet, at: Mapping[int, int], solution: Solution, losses: Losses, rows: Mapping[int, int]
    ) -> None:
        self.sheet = sheet
        self.at = at
        self.solution = solution
        self.losses = losses
        self.rows = rows
        self.by_interest: dict[str, list[int]] = {}
        for number, place in enumerate(sheet.places):
            self.by_interest.setdefault(place.interest, []).append(number)
        filled = Counter(at.values())
        self.with_room = [number for number, place in enumerate(sheet.places) if filled[number] < place.capacity]

    def why_not(self, student: int, place: int | None) -> WhyNot | None:
        """Return why a student is not at the first choice; ``None`` who is, or who chose nothing."""
        interests = self.sheet.students[student].interests
        if not interests or (place is not None and self.sheet.places[place].interest == interests[0]):
            return None
        offered = self.by_interest.get(interests[0], [])
        if student not in self.rows:
            return WhyNot(Why.BY_HAND, interests[0])
        if not offered:
            return WhyNot(Why.NO_PLACE, interests[0])
        codes = self.sheet.codes[student]
        barriers = _counted(codes[each] for each in offered)
        open_ones = [each for each in offered if not codes[each]]
        if open_ones:
            return self._lost(student, interests[0], open_ones, barriers)
        return self._barred(student, interests[0], offered, barriers)

    def _lost(
        self, student: int, interest: str, places: Sequence[int], barriers: tuple[tuple[Barrier, int], ...]
    ) -> WhyNot:
        """What the others would lose says whether it was the sum or the draw."""
        seats = [each for each in places if self.solution.capacities[each]]
        if not seats:
            return WhyNot(Why.HELD, interest, self.sheet.places[places[0]].key, barriers=barriers)
        loss, nearest = self.losses.least(self.rows[student], seats)
        fewer = loss > self.solution.person // 2
        return WhyNot(
            why=Why.FULL if loss else Why.DRAW,
            interest=interest,
            place=self.sheet.places[nearest].key,
            loss=0 if fewer else loss,
            fewer=fewer,
            miles=self._miles(student, nearest),
            barriers=barriers,
        )

    def _barred(
        self, student: int, interest: str, places: Sequence[int], barriers: tuple[tuple[Barrier, int], ...]
    ) -> WhyNot:
        """The nearest place is the one with the fewest barriers, those that a change lifts first, then the closest."""
        against = {each: self.sheet.against(student, each) for each in places}
        nearest = min(
            places,
            key=lambda each: (len(against[each]), BARRIERS.index(against[each][0]), self._far(student, each), each),
        )
        barrier = against[nearest][0]
        return WhyNot(
            why=Why.AGAINST_RULE,
            interest=interest,
            place=self.sheet.places[nearest].key,
            barrier=barrier,
            miles=self._miles(student, nearest),
            until=self._until(student, nearest, barrier),
            barriers=barriers,
        )

    def helps(self, student: int) -> tuple[Help, ...]:
        """Return up to three changes, each of which alone would have placed a student who is left over."""
        codes, worths = self.sheet.codes[student], self.sheet.worths[student]
        nearly = []
        for place in self.with_room:
            against = self.sheet.against(student, place) if codes[place] else []
            if len(against) == 1 and against[0] in CHANGEABLE:
                nearly.append((BARRIERS.index(against[0]), self._far(student, place), place))
        found = [
            Help(
                self.sheet.places[place].key,
                BARRIERS[barrier],
                self._miles(student, place),
                self._until(student, place, BARRIERS[barrier]),
            )
            for barrier, _, place in sorted(nearly)[:MOST_HELPS]
        ]
        open_ones = sorted((-worths[place], place) for place, code in enumerate(codes) if not code)
        found += [Help(self.sheet.places[place].key, None, self._miles(student, place)) for _, place in open_ones[:3]]
        return tuple(found[:MOST_HELPS])

    def _far(self, student: int, place: int) -> int:
        return self.sheet.tenths(student, place) or 0

    def _miles(self, student: int, place: int) -> float | None:
        tenths = self.sheet.tenths(student, place)
        return None if tenths is None else tenths / TENTHS

    def _until(self, student: int, place: int, barrier: Barrier) -> date | None:
        if barrier is not Barrier.TOO_YOUNG:
            return None
        return young_until(self.sheet.students[student], self.sheet.places[place])


def place_outcomes(sheet: Sheet, at: Mapping[int, int]) -> tuple[PlaceOutcome, ...]:
    """Return how each place filled, by key."""
    wanted = Counter((interest, rank) for each in sheet.students for rank, interest in enumerate(each.interests))
    inside: dict[int, list[str]] = {}
    for student in sorted(at):
        inside.setdefault(at[student], []).append(sheet.students[student].key)
    codes = b"".join(sheet.codes)
    found = []
    for number, place in enumerate(sheet.places):
        column = codes[number :: len(sheet.places)]
        first, second, third = (wanted[place.interest, rank] for rank in range(CHOICES))
        found.append(
            PlaceOutcome(
                place=place.key,
                capacity=place.capacity,
                students=tuple(inside.get(number, ())),
                wanted=(first, second, third),
                open_to=column.count(0),
                barriers=_counted(column),
            )
        )
    return tuple(found)


def _counted(codes: Iterable[int]) -> tuple[tuple[Barrier, int], ...]:
    """Return how often each barrier occurs among codes, open pairs left out."""
    counts = Counter(codes)
    return tuple((barrier, counts[1 + number]) for number, barrier in enumerate(BARRIERS) if counts[1 + number])
