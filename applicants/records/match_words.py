"""The reasons of a matching as sentences that a coordinator and a student can read, each in their language.

A sentence is kept as its English text with the parts to fill in: names, texts, or days. The match says it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from applicants.rules.matching import Placement
from applicants.rules.matching_pairs import Barrier
from applicants.rules.matching_reasons import Help, Why, WhyNot
from apprenticeships.rules.speech import marked
from cohorts.models import Opening

BARRED: Final[Mapping[Barrier, str]] = {
    Barrier.TOO_FAR: marked("is farther away than you can travel"),
    Barrier.AWAY: marked("needs days on which you are not there"),
    Barrier.HOURS: marked("needs more hours a week than you have"),
    Barrier.SHIFT: marked("needs other times of the day"),
    Barrier.LACKS: marked("asks for something that you do not have"),
    Barrier.TOO_YOUNG: marked("takes people who are older on the first day"),
    Barrier.TOO_OLD: marked("takes people who are younger on the first day"),
    Barrier.NOT_CHOSEN: marked("is not in an area that you chose"),
    Barrier.FORBIDDEN: marked("was ruled out for you by the coordinator"),
}

WHY: Final[Mapping[Why, str]] = {
    Why.NO_PLACE: marked("No department offers %(area)s this time."),
    Why.BY_HAND: marked("A person decided this one."),
    Why.HELD: marked("%(area)s at %(place)s has no free place: the coordinator filled it."),
    Why.FULL: marked("%(area)s at %(place)s is full: the places there do more for others."),
    Why.DRAW: marked("%(area)s at %(place)s was just as good for somebody else, and the draw decided."),
}
NO_PLACE_FOR_ANOTHER: Final = marked(
    "%(area)s at %(place)s is full: with you there, somebody else would have no place at all."
)
RANKS: Final = {1: marked("your first choice"), 2: marked("your second choice"), 3: marked("your third choice")}
Ground = dict[str, Any]


def sentences(placement: Placement, openings: Mapping[str, Opening], interests: Mapping[str, str]) -> list[Ground]:
    """Return why somebody is where the matching puts them, and what would have helped whoever is left over."""
    found = []
    if placement.place is not None:
        found.append(_placed(placement, openings[placement.place]))
    if placement.why_not is not None:
        found.append(_why_not(placement.why_not, openings, interests))
    found.extend(_help(each, openings) for each in placement.helps)
    return found


def _ground(text: str, **values: str | Ground) -> Ground:
    return {"text": text, "values": values}


def _day(day: date) -> Ground:
    return {"day": day.isoformat()}


def _placed(placement: Placement, opening: Opening) -> Ground:
    if placement.locked:
        return _ground(marked("The coordinator chose %(department)s."), department=str(opening.department))
    area = _ground(opening.interest.title) if opening.interest else ""
    rank = RANKS.get(placement.rank or 0)
    if rank:
        what = _ground(marked("%(interest)s is %(rank)s"), interest=area, rank=_ground(rank))
    else:
        what = _ground(marked("%(interest)s is not one of your three choices"), interest=area)
    if placement.miles is None:
        return _ground("%(what)s.", what=what)
    far = _ground(marked(", %(miles)s miles from home"), miles=f"{placement.miles:.1f}")
    return _ground("%(what)s%(far)s.", what=what, far=far)


def _why_not(why: WhyNot, openings: Mapping[str, Opening], interests: Mapping[str, str]) -> Ground:
    area = _ground(interests.get(why.interest, why.interest))
    place = str(openings[why.place].department) if why.place else area
    if why.why is Why.AGAINST_RULE:
        barred = _barrier(why.barrier, why)
        return _ground(marked("%(area)s at %(place)s %(why)s."), area=area, place=place, why=barred)
    text = NO_PLACE_FOR_ANOTHER if why.why is Why.FULL and why.fewer else WHY[why.why]
    return _ground(text, area=area, place=place)


def _barrier(barrier: Barrier | None, about: WhyNot | Help) -> Ground:
    if barrier is None:
        return _ground(marked("is full"))
    words = _ground(BARRED[barrier])
    if barrier is Barrier.TOO_YOUNG and about.until is not None:
        return _ground(marked("%(words)s: you are old enough from %(day)s"), words=words, day=_day(about.until))
    if barrier is Barrier.TOO_FAR and about.miles is not None:
        return _ground(marked("%(words)s: %(miles)s miles"), words=words, miles=f"{about.miles:.1f}")
    return words


def _help(each: Help, openings: Mapping[str, Opening]) -> Ground:
    place = str(openings[each.place].department)
    if each.barrier is None:
        return _ground(marked("One more seat at %(place)s would have made room."), place=place)
    return _ground(marked("%(place)s has room but %(each)s."), place=place, each=_barrier(each.barrier, each))
