"""A page that saves by itself: what it was opened with, what it has sent, and whether that came late."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from applicants.rules.merging import digest, page_of, source

BASE: Final = "base"
TURN: Final = "turn"
OF_A_PAGE: Final = "#"
"""Before the name of a page among the sources: the count of its last save."""
MOST_DIGITS: Final = 9
LONGEST: Final = 12_000
MOST_NAMES: Final = 200


@dataclass(frozen=True, slots=True)
class Base:
    """What a page was opened with: the digest of each text, and the page's own name.

    ``turn`` counts what the page has sent: a save of a moment ago may reach us after the one that followed it.
    """

    seen: Mapping[str, str]
    page: str
    turn: int = 0

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Base | None":
        """Read it from what was sent; ``None`` when the page sent none. Whatever is no base counts as an empty one."""
        text = data.get(BASE)
        if text is None:
            return None
        with suppress(ValueError, RecursionError):
            found = json.loads(str(text)[:LONGEST])
            if isinstance(found, dict) and isinstance(found.get("seen"), dict):
                pairs = list(found["seen"].items())[:MOST_NAMES]
                seen = {str(name): str(mark)[:64] for name, mark in pairs}
                return cls(seen, str(found.get("page", ""))[:64], _number(data.get(TURN)))
        return cls({}, "")

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "Base":
        """The base of a page that shows these texts."""
        return cls({name: digest(text) for name, text in texts.items()}, uuid4().hex[:16])

    def write(self) -> str:
        """As the hidden field of the page holds it."""
        return json.dumps({"page": self.page, "seen": dict(self.seen)}, separators=(",", ":"))


def _number(text: object) -> int:
    written = str(text)
    return int(written) if written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS else 0


def came_late(sources: Mapping[str, str], base: Base | None) -> bool:
    """Whether a later save of the same page is in already, which knew all that this one brings."""
    if base is None or not base.page:
        return False
    return _number(sources.get(f"{OF_A_PAGE}{base.page}")) > base.turn


def sources_after(
    known: Mapping[str, str], texts: Mapping[str, str], taken: Iterable[str], base: Base
) -> dict[str, str]:
    """Return which page wrote which text, after this saving, and how far each of these pages has counted."""
    marks = {name: mark for name, mark in known.items() if name in texts}
    marks |= {name: source(base.page, texts[name]) for name in taken}
    pages = {page_of(mark) for mark in marks.values()}
    turns = {name: turn for name, turn in known.items() if name.removeprefix(OF_A_PAGE) in pages}
    return marks | turns | {f"{OF_A_PAGE}{base.page}": str(base.turn)}
