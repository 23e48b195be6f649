"""A final no of a check was wrong and ended an application: what is given back, as far as that is possible."""

from enum import StrEnum
from typing import Final, NamedTuple


class Way(StrEnum):
    """What becomes of an application whose end was a mistake."""

    SCREENED = "screened"  # open again, and judged from all there is
    OFFERED = "offered"  # the seat that was lost is offered again
    LISTED = "listed"  # that seat is somebody else's by now: first on the list for the next one
    DESK = "desk"  # the offer ran out while the check went on: a coordinator finds the way on
    ONGOING = "ongoing"  # it never ended, and goes on
    STOPPED = "stopped"  # something else ends it
    CLOSED = "closed"  # the class does not wait: only what is written down is put right
    ANOTHER = "another"  # another application for the program goes on instead
    OVER = "over"  # it ended for another reason


STAYS_CLOSED: Final = frozenset({Way.CLOSED, Way.ANOTHER, Way.OVER})
"""Where nothing comes back, and only what is written down is put right."""
NO_WAY_BACK: Final = {
    Way.CLOSED: "The class has begun or was called off, so this application cannot come back. Choose that only the "
    "record is put right: the letter says so, and the person may start again for a later class.",
    Way.ANOTHER: "The person has a newer application for this program, and two cannot run side by side. Choose that "
    "only the record is put right: the letter says so, and the person goes on with the newer one.",
    Way.OVER: "This application ended for another reason, so it cannot come back. Choose that only the record is put "
    "right: the letter says so.",
}
COMES_BACK: Final = "This application can go on. Choose what follows for the check: cleared, weighed anew, or ordered."


class Case(NamedTuple):
    """What decides it. ``is_ready`` says whether everything before the meeting is there after judging anew.

    ``had_place``: an offer that was made ended with the application; ``lapsed``: one ran out while the check went on.
    """

    class_is_ahead: bool
    has_another: bool
    had_place: bool = False
    is_ready: bool = False
    seat_is_free: bool = False
    lapsed: bool = False
    goes_on: bool = False
    ended_by_check: bool = True


def way_on(case: Case) -> Way:
    """Return what becomes of it. Nothing is taken from whoever has it by now."""
    if case.goes_on:
        return Way.ONGOING
    return _no_way_back(case) or _back(case)


def _no_way_back(case: Case) -> Way | None:
    if not case.ended_by_check:
        return Way.OVER
    if case.has_another:
        return Way.ANOTHER
    return None if case.class_is_ahead else Way.CLOSED


def _back(case: Case) -> Way:
    if not case.is_ready or not (case.had_place or case.lapsed):
        return Way.SCREENED
    if not case.had_place:
        return Way.DESK
    return Way.OFFERED if case.seat_is_free else Way.LISTED


def refusal_of(case: Case, *, restores: bool) -> str:
    """Say why what somebody chose cannot follow, and what to choose instead; nothing where it can.

    ``restores`` says that the check goes on, and the application with it; else only the record is put right.
    """
    way = way_on(case)
    if restores:
        return NO_WAY_BACK.get(way, "")
    return "" if way in STAYS_CLOSED else COMES_BACK
