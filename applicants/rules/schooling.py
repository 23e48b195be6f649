"""What somebody says of their school in two places has to fit together."""

from typing import Final

from apprenticeships.rules.speech import say

UNFINISHED: Final = "some_high_school"
FINISHED: Final = frozenset({"high_school", "equivalent"})


def schooling_refusal(level: str, *, diploma: bool | None) -> str:
    """Return what to change when how far somebody got does not fit what they say of a diploma, or nothing.

    College without a diploma is left alone: some schools take people without one.
    """
    if diploma is True and level == UNFINISHED:
        return say(
            "Under “Requirements” you said that you have a diploma or an equivalent. "
            "Choose it here, or change your answer there first."
        )
    if diploma is False and level in FINISHED:
        return say(
            "Under “Requirements” you said that you have no diploma and no equivalent. "
            "Choose what fits here, or change your answer there first."
        )
    return ""
