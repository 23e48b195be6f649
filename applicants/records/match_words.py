"""The reasons of a matching as sentences that a coordinator and a student can read."""

from collections.abc import Mapping
from typing import Final

from applicants.rules.matching import Placement
from applicants.rules.matching_pairs import Barrier
from applicants.rules.matching_reasons import Help, Why, WhyNot
from apprenticeships.rules.words import day_in_words
from cohorts.models import Opening

BARRED: Final[Mapping[Barrier, str]] = {
    Barrier.TOO_FAR: "is farther away than you can travel",
    Barrier.AWAY: "needs days on which you are not there",
    Barrier.HOURS: "needs more hours a week than you have",
    Barrier.SHIFT: "needs other times of the day",
    Barrier.LACKS: "asks for something that you do not have",
    Barrier.TOO_YOUNG: "takes people who are older on the first day",
    Barrier.TOO_OLD: "takes people who are younger on the first day",
    Barrier.NOT_CHOSEN: "is not in an area that you chose",
    Barrier.FORBIDDEN: "was ruled out for you by the coordinator",
}

WHY: Final[Mapping[Why, str]] = {
    Why.NO_PLACE: "No department offers {area} this time.",
    Why.BY_HAND: "A person decided this one.",
    Why.HELD: "{area} at {place} has no free place: the coordinator filled it.",
    Why.FULL: "{area} at {place} is full: the places there do more for others.",
    Why.DRAW: "{area} at {place} was just as good for somebody else, and the draw decided.",
}


def sentences(placement: Placement, openings: Mapping[str, Opening], interests: Mapping[str, str]) -> list[str]:
    """Return why somebody is where the matching puts them, and what would have helped whoever is left over."""
    found = []
    if placement.place is not None:
        found.append(_placed(placement, openings[placement.place]))
    if placement.why_not is not None:
        found.append(_why_not(placement.why_not, openings, interests))
    found.extend(_help(each, openings) for each in placement.helps)
    return found


def _placed(placement: Placement, opening: Opening) -> str:
    if placement.locked:
        return f"The coordinator chose {opening.department}."
    rank = {1: "your first choice", 2: "your second choice", 3: "your third choice"}.get(placement.rank or 0)
    what = f"{opening.interest} is {rank}" if rank else f"{opening.interest} is not one of your three choices"
    far = f", {placement.miles:.1f} miles from home" if placement.miles is not None else ""
    return f"{what}{far}."


def _why_not(why: WhyNot, openings: Mapping[str, Opening], interests: Mapping[str, str]) -> str:
    area = interests.get(why.interest, why.interest)
    place = openings[why.place].department if why.place else area
    if why.why is Why.AGAINST_RULE:
        return f"{area} at {place} {_barrier(why.barrier, why)}."
    if why.why is Why.FULL and why.fewer:
        return f"{area} at {place} is full: with you there, somebody else would have no place at all."
    return WHY[why.why].format(area=area, place=place)


def _barrier(barrier: Barrier | None, about: WhyNot | Help) -> str:
    if barrier is None:
        return "is full"
    words = BARRED[barrier]
    if barrier is Barrier.TOO_YOUNG and about.until is not None:
        return f"{words}: you are old enough from {day_in_words(about.until, year=True)}"
    if barrier is Barrier.TOO_FAR and about.miles is not None:
        return f"{words}: {about.miles:.1f} miles"
    return words


def _help(each: Help, openings: Mapping[str, Opening]) -> str:
    place = openings[each.place].department
    if each.barrier is None:
        return f"One more seat at {place} would have made room."
    return f"{place} has room but {_barrier(each.barrier, each)}."
