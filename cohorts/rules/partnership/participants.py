"""A list of people as an employer or a union sends it: from the bytes of a file to checked rows, each mistake named."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from apprenticeships.rules import lists
from apprenticeships.rules.cells import CellRefusedError, day_of, email_of
from apprenticeships.rules.lists import LIKE_A_NUMBER, SHOWN, TOO_WIDE, Column, Layout, Problem, Raw, Sheet, folded
from cohorts.rules.partnership.participant_cells import kind_of, phone_of

MOST_ROWS: Final = 10_000
COLUMNS: Final = (
    Column("given_name", "First name", 80, ("given name", "first", "nombre"), required=True),
    Column("family_name", "Last name", 80, ("family name", "surname", "last", "apellido"), required=True),
    Column("email", "E-mail", 254, ("email", "email address", "mail", "work email", "personal email")),
    Column("phone", "Phone", 40, ("phone number", "telephone", "mobile", "cell", "cell phone"), any_digits=True),
    Column("employer", "Employer", 160, ("clinic", "organization", "company", "health center")),
    Column("union", "Union local", 160, ("union", "local")),
    Column("kind", "Kind", 40, ("participant kind", "type", "incumbent or entrant")),
    Column("occupation", "Occupation", 120, ("job", "job title", "position", "title", "role")),
    Column("region", "Region", 80, ("county", "area")),
    Column("reference", "Employer's number", 40, ("employee number", "employee id", "employee no", "reference", "id")),
    Column("joined_on", "Joined on", 20, ("joined", "start date", "start", "first day")),
    Column("left_on", "Left on", 20, ("left", "end date", "end", "last day")),
)
LAYOUT: Final = Layout(COLUMNS, MOST_ROWS)


@dataclass(frozen=True, slots=True)
class Places:
    """The organizations that a cell may name: what their name is folded to, and their key."""

    employers: Mapping[str, int]
    unions: Mapping[str, int]
    names: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a list. Empty: the list says nothing, so nothing that is known changes."""

    row: int
    given_name: str
    family_name: str
    email: str = ""
    phone: str = ""
    employer: int | None = None
    union: int | None = None
    kind: str = ""
    occupation: str = ""
    region: str = ""
    reference: str = ""
    joined_on: date | None = None
    left_on: date | None = None

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}"


def sheet_of(text: str) -> Sheet:
    """Read the rows of a text; what ``lists.sheet_of`` refuses or drops is never kept anywhere."""
    return lists.sheet_of(lists.records_of(text, LAYOUT), LAYOUT)


def template() -> str:
    """Return an empty list with all headings and one row that shows how to fill it."""
    example = {
        "given_name": "Ana", "family_name": "Example", "email": "ana@example.org", "phone": "(415) 555-0100",
        "kind": "Works for a partner", "occupation": "Medical assistant", "region": "Bay Area", "reference": "E1001",
        "joined_on": "2026-03-13",
    }  # fmt: skip
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.title for column in COLUMNS])
    writer.writerow([example.get(column.slug, "") for column in COLUMNS])
    return out.getvalue()


def checked(rows: Iterable[Raw], places: Places, *, today: date) -> tuple[list[Entry], list[Problem]]:
    """Return the people of a list and everything that is wrong with the other rows, in the order of the rows."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for raw in rows:
        found: list[Problem] = []
        entry = _entry(raw, places, today, found)
        problems += found
        if not found:
            entries.append(entry)
    return entries, problems


def _entry(raw: Raw, places: Places, today: date, found: list[Problem]) -> Entry:
    titles = {column.slug: column.title for column in COLUMNS}
    cells = raw.cells

    def wrong(slug: str, reason: str) -> None:
        found.append(Problem(raw.row, titles.get(slug, ""), reason))

    if raw.too_wide:
        wrong("", TOO_WIDE)
    for slug in raw.withheld:
        wrong(slug, LIKE_A_NUMBER)
    values: dict[str, object] = {"row": raw.row}
    for column in COLUMNS:
        text = cells.get(column.slug, "")
        if len(text) > column.longest:
            wrong(column.slug, f"At most {column.longest} characters fit here.")
        elif not text and column.required and column.slug not in raw.withheld:
            wrong(column.slug, "Every person needs one.")
        else:
            try:
                values[column.slug] = _value(column.slug, text, places)
            except CellRefusedError as refused:
                wrong(column.slug, refused.reason)
    entry = Entry(**({"given_name": "", "family_name": ""} | values))  # type: ignore[arg-type]
    for slug, reason in _contradictions(entry, today, employer_read="employer" in values):
        wrong(slug, reason)
    return entry


def _contradictions(entry: Entry, today: date, *, employer_read: bool) -> Iterator[tuple[str, str]]:
    """What cells say against each other."""
    if entry.reference and entry.employer is None and employer_read:
        yield "reference", "A number needs the employer that gave it."
    if entry.joined_on and entry.joined_on > today:
        yield "joined_on", "This day has not come yet."
    if entry.joined_on and entry.left_on and entry.left_on < entry.joined_on:
        yield "left_on", "Nobody leaves before they join."


def _value(slug: str, text: str, places: Places) -> object:
    if not text:
        return None if slug in {"employer", "union", "joined_on", "left_on"} else ""
    if slug == "employer":
        return _place(text, places.employers, places.names)
    if slug == "union":
        return _place(text, places.unions, places.names)
    reader = {"email": email_of, "phone": phone_of, "kind": kind_of, "joined_on": day_of, "left_on": day_of}.get(slug)
    return reader(text) if reader else text


def _place(text: str, known: Mapping[str, int], names: Mapping[int, str]) -> int:
    found = known.get(folded(text))
    if found is None:
        listed = ", ".join(sorted({names[key] for key in known.values() if key in names}))
        raise CellRefusedError(f"“{text[:SHOWN]}” is no partner of this program. Write one of these: {listed}.")
    return found
