"""The reasons of a matching as sentences that a coordinator and a student can read."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _

from applicants.rules.matching import Placement
from applicants.rules.matching_pairs import Barrier
from applicants.rules.matching_reasons import Help, Why, WhyNot
from apprenticeships.lazily import gettext_lazy
from apprenticeships.rules.words import day_in_words
from cohorts.models import Opening

BARRED: Final[Mapping[Barrier, str]] = {
    Barrier.TOO_FAR: gettext_lazy("is farther away than you can travel"),
    Barrier.AWAY: gettext_lazy("needs days on which you are not there"),
    Barrier.HOURS: gettext_lazy("needs more hours a week than you have"),
    Barrier.SHIFT: gettext_lazy("needs other times of the day"),
    Barrier.LACKS: gettext_lazy("asks for something that you do not have"),
    Barrier.TOO_YOUNG: gettext_lazy("takes people who are older on the first day"),
    Barrier.TOO_OLD: gettext_lazy("takes people who are younger on the first day"),
    Barrier.NOT_CHOSEN: gettext_lazy("is not in an area that you chose"),
    Barrier.FORBIDDEN: gettext_lazy("was ruled out for you by the coordinator"),
}

WHY: Final[Mapping[Why, str]] = {
    Why.NO_PLACE: gettext_lazy("No department offers {area} this time."),
    Why.BY_HAND: gettext_lazy("A person decided this one."),
    Why.HELD: gettext_lazy("{area} at {place} has no free place: the coordinator filled it."),
    Why.FULL: gettext_lazy("{area} at {place} is full: the places there do more for others."),
    Why.DRAW: gettext_lazy("{area} at {place} was just as good for somebody else, and the draw decided."),
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
        return _("The coordinator chose %(department)s.") % {"department": opening.department}
    rank = {1: _("your first choice"), 2: _("your second choice"), 3: _("your third choice")}.get(placement.rank or 0)
    what = (
        _("%(interest)s is %(rank)s") % {"interest": opening.interest, "rank": rank}
        if rank
        else _("%(interest)s is not one of your three choices") % {"interest": opening.interest}
    )
    far = _(", %(miles)s miles from home") % {"miles": f"{placement.miles:.1f}"} if placement.miles is not None else ""
    return f"{what}{far}."


def _why_not(why: WhyNot, openings: Mapping[str, Opening], interests: Mapping[str, str]) -> str:
    area = interests.get(why.interest, why.interest)
    place = openings[why.place].department if why.place else area
    if why.why is Why.AGAINST_RULE:
        return _("%(area)s at %(place)s %(why)s.") % {"area": area, "place": place, "why": _barrier(why.barrier, why)}
    if why.why is Why.FULL and why.fewer:
        return _("%(area)s at %(place)s is full: with you there, somebody else would have no place at all.") % {
            "area": area,
            "place": place,
        }
    return WHY[why.why].format(area=area, place=place)


def _barrier(barrier: Barrier | None, about: WhyNot | Help) -> str:
    if barrier is None:
        return _("is full")
    words = BARRED[barrier]
    if barrier is Barrier.TOO_YOUNG and about.until is not None:
        return _("%(words)s: you are old enough from %(day)s") % {
            "words": words,
            "day": day_in_words(about.until, year=True),
        }
    if barrier is Barrier.TOO_FAR and about.miles is not None:
        return f"{words}: {about.miles:.1f} miles"
    return words


def _help(each: Help, openings: Mapping[str, Opening]) -> str:
    place = openings[each.place].department
    if each.barrier is None:
        return _("One more seat at %(place)s would have made room.") % {"place": place}
    return _("%(place)s has room but %(each)s.") % {"place": place, "each": _barrier(each.barrier, each)}
