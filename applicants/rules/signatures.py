"""Whether a name written as a signature is somebody's own name."""

import unicodedata
from itertools import pairwise
from typing import Final

from apprenticeships.rules.speech import say

LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
APOSTROPHES: Final = "'’‘ʼ`´"  # noqa: RUF001 - each is one that keyboards write
PARTICLES: Final = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "van", "von", "y"}
)  # fmt: skip


def is_signed_by(typed: str, *, given: str, family: str, preferred: str = "") -> bool:
    """Tell whether a typed name is this person's: one of their first names, and one of their last names.

    Case, accents, spaces, hyphens, apostrophes and the order do not count, and more names than we know, such as a
    middle one or "Jr.", are fine. Of somebody of whom no name is known every name is right.
    """
    words = _words(typed)
    first, last = _names(given) | _names(preferred), _names(family)
    if not first and not last:
        return bool(words)
    if "".join(words) in _in_one_word(given, family) | _in_one_word(preferred, family):
        return True
    found = {*words, *map("".join, pairwise(words))}
    return (not first or bool(found & first)) and (not last or bool(found & last))


def signature_refusal(typed: str, *, given: str, family: str, preferred: str = "", may_change: bool = True) -> str:
    """Return what to write instead of a name that is not this person's, or nothing.

    ``may_change`` says that the person can still correct the name by themselves; else somebody of us does it.
    """
    if is_signed_by(typed, given=given, family=family, preferred=preferred):
        return ""
    name = f"{given} {family}".strip()
    if may_change:
        return say(
            "Sign with your own name: {name}. If that is not your name, change it under “Contact” first.", name=name
        )
    return say(
        "Sign with your own name: {name}. If that is not your name, call us: we correct it, and then you sign. The "
        "number is at the foot of this page.",
        name=name,
    )


def guardian_refusal(typed: str, *, named: str) -> str:
    """Return what to write instead of a name that is not the one by which the guardian was named, or nothing.

    Nobody knows where the last names of a whole name begin, so one name from before and one from after any of its
    spaces are enough. One word alone is the whole name.
    """
    if _is_whole_name(typed, named):
        return ""
    return say("Sign with your own name: {name}. If that is misspelled, ask who named you to correct it.", name=named)


def account_refusal(typed: str, *, named: str) -> str:
    """Return what to write instead of a name that is not that of the account of somebody of ours, or nothing."""
    if not named.strip():
        return "Your account has no name yet. Write it down under your account, and then sign."
    if _is_whole_name(typed, named):
        return ""
    return f"Sign with your own name: {named}. It is that of your account; nobody signs for somebody else."


def _is_whole_name(typed: str, named: str) -> bool:
    words = named.split()
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))] or [("", named)]
    return any(is_signed_by(typed, given=given, family=family) for given, family in splits)


def _words(text: str) -> list[str]:
    """The words of a name, without accents and signs, in small letters."""
    plain = "".join(sign for sign in text if sign not in APOSTROPHES).casefold().translate(LETTERS)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in bare).split()


def _in_one_word(given: str, family: str) -> set[str]:
    return {"".join(_words(text)) for text in (given + family, family + given)} if given else set()


def _names(text: str) -> set[str]:
    """The words that tell one name from another: not the "de la" of "de la Cruz", if there is anything else."""
    words = set(_words(text))
    return words - PARTICLES or words
