"""The words of the matching desk, about students to a coordinator."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from applicants.models import MatchState
from applicants.records.match_problem import VARIANTS
from applicants.rules.matching import Broken
from applicants.rules.matching_pairs import Barrier

NO_PLACE: Final = "No place"
NOT_CHOSEN: Final = "Not chosen"
CHOICES: Final = {1: "First", 2: "Second", 3: "Third"}
STATES: Final = {
    MatchState.DRAFT: ("you", "Draft"),
    MatchState.REPLACED: ("later", "Replaced"),
    MatchState.RELEASED: ("done", "Released"),
}
EXPLAINED: Final = {
    "interests": "An area that a student ranked high weighs more than a short way.",
    "home": "A short way weighs more than a high rank.",
}
BROKEN: Final[Mapping[str, str]] = {
    Broken.NO_STUDENT: "This student does not wait for a place any more.",
    Broken.NO_PLACE: "This place is not there any more.",
    Broken.FULL: "Every seat there is taken, held or decided for somebody else.",
}
RULES: Final[Mapping[str, str]] = {
    Barrier.TOO_FAR: "It is farther away than the student can travel.",
    Barrier.AWAY: "It needs days on which the student is away.",
    Barrier.HOURS: "It needs more hours a week than the student has.",
    Barrier.SHIFT: "It needs other times of the day.",
    Barrier.LACKS: "It asks for something that the student does not have.",
    Barrier.TOO_YOUNG: "The student is too young for it on the first day.",
    Barrier.TOO_OLD: "The student is too old for it on the first day.",
    Barrier.NOT_CHOSEN: "The student did not choose this area.",
    Barrier.FORBIDDEN: "It was ruled out for this student.",
}
COUNTED: Final[Mapping[str, str]] = {
    Barrier.TOO_FAR: "live too far away",
    Barrier.AWAY: "are away on some days",
    Barrier.HOURS: "have fewer hours",
    Barrier.SHIFT: "have other times of the day",
    Barrier.LACKS: "lack what it asks for",
    Barrier.TOO_YOUNG: "are too young",
    Barrier.TOO_OLD: "are too old",
    Barrier.NOT_CHOSEN: "did not choose the area",
    Barrier.FORBIDDEN: "were ruled out",
}


def variant(key: str) -> str:
    """What counted first in a run."""
    return VARIANTS[key].name if key in VARIANTS else key


def choice(rank: int | None, *, placed: bool) -> str:
    """Which of their choices somebody got."""
    if not placed:
        return NO_PLACE
    return CHOICES.get(rank or 0, NOT_CHOSEN)


def broken(entry: Mapping[str, Any]) -> str:
    """Why a decision by hand was not kept."""
    why = BROKEN.get(entry["why"]) or RULES.get(entry.get("barrier", ""))
    return why or "A rule stands against it."


def barriers(counts: Mapping[str, int]) -> str:
    """Who could not have come to a place, and why: "12 live too far away, 3 are too young"."""
    return ", ".join(_counted(name, many) for name, many in _sorted(counts))


def _counted(name: str, many: int) -> str:
    words = COUNTED.get(name, name.replace("_", " "))
    if many == 1:
        for plural, single in (("live ", "lives "), ("are ", "is "), ("have ", "has "), ("lack ", "lacks ")):
            if words.startswith(plural):
                words = single + words.removeprefix(plural)
        words = words.replace("were ", "was ", 1)
    return f"{many} {words}"


def _sorted(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
