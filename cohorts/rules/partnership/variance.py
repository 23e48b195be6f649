"""When a figure differs so much from the period before that a report has to say why."""

from dataclasses import dataclass

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Limit:
    """A difference is explained when it is more than ``percent`` of the number before and at least ``people``."""

    percent: int
    people: int


# Our own reading: no funder of the document states a limit. A quarter more or less is what a reader asks about, and
# under five people such a share is chance.
LIMIT = Limit(percent=25, people=5)


def asks_why(now: int, before: int | None, *, limit: Limit = LIMIT) -> bool:
    """Tell whether a number of people needs a sentence; without a period before there is nothing to compare with."""
    if before is None:
        return False
    change = abs(now - before)
    return change >= limit.people and change * HUNDRED > before * limit.percent
