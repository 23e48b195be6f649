"""The pace that a target still needs, in words."""

from datetime import date
from math import ceil, floor

from apprenticeships.rules.words import day_in_words
from cohorts.rules.partnership.counting import weekly_rate


def weekly_in_words(missing: int, *, on: date, by: date) -> str:
    """Return how many people are needed in the weeks after ``on``, rounded up so that it is enough.

    As in "12 people a week"; less than one a week is said as one in so many weeks.
    """
    rate = weekly_rate(missing, on=on, by=by)
    if rate is None:
        return "The time is over"
    if not rate:
        return "Reached"
    weeks = floor(1 / rate)
    if weeks > 1:
        return f"1 person every {weeks} weeks"
    people = ceil(rate)
    return f"{people:,} {'person' if people == 1 else 'people'} a week"


def pace_in_words(missing: int, *, on: date, by: date) -> str:
    """Return the same with the day, as in "12 people a week until Wednesday, June 30, 2027"."""
    if missing > 0 and on >= by:
        return f"The time was over on {day_in_words(by, year=True)}"
    words = weekly_in_words(missing, on=on, by=by)
    return f"{words} until {day_in_words(by, year=True)}" if missing > 0 else words
