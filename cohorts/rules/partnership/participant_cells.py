"""What a cell of a list of people means: a day, an e-mail address, a phone number, where somebody came from."""

import re
from datetime import date
from typing import Final

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_EMAIL: Final = 254
KINDS: Final = {
    "incumbent": "incumbent",
    "incumbent worker": "incumbent",
    "works for a partner": "incumbent",
    "worker": "incumbent",
    "employee": "incumbent",
    "entrant": "entrant",
    "new entrant": "entrant",
    "new": "entrant",
    "new to the field": "entrant",
}
EMAIL: Final = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


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


def phone_of(text: str) -> str:
    """Return a phone number with its country, as +13145550123; ten digits are a number of the United States."""
    plain = re.sub(r"\s*(?:ext|x)\.?\s*\d{1,6}$", "", text.lower())
    digits = re.sub(r"[\s().\-/]", "", plain)
    if re.fullmatch(r"[2-9]\d{9}", digits, re.ASCII):
        return f"+1{digits}"
    if re.fullmatch(r"\+?1[2-9]\d{9}", digits, re.ASCII):
        return f"+{digits.removeprefix('+')}"
    if re.fullmatch(r"\+[2-9]\d{7,14}", digits, re.ASCII):
        return digits
    raise CellRefusedError("Write ten digits, such as (415) 555-0100, or leave the cell empty.")


def kind_of(text: str) -> str:
    """Return ``incumbent`` or ``entrant``."""
    found = KINDS.get(" ".join(text.casefold().replace("-", " ").split()))
    if found is None:
        raise CellRefusedError("Write “Works for a partner” or “New to the field”.")
    return found
