"""What a manager reads when a seat moves: true words, and never why where a check could stand behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Told(StrEnum):
    """What became of a seat, as the managers of its department are told."""

    YES = "yes"  # the offer was confirmed in writing
    NO = "no"
    LATE = "late"  # nobody answered in time
    NOT_READY = "not_ready"  # the day by which everything had to be ready is over
    LATER = "later"  # they go on in a later class
    NEW_DAY = "new_day"  # the class moved, and the new first day does not fit
    WITHDREW = "withdrew"
    TAKEN_BACK = "taken_back"  # two people agreed
    ENDED = "ended"  # whatever it was: a department learns no more
    OFFERED = "offered"  # the next one on the list has a claim
    AGAIN = "again"  # a mistake of ours was put right
    TAKEN = "taken"  # everything is ready, and the seat is theirs
    COMES = "comes"  # somebody of an earlier class is first on the list here


FREES: Final = frozenset(
    {Told.NO, Told.LATE, Told.NOT_READY, Told.LATER, Told.NEW_DAY, Told.WITHDREW, Told.TAKEN_BACK, Told.ENDED}
)
"""After these the seat is free."""
SHORT: Final[Mapping[Told, str]] = {
    Told.YES: "said yes",
    Told.NO: "said no",
    Told.LATE: "did not answer in time",
    Told.NOT_READY: "was not ready in time",
    Told.LATER: "goes on in a later class",
    Told.NEW_DAY: "gives the place back",
    Told.WITHDREW: "withdrew",
    Told.TAKEN_BACK: "has no offer any more",
    Told.ENDED: "cannot take the place",
    Told.OFFERED: "is offered a seat",
    Told.AGAIN: "is offered the place again",
    Told.TAKEN: "has the seat",
    Told.COMES: "is first on your list",
}
LONG: Final[Mapping[Told, str]] = {
    Told.YES: "{name} said yes about the place {place}.",
    Told.NO: "{name} said no about the place {place}.",
    Told.LATE: "{name} did not answer in time about the place {place}.",
    Told.NOT_READY: "Not everything was ready in time, so {name} does not get the place {place}.",
    Told.LATER: "{name} goes on in the class of {other_day}, and gives back the place {place}.",
    Told.NEW_DAY: "The new first day does not fit: {name} gives back the place {place}.",
    Told.WITHDREW: "{name} withdrew, and gives back the place {place}.",
    Told.TAKEN_BACK: "The offer to {name} was taken back, as two people agreed. It was the place {place}.",
    Told.ENDED: "{name} cannot take the place {place}.",
    Told.OFFERED: "{name} is next on the standby list, and is offered the place {place}.",
    Told.AGAIN: "{name} is offered once more the place {place}.",
    Told.TAKEN: "{name} has the place {place}.",
    Told.COMES: "{name} comes from the class of {other_day}, and stands first on the list for a place {place}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One move, in the words that a mail needs. ``other_day`` is the first day of the class they come from or go to."""

    name: str
    place: str
    until: str = ""
    other_day: str = ""
    somebody_waits: bool = False


def sentence(told: Told, move: Move) -> str:
    """Say what happened."""
    if told is Told.LATER and not move.other_day:
        return LONG[Told.ENDED].format(name=move.name, place=move.place)
    return LONG[told].format(name=move.name, place=move.place, other_day=move.other_day)


def follows(told: Told, move: Move) -> str:
    """Say what follows for the seat, and that there is nothing to do, or what."""
    if told in FREES:
        if move.somebody_waits:
            return "The seat is free again. The next person on the standby list gets it; you need not do anything."
        return "The seat is free again. Your queue shows who is next."
    return {
        Told.YES: f"The seat is held until {move.until} while they get ready. You need not do anything.",
        Told.TAKEN: "Everything that the start depends on is done. You need not do anything.",
        Told.COMES: "The next free seat is offered to them, and they confirm once more. You need not do anything.",
    }.get(told, f"The seat is held until {move.until.rstrip('.')}. You need not do anything.")
