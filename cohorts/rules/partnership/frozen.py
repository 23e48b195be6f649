"""Figures that cannot move: one way to write JSON, so that the same content always has the same digest."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(data: Mapping[str, Any]) -> bytes:
    """Return JSON with sorted keys, no spaces and every letter as it is, in UTF-8; no number may be infinite."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def digest(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON, in 64 hexadecimal figures."""
    return hashlib.sha256(canonical(data)).hexdigest()


def grouped(digits: str, *, size: int = 8) -> str:
    """Return a digest in groups, so that two people can compare it by reading aloud."""
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))
