"""Birthdays that open a door, and the age below which nobody may sign up."""

from datetime import date

from apprenticeships.rules.dates import age_on
from apprenticeships.rules.speech import say

SIGN_UP_AGE = 13
OLDEST_AGE = 120
YOUNGEST_WRITER = 4


def old_enough_on(birth_date: date, years: int) -> date:
    """Return the day on which somebody reaches an age; born on February 29, in other years on March 1."""
    year = birth_date.year + years
    try:
        return birth_date.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def is_too_young(birth_date: date, on: date, *, youngest: int = SIGN_UP_AGE) -> bool:
    """Whether somebody who fills in a form says that they are under the age; the year of a baby is a slip."""
    return birth_date <= on and YOUNGEST_WRITER <= age_on(birth_date, on) < youngest


def sign_up_refusal(birth_date: date, on: date, *, youngest: int = SIGN_UP_AGE) -> str | None:
    """Return why nobody may sign up with this birth date, or ``None``.

    Under 13 we keep nothing (16 CFR 312, children's online privacy); a birth date that cannot be is sent back.
    """
    if birth_date > on or not YOUNGEST_WRITER <= age_on(birth_date, on) <= OLDEST_AGE:
        return say("Look at the year of your birth date once more.")
    if is_too_young(birth_date, on, youngest=youngest):
        return say("You have to be {years} or older to sign up. We did not keep what you wrote.", years=youngest)
    return None
