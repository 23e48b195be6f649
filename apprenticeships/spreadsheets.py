"""Spreadsheet files: workbooks are read as texts and within limits, and nothing that we write becomes a formula."""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final
from xml.etree.ElementTree import ParseError  # nosec B405 - the name of an error, nothing is parsed with it

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from apprenticeships.rules.cells import neutralized
from apprenticeships.rules.lists import MOST_BYTES, Layout, records_of, text_of
from apprenticeships.rules.refusal import RuleRefused

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK: Final = b"PK\x03\x04"
LOCKED: Final = b"\xd0\xcf\x11\xe0"
MOST_UNPACKED: Final = 20 * 1024 * 1024
MOST_PARTS: Final = 500
MOST_COLUMNS: Final = 100
LAST_ROW: Final = 1_048_576
NOT_PRINTED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
FORBIDDEN: Final = (b"<!DOCTYPE", b"<!ENTITY")
UNREADABLE: Final = (
    "This workbook cannot be read. Open it, save it once more as .xlsx or as “CSV UTF-8”, and upload that."
)
EMPTY: Final[list[str]] = []
DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, LookupError, ValueError, TypeError,
    AttributeError, OSError, EOFError, RuntimeError, OverflowError,
)  # fmt: skip
"""What reading a damaged or made-up workbook ends in."""

Cell = str | int


def records(data: bytes, layout: Layout) -> Iterable[list[str]]:
    """Return the rows of a CSV file or of a workbook's first sheet. What we cannot or should not read is refused."""
    if data.startswith(LOCKED):
        sentence = "This workbook is locked or of an old kind. Open it and save it as .xlsx without a password."
        raise RuleRefused(sentence, code="locked")
    return _of_workbook(data, layout) if data.startswith(WORKBOOK) else records_of(text_of(data), layout)


def _of_workbook(data: bytes, layout: Layout) -> list[list[str]]:
    if len(data) > MOST_BYTES:
        raise RuleRefused("This file is larger than 5 MB. Send the list in parts.", code="size")
    try:
        _look_inside(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(_rows(data, layout))
    except RuleRefused:
        raise
    except DAMAGED as problem:
        raise RuleRefused(UNREADABLE, code="workbook") from problem


def _look_inside(data: bytes) -> None:
    """Refuse a file that unpacks to more than we read, that is locked, or that defines names of its own for XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise RuleRefused("This workbook is too large. Send the list in parts, or as a CSV file.", code="size")
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                text = archive.read(part)
                if b"\x00" in text[:400] or any(each in text for each in FORBIDDEN):
                    raise RuleRefused(UNREADABLE, code="workbook")


def _rows(data: bytes, layout: Layout) -> Iterator[list[str]]:
    """The rows of the first sheet that can be seen. A row number that no workbook has ends them."""
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False, keep_vba=False)
    try:
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not seen:
            raise RuleRefused(UNREADABLE, code="workbook")
        sheet: Any = seen[0]
        sheet.reset_dimensions()
        filled, blank = 0, None
        for cells in sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS, values_only=True):
            row = EMPTY if cells is blank else _texts(cells)
            blank = blank if row else cells  # rows that are missing come as one and the same object
            filled += bool(row)
            yield row
            if filled > layout.most_rows + 1:
                return
    finally:
        book.close()


def _texts(cells: Sequence[object]) -> list[str]:
    """The cells of a row as texts, up to the last that holds something."""
    row = [_text(value) for value in cells]
    while row and not row[-1]:
        row.pop()
    return row or EMPTY


def _text(value: object) -> str:
    """What somebody sees in a cell; a formula is its text, and a moment its day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table in UTF-8, with a mark so that a spreadsheet reads it; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    for row in rows:
        writer.writerow([neutralized(each) if isinstance(each, str) else each for each in row])
    return f"\ufeff{out.getvalue()}".encode()


def as_workbook(*sheets: tuple[str, Sequence[Sequence[Cell]]], frozen: str = "A2") -> bytes:
    """Return a workbook of named tables; ``frozen`` is the first cell of the first one that scrolls."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        fill(book.create_sheet(title), rows)
    book.worksheets[0].freeze_panes = frozen
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(sheet: Worksheet, rows: Sequence[Sequence[Cell]]) -> None:
    """Write texts as texts, whatever they begin with, and numbers as numbers."""
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column)
            if isinstance(value, str):
                cell.value = neutralized(NOT_PRINTED.sub("", value))
                cell.data_type = "s"
            else:
                cell.value = value
