"""What somebody says of their school in two places has to fit together."""

from typing import Final

UNFINISHED: Final = "some_high_school"
FINISHED: Final = frozenset({"high_school", "equivalent"})


def schooling_refusal(level: str, *, diploma: bool | None) -> str:
    """Return what to change when how far somebody got does not fit what they say of a diploma, or nothing.

    College without a diploma is left alone: some schools take people without one.
    """
    if diploma is True and level == UNFINISHED:
        said, choose = "you have a diploma or an equivalent", "Choose it here"
    elif diploma is False and level in FINISHED:
        said, choose = "you have no diploma and no equivalent", "Choose what fits here"
    else:
        return ""
    return f"Under “Requirements” you said that {said}. {choose}, or change your answer there first."
