"""The days of a class that starts on another day than it was announced for."""

from datetime import date

from apprenticeships.rules.dates import DAY


def last_day_to_apply(announced: date, cutoff: date, *, starts_on: date) -> date:
    """Return the last day to apply once the first day moved to ``starts_on``; ``cutoff`` is that of the new day.

    A day that was announced never comes earlier, except that nobody applies on the first day itself or after it.
    """
    return min(max(announced, cutoff), starts_on - DAY)
