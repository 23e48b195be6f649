"""A list of people as an employer or a union sends it: from the bytes of a file to checked rows, each mistake named."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.partnership.participant_cells import CellRefusedError, day_of, email_of, kind_of, phone_of

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 10_000
DELIMITERS: Final = (",", ";", "\t")
SHOWN: Final = 60
NOT_TEXT: Final = {
    b"PK\x03\x04": "This is a workbook, not a CSV file. Open it and save it as “CSV UTF-8”.",
    b"\xd0\xcf\x11\xe0": "This is a workbook, not a CSV file. Open it and save it as “CSV UTF-8”.",
    b"%PDF": "This is a PDF, not a CSV file. Ask for the list as a spreadsheet and save it as “CSV UTF-8”.",
    b"\xff\xfe": "This file is written in UTF-16. Save it as “CSV UTF-8”.",
    b"\xfe\xff": "This file is written in UTF-16. Save it as “CSV UTF-8”.",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column that we read: its heading in the template, other headings that mean it, its longest cell."""

    slug: str
    title: str
    longest: int
    others: tuple[str, ...] = ()
    required: bool = False


COLUMNS: Final = (
    Column("given_name", "First name", 80, ("given name", "first", "nombre"), required=True),
    Column("family_name", "Last name", 80, ("family name", "surname", "last", "apellido"), required=True),
    Column("email", "E-mail", 254, ("email", "email address", "mail", "work email", "personal email")),
    Column("phone", "Phone", 40, ("phone number", "telephone", "mobile", "cell", "cell phone")),
    Column("employer", "Employer", 160, ("clinic", "organization", "company", "health center")),
    Column("union", "Union local", 160, ("union", "local")),
    Column("kind", "Kind", 40, ("participant kind", "type", "incumbent or entrant")),
    Column("occupation", "Occupation", 120, ("job", "job title", "position", "title", "role")),
    Column("region", "Region", 80, ("county", "area")),
    Column("reference", "Employer's number", 40, ("employee number", "employee id", "employee no", "reference", "id")),
    Column("joined_on", "Joined on", 20, ("joined", "start date", "start", "first day")),
    Column("left_on", "Left on", 20, ("left", "end date", "end", "last day")),
)

IMMIGRATION: Final = "The program serves everybody. Nobody is asked for their immigration status."
SECURITY: Final = "A social security number is not needed here and is never kept."
REFUSED: Final = (
    (re.compile(r"\bssn\b|\bsocial sec|\bsoc sec|\bsocial number\b|\bitin\b|\bein tin\b|\btax ?payer id"), SECURITY),
    (
        re.compile(
            r"\bimmigra|\bcitizen|\bvisa\b|\balien\b|\ba number\b|\bundocumented\b|\bdocumented\b|\bgreen card\b|"
            r"\bnationality\b|\bcountry of (birth|origin)\b|\bbirth country\b|\blegal status\b|"
            r"\bresiden(t|cy) status\b|"
            r"\bpermanent resident\b|\bwork (authorization|permit)\b|\bi 9\b|\bdaca\b|\bauthorized to work\b"
        ),
        IMMIGRATION,
    ),
)
"""What no list may ask, by its heading."""

