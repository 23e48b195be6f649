"""Keys of rows in what somebody sent: an address or a form can hold anything."""

from collections.abc import Iterable
from typing import Final

MOST_DIGITS: Final = 18
"""As many as fit into a bigint, whatever they are."""


def key_in(text: str) -> int | None:
    """Read a key; ``None`` for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def keys_in(texts: Iterable[str]) -> list[int]:
    """Read keys; what is none is passed over."""
    return [key for text in texts if (key := key_in(text)) is not None]
