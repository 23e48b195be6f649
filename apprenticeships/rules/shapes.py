"""Values of parameters that are words in a fixed shape, each with how it is written."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

NONE: Final = "none"
LONGEST_NAME: Final = 120
"""In signs: as long as the proof of an invitation keeps the name of a form."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which texts fit, and a sentence that says how one is written."""

    fits: Callable[[str], bool]
    how: str


def _is_name(text: str) -> bool:
    return text.strip() == text and 0 < len(text) <= LONGEST_NAME


def _is_omb_number(text: str) -> bool:
    return text == NONE or re.fullmatch(r"[0-9]{4}-[0-9]{4}", text) is not None


def _is_printed_day(text: str) -> bool:
    if text == NONE:
        return True
    if re.fullmatch(r"[0-9]{2}/[0-9]{2}/[0-9]{4}", text) is None:
        return False
    try:
        datetime.strptime(text, "%m/%d/%Y")  # noqa: DTZ007 - only whether there is such a day
    except ValueError:
        return False
    return True


SHAPES: Final[dict[str, Shape]] = {
    "disability_form": Shape(_is_name, f"Write the name of the form, in {LONGEST_NAME} signs at most."),
    "disability_form_omb": Shape(_is_omb_number, "Write the OMB number as 1205-0223 is written, or none."),
    "disability_form_expires": Shape(_is_printed_day, "Write the day as 01/31/2027 is written, or none."),
}
"""By the key of the parameter. All three stand on the federal form about a disability."""
