"""Whether two records may be one person: by the name and one more thing, with the reasons in words.

A family shares an address and a phone, twins a birth date too: without names that agree nobody is called the same.
A name alone is a hint, never more. Names come folded, without accents and capitals, as PostgreSQL folds them.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final, Protocol


class Likeness(IntEnum):
    """How much speaks for one person."""

    MAYBE = 1
    LIKELY = 2
    STRONG = 3


class Reachable(Protocol):
    """Whoever can be written to or called."""

    @property
    def email(self) -> str: ...
    @property
    def phone(self) -> str: ...


def same_email(one: Reachable, other: Reachable) -> bool:
    """Whether both have one e-mail address."""
    return bool(one.email and one.email == other.email)


def same_phone(one: Reachable, other: Reachable) -> bool:
    """Whether both have one phone number."""
    return bool(one.phone and one.phone == other.phone)


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a record: the folded name, the address in lower case, the last ten digits of the phone."""

    given: str
    family: str
    email: str = ""
    phone: str = ""
    birth: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much speaks for one person, and why."""

    likeness: Likeness
    reasons: tuple[str, ...]


class Names(StrEnum):
    """How two names agree; the value is the reason in words."""

    SAME = "The same name."
    SWAPPED = "The same name, with given and family name swapped."
    SHORT = "The same family name, and one given name is a short form of the other."
    TYPO = "The names differ by a letter or two."
    OTHER_FAMILY = "The same given name, and another family name."
    DIFFERENT = ""


BIRTH: Final = "The same birth date."
SLIP: Final = "Their birth dates differ by one slip of the pen."
BIRTHS_DIFFER: Final = "Their birth dates differ."
EMAIL: Final = "The same e-mail address."
PHONE: Final = "The same phone number."
NOTHING_ELSE: Final = "Nothing else is known that says so."
SHORT_FORMS: Final = tuple(
    frozenset(group.split())
    for group in (
        "alexander alexandra alex sasha", "anthony antonio tony", "benjamin ben", "catherine katherine kate kathy",
        "charles carlos charlie chuck", "christopher christina cristina chris", "daniel daniela dan danny",
        "david dave", "deborah debra debbie", "edward eduardo ed eddie", "elizabeth elisabeth liz beth lisa betty",
        "francisco frank paco pancho", "guadalupe lupe", "gregory greg", "isabel isabella isa bella",
        "jacob jake", "james jaime jim jimmy", "jennifer jenny jen", "jesus chuy", "john juan johnny jon jonathan",
        "jose pepe joe joseph joey", "joshua josh", "manuel manny", "margaret margarita maggie meg peggy rita",
        "matthew mateo matt", "michael miguel mike", "nicholas nicolas nick nico", "patricia patrick pat patty",
        "rebecca becky", "richard ricardo rick rich dick", "robert roberto bob rob bobby", "samuel samantha sam",
        "stephen steven esteban steve", "susan susana sue", "teresa theresa terry tere", "thomas tomas tom",
        "timothy tim", "victoria vicky", "william guillermo will bill billy memo", "zachary zach",
    )
)  # fmt: skip
"""Given names that people use for one another."""
LETTERS: Final = re.compile(r"[\W_]+")
SHORTEST_TYPO, LONG = 5, 9


def verdict(one: Traits, other: Traits) -> Verdict | None:
    """Say how much speaks for one person, or nothing when too little does."""
    agree = names(one, other)
    if agree == Names.DIFFERENT:
        return None
    births = _births(one.birth, other.birth)
    reached = [EMAIL] if same_email(one, other) else []
    reached += [PHONE] if same_phone(one, other) else []
    likeness = _likeness(agree, births, bool(reached))
    if likeness is None:
        return None
    alone = [NOTHING_ELSE] if likeness == Likeness.MAYBE and not births and not reached else []
    return Verdict(likeness, (agree.value, *([births] if births else []), *reached, *alone))


def _likeness(agree: Names, births: str, reached: bool) -> Likeness | None:  # noqa: FBT001 - three facts, one table
    if agree == Names.OTHER_FAMILY:
        return Likeness.LIKELY if births == BIRTH and reached else None
    if births == BIRTHS_DIFFER:
        return Likeness.MAYBE if agree == Names.SAME and reached else None
    if births == SLIP:
        return Likeness.LIKELY if reached else (Likeness.MAYBE if agree == Names.SAME else None)
    sure = agree in {Names.SAME, Names.SWAPPED}
    if births == BIRTH:
        return Likeness.STRONG if sure or reached else Likeness.LIKELY
    if reached:
        return Likeness.STRONG if agree == Names.SAME else Likeness.LIKELY
    return Likeness.MAYBE if sure else None


def names(one: Traits, other: Traits) -> Names:
    """Say how two names agree."""
    given, family = (_letters(one.given), _letters(other.given)), (_letters(one.family), _letters(other.family))
    if family[0] + given[0] == family[1] + given[1]:
        return Names.SAME
    if given[0] == family[1] and family[0] == given[1]:
        return Names.SWAPPED
    if family[0] == family[1] and _short(one.given, other.given):
        return Names.SHORT
    if _slipped(*given) and _slipped(*family):
        return Names.TYPO
    return Names.OTHER_FAMILY if given[0] == given[1] else Names.DIFFERENT


def _letters(text: str) -> str:
    return LETTERS.sub("", text)


def _short(one: str, other: str) -> bool:
    """Whether people use one for the other: the first word alone, or a short form of it."""
    first, second = one.split(), other.split()
    if not first or not second:
        return False
    if first[0] == second[0]:
        return min(len(first), len(second)) == 1
    return any({first[0], second[0]} <= group for group in SHORT_FORMS)


def _slipped(one: str, other: str) -> bool:
    """Whether two words are one but for a slip: one letter, two in a long word; never in the first one.

    Twins have names like Ana and Ina, or Marina and Karina.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_TYPO or one[0] != other[0]:
        return False
    return _distance(one, other) <= (2 if min(len(one), len(other)) >= LONG else 1)


def _distance(one: str, other: str) -> int:
    """How many letters were added, lost, changed or swapped with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _births(one: date | None, other: date | None) -> str:
    if one is None or other is None:
        return ""
    if one == other:
        return BIRTH
    swapped = one.year == other.year and (one.day, one.month) == (other.month, other.day)
    apart = sum(a != b for a, b in zip(one.isoformat(), other.isoformat(), strict=True))
    return SLIP if swapped or apart == 1 else BIRTHS_DIFFER
