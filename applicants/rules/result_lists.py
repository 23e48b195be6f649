"""Test results as a file brings them: what a list of each kind may hold, and each row read, with what is odd named."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from applicants.rules.readings import read, refuse_beyond
from applicants.rules.references import number_in
from applicants.rules.requirements import Kind, Threshold
from applicants.rules.workkeys import HIGHEST_LEVEL, SCALE, Subject
from apprenticeships.rules.cells import CellRefusedError, day_of, email_of
from apprenticeships.rules.lists import LIKE_A_NUMBER, TOO_WIDE, Column, Layout, Raw, folded
from apprenticeships.rules.refusal import RuleRefused

MOST_ROWS: Final = 10_000
WRONG: Final = "What is wrong"
LONGEST_NUMBER: Final = 9


class Why(StrEnum):
    """Why a row is left out. The list is closed: pages count by it."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    RETIRED = "retired"
    TOO_OLD = "too_old"
    UNKNOWN = "unknown"
    NOT_OPEN = "not_open"
    ANOTHER_NAME = "another_name"
    TWICE = "twice"
    DIFFERS = "differs"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd about one row, counted as a spreadsheet does; without a column it is the whole row."""

    row: int
    column: str
    why: Why
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One result of a list: whose it may be, what was measured, on which day."""

    row: int
    taken_on: date
    values: Mapping[str, Any]
    application: int | None = None
    email: str = ""
    given_name: str = ""
    family_name: str = ""
    birth_date: date | None = None

    @property
    def name(self) -> str:
        """Given and family name, as far as the list says them."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def whose(self) -> str:
        """How a page calls whoever the row means."""
        return self.name or self.email or (f"application {self.application}" if self.application else "")


WHO: Final = (
    Column("application", "Application number", 20, ("application", "application no", "application id")),
    Column("email", "E-mail", 254, ("email", "email address", "mail")),
    Column("given_name", "First name", 80, ("given name", "first", "nombre")),
    Column("family_name", "Last name", 80, ("family name", "surname", "last", "apellido")),
    Column("birth_date", "Birth date", 20, ("birthdate", "date of birth", "dob", "born")),
    Column("taken_on", "Taken on", 20, ("test date", "date taken", "date", "day", "taken"), required=True),
)
RETIRED: Final = (
    Column("applied_mathematics", "Applied Mathematics", 20),
    Column("reading_for_information", "Reading for Information", 20),
    Column("locating_information", "Locating Information", 20),
)
"""Tests of the retired series, as older reports head them."""
MEASURED: Final[Mapping[Kind, tuple[Column, ...]]] = {
    Kind.ENTRANCE_EXAM: (
        Column("score", "Points", 20, ("score", "result"), required=True),
        Column("maximum", "Out of", 20, ("maximum", "max", "of")),
    ),
    Kind.WORKKEYS: (
        *(Column(each.value, each.label, 20, (f"{each.label} level", f"level {each.label}")) for each in Subject),
        Column("series", "Series", 20),
        Column("scale", "Scale scores", 20, ("scale", "scale score")),
        Column("form", "Form", 40, ("form number", "test form")),
        Column("after_training", "After a training", 5, ("training", "after training")),
        Column("site", "Test site", 120, ("site", "where")),
        Column("proof", "Report number", 60, ("certificate number", "proof")),
    ),
    Kind.TYPING: (
        Column("keystrokes", "Keystrokes", 20, ("strokes", "keys"), required=True),
        Column("errors", "Errors", 20, ("wrong", "mistakes"), required=True),
        Column("minutes", "Minutes", 20, ("time", "length"), required=True),
    ),
}
EXAMPLES: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.ENTRANCE_EXAM: {"score": "74.5", "maximum": "100"},
    Kind.WORKKEYS: {
        "applied_math": "5",
        "graphic_literacy": "4",
        "workplace_documents": "4",
        "series": "Current",
        "scale": "80, 78, 77",
        "form": "A",
        "after_training": "No",
        "site": "Workforce center",
        "proof": "12345",
    },
    Kind.TYPING: {"keystrokes": "900", "errors": "8", "minutes": "5"},
}
PERSON: Final = {
    "email": "ana@example.org", "given_name": "Ana", "family_name": "Example", "birth_date": "1999-04-30",
    "taken_on": "2026-03-13",
}  # fmt: skip
KINDS: Final = tuple(MEASURED)


def columns(kind: Kind) -> tuple[Column, ...]:
    """Return the columns of the empty list of a kind."""
    return (*WHO, *MEASURED[kind])


def layout(kind: Kind) -> Layout:
    """Return what a list of a kind may hold; the column in which we say what is wrong is passed over."""
    read_too = RETIRED if kind is Kind.WORKKEYS else ()
    passed = frozenset({folded(WRONG), "row", "comment", "comments"})
    return Layout((*columns(kind), *read_too), MOST_ROWS, "results", passed)


def template(kind: Kind) -> list[list[str]]:
    """Return the empty list of a kind: its headings, and one row that shows how to fill it."""
    example = {**PERSON, **EXAMPLES[kind]}
    return [[each.title for each in columns(kind)], [example.get(each.slug, "") for each in columns(kind)]]


def checked(rows: Iterable[Raw], kind: Kind, *, today: date) -> tuple[list[Entry], list[Finding]]:
    """Return the results of a list, and what is odd about the rows that are none. Nobody is looked for here."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    for raw in rows:
        reader = _Reader(raw, kind, today)
        entry = reader.entry()
        findings += reader.findings
        if entry is not None:
            entries.append(entry)
    return entries, findings


