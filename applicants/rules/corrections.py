"""A check was written down by mistake and ended an application: what is given back, as far as that is possible."""

from enum import StrEnum
from typing import NamedTuple


class Way(StrEnum):
    """What becomes of an application whose end was a mistake of ours."""

    SCREENED = "screened"  # open again, and judged from all there is
    OFFERED = "offered"  # the seat that was lost is offered again
    LISTED = "listed"  # that seat is somebody else's by now: first on the list for the next one
    CLOSED = "closed"  # the class does not wait: only what is written down is put right
    ANOTHER = "another"  # another application for the program goes on instead


class Case(NamedTuple):
    """What decides it. ``is_ready`` says whether everything before the meeting is there after judging anew."""

    class_is_ahead: bool
    has_another: bool
    had_place: bool = False
    is_ready: bool = False
    seat_is_free: bool = False


def way_on(case: Case) -> Way:
    """Return what becomes of it. Nothing is taken from whoever has it by now."""
    if case.has_another:
        return Way.ANOTHER
    if not case.class_is_ahead:
        return Way.CLOSED
    if not case.had_place or not case.is_ready:
        return Way.SCREENED
    return Way.OFFERED if case.seat_is_free else Way.LISTED
