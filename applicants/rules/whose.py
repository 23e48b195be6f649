"""Who comes next about one requirement, read from what is kept of its judgement: a list need not judge anew."""

from typing import Final

from applicants.rules.pipeline import Turn
from applicants.rules.requirements import SATISFIED, Kind, Reason, Verdict

OURS: Final = frozenset({Kind.DEPARTMENT_APPROVAL})
"""What is missing of these is ours to ask for."""


def whose(kind: Kind, verdict: Verdict, reason: Reason | None, *, required: bool, again: bool) -> Turn:
    """Return whose turn it is. ``again`` says that a day is known from which a failed test may be tried once more.

    The same as ``judge`` says, but for a background check and a drug screen: of those a list shows one word.
    """
    if not required or verdict in SATISFIED:
        return Turn.NOBODY
    if verdict is Verdict.LOOK:
        return Turn.US
    if verdict is Verdict.NOT_MET:
        return Turn.YOU if again else Turn.NOBODY
    if verdict is Verdict.MISSING and reason is Reason.WAITING_FOR_OTHERS:
        return Turn.NOBODY
    ours = verdict is Verdict.MISSING and (kind in OURS or reason is Reason.BEING_CHECKED)
    return Turn.US if ours else Turn.YOU
