"""What a public text of a program may not say where a fair-chance rule of its place forbids it.

Los Angeles County (Code 8.300) allows no statement in an ad that somebody must pass a background check, or has no
record: whoever reads it would not apply.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

COUNTY: Final = "la_county"
PUBLIC: Final = ("name", "setup", "tracks", "steps", "requirements", "facts")
"""The parts of a program that visitors read."""
NOT_SHOWN: Final = frozenset({"source", "slug", "kind", "assumed", "step"})
_CHECK: Final = r"(?:background|criminal|antecedentes)"
_FORBIDDEN: Final = (
    rf"\bmust (?:first )?(?:pass|clear|have passed)\b[^.]{{0,40}}\b{_CHECK}\b[\w ]{{0,12}}",
    rf"\b{_CHECK}\b.{{0,80}}?\b(?:must|has to|have to) be (?:passed|clear)",
    r"\bno (?:felons?|felony|felonies|criminal (?:record|history|background))\b",
    r"\bclean (?:criminal )?(?:record|background)\b",
    rf"\bdeben? (?:aprobar|pasar)\b[^.]{{0,40}}\b{_CHECK}\b",
    rf"\b{_CHECK}\b.{{0,80}}?\b(?:hay|tienen?) que (?:aprobar|pasar)",
    r"\bsin antecedentes\b",
)
_ANY: Final = re.compile("|".join(f"(?:{each})" for each in _FORBIDDEN), re.IGNORECASE | re.DOTALL)
Path = tuple[str | int, ...]


def refused(text: str) -> str:
    """Return what a text says that an ad there may not say; nothing where it may stay."""
    found = _ANY.search(text)
    return found.group().strip() if found else ""


def refused_in(program: Any) -> Iterator[tuple[Path, str]]:
    """Yield where a program says such a thing to visitors, and what. A title is read with the sentences below it.

    ``program`` holds the parts of a pack by their names.
    """
    for name in PUBLIC:
        part = program.get(name)
        entries = list(enumerate(part)) if isinstance(part, list | tuple) else [(None, part)]
        for place, entry in entries:
            if said := refused(". ".join(_texts(entry))):
                yield (name,) if place is None else (name, place), said


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in NOT_SHOWN:
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif hasattr(value, "value"):
        yield from _texts(value.value)
