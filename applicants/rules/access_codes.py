"""Access codes as people read, say and type them."""

import re
from collections.abc import Callable, Sequence
from typing import Final

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without 0 and O, 1 and I, which look alike
LENGTH: Final = 8
GROUP: Final = 4
LONGEST_TYPED: Final = 40
SEPARATORS: Final = re.compile(r"[\s\-–—_.]+")  # noqa: RUF001 - dashes as phones write them


def new_code(choose: Callable[[Sequence[str]], str]) -> str:
    """Return a new code; ``choose`` takes one letter by chance."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def plain(typed: str) -> str:
    """Return what was typed without spaces, dashes and small letters; nothing where it cannot be a code."""
    if len(typed) > LONGEST_TYPED:
        return ""
    found = SEPARATORS.sub("", typed).upper()
    return found if len(found) == LENGTH and set(found) <= set(ALPHABET) else ""


def shown(code: str) -> str:
    """Return a code in groups that are easy to read out, as in ``K7QM-2XWP``."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
