"""What a new first day means for somebody who waits, was offered a place, or said yes to one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stands(StrEnum):
    """How somebody stood when their class changed: it decides what they are told and asked."""

    APPLIES = "applies"  # an application without an offer
    WAITS = "waits"  # on the list for a seat
    CALLED = "called"  # a seat is held for a call; they know of nothing yet
    OFFERED = "offered"  # an offer or a claim waits for their answer
    READY = "ready"  # said yes and gets ready
    SEATED = "seated"  # has the seat for good


ASKED = frozenset({Stands.READY, Stands.SEATED})
"""Who said yes to the old day, and is asked whether the new one fits."""


def told_by(stands: Stands) -> bool:
    """Whether they are written to: whoever is being called hears it on that call."""
    return stands is not Stands.CALLED


def answer_anew(respond_by: datetime, *, made_at: datetime, at: datetime, last: datetime) -> datetime:
    """Return until when an offer is answered that changed at ``at``: its whole time again, never past ``last``."""
    return min(max(respond_by, at + (respond_by - made_at)), last)


@dataclass(frozen=True, slots=True)
class Line:
    """What a change means for one person, in the words of the preview. ``voided`` names what is not true any more."""

    name: str
    stands: Stands
    told: str
    voided: tuple[str, ...] = ()


def follows(stands: Stands, *, day: str, carried: bool) -> str:
    """Say what happens to somebody who stands so; ``carried`` when the class is called off, to that of ``day``."""
    if carried:
        return {
            Stands.APPLIES: f"Their application goes on for the class of {day}.",
            Stands.WAITS: f"Waits on the list of the class of {day}, in the same order.",
            Stands.CALLED: f"The call is over. First on the list of the class of {day}.",
            Stands.OFFERED: f"The offer ends. First on the list of the class of {day}, and confirms there.",
            Stands.READY: f"First on the list of the class of {day}, and confirms there. What is ready stays.",
            Stands.SEATED: f"First on the list of the class of {day}, and confirms there. What is ready stays.",
        }[stands]
    return {
        Stands.APPLIES: f"Hears of the new first day, {day}.",
        Stands.WAITS: f"Stays on the list, and hears of the new first day, {day}.",
        Stands.CALLED: f"The manager says {day} on the call.",
        Stands.OFFERED: "Hears of it, and has the whole time to answer again.",
        Stands.READY: "Is asked to say yes or no to the new day. The seat stays meanwhile.",
        Stands.SEATED: "Is asked to say yes or no to the new day. The seat stays meanwhile.",
    }[stands]
