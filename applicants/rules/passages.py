"""The texts of the typing test: original, about health care work, of like length and difficulty."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from applicants.rules import passages_first, passages_practice, passages_second


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to type. ``key`` is stored with each attempt and never changes."""

    key: str
    title: str
    text: str


def _passages(texts: Sequence[tuple[str, str, str]]) -> tuple[Passage, ...]:
    return tuple(Passage(key, title, " ".join(text.split())) for key, title, text in texts)


PASSAGES = _passages((*passages_first.TEXTS, *passages_second.TEXTS))
"""What is given out in tests. Each is long enough for five minutes at eighty words a minute."""

PRACTICE = _passages(passages_practice.ENGLISH)
PRACTICE_IN_SPANISH = _passages(passages_practice.SPANISH)


def unseen(seen: Collection[str], passages: Sequence[Passage] = PASSAGES) -> tuple[Passage, ...]:
    """Return the passages whose key is not in ``seen``; all of them once a person has seen each.

    The caller draws one at random, so that the rule itself stays without chance.
    """
    fresh = tuple(passage for passage in passages if passage.key not in seen)
    return fresh or tuple(passages)


def by_key(key: str) -> Passage:
    """Return the passage stored with an attempt, the practice texts included; ``KeyError`` for an unknown key."""
    return {passage.key: passage for passage in (*PRACTICE, *PRACTICE_IN_SPANISH, *PASSAGES)}[key]


def for_practice(language: str, key: str = "") -> Passage:
    """Return a text to practice with: the one named, else the first in the language."""
    texts = practice_texts(language)
    return next((passage for passage in texts if passage.key == key), texts[0])


def practice_texts(language: str) -> tuple[Passage, ...]:
    """Return the texts to practice with, those in the reader's language first."""
    spanish_first = language.split("-", maxsplit=1)[0] == "es"
    return PRACTICE_IN_SPANISH + PRACTICE if spanish_first else PRACTICE + PRACTICE_IN_SPANISH
