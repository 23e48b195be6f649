"""What 29 CFR part 30 asks of a program, by its mode.

Sponsors with fewer than 5 apprentices need no affirmative action program (30.4(d)), and a proposed rule (90 FR 28947)
would end such programs. What only they ask are goals (30.5, 30.7), and voluntary questions after the yes and each year
(30.11). Whatever every sponsor owes, such as the notice of the right to complain, stays in each mode.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from apprenticeships.rules.dates import add_months
from apprenticeships.rules.specs.equal import GOAL
from apprenticeships.rules.words import date_in_words

MODE: Final = "part30_mode"
FIVE: Final = 5
PLAN_MONTHS: Final = 24
"""Within so many months of registration a sponsor has its affirmative action program (29 CFR 30.4(e))."""
_NO_PLAN: Final = "No affirmative action program is asked, so there are no goals, and the voluntary questions come once"


class Mode(StrEnum):
    """How much of part 30 holds."""

    FULL = "full"
    UNDER_FIVE = "under_five"
    OFF = "off"


_WORDS: Final = {
    Mode.FULL: "in full",
    Mode.UNDER_FIVE: "a sponsor with fewer than 5 apprentices",
    Mode.OFF: "turned off",
}


@dataclass(frozen=True, slots=True)
class Aim:
    """The number of a goal, and the group of a question that it is about."""

    key: str
    question: str
    group: str


AIMS: Final = (
    Aim(f"{GOAL}female", "sex", "female"),
    *(
        Aim(f"{GOAL}{each}", "race", each)
        for each in ("hispanic", "american_indian", "asian", "black", "pacific", "white", "several")
    ),
    Aim("disability_goal", "disability", "yes"),
)


def asks_plan(mode: str) -> bool:
    """Whether what only an affirmative action program asks is asked."""
    return mode == Mode.FULL


def in_words(mode: str, since: date | None) -> str:
    """Say which mode holds and since when, and what it leaves out."""
    when = "from the start, as no other was entered" if since is None else f"since {date_in_words(since, year=True)}"
    words = f"29 CFR part 30: {_WORDS[Mode(mode)]}, {when}."
    return words if asks_plan(mode) else f"{words} {_NO_PLAN}: when somebody applies."


def plan_due(mode: str, registered_on: date | None, on: date) -> str:
    """Say by when a program that asks for no affirmative action program needs one, once five apprentices are in it.

    Nothing where one is asked already, or where nobody entered when the program was registered.
    """
    if asks_plan(mode) or registered_on is None:
        return ""
    due = add_months(registered_on, PLAN_MONTHS)
    since, day = date_in_words(registered_on, year=True), date_in_words(due, year=True)
    verb = "was" if due < on else "is"
    return f"Registered on {since}: with five apprentices or more, an affirmative action program {verb} due by {day}."


def outgrown(mode: str, apprentices: int) -> str:
    """Say that a program in the mode of fewer than five apprentices has more in training; nothing where it has not."""
    if mode != Mode.UNDER_FIVE or apprentices < FIVE:
        return ""
    return (
        f"{apprentices:,} apprentices are in training. Only a program with fewer than 5 needs no affirmative action "
        "program (29 CFR 30.4(d)). Ask a coordinator whether the mode is to be full."
    )
