"""What a cell of a list of people means: a phone number, where somebody came from."""

import re
from typing import Final

from apprenticeships.rules.cells import CellRefusedError

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