NUMBER: Final = re.compile(r"(?!000|666|9)\d{3}([- ]?)(?!00)\d{2}\1(?!0000)\d{4}")
LIKE_A_NUMBER: Final = (
    "This looks like a social security number, which is never kept here. Leave the cell empty or write another number."
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell of one row, counted as a spreadsheet does; no column: with the whole row."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Raw:
    """One row with the cells of the columns that we read; ``withheld`` names columns whose cell was not kept."""

    row: int
    cells: Mapping[str, str]
    withheld: tuple[str, ...] = ()
    too_wide: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list before its cells are checked; ``ignored`` are headings that nobody reads or keeps."""

    rows: tuple[Raw, ...]
    ignored: tuple[str, ...] = ()


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


def folded(text: str) -> str:
    """Return a name as it is compared: without accents, case, and signs."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.casefold().replace("'", "").replace("\u2019", "")).split())


KNOWN: Final = {folded(name): column for column in COLUMNS for name in (column.title, column.slug, *column.others)}


def text_of(data: bytes) -> str:
    """Return the text of a file in UTF-8 or Windows-1252. Whatever is not a text of at most 5 MB is refused."""
    if len(data) > MOST_BYTES:
        raise RuleRefused("This file is larger than 5 MB. Send the list in parts.", code="size")
    for begins, sentence in NOT_TEXT.items():
        if data.startswith(begins):
            raise RuleRefused(sentence, code="not-csv")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(sign < " " and sign not in "\t\r\n" for sign in text):
            break
        return text
    raise RuleRefused("This is not a text file that we can read. Save the list as “CSV UTF-8”.", code="not-csv")


def sheet_of(text: str) -> Sheet:
    """Read the rows. What makes the whole list unreadable, or what no list may ask, is refused.

    Columns that we do not read are dropped here, and so are cells that look like a social security number: nothing of
    them is kept anywhere.
    """
    records = _records(text)
    heads = next(records, [])
    columns = _columns(heads)
    rows: list[Raw] = []
    for number, cells in enumerate(records, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == MOST_ROWS:
            raise RuleRefused(f"This list has more than {MOST_ROWS:,} people. Send it in parts.", code="rows")
        rows.append(_raw(number, cells, columns, len(heads)))
    if not rows:
        raise RuleRefused("The list has no people below its headings.", code="empty")
    ignored = [head.strip()[:SHOWN] for head, column in zip(heads, columns, strict=True) if column is None]
    return Sheet(tuple(rows), tuple(each for each in ignored if each))


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


def _records(text: str) -> Iterator[list[str]]:
    """The rows, by the delimiter under which the headings make the most sense."""
    delimiter = max(DELIMITERS, key=lambda each: _sense(text, each))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            sentence = (
                f"Line {reader.line_num:,} cannot be read: a quotation mark is not closed, or a cell is too long."
            )
            raise RuleRefused(sentence, code="quotes") from problem


def _sense(text: str, delimiter: str) -> tuple[int, int]:
    try:
        heads = next(csv.reader(islice(io.StringIO(text, newline=""), 50), delimiter=delimiter), [])
    except csv.Error:
        return 0, 0
    return sum(folded(head) in KNOWN for head in heads), len(heads)


def _columns(heads: Sequence[str]) -> list[Column | None]:
    forbidden = [(head, reason) for head in heads for sign, reason in REFUSED if sign.search(_spaced(head))]
    if forbidden:
        named = " ".join(f"Take the column “{head.strip()[:SHOWN]}” out. {reason}" for head, reason in forbidden[:3])
        raise RuleRefused(f"{named} Nothing of this file was kept.", code="refused-column")
    found = [KNOWN.get(folded(head)) for head in heads]
    for column in COLUMNS:
        if found.count(column) > 1:
            raise RuleRefused(f"Two columns mean “{column.title}”. Take one of them out.", code="twice")
    missing = [column.title for column in COLUMNS if column.required and column not in found]
    if missing:
        named = " and ".join(f"“{title}”" for title in missing)
        raise RuleRefused(f"The first row has no column {named}. The template shows all headings.", code="headings")
    return found


def _spaced(head: str) -> str:
    return folded(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", head))


def _raw(number: int, cells: Sequence[str], columns: Sequence[Column | None], width: int) -> Raw:
    kept, withheld = {}, []
    for column, cell in zip(columns, cells, strict=False):
        text = " ".join(cell.split())
        text = re.sub(r"^'(?=[=+\-@])", "", text)  # as spreadsheets and our own downloads write it
        if column is None or not text:
            continue
        if column.slug != "phone" and NUMBER.fullmatch(text):
            withheld.append(column.slug)
        else:
            kept[column.slug] = text[: column.longest + 1]
    return Raw(number, kept, tuple(withheld), any(cell.strip() for cell in cells[width:]))


def _entry(raw: Raw, places: Places, today: date, found: list[Problem]) -> Entry:
    titles = {column.slug: column.title for column in COLUMNS}
    cells = raw.cells

    def wrong(slug: str, reason: str) -> None:
        found.append(Problem(raw.row, titles.get(slug, ""), reason))

    if raw.too_wide:
        wrong("", "This row has more cells than there are headings. A comma inside a cell needs quotation marks.")
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
