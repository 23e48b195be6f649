"""Lists that people send as a file: from the bytes of a text to rows of cells under known headings."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from apprenticeships.rules.refusal import RuleRefused

MOST_BYTES: Final = 5 * 1024 * 1024
DELIMITERS: Final = (",", ";", "\t")
SHOWN: Final = 60
NOT_TEXT: Final = {
    b"PK\x03\x04": "This is a workbook, not a CSV file. Open it and save it as “CSV UTF-8”.",
    b"\xd0\xcf\x11\xe0": "This is a workbook, not a CSV file. Open it and save it as “CSV UTF-8”.",
    b"%PDF": "This is a PDF, not a CSV file. Ask for the list as a spreadsheet and save it as “CSV UTF-8”.",
    b"\xff\xfe": "This file is written in UTF-16. Save it as “CSV UTF-8”.",
    b"\xfe\xff": "This file is written in UTF-16. Save it as “CSV UTF-8”.",
}

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
TOO_WIDE: Final = "This row has more cells than there are headings. A comma inside a cell needs quotation marks."


@dataclass(frozen=True, slots=True)
class Column:
    """One column that we read: its heading in the template, other headings that mean it, its longest cell.

    ``any_digits`` lets nine digits stand that elsewhere would be taken for a social security number.
    """

    slug: str
    title: str
    longest: int
    others: tuple[str, ...] = ()
    required: bool = False
    any_digits: bool = False


@dataclass(frozen=True)
class Layout:
    """What a list of one kind may hold. ``things`` names what a row is, in the plural."""

    columns: tuple[Column, ...]
    most_rows: int
    things: str = "people"
    passed_over: frozenset[str] = frozenset()
    """Folded headings that nobody reads and that nobody needs to be told of."""

    @cached_property
    def known(self) -> Mapping[str, Column]:
        """Each column by every folded heading that means it."""
        return {
            folded(name): column
            for column in self.columns
            for name in (column.title, column.slug, *column.others)
        }  # fmt: skip


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


def folded(text: str) -> str:
    """Return a name as it is compared: without accents, case, and signs."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.casefold().replace("'", "").replace("\u2019", "")).split())


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


def records_of(text: str, layout: Layout) -> Iterator[list[str]]:
    """Return the rows of a text, by the delimiter under which its headings make the most sense."""
    delimiter = max(DELIMITERS, key=lambda each: _sense(text, each, layout))
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


def sheet_of(records: Iterable[Sequence[str]], layout: Layout) -> Sheet:
    """Read the rows. What makes the whole list unreadable, or what no list may ask, is refused.

    Columns that we do not read are dropped here, and so are cells that look like a social security number: nothing of
    them is kept anywhere.
    """
    left = iter(records)
    heads = next(left, [])
    columns = _columns(heads, layout)
    rows: list[Raw] = []
    for number, cells in enumerate(left, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == layout.most_rows:
            most = f"{layout.most_rows:,} {layout.things}"
            raise RuleRefused(f"This list has more than {most}. Send it in parts.", code="rows")
        rows.append(_raw(number, cells, columns, len(heads)))
    if not rows:
        raise RuleRefused(f"The list has no {layout.things} below its headings.", code="empty")
    ignored = [
        head.strip()[:SHOWN]
        for head, column in zip(heads, columns, strict=True)
        if column is None and folded(head) not in layout.passed_over
    ]
    return Sheet(tuple(rows), tuple(each for each in ignored if each))


def _sense(text: str, delimiter: str, layout: Layout) -> tuple[int, int]:
    try:
        heads = next(csv.reader(islice(io.StringIO(text, newline=""), 50), delimiter=delimiter), [])
    except csv.Error:
        return 0, 0
    return sum(folded(head) in layout.known for head in heads), len(heads)


def _columns(heads: Sequence[str], layout: Layout) -> list[Column | None]:
    forbidden = [(head, reason) for head in heads for sign, reason in REFUSED if sign.search(_spaced(head))]
    if forbidden:
        named = " ".join(f"Take the column “{head.strip()[:SHOWN]}” out. {reason}" for head, reason in forbidden[:3])
        raise RuleRefused(f"{named} Nothing of this file was kept.", code="refused-column")
    found = [layout.known.get(folded(head)) for head in heads]
    for column in layout.columns:
        if found.count(column) > 1:
            raise RuleRefused(f"Two columns mean “{column.title}”. Take one of them out.", code="twice")
    missing = [column.title for column in layout.columns if column.required and column not in found]
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
        if not column.any_digits and NUMBER.fullmatch(text):
            withheld.append(column.slug)
        else:
            kept[column.slug] = text[: column.longest + 1]
    return Raw(number, kept, tuple(withheld), any(cell.strip() for cell in cells[width:]))
