"""What a cell of a list means, and how a cell is written so that no spreadsheet takes it for a formula."""

import re
from datetime import date
from typing import Final

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_EMAIL: Final = 254
EMAIL: Final = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
RISKY: Final = ("=", "+", "-", "@")


class CellRefusedError(ValueError):
    """A cell cannot be read. ``reason`` is a sentence that says what to write instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def day_of(text: str) -> date:
    """Return a day written as 2026-03-13 or 3/13/2026, in the years 1900 to 2100."""
    plain = re.sub(r"[ T]0?0:00(:00)?$", "", text)  # spreadsheets add midnight
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain, re.ASCII)
    american = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", plain, re.ASCII)
    if iso:
        year, month, day = (int(each) for each in iso.groups())
    elif american:
        month, day, year = (int(each) for each in american.groups())
    else:
        raise CellRefusedError("Write the day as 2026-03-13 or 3/13/2026.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellRefusedError("Write a year between 1900 and 2100.")
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise CellRefusedError("No calendar has this day. Write it as 2026-03-13 or 3/13/2026.") from problem


def email_of(text: str) -> str:
    """Return an e-mail address in small letters."""
    address = text.lower()
    name, _, _ = address.partition("@")
    dotted = name.startswith(".") or name.endswith(".") or ".." in name
    if len(address) > LONGEST_EMAIL or dotted or not EMAIL.fullmatch(address):
        raise CellRefusedError("Write a whole e-mail address, such as name@example.org, or leave the cell empty.")
    return address


def neutralized(text: str) -> str:
    """Return the text with an apostrophe before a sign that a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip().startswith(RISKY) else text
