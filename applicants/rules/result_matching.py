"""Whose result a row of a file is: by application number, by e-mail address, or by name and birth date.

A name alone never says it: namesakes, and one address for a whole family, are questions for a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from applicants.rules.result_lists import Entry, Finding, Why

SKIP: Final = "skip"


class Stands(StrEnum):
    """Whether results may still be written down for an application."""

    OPEN = "open"
    DRAFT = "draft"
    OVER = "over"


class How(StrEnum):
    """What said whose result a row is."""

    NUMBER = "number"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Known:
    """One application of the program under one name of its person. ``key`` is the name as names are compared."""

    application: int
    person: int
    name: str
    key: str
    email: str = ""
    birth_date: date | None = None
    stands: Stands = Stands.OPEN


@dataclass(frozen=True, slots=True)
class Matched:
    """A row whose application is known, and what said so."""

    entry: Entry
    known: Known
    how: How


@dataclass(frozen=True, slots=True)
class Asked:
    """A row about which a person decides: whose of these it is."""

    entry: Entry
    candidates: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of the rows of a list."""

    matched: tuple[Matched, ...]
    asked: tuple[Asked, ...]
    findings: tuple[Finding, ...]


NO_NUMBER: Final = "No application of this program has this number."
NOBODY: Final = "Nobody like this has applied to this program."
OTHER_NAME: Final = "The application with this number belongs to somebody with another name."
CLOSED: Final[Mapping[Stands, str]] = {
    Stands.DRAFT: "This application has not been sent yet.",
    Stands.OVER: "This application is over. What came in later belongs to the next one.",
}


def match(
    entries: Sequence[Entry],
    keys: Mapping[int, str],
    known: Iterable[Known],
    answers: Mapping[int, str] | None = None,
) -> Matching:
    """Say for each row whose it is. ``keys`` maps a row to its name as names are compared.

    ``answers`` says by row which application a person chose, or ``skip``. An answer that names no candidate is none.
    """
    return _Matcher(keys, tuple(known), answers or {}).all(entries)


@dataclass(slots=True)
class _Matcher:
    keys: Mapping[int, str]
    known: Sequence[Known]
    answers: Mapping[int, str]
    by_number: dict[int, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_email: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    matched: list[Matched] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def all(self, entries: Sequence[Entry]) -> Matching:
        for each in self.known:
            self.by_number[each.application].append(each)
            self.by_key[each.key].append(each)
            if each.email:
                self.by_email[each.email].append(each)
        for entry in entries:
            self._one(entry)
        return Matching(tuple(self.matched), tuple(self.asked), tuple(self.findings))

    def _one(self, entry: Entry) -> None:
        if entry.application is not None:
            self._numbered(entry)
            return
        mailed = self.by_email.get(entry.email, []) if entry.email else []
        named = self._named(entry)
        both = [each for each in mailed if not entry.family_name or self._fits(entry, each)]
        if len(_people(both)) == 1:
            self._take(entry, both, How.EMAIL)
        elif both or mailed:
            self._ask(entry, [*(both or mailed), *named])
        elif entry.birth_date is not None:
            self._born(entry, named)
        elif named:
            self._ask(entry, named)
        else:
            self._odd(entry, Why.UNKNOWN, NOBODY)

    def _numbered(self, entry: Entry) -> None:
        found = self.by_number.get(entry.application or 0, [])
        if not found:
            self._odd(entry, Why.UNKNOWN, NO_NUMBER, "Application number")
        elif entry.family_name and not any(self._fits(entry, each) for each in found):
            self._odd(entry, Why.ANOTHER_NAME, OTHER_NAME, "Application number")
        elif found[0].stands is not Stands.OPEN:
            self._odd(entry, Why.NOT_OPEN, CLOSED[found[0].stands])
        else:
            self.matched.append(Matched(entry, found[0], How.NUMBER))

    def _born(self, entry: Entry, named: Sequence[Known]) -> None:
        """A name and a birth date; people of the name whose birth date nobody knows may be meant too."""
        same = [each for each in named if each.birth_date == entry.birth_date]
        maybe = [each for each in named if each.birth_date is None]
        if len(_people(same)) == 1:
            self._take(entry, same, How.BIRTH_DATE)
        elif same or maybe:
            self._ask(entry, same or maybe)
        elif named:
            self._odd(entry, Why.UNKNOWN, "Whoever has this name here was born on another day.", "Birth date")
        else:
            self._odd(entry, Why.UNKNOWN, NOBODY)

    def _named(self, entry: Entry) -> list[Known]:
        return self.by_key.get(self.keys[entry.row], []) if entry.given_name and entry.family_name else []

    def _fits(self, entry: Entry, known: Known) -> bool:
        """Whether the names agree, as far as the row says one."""
        key = self.keys[entry.row]
        return key == known.key if entry.given_name else known.key.startswith(f"{key.strip()} ")

    def _take(self, entry: Entry, found: Sequence[Known], how: How) -> None:
        """The newest application of the person that is open; without one the row is left out."""
        best = max(found, key=lambda each: (each.stands is Stands.OPEN, each.application))
        if best.stands is Stands.OPEN:
            self.matched.append(Matched(entry, best, how))
        else:
            self._odd(entry, Why.NOT_OPEN, CLOSED[best.stands])

    def _ask(self, entry: Entry, found: Sequence[Known]) -> None:
        best: dict[int, Known] = {}
        for each in found:
            rival = best.get(each.person)
            if each.stands is Stands.OPEN and (rival is None or each.application > rival.application):
                best[each.person] = each
        candidates = tuple(best.values())
        answer = self.answers.get(entry.row, "")
        chosen = next((each for each in candidates if str(each.application) == answer), None)
        if not candidates:
            self._odd(entry, Why.NOT_OPEN, CLOSED[found[0].stands])
        elif chosen is not None:
            self.matched.append(Matched(entry, chosen, How.CHOSEN))
        elif answer == SKIP:
            self._odd(entry, Why.LEFT_OUT, "Left out by choice.")
        else:
            self.asked.append(Asked(entry, candidates))

    def _odd(self, entry: Entry, why: Why, reason: str, column: str = "") -> None:
        self.findings.append(Finding(entry.row, column, why, reason))


def _people(found: Iterable[Known]) -> set[int]:
    return {each.person for each in found}
