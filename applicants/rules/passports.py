"""A passport as it is frozen: its number, its digest, and whether it holds on a day."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and figures that nobody takes for one another on paper."""
GROUP: Final = 5
NUMBER: Final = re.compile(rf"[{ALPHABET}]{{{GROUP}}}-[{ALPHABET}]{{{GROUP}}}")


class Holds(StrEnum):
    """All that a verifier learns."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


def grouped(signs: str) -> str:
    """Return ten signs as they are printed: two groups of five."""
    return f"{signs[:GROUP]}-{signs[GROUP:]}"


def digest_of(number: str, holder: str, lines: Sequence[Mapping[str, Any]]) -> str:
    """Return the SHA-256 of what was frozen, whatever the order of its keys."""
    frozen = json.dumps([number, holder, list(lines)], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(frozen.encode()).hexdigest()


def last_days(lines: Sequence[Mapping[str, Any]]) -> list[date | None]:
    """Return the last day of each step for each program; ``None`` is for always."""
    found = [each["through"] for line in lines for each in line["counts"]]
    return [date.fromisoformat(day) if day else None for day in found]


def holds(lines: Sequence[Mapping[str, Any]], *, revoked: bool, on: date) -> Holds:
    """Say whether a passport holds on the day ``on``: while one step on it counts. The last day is counted in."""
    if revoked:
        return Holds.REVOKED
    still = any(day is None or day >= on for day in last_days(lines))
    return Holds.VALID if still else Holds.EXPIRED
