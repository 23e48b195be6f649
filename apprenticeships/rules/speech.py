"""Sentences of rules in the reader's language: rules know no framework, so the kernel lends them its catalog."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final


def _same(text: str) -> str:
    return text


def _by_count(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


def _english() -> str:
    return "en"


@dataclass(slots=True)
class Tongue:
    """Where a text is looked up, alone or by a count, and in which language; as it stands here, all stays English."""

    look_up: Callable[[str], str] = _same
    look_up_by_count: Callable[[str, str, int], str] = _by_count
    language: Callable[[], str | None] = _english


TONGUE: Final = Tongue()


def say(text: str, **values: Any) -> str:
    """Return a whole sentence in the reader's language, its ``{named}`` values filled in."""
    return TONGUE.look_up(text).format(**values)


def say_many(one: str, many: str, count: int, **values: Any) -> str:
    """Return the sentence that fits a count, which both texts may name as ``{count}``."""
    return TONGUE.look_up_by_count(one, many, count).format(**{"count": count, **values})


def marked(text: str) -> str:
    """Return the text as it is: it stands in a table, goes into the catalog, and is said later."""
    return text


def joined(words: list[str]) -> str:
    """Return "a, b and c" in the reader's language."""
    return words[0] if len(words) == 1 else say("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])
