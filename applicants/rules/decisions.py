"""Reasons of a decision, and which of several departments offers first: the one that the candidate put first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

OFFER_REASONS: Final[dict[str, str]] = {
    "scores": "The scores are among the highest",
    "hours": "The scores are good, and the hours fit",
}
HOLD_REASONS: Final[dict[str, str]] = {
    "next_class": "A good fit for a later class",
    "seats": "All seats are taken for now",
    "others": "Others are still to be met",
}
NO_RANK: Final = 99


@dataclass(frozen=True, slots=True)
class Wanting:
    """A department that wants to offer. ``rank``: where the candidate put it or its site, 1 first."""

    key: int
    department: str
    prepared_at: datetime
    rank: int = NO_RANK


@dataclass(frozen=True, slots=True)
class Resolved:
    """Which department offers first, and what each of the others reads about it."""

    first: Wanting
    explained: dict[int, str]


def resolve(candidate: str, wanting: Sequence[Wanting], *, of_departments: bool = False) -> Resolved:
    """Return who offers first: by the candidate's own order, then by who decided earlier.

    ``of_departments``: the candidate put the departments themselves in order, not only their sites.
    Raises ``ValueError`` when nobody wants to offer.
    """
    if not wanting:
        raise ValueError("Somebody has to want the candidate.")
    ordered = sorted(wanting, key=lambda each: (each.rank, each.prepared_at, each.key))
    first, *others = ordered
    explained = {}
    for each in others:
        if first.rank < each.rank:
            what = "you" if of_departments else "yours"
            why = f"{candidate} put {'' if of_departments else 'the site of '}{first.department} before {what}"
        else:
            why = f"{candidate} has no order between you and {first.department}, and they decided earlier"
        explained[each.key] = f"{why}. Their offer goes first. Yours waits, and can go out when theirs ends."
    return Resolved(first, explained)
