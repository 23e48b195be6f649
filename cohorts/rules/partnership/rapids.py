"""A dry run of the upload of registered apprentices: what each row would hold, and what stands against it.

Nothing is ever rounded, cut or filled up. A value that does not fit refuses its row and says why, without repeating
the value.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from apprenticeships.rules.cells import neutralized
from apprenticeships.rules.dates import age_on
from cohorts.rules.partnership.rapids_columns import SUFFIXES, Column, Kind, Profile

Row = Mapping[str, object]

LEAST_AGE = 16
OLDEST_YEAR = 1900
PHONE_DIGITS = 10
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: the row (1 is the first apprentice), the column's title, and the reason in one sentence."""

    row: int
    column: str
    reason: str
    refuses: bool = True


@dataclass(frozen=True, slots=True)
class Program:
    """What the registration says: no apprenticeship begins before it, nobody is younger than ``least_age``."""

    registered_on: date
    least_age: int = LEAST_AGE


@dataclass(frozen=True, slots=True)
class DryRun:
    """The lines that could be sent, by row, and all problems in the order of rows and columns."""

    header: tuple[str, ...]
    lines: Mapping[int, tuple[str, ...]]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> frozenset[int]:
        """The rows that stay out of the file."""
        return frozenset(problem.row for problem in self.problems if problem.refuses)

    def as_csv(self) -> str:
        """Return the file: the header and every line that could be sent."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.header)
        writer.writerows(self.lines.values())
        return out.getvalue()


class _RefusedError(Exception):
    """A cell cannot be written; the text is the reason."""


def dry_run(rows: Iterable[Row], profile: Profile, program: Program) -> DryRun:
    """Check every row against a profile.

    Values by the keys of the profile's columns: dates as ``date``, wages as ``Decimal``, answers as the names of
    their codes, yes and no also as ``bool``. ``least_entry_wage`` is the occupation's hourly entry wage, if known.
    """
    listed = list(rows)
    taken = Counter(digits for row in listed if (digits := _digits(row.get("ssn"))))
    lines: dict[int, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for number, row in enumerate(listed, start=1):
        found: list[Problem] = []
        cells = (_Cell(row.get(column.key), row, column, profile, program, taken) for column in profile.columns)
        line = tuple(_filled(cell, number, found) for cell in cells)
        if not any(problem.refuses for problem in found):
            lines[number] = line
        problems += found
    return DryRun(tuple(column.title for column in profile.columns), lines, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Cell:
    value: object
    row: Row
    column: Column
    profile: Profile
    program: Program
    taken: Counter[str]

    @property
    def is_empty(self) -> bool:
        value = self.value.strip() if isinstance(self.value, str) else self.value
        return value is None or (isinstance(value, Sequence) and not value)


def _filled(cell: _Cell, number: int, found: list[Problem]) -> str:
    """Return what the cell would hold; what speaks against it is added to ``found``."""
    column = cell.column
    if cell.is_empty:
        if column.required:
            found.append(Problem(number, column.title, _MISSING.get(column.kind, "Nothing is entered here.")))
        return ""
    if column.kind is Kind.SUFFIX and cell.value not in SUFFIXES:
        reason = f"The suffix is left out: only {', '.join(sorted(SUFFIXES))} are known."
        found.append(Problem(number, column.title, reason, refuses=False))
        return ""
    try:
        return _checked(_WRITERS[column.kind](cell), cell)
    except _RefusedError as refusal:
        found.append(Problem(number, column.title, str(refusal)))
        return ""


_MISSING = {
    Kind.CODE: "No answer is entered. Enter that the person did not say, if so.",
    Kind.COUNT: "Nothing is entered here. Enter 0 where there is none.",
}


def _checked(text: str, cell: _Cell) -> str:
    longest = cell.column.longest
    if longest is not None and len(text) > longest:
        raise _RefusedError(f"At most {longest} characters fit here; these are {len(text)}.")
    if not cell.profile.commas and "," in text:
        raise _RefusedError("This file cannot hold a comma.")
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _RefusedError("This must be text.")
    if any(not character.isprintable() for character in value):
        raise _RefusedError("Line breaks and other signs that do not print cannot be sent.")
    return value


def _matching(value: object, pattern: str, reason: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise _RefusedError(reason)
    return value


def _code(cell: _Cell) -> str:
    name = {True: "yes", False: "no"}[cell.value] if isinstance(cell.value, bool) else cell.value
    codes = cell.column.codes
    if not isinstance(name, str) or name not in codes:
        raise _RefusedError(f"This answer has no code here. Known are: {', '.join(codes)}.")
    return codes[name]


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _RefusedError("This must be a date.")
    return value


def _begin(cell: _Cell) -> str:
    begins = _day(cell.value)
    if begins < cell.program.registered_on:
        raise _RefusedError("The apprenticeship cannot begin before the program was registered.")
    return begins.strftime(cell.profile.date_format)


def _birth(cell: _Cell) -> str:
    born, begins = _day(cell.value), cell.row.get("begins")
    if born.year < OLDEST_YEAR:
        raise _RefusedError("Nobody in training was born before 1900.")
    if not isinstance(begins, date) or isinstance(begins, datetime):
        raise _RefusedError("Without the first day the age on it is unknown.")
    if born > begins:
        raise _RefusedError("The birth date lies after the first day.")
    if age_on(born, begins) < cell.program.least_age:
        raise _RefusedError(f"An apprentice must be {cell.program.least_age} on the first day.")
    return born.strftime(cell.profile.date_format)


def _digits(value: object) -> str:
    return re.sub(r"[^0-9]", "", value) if isinstance(value, str) else ""


def _ssn(cell: _Cell) -> str:
    if not cell.profile.ssn:
        return ""
    pattern = r"[0-9]{9}|[0-9]{3}-[0-9]{2}-[0-9]{4}"
    digits = _digits(_matching(cell.value, pattern, "A social security number has exactly nine digits."))
    if cell.taken[digits] > 1:
        raise _RefusedError("Another row has the same social security number.")
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}" if cell.profile.ssn_dashes else digits


def _state(cell: _Cell) -> str:
    return _matching(cell.value, r"[A-Z]{2}", "A state is two capital letters.")


def _zip(cell: _Cell) -> str:
    return _matching(cell.value, r"[0-9]{5}", "A ZIP code has exactly five digits here.")


def _plain(cell: _Cell) -> str:
    return neutralized(_text(cell.value))


def _phone(cell: _Cell) -> str:
    """The ten digits of a number in the United States; its country code belongs to no national number."""
    text = _text(cell.value)
    if re.search(r"[^0-9+().\- ]", text):
        raise _RefusedError("A phone number has digits only; an extension cannot be sent.")
    national = re.sub(r"^\s*\+1(?=[^0-9]*[0-9])", "", text)
    digits = _digits(national)
    if "+" in national or len(digits) != PHONE_DIGITS:
        raise _RefusedError("A phone number has ten digits, after +1 if that is written.")
    return digits


def _ids(cell: _Cell) -> str:
    listed = [cell.value] if isinstance(cell.value, str) else cell.value
    if not isinstance(listed, Sequence):
        raise _RefusedError("This must be a list of identifiers.")
    parts = [_text(each) for each in listed]
    if any(";" in part or not part.strip() for part in parts):
        raise _RefusedError("An identifier is not empty and has no semicolon.")
    return neutralized(";".join(parts))


def _count(cell: _Cell) -> str:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise _RefusedError("This must be a number.")
    if value < 0 or value % 1:
        raise _RefusedError("Only a whole number from 0 up fits here, and it is not rounded.")
    return str(int(value))


def _wage(cell: _Cell) -> str:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise _RefusedError("This must be an amount of money.")
    amount = Decimal(value)
    if amount < 0:
        raise _RefusedError("A wage is never less than zero.")
    if not cell.profile.cents and amount % 1:
        raise _RefusedError("This file takes whole dollars only, and the wage has cents. It is not rounded.")
    if amount % CENT:
        raise _RefusedError("A wage has whole cents, and it is not rounded.")
    least = cell.row.get("least_entry_wage")
    hourly_entry = cell.column.key == "entry_wage" and cell.row.get("entry_wage_unit") == "hour"
    if hourly_entry and isinstance(least, Decimal) and amount < least:
        raise _RefusedError("The entry wage is lower than the occupation's.")
    return f"{amount:.2f}" if cell.profile.cents else str(int(amount))


_WRITERS: Mapping[Kind, Callable[[_Cell], str]] = {
    Kind.TEXT: _plain,
    Kind.ID: _plain,
    Kind.SUFFIX: _plain,
    Kind.CODE: _code,
    Kind.BEGIN: _begin,
    Kind.BIRTH: _birth,
    Kind.SSN: _ssn,
    Kind.STATE: _state,
    Kind.ZIP: _zip,
    Kind.PHONE: _phone,
    Kind.IDS: _ids,
    Kind.COUNT: _count,
    Kind.WAGE: _wage,
}
