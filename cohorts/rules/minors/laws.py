"""What the law says about the hours of minors, as rows: each limit with its ages, days and source."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from apprenticeships.rules.refusal import RuleRefused

FEDERAL = "federal"
CALIFORNIA = "california"
ADULT = 18


class Limit(StrEnum):
    """What a row limits, and the unit of its value."""

    AGE = "age"  # years
    PERMIT = "permit"  # no value
    DAY = "day"  # minutes
    WEEK = "week"  # minutes
    EARLIEST = "earliest"  # minutes after midnight
    LATEST = "latest"  # minutes after midnight; beyond 1440 on the next day
    SCHOOL_HOURS = "school-hours"  # no value


class When(StrEnum):
    """On which days a row holds, seen from the day on which a shift starts."""

    ALWAYS = "always"
    SCHOOL_DAY = "school day"
    SCHOOL_TODAY_AND_TOMORROW = "school day before a school day"
    SCHOOL_TOMORROW = "day before a school day"
    SCHOOL_WEEK = "week with a school day"
    NOT_SUMMER = "outside June 1 through Labor Day"


@dataclass(frozen=True, slots=True)
class Law:
    """One limit for the ages ``first_age`` through ``last_age``; of several that hold, the strictest counts."""

    place: str
    limit: Limit
    first_age: int
    last_age: int
    text: str
    source: str
    value: int = 0
    when: When = When.ALWAYS
    since: date = date.min

    def binds(self, age: int, day: date) -> bool:
        """Tell whether the row is meant for this age and in force that day."""
        return self.first_age <= age <= self.last_age and self.since <= day


def _hour(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


_UNDER_16 = (14, 15)
_UNDER_18 = (16, 17)

# Between 16 and 18 federal law sets no hours at all, only work that is too dangerous: hence no rows.
_FEDERAL = (
    Law(FEDERAL, Limit.AGE, 0, 13, "Nobody under 14 may work.", "29 CFR 570.119", 14),
    Law(
        FEDERAL,
        Limit.SCHOOL_HOURS,
        *_UNDER_16,
        "At 14 and 15, work lies outside school hours.",
        "29 CFR 570.35(a)(1)",
        when=When.SCHOOL_DAY,
    ),
    Law(
        FEDERAL,
        Limit.WEEK,
        *_UNDER_16,
        "At 14 and 15, a week without school has at most 40 hours of work.",
        "29 CFR 570.35(a)(2)",
        _hour(40),
    ),
    Law(
        FEDERAL,
        Limit.WEEK,
        *_UNDER_16,
        "At 14 and 15, a week with a school day has at most 18 hours of work.",
        "29 CFR 570.35(a)(3)",
        _hour(18),
        When.SCHOOL_WEEK,
    ),
    Law(
        FEDERAL,
        Limit.DAY,
        *_UNDER_16,
        "At 14 and 15, a day without school has at most 8 hours of work.",
        "29 CFR 570.35(a)(4)",
        _hour(8),
    ),
    Law(
        FEDERAL,
        Limit.DAY,
        *_UNDER_16,
        "At 14 and 15, a school day has at most 3 hours of work, Fridays too.",
        "29 CFR 570.35(a)(5)",
        _hour(3),
        When.SCHOOL_DAY,
    ),
    Law(
        FEDERAL,
        Limit.EARLIEST,
        *_UNDER_16,
        "At 14 and 15, work begins at 7:00 a.m. at the earliest.",
        "29 CFR 570.35(a)(6)",
        _hour(7),
    ),
    Law(
        FEDERAL,
        Limit.LATEST,
        *_UNDER_16,
        "At 14 and 15, work ends by 9:00 p.m. from June 1 through Labor Day.",
        "29 CFR 570.35(a)(6)",
        _hour(21),
    ),
    Law(
        FEDERAL,
        Limit.LATEST,
        *_UNDER_16,
        "At 14 and 15, work ends by 7:00 p.m., except from June 1 through Labor Day.",
        "29 CFR 570.35(a)(6)",
        _hour(19),
        When.NOT_SUMMER,
    ),
)

_CALIFORNIA = (
    Law(
        CALIFORNIA,
        Limit.PERMIT,
        0,
        17,
        "In California, who is under 18 needs a valid work permit before the first day of work, in summer too.",
        "California Education Code 49160 and 49118",
    ),
    Law(
        CALIFORNIA,
        Limit.SCHOOL_HOURS,
        *_UNDER_16,
        "At 14 and 15, work lies outside school hours.",
        "California Labor Code 1391(a)(2)",
        when=When.SCHOOL_DAY,
    ),
    Law(
        CALIFORNIA,
        Limit.WEEK,
        *_UNDER_16,
        "At 14 and 15, a week without school has at most 40 hours of work.",
        "California Labor Code 1391(a)(1)",
        _hour(40),
    ),
    Law(
        CALIFORNIA,
        Limit.WEEK,
        *_UNDER_16,
        "At 14 and 15, a week with a school day has at most 18 hours of work.",
        "California Labor Code 1391(a)(2)",
        _hour(18),
        When.SCHOOL_WEEK,
    ),
    Law(
        CALIFORNIA,
        Limit.DAY,
        *_UNDER_16,
        "At 14 and 15, a day without school has at most 8 hours of work.",
        "California Labor Code 1391(a)(1)",
        _hour(8),
    ),
    Law(
        CALIFORNIA,
        Limit.DAY,
        *_UNDER_16,
        "At 14 and 15, a school day has at most 3 hours of work, Fridays too.",
        "California Labor Code 1391(a)(2)",
        _hour(3),
        When.SCHOOL_DAY,
    ),
    Law(
        CALIFORNIA,
        Limit.EARLIEST,
        *_UNDER_16,
        "At 14 and 15, work begins at 7:00 a.m. at the earliest.",
        "California Labor Code 1391(a)(1)",
        _hour(7),
    ),
    Law(
        CALIFORNIA,
        Limit.LATEST,
        *_UNDER_16,
        "At 14 and 15, work ends by 9:00 p.m. from June 1 through Labor Day.",
        "California Labor Code 1391(a)(1)",
        _hour(21),
    ),
    Law(
        CALIFORNIA,
        Limit.LATEST,
        *_UNDER_16,
        "At 14 and 15, work ends by 7:00 p.m., except from June 1 through Labor Day.",
        "California Labor Code 1391(a)(1)",
        _hour(19),
        When.NOT_SUMMER,
    ),
    Law(
        CALIFORNIA,
        Limit.SCHOOL_HOURS,
        *_UNDER_18,
        "In California, work at 16 and 17 lies outside school hours.",
        "California Education Code 49112(a)",
        when=When.SCHOOL_DAY,
    ),
    Law(
        CALIFORNIA,
        Limit.WEEK,
        *_UNDER_18,
        "In California, a week at 16 and 17 has at most 48 hours of work.",
        "California Labor Code 1391(a)(3)",
        _hour(48),
    ),
    Law(
        CALIFORNIA,
        Limit.DAY,
        *_UNDER_18,
        "In California, a day at 16 and 17 has at most 8 hours of work.",
        "California Labor Code 1391(a)(3), Education Code 49112(c)",
        _hour(8),
    ),
    Law(
        CALIFORNIA,
        Limit.DAY,
        *_UNDER_18,
        "In California, a school day before another school day has at most 4 hours of work at 16 and 17.",
        "California Labor Code 1391(a)(4), Education Code 49112(a)",
        _hour(4),
        When.SCHOOL_TODAY_AND_TOMORROW,
    ),
    Law(
        CALIFORNIA,
        Limit.EARLIEST,
        *_UNDER_18,
        "In California, work at 16 and 17 begins at 5:00 a.m. at the earliest.",
        "California Labor Code 1391(a)(3)",
        _hour(5),
    ),
    Law(
        CALIFORNIA,
        Limit.LATEST,
        *_UNDER_18,
        "In California, work at 16 and 17 ends by 12:30 a.m. before a day without school.",
        "California Labor Code 1391(a)(3)",
        _hour(24, 30),
    ),
    Law(
        CALIFORNIA,
        Limit.LATEST,
        *_UNDER_18,
        "In California, work at 16 and 17 ends by 10:00 p.m. before a school day.",
        "California Labor Code 1391(a)(3)",
        _hour(22),
        When.SCHOOL_TOMORROW,
    ),
)

LAWS = {FEDERAL: _FEDERAL, CALIFORNIA: _CALIFORNIA}
STATES = {"CA": CALIFORNIA}
"""The states whose own rows we have, by their letters; elsewhere the federal rows stand alone."""


def laws_for(places: Collection[str]) -> tuple[Law, ...]:
    """Return the rows of these states, always with the federal ones.

    A state whose rows nobody has entered is refused: silence would read as freedom.
    """
    unknown = sorted(set(places) - LAWS.keys())
    if unknown:
        raise RuleRefused(
            f"We have not entered the rules for minors of {' and '.join(unknown)}. Plan nobody under 18 there yet.",
            code="laws-missing",
        )
    return tuple(law for place in LAWS if place in {FEDERAL, *places} for law in LAWS[place])


def laws_of_state(letters: str) -> tuple[Law, ...]:
    """Return the federal rows, with those of the state where we have them."""
    place = STATES.get(letters.upper())
    return laws_for({place} if place else ())


def strictest(laws: Iterable[Law], limit: Limit) -> tuple[Law, ...]:
    """Return the rows of one limit that nothing beats: the lowest value, for a beginning the latest."""
    found = [law for law in laws if law.limit is limit]
    if not found:
        return ()
    values = [law.value for law in found]
    value = max(values) if limit in {Limit.EARLIEST, Limit.AGE} else min(values)
    return tuple(law for law in found if law.value == value)
