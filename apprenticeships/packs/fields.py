"""How the records of a pack are described: each field knows its shape, its column and its default."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from apprenticeships.packs.groups import Assumed
from apprenticeships.packs.shapes import Shape, Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Nested:
    """A field that holds one record, or a list of them with no two alike in the fields ``unique``."""

    record: type["Record"]
    unique: tuple[str, ...] = ()
    is_list: bool = True


@dataclass(frozen=True, slots=True)
class About:
    """What a field knows of itself: its shape, the column it is kept in, whether the key must be there."""

    shape: Shape | Nested
    column: str
    required: bool


def need(shape: Shape | Nested, column: str = "") -> Any:
    """Return a field whose key must be in the file."""
    return field(metadata={"shape": shape, "column": column})


def may(shape: Shape | Nested, default: Any, column: str = "") -> Any:
    """Return a field that takes ``default`` where the file leaves it out."""
    metadata = {"shape": shape, "column": column}
    if default == {}:
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


class Record:
    """One mapping of a pack."""

    __slots__ = ()


def fields_of(record: type[Record] | Record) -> dict[str, About]:
    """Return the fields of a record in the order of the file: own values, where they come from, lists."""
    found = {
        each.name: About(each.metadata["shape"], each.metadata["column"] or each.name, _is_required(each))
        for each in dataclasses.fields(record)  # type: ignore[arg-type]
        if "shape" in each.metadata
    }
    return dict(sorted(found.items(), key=lambda pair: _rank(*pair)))


def _is_required(each: dataclasses.Field[Any]) -> bool:
    return each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING


def _rank(name: str, about: About) -> int:
    if name in {"source", "assumed"}:
        return 1
    return 2 if isinstance(about.shape, Nested) and about.shape.is_list else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Record):
    """A record that says where it comes from; ``assumed`` is true, or names the keys that are ours."""

    source: str = may(Text(200), "")
    assumed: bool | tuple[str, ...] = may(Assumed(), False)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value of the set-up, and where it comes from."""

    value: T
    source: str = ""
    assumed: bool = False
