"""WorkKeys levels and the career readiness certificate that follows from them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from apprenticeships.rules.speech import joined, marked, say, say_many

HIGHEST_LEVEL = 7
SCALE = range(65, 91)
"""Scale scores, which reports print beside the level."""
LOWEST_CERTIFIED_LEVEL = 3
THIRD = 3


class Subject(StrEnum):
    """The three tests of the current series."""

    APPLIED_MATH = "applied_math"
    GRAPHIC_LITERACY = "graphic_literacy"
    WORKPLACE_DOCUMENTS = "workplace_documents"

    @property
    def label(self) -> str:
        """The name printed on score reports."""
        return self.value.replace("_", " ").title()


class Series(StrEnum):
    """Which generation of the tests a score belongs to; only the current one counts."""

    CURRENT = "current"
    RETIRED = "retired"


class Certificate(StrEnum):
    """The National Career Readiness Certificate, as its maker ACT awards it."""

    INCOMPLETE = "incomplete"
    NONE = "none"
    BRONZE = "bronze"
    SILVER = "silver"
    GOLD = "gold"
    PLATINUM = "platinum"


class Shortfall(StrEnum):
    """Why there is no certificate."""

    NOTHING = ""
    MISSING = "missing"
    RETIRED = "retired"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One test taken on one day. ``level`` is 3 to 7, lower for "below 3".

    ``form`` is what the report prints, if known; ``trained`` says that a training came before this try.
    """

    subject: Subject
    level: int
    taken_on: date
    series: Series = Series.CURRENT
    form: str = ""
    trained: bool = False


@dataclass(frozen=True, slots=True)
class Ncrc:
    """The answer: levels in the order of ``Subject``, what they amount to, and why."""

    levels: tuple[int | None, int | None, int | None]
    certificate: Certificate
    shortfall: Shortfall
    sentence: str


_BY_LEVEL = {3: Certificate.BRONZE, 4: Certificate.SILVER, 5: Certificate.GOLD, 6: Certificate.PLATINUM}
_NAMES = {
    Certificate.BRONZE: marked("Bronze"),
    Certificate.SILVER: marked("Silver"),
    Certificate.GOLD: marked("Gold"),
    Certificate.PLATINUM: marked("Platinum"),
}
_MISSING = {
    1: marked("One WorkKeys test is still missing: {tests}."),
    2: marked("Two WorkKeys tests are still missing: {tests}."),
    3: marked("All three WorkKeys tests are still missing: {tests}."),
}


def ncrc(
    applied_math: int | None,
    graphic_literacy: int | None,
    workplace_documents: int | None,
    series: Series = Series.CURRENT,
) -> Ncrc:
    """Return the certificate of three levels, ``None`` for a test not taken.

    The lowest level decides: 3 Bronze, 4 Silver, 5 Gold, 6 and 7 Platinum, below 3 none. Without all three tests of
    the current series there is no answer yet: "incomplete". Raises ``ValueError`` for a level that no report prints.
    """
    levels = (applied_math, graphic_literacy, workplace_documents)
    if series is Series.RETIRED:
        taken = [test for test, level in zip(Subject, levels, strict=True) if level is not None]
        return _answer((None, None, None), frozenset(taken))
    return _answer(levels, frozenset())


def held(sittings: Iterable[Sitting]) -> Ncrc:
    """Return the certificate that the best of these sittings give; whichever are too old the caller leaves out."""
    sittings = tuple(sittings)
    valid = best(sittings)
    levels = [valid[test].level if test in valid else None for test in Subject]
    retired = frozenset(
        each.subject for each in sittings if each.series is Series.RETIRED and each.subject not in valid
    )
    return _answer((levels[0], levels[1], levels[2]), retired)


def best(sittings: Iterable[Sitting]) -> dict[Subject, Sitting]:
    """Return for each test its highest sitting of the current series; of equal levels the later one."""
    found: dict[Subject, Sitting] = {}
    for each in sittings:
        if each.series is Series.RETIRED:
            continue
        rival = found.get(each.subject)
        if rival is None or (each.level, each.taken_on) > (rival.level, rival.taken_on):
            found[each.subject] = each
    return found


def too_soon(sittings: Sequence[Sitting], *, wait_days: Callable[[date], int], third_days: int) -> dict[Sitting, int]:
    """Return the tries that came too soon after the one before, each with the days between them.

    Within ``wait_days``, those of the day of the try before, it takes another form of the test, as far as both forms
    are known; from the third try on it takes ``third_days``, or a training in between.
    """
    found: dict[Sitting, int] = {}
    for subject in Subject:
        own = {each.taken_on: each for each in sittings_of(sittings, subject)}
        tries = [own[day] for day in sorted(own)]
        for number, (before, each) in enumerate(pairwise(tries), start=2):
            days = (each.taken_on - before.taken_on).days
            same = bool(each.form) and each.form.casefold() == before.form.casefold()
            third = number >= THIRD and not each.trained
            if (days < wait_days(before.taken_on) and same) or (third and days < third_days):
                found[each] = days
    return found


def sittings_of(sittings: Sequence[Sitting], subject: Subject) -> list[Sitting]:
    """Return those of one test, of the current series."""
    return [each for each in sittings if each.subject is subject and each.series is Series.CURRENT]


def _answer(levels: tuple[int | None, int | None, int | None], retired: frozenset[Subject]) -> Ncrc:
    for level in levels:
        if level is not None and not 0 <= level <= HIGHEST_LEVEL:
            raise ValueError(f"A WorkKeys level is at most {HIGHEST_LEVEL}, not {level}.")
    missing = [test for test, level in zip(Subject, levels, strict=True) if level is None]
    known = [level for level in levels if level is not None]
    if retired and missing:
        sentence = say_many(
            "{names} is of the retired series, which no longer counts. Take the test of today.",
            "{names} are of the retired series, which no longer counts. Take the tests of today.",
            len(retired),
            names=joined([test.label for test in Subject if test in retired]),
        )
        return Ncrc(levels, Certificate.INCOMPLETE, Shortfall.RETIRED, sentence)
    if missing:
        sentence = say(_MISSING[len(missing)], tests=joined([test.label for test in missing]))
        return Ncrc(levels, Certificate.INCOMPLETE, Shortfall.MISSING, sentence)
    said = joined([str(level) if level >= LOWEST_CERTIFIED_LEVEL else say("below 3") for level in known])
    lowest = min(known)
    if lowest < LOWEST_CERTIFIED_LEVEL:
        sentence = say("Your levels are {levels}. A certificate needs 3 in each test.", levels=said)
        return Ncrc(levels, Certificate.NONE, Shortfall.BELOW, sentence)
    certificate = _BY_LEVEL[min(lowest, max(_BY_LEVEL))]
    sentence = say("Your levels are {levels}: {certificate}.", levels=said, certificate=say(_NAMES[certificate]))
    return Ncrc(levels, certificate, Shortfall.NOTHING, sentence)
