"""Carrying out what a merge plans, and walking it backwards. What was done is kept as JSON, in its order.

Each entry has ``op``, ``model`` and ``keys``; a ``write`` has ``column``, ``old`` and ``new``; a ``remove`` and an
``add`` have ``columns`` with every value of the row.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from django.apps import apps
from django.db.models import GeneratedField, Model

from apprenticeships.errors import GuardFailed
from apprenticeships.merging import Change, Remove, Write, plain
from apprenticeships.models import Person

WRITE, REMOVE, ADD = "write", "remove", "add"
Entry = dict[str, Any]
OWN_COLUMNS: Final = frozenset({"merged_into_id", "user_id"})
"""Columns of a person that only a merge sets; the others are values that people correct."""


def carry_out(changes: Sequence[Change]) -> list[Entry]:
    """Do what is planned, and say what was done."""
    done: list[Entry] = []
    for (op, model, column), group in groupby(changes, key=_kind):
        if op == WRITE:
            done += _written(model, column, [each for each in group if isinstance(each, Write)])
            continue
        for each in group:
            if isinstance(each, Remove):
                done.append(_entry(REMOVE, each.row))
                _rows(model).filter(pk=each.row.pk).delete()
            else:
                each.row.save(force_insert=True)
                done.append(_entry(ADD, each.row))
    return done


def _kind(change: Change) -> tuple[str, type[Model], str]:
    if isinstance(change, Write):
        return WRITE, type(change.row), change.column
    return REMOVE if isinstance(change, Remove) else ADD, type(change.row), ""


def _written(model: type[Model], column: str, changes: Sequence[Write]) -> Iterator[Entry]:
    for (old, new), group in groupby(changes, key=lambda each: (getattr(each.row, each.column), each.value)):
        keys = [each.row.pk for each in group]
        _rows(model).filter(pk__in=keys).update(**{column: new})
        yield {
            "op": WRITE,
            "model": model._meta.label,
            "keys": [plain(key) for key in keys],
            "column": column,
            "old": plain(old),
            "new": plain(new),
        }


def _entry(op: str, row: Model) -> Entry:
    columns = {field.attname: plain(getattr(row, field.attname)) for field in _fields(type(row))}
    return {"op": op, "model": row._meta.label, "keys": [plain(row.pk)], "columns": columns}


def take_back(done: Sequence[Entry]) -> None:
    """Walk it backwards. A value of a person that was corrected since stays as it is."""
    for each in reversed(done):
        model = _model(each)
        if each["op"] == WRITE:
            old, new = (_value(model, each["column"], each[name]) for name in ("old", "new"))
            _rows(model).filter(pk__in=each["keys"], **{each["column"]: new}).update(**{each["column"]: old})
        elif each["op"] == ADD:
            _rows(model).filter(pk__in=each["keys"]).delete()
        else:
            values = {name: _value(model, name, value) for name, value in each["columns"].items()}
            model(**values).save(force_insert=True)
            _rows(model).filter(pk=values[_key(model)]).update(**values)  # what is set by itself on saving, too


def changed_since(done: Sequence[Entry]) -> list[str]:
    """What no longer stands as the merge left it, so that it cannot be put back, in sentences."""
    found = []
    for each in done:
        model = _model(each)
        if each["op"] != WRITE or (model is Person and each["column"] not in OWN_COLUMNS):
            continue
        new = _value(model, each["column"], each["new"])
        standing = set(_rows(model).filter(pk__in=each["keys"], **{each["column"]: new}).values_list("pk", flat=True))
        lost = [key for key in each["keys"] if _value(model, _key(model), key) not in standing]
        if lost:
            name = model._meta.verbose_name if len(lost) == 1 else model._meta.verbose_name_plural
            found.append(f"{len(lost)} {name} changed since, so this can no longer be taken apart.")
    return found


def _rows(model: type[Model]) -> Any:
    return model._base_manager.order_by("pk")  # noqa: SLF001 - Django's public name for it


def _model(entry: Entry) -> type[Model]:
    try:
        model: type[Model] = apps.get_model(entry["model"])
    except LookupError as gone:
        raise GuardFailed("This was put together by a former release and cannot be taken apart.") from gone
    return model


def _fields(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not isinstance(field, GeneratedField)]


def _key(model: type[Model]) -> str:
    return str(model._meta.pk.attname)


def _value(model: type[Model], column: str, value: Any) -> Any:
    field = next(each for each in model._meta.concrete_fields if each.attname == column)
    target = getattr(field, "target_field", field)
    return None if value is None else target.to_python(value)
