"""The numbers of a requirement and how they change by date: pass marks, validity, waits, what is counted.

A requirement begins with first values. A change sets one of them to another value from a day on, that day counted in,
by the calendar where the program is. Decided on purpose, for every kind alike:

* What was done is held to the values of the day on which it was done, then and later. A test that was passed stays
  passed when the mark rises; how long it counts, and how long somebody waits after a failed one, is what they were
  told that day. A mark that is lowered helps whoever takes the test from its day on.
* What is asked of a whole application (years, months of work, how many references) is that of the day on which it was
  sent: whoever has sent it is never asked for more.
* A change may instead hold for all, earlier results too: for a mark that was wrong from the start. It does so from
  its own day on and not before. Of several changes the one of the latest day holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

VALIDITY: Final = "validity_months"
RETEST_WAIT: Final = "retest_wait_days"
LONGEST_NAME: Final = 80
MOST_NAMES: Final = 20
NOTHING: Final = "none"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a requirement: its key, what people call it, its unit, and which values it may have.

    Exactly one of the bounds, ``choices`` or ``names`` (a list of names) says what a value is. Where it ``may_end``
    there may be no value at all; ``without`` says in words what that means.
    """

    key: str
    label: str
    unit: str = ""
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()
    names: bool = False
    may_end: bool = False
    without: str = ""

    def accepts(self, value: object) -> bool:
        """Whether ``value`` is one that this measure may have."""
        if value is None:
            return self.may_end
        if self.names:
            return isinstance(value, list | tuple) and 0 < len(value) <= MOST_NAMES and all(map(_is_name, value))
        if self.choices:
            return value in self.choices
        return type(value) is int and self.least <= value <= self.most

    @property
    def how_to_write(self) -> str:
        """Say how a value is written."""
        if self.names:
            return "Write the names, with a semicolon between them."
        if self.choices:
            return f"Write one of: {', '.join(self.choices)}."
        words = f"Write a whole number from {self.least} to {self.most}"
        return f"{words}, or {NOTHING}." if self.may_end else f"{words}."

    def read(self, text: str) -> Any:
        """Return the value that somebody wrote; raises ``ValueError`` with how to write it."""
        word = text.strip()
        value: Any = word
        if self.may_end and word.lower() == NOTHING:
            return None
        if self.names:
            value = list(dict.fromkeys(name.strip() for name in word.split(";") if name.strip()))
        elif not self.choices:
            digits = len(str(self.most))
            value = int(word) if word.isascii() and word.isdigit() and len(word) <= digits else None
        if value is None or not self.accepts(value):
            raise ValueError(self.how_to_write)
        return value

    def in_words(self, value: Any) -> str:
        """Return a value as people read it, with its unit."""
        if value is None:
            return self.without
        if self.names:
            return ", ".join(value)
        return f"{value} {self.unit.removesuffix('s') if value == 1 else self.unit}".rstrip()


_MEASURES: Final = (
    Measure("years", "Least age on the first day", "years", 1, 120),
    Measure("months", "Health care work", "months", 1, 600),
    Measure("pass_mark", "Pass mark", "points", 1, 1000, without="taking it is enough"),
    Measure("maximum", "Most points that the exam gives", "points", 1, 1000, without="not stated"),
    Measure("level", "Level in each of the three tests", "", 1, 7, without="any level"),
    Measure("words_per_minute", "Net words a minute", "words a minute", 1, 200),
    Measure("formula", "Formula of the net speed", choices=("A", "B", "C"), without="A"),
    Measure("count", "How many are needed", "", 1, 20, without="1"),
    Measure("dilute", "What a dilute negative means", choices=("accept", "again", "look"), without="look"),
    Measure("lists", "Lists that are looked into", names=True, without="the federal list of exclusions (OIG)"),
    Measure(VALIDITY, "How long it counts", "months", 1, 600, may_end=True, without="for always"),
    Measure(RETEST_WAIT, "Wait before another try", "days", 0, 3650, may_end=True, without="no other try"),
)
MEASURES: Final[Mapping[str, Measure]] = {each.key: each for each in _MEASURES}
_TRIED: Final = (VALIDITY, RETEST_WAIT)
OF_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "age": ("years",),
    "experience": ("months",),
    "entrance_exam": ("pass_mark", "maximum", *_TRIED),
    "workkeys": ("level", *_TRIED),
    "typing": ("words_per_minute", "formula", *_TRIED),
    "document": ("count", VALIDITY),
    "reference": ("count", VALIDITY),
    "drug": ("dilute", VALIDITY),
    "registry": ("lists", VALIDITY),
    "background": (VALIDITY,),
    "department_approval": (VALIDITY,),
    "info_session": (VALIDITY,),
    "custom": _TRIED,
}
"""What may change by date, by the kind of the requirement. The others are answered by yes or no, for always."""
ASKED_ONCE: Final = frozenset({"years", "months", "count"})
"""What is asked of the whole application, as it was on the day of sending, and not of one result."""


@dataclass(frozen=True, slots=True)
class Change:
    """One measure has another value from ``since`` on, that day counted in; ``for_all`` earlier results too."""

    measure: str
    value: Any
    since: date
    for_all: bool = False

    def holds(self, made_on: date, today: date) -> bool:
        """Whether the change decides about what was done on ``made_on``, looked at on ``today``."""
        return self.since <= made_on or (self.for_all and self.since <= today)


@dataclass(frozen=True, slots=True)
class Dated:
    """The values of one requirement: those that it began with, and every change since and to come."""

    first: Mapping[str, Any]
    changes: tuple[Change, ...] = ()

    def on(self, made_on: date, *, today: date) -> dict[str, Any]:
        """Return the values for what was done on ``made_on``, as things stand ``today``; absent is no value."""
        found = dict(self.first)
        for each in sorted(self.changes, key=lambda change: change.since):
            if each.holds(made_on, today):
                found[each.measure] = each.value
        return found

    def asked(self, sent_on: date, *, today: date) -> dict[str, Any]:
        """Return the values for whoever sent an application on ``sent_on`` and does ``today`` what is still to do."""
        now, then = self.on(today, today=today), self.on(sent_on, today=today)
        once = {key: value for key, value in then.items() if key in ASKED_ONCE}
        return {key: value for key, value in now.items() if key not in ASKED_ONCE} | once

    def ever(self, measure: str) -> set[Any]:
        """Return every value that a measure had, has, or is to have; none where it has no value."""
        values = [self.first.get(measure), *(each.value for each in self.changes if each.measure == measure)]
        return {value for value in values if value is not None}

    def with_one(self, change: Change) -> "Dated":
        """Return the same with one change more."""
        return Dated(self.first, (*self.changes, change))

    def days(self) -> list[date]:
        """Return the days from which something changes, in order."""
        return sorted({each.since for each in self.changes})


def above_the_maximum(dated: Dated) -> date | None:
    """Return the first day from which a pass mark lies above the points that the exam gives; ``None`` for never."""
    days = [date.min, *dated.days()]
    for day in days:
        for today in (day, days[-1]):
            values = dated.on(day, today=today)
            mark, most = values.get("pass_mark"), values.get("maximum")
            if mark is not None and most is not None and mark > most:
                return day
    return None


def measures_of(kind: str) -> tuple[Measure, ...]:
    """Return what may change by date in a requirement of a kind."""
    return tuple(MEASURES[key] for key in OF_KIND.get(kind, ()))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_NAME and value.isprintable()
