"""The number by which people name an application on the phone."""

import re
from typing import Final

NUMBER: Final = re.compile(r"(?:no\.?|#)?\s*([0-9]{1,18})", re.ASCII | re.IGNORECASE)


def number_in(words: str) -> int | None:
    """Return the number that somebody searches for, as in "1042", "#1042" or "No. 1042"; ``None`` for a name."""
    found = NUMBER.fullmatch(words.strip())
    return int(found[1]) if found else None
