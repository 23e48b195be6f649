"""What differs between two packs, in lines that a person reads."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from apprenticeships.packs.export import written
from apprenticeships.packs.schema import Pack

Entry = dict[str, Any]
NAMES = ("use", "key", "slug", "trigger", "number", "effective_from", "en")


def diff(old: Pack | None, new: Pack) -> list[str]:
    """Return one line for each difference: ``+`` added, ``-`` removed, else the old value and the new one.

    There is no line exactly when the packs are equal.
    """
    if old is None:
        return [f"+ program {new.slug}: {new.name}"]
    return list(_mapping(written(old), written(new), ""))


def _mapping(old: Entry, new: Entry, path: str) -> Iterator[str]:
    for key in [*new, *(key for key in old if key not in new)]:
        before, after = old.get(key), new.get(key)
        inner = f"{path} / {key}" if path else key
        if isinstance(before, dict) or isinstance(after, dict):
            yield from _mapping(before or {}, after or {}, inner)
        elif _is_list_of_entries(before) or _is_list_of_entries(after):
            yield from _entries(before or [], after or [], inner)
        elif before != after:
            yield f"{inner}: {_shown(before)} -> {_shown(after)}"


def _is_list_of_entries(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _entries(old: list[Entry], new: list[Entry], path: str) -> Iterator[str]:
    before, after = _named(old), _named(new)
    for name in [name for name in before if name not in after]:
        yield f"- {path} / {name}{_title(before[name])}"
    for name, entry in after.items():
        if name in before:
            yield from _mapping(before[name], entry, f"{path} / {name}")
        else:
            yield f"+ {path} / {name}{_title(entry)}"
    kept, now = [name for name in before if name in after], list(after)
    if kept != [name for name in now if name in before]:
        yield f"order of {path}: {', '.join(before)} -> {', '.join(after)}"
    elif any(name not in before for name in now[: len(kept)]):
        yield f"order of {path}: now {', '.join(now)}"


def _named(entries: list[Entry]) -> dict[str, Entry]:
    """Return entries by their name; a name that comes again is numbered."""
    found: dict[str, Entry] = {}
    for entry in entries:
        words = [str(entry[key]) for key in NAMES if key in entry]
        name = " ".join(words) or str(entry.get("title", ""))
        number = 2
        unique = name
        while unique in found:
            unique = f"{name} ({number})"
            number += 1
        found[unique] = entry
    return found


def _title(entry: Entry) -> str:
    words = entry.get("title") or entry.get("text") or entry.get("name") or entry.get("value") or entry.get("es")
    return "" if words is None else f": {_shown(words)}"


def _shown(value: Any) -> str:
    if value is None:
        return "(nothing)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)
