"""The queue in the order of what needs doing: groups, how long each candidate has waited, and the day to come back."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from applicants.rules.hiring_queue import Turn, Verb
from applicants.rules.working_days import day_words, next_working_day, working_days_late

WEEK: Final = timedelta(days=7)


class Group(StrEnum):
    """What needs doing. The order is the order of the queue; the value stands in addresses."""

    CLOSE = "close"
    SCORE = "score"
    MEET = "meet"
    NEW = "new"
    CANDIDATE = "candidate"
    OTHERS = "others"


TITLES: Final[dict[Group, str]] = {
    Group.CLOSE: "Offers to close",
    Group.SCORE: "Scores to hand in",
    Group.MEET: "Interviews to schedule",
    Group.NEW: "New",
    Group.CANDIDATE: "Waiting for the candidate",
    Group.OTHERS: "Waiting for somebody else",
}
ORDER: Final = tuple(Group)
MINE: Final = frozenset({Group.CLOSE, Group.SCORE, Group.MEET, Group.NEW})
_ON_THE_CANDIDATE: Final = frozenset({"The candidate", "The meeting"})


def group_of(turn: Turn, *, opened: bool) -> Group:
    """Return the group of a turn. ``opened``: the reader has been in the file, so that nothing about it is new."""
    if not turn.is_mine:
        return Group.CANDIDATE if turn.waits_for in _ON_THE_CANDIDATE else Group.OTHERS
    if turn.verb in {Verb.CALL, Verb.DECIDE, Verb.RELEASE}:
        return Group.CLOSE
    if turn.verb in {Verb.SCORE, Verb.AGREE}:
        return Group.SCORE
    return Group.MEET if opened else Group.NEW


def clock_words(since: date, due: date, on: date) -> str:
    """Say how long a candidate has waited for us, in working days, of those that we promised.

    ``since`` itself is not counted, and the first day of waiting is called day 1, as on the candidate's own page.
    """
    gone, promised = max(working_days_late(since, on), 1), max(working_days_late(since, due), 1)
    days = "working day" if promised == 1 else "working days"
    if gone > promised:
        return f"Waits for us since {day_words(since, on)}: {gone} working days, and we promised {promised}."
    return f"Waits for us since {day_words(since, on)}: day {gone} of {promised} {days}."


def see_you(comes_back: Iterable[date], on: date) -> date:
    """Return the working day on which there is something to do again, in a week at the latest.

    ``comes_back`` holds the days on which what waits for others ends: a meeting, an answer, a colleague's score.
    """
    ahead = [day for day in comes_back if day > on]
    return next_working_day(min([*ahead, on + WEEK]))
