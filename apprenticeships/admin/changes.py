"""What changed in a row: its column history, read as sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from django.db.models import Field, Model

from apprenticeships.models import User

MOST: Final = 200
EMPTY: Final = "nothing"


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a row's history: who, when, and each column from what to what."""

    at: datetime
    who: str
    what: str
    columns: tuple[tuple[str, str, str], ...]


def changes_of(row: Model, *, hidden: frozenset[str] = frozenset()) -> list[Change]:
    """The newest changes of a row first; an empty list for a table without a column history."""
    history = getattr(row, "column_history", None)
    if history is None:
        return []
    rows = list(history.select_related("pgh_context").order_by("-pgh_id")[:MOST])
    names = _names(rows)
    fields = [field for field in row._meta.concrete_fields if field.name not in hidden and not field.primary_key]
    found = [_change(new, old, fields, names) for new, old in pairwise([*rows, None]) if new is not None]
    return [change for change in found if change.columns or change.what != "Changed"]


def _change(new: Any, old: Any, fields: "list[Field[Any, Any]]", names: dict[str, str]) -> Change:
    what = {"insert": "Written", "update": "Changed", "delete": "Removed"}.get(new.pgh_label, "Changed")
    who = names.get(_user_id(new), "the product itself")
    columns = tuple(_columns(new, old, fields)) if old is not None else ()
    return Change(new.pgh_created_at, who, what, columns)


def _columns(new: Any, old: Any, fields: "list[Field[Any, Any]]") -> Iterator[tuple[str, str, str]]:
    for field in fields:
        if not hasattr(new, field.attname):
            continue
        before, after = getattr(old, field.attname), getattr(new, field.attname)
        if before != after:
            yield str(field.verbose_name), _words(field, before), _words(field, after)


def _words(field: "Field[Any, Any]", value: Any) -> str:
    if value is None or value == "":
        return EMPTY
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def _user_id(row: Any) -> str:
    context = row.pgh_context
    return str((context.metadata or {}).get("user") or "") if context else ""


def _names(rows: list[Any]) -> dict[str, str]:
    wanted = {_user_id(row) for row in rows} - {""}
    return {str(user.pk): user.get_full_name() for user in User.objects.filter(pk__in=wanted)}