def beyond(entry: Entry, kind: Kind, threshold: Threshold) -> Finding | None:
    """Return what is odd about points that the program's own exam cannot give."""
    try:
        refuse_beyond(kind, entry.values, threshold)
    except RuleRefused as refused:
        return Finding(entry.row, "Points", Why.IMPOSSIBLE, f"This exam cannot give so many. {refused.message}")
    return None


@dataclass(slots=True)
class _Reader:
    raw: Raw
    kind: Kind
    today: date
    findings: list[Finding] = field(default_factory=list)

    def entry(self) -> Entry | None:
        """The result of the row, or none with what is odd about it."""
        titles = {each.slug: each.title for each in layout(self.kind).columns}
        if self.raw.too_wide:
            self._odd("", TOO_WIDE)
        for slug in self.raw.withheld:
            self._odd(titles[slug], LIKE_A_NUMBER)
        who = {each.slug: self._who(each) for each in WHO}
        if not self.findings and who["taken_on"] is None:
            self._odd("Taken on", "Every result needs its day.")
        if not self.findings and not any(who[each] for each in ("application", "email", "family_name")):
            self._odd("", "Say whose result it is: by application number, by e-mail, or by name and birth date.")
        taken_on = who.pop("taken_on")
        if self.findings or not isinstance(taken_on, date):
            return None
        if taken_on > self.today:
            self._odd("Taken on", "This day has not come yet.", Why.IMPOSSIBLE)
        values = self._values(taken_on)
        if self.findings or values is None:
            return None
        given = {name: value for name, value in who.items() if value is not None}
        return Entry(self.raw.row, taken_on, values, **given)  # type: ignore[arg-type]

    def _odd(self, column: str, reason: str, why: Why = Why.UNREADABLE) -> None:
        self.findings.append(Finding(self.raw.row, column, why, reason))

    def _who(self, column: Column) -> object:
        text = self.raw.cells.get(column.slug, "")
        if not text:
            return None
        if text.startswith("="):
            self._odd(column.title, FORMULA)
        elif len(text) > column.longest:
            self._odd(column.title, f"At most {column.longest} characters fit here.")
        else:
            try:
                return WHO_READERS.get(column.slug, str)(text)
            except CellRefusedError as refused:
                self._odd(column.title, refused.reason)
        return None

    def _values(self, taken_on: date) -> Mapping[str, Any] | None:
        found: dict[str, Any] = {}
        for column in MEASURED[self.kind]:
            text = self.raw.cells.get(column.slug, "")
            if text.startswith("="):
                self._odd(column.title, FORMULA)
            elif len(text) > column.longest:
                self._odd(column.title, f"At most {column.longest} characters fit here.")
            elif text:
                found[column.slug] = text
        if self.findings:
            return None
        if self.kind is Kind.WORKKEYS:
            self._workkeys(found)
        if self.kind is Kind.TYPING:
            found = {name: int(text) if text.isascii() and text.isdigit() else text for name, text in found.items()}
            self._typing(found)
        try:
            if not self.findings:
                read(self.kind, found, taken_on)
        except RuleRefused as refused:
            self._odd("", refused.message, Why.IMPOSSIBLE)
        return found

    def _typing(self, found: Mapping[str, Any]) -> None:
        """What no typing test can come to. Longer than an hour, or faster than fingers are, is a slip of the pen."""
        keys, errors, minutes = (found.get(name) for name in ("keystrokes", "errors", "minutes"))
        if not (isinstance(keys, int) and isinstance(errors, int) and isinstance(minutes, int)):
            self._odd("", "Write keystrokes, errors and minutes as whole numbers.", Why.IMPOSSIBLE)
        elif not 1 <= minutes <= MOST_MINUTES:
            self._odd("Minutes", f"Write the minutes as a number from 1 to {MOST_MINUTES}.", Why.IMPOSSIBLE)
        elif keys > MOST_KEYS_A_MINUTE * minutes:
            self._odd("Keystrokes", "Nobody types so fast. Look at keystrokes and minutes.", Why.IMPOSSIBLE)
        elif errors > keys:
            self._odd("Errors", "There are more errors than keystrokes.", Why.IMPOSSIBLE)

    def _workkeys(self, found: dict[str, Any]) -> None:
        series = folded(str(found.pop("series", "current")))
        if series not in SERIES:
            self._odd("Series", "Write “Current” or “Retired”, or leave the cell empty.", Why.IMPOSSIBLE)
        old = [each.title for each in RETIRED if self.raw.cells.get(each.slug)]
        if SERIES.get(series) == "retired" or old:
            named = old[0] if old else "Series"
            self._odd(named, "This is of the retired series, which no longer counts.", Why.RETIRED)
        trained = folded(str(found.pop("after_training", "no")))
        if trained not in YES_OR_NO:
            self._odd("After a training", "Write “Yes” or “No”, or leave the cell empty.", Why.IMPOSSIBLE)
        elif YES_OR_NO[trained]:
            found["after_training"] = True
        for subject in Subject:
            if subject in found:
                found[subject.value] = self._level(subject, str(found[subject]))

    def _level(self, subject: Subject, text: str) -> int | None:
        plain = re.sub(r"^level ", "", text.lower().strip())
        if plain.replace(" ", "") in BELOW:
            return 0
        number = int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= LONGEST_NUMBER else -1
        if number in SCALE:
            self._odd(subject.label, "This is a scale score. Write the level, from 3 to 7.", Why.IMPOSSIBLE)
        elif not 0 <= number <= HIGHEST_LEVEL:
            self._odd(subject.label, "Write the level as a whole number from 3 to 7, or “below 3”.", Why.IMPOSSIBLE)
        return number


