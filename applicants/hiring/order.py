"""The order in which a manager goes through candidates: the one before, the one after, and when there is work again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from applicants.hiring.queue import address, candidate_url, in_order
from applicants.hiring.standing import Panel, Seen, open_referrals, see
from applicants.models import Referral
from applicants.rules.working_days import day_words, local_day


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands among those who wait for the reader."""

    number: int
    of: int
    before: str = ""
    after: str = ""


def place_of(referral: Referral, panel: Panel, *, at: datetime) -> Place | None:
    """Return the place of a candidate in the reader's queue; nothing where it is not the reader's turn."""
    mine, _ = in_order(_all(panel, at))
    keys = [each.referral.pk for each in mine]
    if referral.pk not in keys:
        return None
    here = keys.index(referral.pk)
    return Place(
        here + 1,
        len(mine),
        candidate_url(mine[here - 1].referral) if here else "",
        candidate_url(mine[here + 1].referral) if here + 1 < len(mine) else "",
    )


def following(panel: Panel, *, at: datetime) -> tuple[str, str]:
    """Return the address of the next candidate, or nothing and when the reader has something to do again."""
    mine, waiting = in_order(_all(panel, at))
    if mine:
        return address(mine[0]), ""
    return "", _again(waiting, at)


def _again(waiting: Sequence[Seen], at: datetime) -> str:
    """The first coming day on which a candidate may need the reader again: a meeting, or the end of an answer."""
    days = [
        (each.turn.due, local_day(at, each.standing.zone))
        for each in waiting
        if not each.recused and each.turn.due > local_day(at, each.standing.zone)
    ]
    if not days:
        return "Done. We write to you when somebody is ready to meet you."
    due, on = min(days)
    return f"Done. See you on {day_words(due, on)}."


def _all(panel: Panel, at: datetime) -> list[Seen]:
    return see(list(open_referrals(panel.reader)), panel, at=at, free={})
