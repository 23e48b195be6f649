"""Two devices write in one section: what of each counts, and what a person has to decide.

Everything is compared as the text that a page shows. A page tells which texts it was opened with, by their digests, and
bears a name of its own, so that it never clashes with what it saved a moment ago itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

DIGEST_LENGTH: Final = 12
SEPARATOR: Final = "/"


@dataclass(frozen=True, slots=True)
class Stored:
    """What a section holds now, by name. ``sources`` says for a text which page wrote it, as ``source`` builds it."""

    texts: Mapping[str, str]
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """What a page sends, by name; ``seen`` are the digests of the texts with which it was opened."""

    texts: Mapping[str, str]
    seen: Mapping[str, str]
    page: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What counts now, and the texts of the page that clash with one that was saved elsewhere in the meantime."""

    texts: Mapping[str, str]
    clashes: Mapping[str, str]

    @property
    def is_clear(self) -> bool:
        """Whether nobody has to decide anything."""
        return not self.clashes


def digest(text: str) -> str:
    """Return a short mark of a text: the same for the same text, however its lines end."""
    return sha256(plain(text).encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def plain(text: str) -> str:
    """Return a text with lines that end in one way, and without space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def source(page: str, text: str) -> str:
    """Return the mark of a page on a text that it wrote."""
    return f"{page}:{digest(text)}"


def page_of(mark: str) -> str:
    """Return the page of such a mark."""
    return mark.rpartition(":")[0]


def merge(stored: Stored, written: Written) -> Merged:
    """Merge what a page sends into what is stored.

    - A text that only this page changed is taken; one that only another page changed stays.
    - A text that both changed, in different ways, clashes: the stored one stays until a person decides.
    - What this page saved itself before is no change of another one.
    - A text that was emptied clashes with one that was changed: emptying is a change too.
    """
    texts, clashes = dict(stored.texts), {}
    for name, mine in written.texts.items():
        there = stored.texts.get(name, "")
        if plain(mine) == plain(there):
            continue
        if stored.sources.get(name) == source(written.page, there):
            texts[name] = mine
            continue
        before = written.seen.get(name, digest(""))
        if digest(mine) == before:
            continue
        if digest(there) == before:
            texts[name] = mine
        else:
            clashes[name] = mine
    return Merged(texts, clashes)


def rows_that_stay(stored: Stored, written: Written, *, listed: set[str], taken_out: set[str]) -> set[str]:
    """Return the keys of the rows that a list holds after merging; texts of a row are named "jobs/<key>/<field>".

    ``listed`` are the rows that the page shows and did not take out. Taking a row out, and leaving it out, gives way to
    words that somebody wrote in it elsewhere in the meantime.
    """
    there = _by_row(stored.texts)
    seen = _by_row(written.seen)
    sent = _by_row(written.texts)
    staying = set()
    for key in there.keys() | listed:
        if key in taken_out:
            if key in there and _changed_elsewhere(there[key], seen.get(key, {}), stored, written):
                staying.add(key)
        elif key in there or key not in seen or _differs(sent.get(key, {}), seen[key]):
            staying.add(key)
    return staying


def _by_row(texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, text in texts.items():
        parts = name.split(SEPARATOR)
        if len(parts) == len(("list", "key", "field")):
            found.setdefault(parts[1], {})[name] = text
    return found


def _differs(texts: Mapping[str, str], seen: Mapping[str, str]) -> bool:
    return any(digest(text) != seen.get(name, digest("")) for name, text in texts.items())


def _changed_elsewhere(texts: Mapping[str, str], seen: Mapping[str, str], stored: Stored, written: Written) -> bool:
    return any(
        digest(text) != seen.get(name, digest("")) and stored.sources.get(name) != source(written.page, text)
        for name, text in texts.items()
    )


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that waits for a person's choice: which page wrote it, and when (as ISO 8601)."""

    text: str
    page: str
    at: str


THIS: Final = "this"
OTHER: Final = "other"
BOTH: Final = "both"


@dataclass(frozen=True, slots=True)
class Settled:
    """What counts after a page came in, which texts it brought, and what still waits for a choice."""

    texts: Mapping[str, str]
    taken: frozenset[str]
    clashes: Mapping[str, Clash]


def settle(
    stored: Stored, written: Written, *, waiting: Mapping[str, Clash], choices: Mapping[str, str], at: str
) -> Settled:
    """Merge a page in, and follow the choices that it brings about texts that wait.

    A choice counts for the two texts that its page showed: when another device wrote since, it is asked again. Words of
    a third device that clash as well are kept below those that wait.
    """
    merged = merge(stored, written)
    texts, clashes = dict(merged.texts), {}
    for name, clash in waiting.items():
        there, choice = stored.texts.get(name, ""), choices.get(name)
        if choice not in {THIS, OTHER, BOTH} or written.seen.get(name) != digest(there):
            clashes[name] = clash
        elif choice != OTHER:
            texts[name] = clash.text if choice == THIS else f"{there}\n\n{clash.text}".strip()
    for name, mine in merged.clashes.items():
        before = clashes.get(name)
        if before is not None and before.page != written.page and plain(before.text) != plain(mine):
            clashes[name] = Clash(f"{before.text}\n\n{mine}".strip(), written.page, at)
        else:
            clashes[name] = Clash(mine, written.page, at)
    for name, clash in tuple(clashes.items()):
        agreed = name in written.texts and plain(written.texts[name]) == plain(stored.texts.get(name, ""))
        if clash.page == written.page and agreed:
            del clashes[name]
    taken = {name for name, text in texts.items() if plain(text) != plain(stored.texts.get(name, ""))}
    return Settled(texts, frozenset(taken), clashes)
