"""What a merge of two people means for each table: the words in which every app registers its decisions.

``settings.MERGES`` names the registries. A relation to ``Person`` without a decision fails a test.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Self, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Model, UniqueConstraint
from django.utils.module_loading import import_string

from apprenticeships.models import Person

M = TypeVar("M", bound=Model)


class How(StrEnum):
    """What becomes of the rows of the record that is merged away."""

    MOVE = "move"  # they belong to the kept person from now on
    FOLLOW = "follow"  # they stay, and whoever reads them goes on to the kept person
    HISTORY = "history"  # they say what was, and stay


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for a coordinator. ``organization`` is whose matter it is, if one's: others are told less."""

    sentence: str
    organization: int | None = None


@dataclass(frozen=True, slots=True)
class Write:
    """One column of one row gets another value."""

    row: Model
    column: str
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """A row goes, as its twin says the same; the merge keeps its columns, so that it can come back."""

    row: Model


@dataclass(frozen=True, slots=True)
class Add:
    """A new row that goes again with an undo."""

    row: Model


Change = Write | Remove | Add


@dataclass(slots=True)
class Settlement:
    """What a rule makes of two people's rows of one kind: why to wait, what to tell, what to change first."""

    stops: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def __iadd__(self, other: "Settlement") -> Self:
        self.stops += other.stops
        self.notes += other.notes
        self.changes += other.changes
        return self

    @property
    def removed(self) -> set[tuple[type[Model], Any]]:
        """The rows that go, by model and key."""
        return {(type(each.row), each.row.pk) for each in self.changes if isinstance(each, Remove)}


@dataclass(frozen=True, slots=True)
class Sides:
    """The person who is kept, the record that is merged into them, when, and the values that were chosen.

    ``chosen`` maps the name of a field to ``kept`` or ``merged``.
    """

    kept: Person
    merged: Person
    at: datetime
    chosen: dict[str, str] = field(default_factory=dict)


Settle = Callable[[Sides], Settlement]
Newer = Callable[[Sequence[Any], datetime], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Relation:
    """The decision about one column that points at a person.

    ``settle`` runs before the rows move. ``newer`` says why moved rows can no longer go back: it gets their keys and
    the moment of the merge.
    """

    model: type[Model]
    column: str
    one: str
    many: str
    how: How = How.MOVE
    settle: Settle | None = None
    newer: Newer | None = None

    @property
    def label(self) -> str:
        """How the column is named in lists: ``applicants.Application.person``."""
        return f"{self.model._meta.label}.{self.column}"


@dataclass(frozen=True, slots=True)
class Decider:
    """A rule about two people that is no matter of one table, such as their sign-ins."""

    name: str
    settle: Settle


def registered() -> list[Relation | Decider]:
    """Every decision of every app, in the order of the settings."""
    return [each for path in settings.MERGES for each in import_string(path)]


def relations() -> list[Relation]:
    """The decisions about columns."""
    return [each for each in registered() if isinstance(each, Relation)]


def rows_of(model: type[Model], **wanted: Any) -> Any:
    """Rows of a model, none hidden, in the order of their keys."""
    return model._base_manager.filter(**wanted).order_by("pk")  # noqa: SLF001 - Django's public name for it


def collisions(model: type[M], column: str, kept: Model, merged: Model) -> Iterator[tuple[M, M]]:
    """Pairs of rows, the kept one's and the merged one's, that a unique constraint forbids to stand side by side."""
    seen: set[tuple[Any, Any]] = set()
    for rule in _unique(model, column):
        names, condition = rule
        others = [name for name in names if name != column]
        mine, theirs = rows_of(model, **{column: kept}), rows_of(model, **{column: merged})
        if condition is not None:
            mine, theirs = mine.filter(condition), theirs.filter(condition)
        known = {tuple(getattr(row, _attname(model, name)) for name in others): row for row in mine}
        for row in theirs:
            twin = known.get(tuple(getattr(row, _attname(model, name)) for name in others))
            if twin is not None and (twin.pk, row.pk) not in seen:
                seen.add((twin.pk, row.pk))
                yield twin, row


def _attname(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).attname)  # type: ignore[union-attr]


def _unique(model: type[Model], column: str) -> Iterator[tuple[Sequence[str], Any]]:
    if getattr(model._meta.get_field(column), "unique", False):
        yield (column,), None
    for each in model._meta.constraints:
        if isinstance(each, UniqueConstraint) and column in each.fields:
            yield each.fields, each.condition


def rewritten(relation: Relation, sides: Sides) -> list[Change]:
    """The rows of the merged record, as they go over to the kept one."""
    rows = rows_of(relation.model, **{relation.column: sides.merged})
    return [Write(row, _attname(relation.model, relation.column), sides.kept.pk) for row in rows]


PLAIN: Final = (str, int, float, bool, dict, list)


def plain(value: Any) -> Any:
    """A value of a column as JSON holds it; its field's ``to_python`` reads it back."""
    if value is None or isinstance(value, PLAIN):
        return value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    raise TypeError(f"A merge cannot keep a {type(value).__name__}.")