FORMULA: Final = "This is a formula, and formulas are not computed here. Write its value."
MOST_MINUTES: Final = 60
MOST_KEYS_A_MINUTE: Final = 1_500
BELOW: Final = frozenset({"<3", "below3", "under3"})
YES_OR_NO: Final = {"yes": True, "y": True, "no": False, "n": False, "": False}
SERIES: Final = {"current": "current", "new": "current", "": "current", "retired": "retired", "old": "retired"}


def _number(text: str) -> int:
    number = number_in(text)
    if number is None:
        raise CellRefusedError("Write the application number as digits, such as 1042, or leave the cell empty.")
    return number


WHO_READERS: Final[Mapping[str, Any]] = {
    "application": _number,
    "email": email_of,
    "birth_date": day_of,
    "taken_on": day_of,
}


def parts(kind: Kind, values: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what one result measures, by the test that it belongs to: three of WorkKeys, one of anything else.

    Two results of one day are about the same thing when they share a test, and say the same when it holds the same.
    """
    if kind is Kind.WORKKEYS:
        return {each.value: str(values[each.value]) for each in Subject if values.get(each.value) not in {None, ""}}
    names = [each.slug for each in MEASURED[kind] if each.slug != "maximum"]
    return {"": " ".join(_plain(values.get(name)) for name in names)}


def _plain(value: object) -> str:
    """A number as it compares: 74.50 and 74.5 are one."""
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
