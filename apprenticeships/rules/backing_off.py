"""When something that failed is tried again: soon at first, then ever more rarely."""

from datetime import datetime, timedelta
from typing import Final

FIRST: Final = timedelta(minutes=1)
LONGEST: Final = timedelta(hours=1)
SEEN_FROM: Final = 2
"""From so many failures on somebody should look: once is often a lock that was taken for a moment."""
_DOUBLED: Final = 6


def next_try(at: datetime, *, times: int) -> datetime:
    """Return when to try again what failed so many times: after 1, 2, 4, … minutes, at most an hour."""
    return at + min(FIRST * (1 << min(max(times - 1, 0), _DOUBLED)), LONGEST)
