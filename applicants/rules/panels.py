"""Who interviews a candidate together: as many for everybody who wants the same places, and nobody who is too close.

Two to four people with the same number for every candidate is what the U.S. Office of Personnel Management advises for
structured interviews.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

LEAST, MOST = 2, 4
SIZE: Final = "panel_size"


@dataclass(frozen=True, slots=True)
class PanelSeats:
    """The people of a panel, whoever leads it first, and how many it should have."""

    people: tuple[int, ...]
    size: int

    @property
    def missing(self) -> int:
        """How many the panel lacks."""
        return max(0, self.size - len(self.people))

    @property
    def lead(self) -> int | None:
        """Who writes down what the panel agrees on."""
        return self.people[0] if self.people else None


def seated(
    key: int,
    *,
    invited: Sequence[int],
    panelists: Iterable[int],
    managers: Iterable[int],
    apart: Collection[int],
    scored: Collection[int],
    size: int,
) -> PanelSeats:
    """Return who sits on the panel about the application with this key.

    Whoever was asked to the meeting comes first, its leader before all, then whoever scored already, then panelists,
    then managers of the department, until the panel is full. Of several, a lot is drawn that is the same each time and
    changes for nobody else when somebody joins or leaves. Whoever stands ``apart`` is not counted, and a card that they
    handed in before does not count either.
    """
    wanted = min(max(size, LEAST), MOST)
    lots = [sorted(set(group), key=lambda user: _lot(key, user)) for group in (scored, panelists, managers)]
    in_order = dict.fromkeys(user for group in (invited, *lots) for user in group if user not in apart)
    firm = {*invited, *scored}
    people = [user for place, user in enumerate(in_order) if user in firm or place < wanted]
    return PanelSeats(tuple(people), wanted)


def _lot(key: int, user: int) -> bytes:
    return sha256(f"{key}:{user}".encode()).digest()


def unequal(chosen: int, *, of: int, size: int) -> str:
    """Say what to change when so many are chosen for a panel ``of`` all who could be; nothing when it is right.

    Everybody who wants the same places meets as many people; a department that has fewer sends all it has.
    """
    wanted = min(max(size, LEAST), MOST)
    needed = min(wanted, of)
    if chosen == needed:
        return ""
    more = needed - 1
    others = f"{more} more {'person' if more == 1 else 'people'}" if more else "nobody else"
    return f"Each candidate for these places meets {needed}: choose {others} beside whoever leads."


def must_agree(cards: int) -> bool:
    """Whether so many cards of a panel are brought together before anybody decides."""
    return cards >= LEAST


def may_agree(*, waiting: int, overdue: bool, cards: int) -> bool:
    """Whether a panel may agree: when every card is in, or when those who are late let the day pass."""
    return must_agree(cards) and (waiting == 0 or overdue)
