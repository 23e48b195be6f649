"""Workbooks that somebody might send to do harm, or that are broken, and a few as harmless as they look."""

import io
import re
import struct
import zipfile
import zlib

from openpyxl import Workbook

DAY = "2026-01-05"
HEADS = ["E-mail", "Taken on", "Points"]
ROW = ["ana@example.org", DAY, "80"]
SHEET = "xl/worksheets/sheet1.xml"


def saved(*rows, prepare=None) -> bytes:
    book = Workbook()
    for row in [HEADS, *(rows or [ROW])]:
        book.active.append(row)
    if prepare:
        prepare(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


GOOD = saved()


def changed(part: str, edit, *, also=None) -> bytes:
    """The good workbook with one part edited, and perhaps further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, edit(data) if info.filename == part else data)
        for name, data in (also or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def sheet(text: bytes) -> bytes:
    """The good workbook with other rows."""
    rows = b"<sheetData>" + text + b"</sheetData>"
    return changed(SHEET, lambda old: re.sub(rb"<sheetData>.*</sheetData>", rows, old))


def numbered(row: str, cell: str = "A1", kind: str = "inlineStr", value: bytes = b"<is><t>x</t></is>") -> bytes:
    return b'<row r="%s"><c r="%s" t="%s">%s</c></row>' % (row.encode(), cell.encode(), kind.encode(), value)


HEAD = (
    b'<row r="1">'
    + b"".join(
        b'<c r="%s1" t="inlineStr"><is><t>%s</t></is></c>' % (letter, head.encode())
        for letter, head in zip((b"A", b"B", b"C"), HEADS, strict=True)
    )
    + b"</row>"
)
BILLION = b'<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def declared(text: bytes):
    return lambda old: re.sub(rb"^(<\?xml[^>]*\?>)?", lambda found: (found[0] or b"") + text, old, count=1)


def locked(book):
    book.security.lockStructure = True


def hidden(book):
    book.active.sheet_state = "hidden"
    book.create_sheet("Seen").append(HEADS)
    book.worksheets[1].append(["eva@example.org", DAY, "=1+1"])
    book.active = 1


def encrypted() -> bytes:
    """A workbook whose parts say that they are encrypted."""
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def lying() -> bytes:
    """A part that says it unpacks to less than it does."""
    data = bytearray(changed(SHEET, lambda old: old + b" " * 3_000_000))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", 900)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


HOSTILE: dict[str, bytes] = {
    "bomb": changed(SHEET, lambda old: old, also={"xl/media/a.xml": b"\x20" * 50_000_000}),
    "bomb in the sheet": changed(SHEET, lambda old: old.replace(b"</sheetData>", b" " * 30_000_000 + b"</sheetData>")),
    "bomb in the styles": changed("xl/styles.xml", lambda old: old + b" " * 30_000_000),
    "thousand parts": changed(SHEET, lambda old: old, also={f"a/{number}": b"" for number in range(1000)}),
    "unpacks to more than it says": lying(),
    "billion laughs": changed(SHEET, declared(BILLION)),
    "billion laughs in the styles": changed("xl/styles.xml", declared(BILLION)),
    "entity from outside": changed("xl/workbook.xml", declared(OUTSIDE)),
    "entity in utf-16": changed(SHEET, lambda old: declared(OUTSIDE)(old).decode().encode("utf-16")),
    "encrypted": encrypted(),
    "old or locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "cut off": GOOD[: len(GOOD) // 2],
    "only the first bytes": b"PK\x03\x04",
    "no workbook inside": changed("xl/workbook.xml", lambda _: b""),
    "another archive": b"PK\x03\x04" + zlib.compress(b"a" * 1000),
    "broken xml": sheet(b"<row><c"),
    "no such string": sheet(HEAD + numbered("2", "A2", "s", b"<v>999</v>")),
    "no number": sheet(HEAD + numbered("2", "A2", "n", b"<v>many</v>")),
    "row beyond all": sheet(HEAD + numbered("999999999", "A999999999")),
    "row below zero": sheet(HEAD + numbered("-5", "A-5")),
    "row that is no number": sheet(HEAD + numbered("x", "A2")),
    "column beyond all": sheet(HEAD + numbered("2", "ZZZZ2")),
    "day beyond the calendar": sheet(HEAD + numbered("2", "B2", "d", b"<v>99999-99-99</v>")),
    "far too many rows": saved(*[ROW] * 10_001),
    "nothing but headings": saved(prepare=lambda book: book.active.delete_rows(2)),
    "every sheet hidden": changed("xl/workbook.xml", lambda old: old.replace(b'state="visible"', b'state="hidden"')),
    "text called a workbook": b"E-mail,Taken on,Points\nana@example.org,2026-01-05,80\n",
    "formula": saved(["ana@example.org", DAY, "=1+1"]),
    "formula that calls out": saved(["ana@example.org", DAY, '=WEBSERVICE("http://example.org/")']),
    "link to another file": changed(
        SHEET,
        lambda old: old,
        also={"xl/externalLinks/externalLink1.xml": b"<externalLink/>", "xl/vbaProject.bin": b"Sub Auto_Open()"},
    ),
    "far away cell": sheet(HEAD + numbered("1048576", "A1048576")),
    "cell far to the right": sheet(HEAD + numbered("2", "XFD2")),
    "claims a huge size": changed(
        SHEET, lambda old: re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048576"/>', old)
    ),
    "hidden sheet first": saved(prepare=hidden),
    "locked structure": saved(prepare=locked),
}
"""What is refused, and behind it what is read: by the rows that can be seen, its formulas as texts."""

HARMLESS = {
    "text called a workbook", "formula", "formula that calls out", "link to another file", "far away cell",
    "claims a huge size", "hidden sheet first", "locked structure",
}  # fmt: skip
