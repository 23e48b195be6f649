"""Query sets that are turned into SQL once, and asked again and again with other values.

Django writes the words of a statement anew each time that it is asked. For the pages that are looked at most, this took
longer than to answer: a third of a hiring manager's queue.
"""

import inspect
import threading
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, Final, Generic, ParamSpec, TypeVar, get_type_hints
from uuid import UUID

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, ForeignObject, Lookup, Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

M = TypeVar("M", bound=Model)
P = ParamSpec("P")

MOST: Final = 2_147_400_000
"""No key is as high: the numbers from here on stand in a statement for those that are asked for."""
STAND_INS: Final[Mapping[Any, Callable[[int], Any]]] = {
    int: lambda place: MOST + place,
    date: lambda place: date(1, 1, 1 + place),
    datetime: lambda place: datetime(1, 1, 1, 0, 0, place, tzinfo=UTC),
    UUID: lambda place: UUID(int=place + 1),
    str: lambda place: f"value {place}",
    list[int]: lambda place: [MOST + place],
}


def written_once(build: Callable[P, QuerySet[M]]) -> Callable[P, list[M]]:
    """Make the rows of a query set readable by a statement that is written once for each thread.

    ``build`` takes numbers, texts, days, moments (in UTC), UUIDs and lists of numbers (for ``__any_of``), by their
    annotations. It may do nothing with them but compare them, and must build the same whatever they are: it is called
    once, with values that stand in for all others. Two threads must not share what it builds: Django writes into
    subqueries while it turns them into SQL.
    """
    kept = threading.local()
    asked = inspect.signature(build)
    names = tuple(asked.parameters)

    @wraps(build)
    def read(*args: P.args, **kwargs: P.kwargs) -> list[M]:
        if not hasattr(kept, "statement"):
            hints = get_type_hints(build)
            marks = {name: STAND_INS[hints[name]](place) for place, name in enumerate(asked.parameters)}
            kept.statement = Statement.of(build(**marks), marks)  # type: ignore[call-arg]
        statement: Statement[M] = kept.statement
        if not kwargs and len(args) == len(names):
            return statement.rows(dict(zip(names, args, strict=True)))  # as ``bind`` would, in a tenth of its time
        return statement.rows(asked.bind(*args, **kwargs).arguments)

    return read


class NotWritten(TypeError):
    """A statement does not hold a value that it is asked with, is asked with none, or would do more than read rows."""


@dataclass(frozen=True, slots=True)
class Statement(Generic[M]):
    """The words, which value stands where, and the compiler that knows how to read the answer."""

    source: "QuerySet[M]"
    compiler: SQLCompiler
    words: str
    values: tuple[Any, ...]
    places: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, source: "QuerySet[M]", marks: Mapping[str, Any]) -> "Statement[M]":
        """Write the words of a query set that was built with stand-ins. It reads rows, and nothing beside them."""
        _only_rows(source)
        compiler = source.query.get_compiler(using=source.db)
        words, values = compiler.as_sql()
        names = {_key(mark): name for name, mark in marks.items()}
        places = tuple((place, names[_key(value)]) for place, value in enumerate(values) if _key(value) in names)
        lost = marks.keys() - {name for _place, name in places}
        if lost:
            raise NotWritten(f"The statement does not hold {', '.join(sorted(lost))}.")
        return cls(source, compiler, words, tuple(values), places)

    def rows(self, asked: Mapping[str, Any]) -> list[M]:
        """Ask it with the values, and make instances of the rows as the query set would."""
        values = list(self.values)
        for place, name in self.places:
            if asked[name] is None:
                raise NotWritten(f"{name} is none: that is another question.")
            values[place] = asked[name]
        compiler = copy(self.compiler)
        compiler.connection = connections[self.source.db]  # not the one of back then: a thread may get another
        if self.source.query.select_for_update and compiler.connection.get_autocommit():
            raise TransactionManagementError("Rows are locked within a transaction only.")
        compiler.as_sql = lambda *_args, **_options: (self.words, values)  # type: ignore[method-assign,assignment]
        return list(ModelIterable(_Asked(self.source.model, self.source.db, compiler)))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Asked:
    """As much of a query set as Django looks at to make instances of rows."""

    model: type[Model]
    db: str
    compiler: SQLCompiler
    _known_related_objects: Mapping[Any, Any] = field(default_factory=dict)

    @property
    def query(self) -> "_Asked":
        return self

    def get_compiler(self, *, using: str) -> SQLCompiler:
        return self.compiler


def _only_rows(source: "QuerySet[M]") -> None:
    """Refuse what Django does after it read the rows: here nobody would do it, and nobody would notice."""
    if source._prefetch_related_lookups:  # type: ignore[attr-defined]  # noqa: SLF001 - Django has no other word
        raise NotWritten("A written statement makes no prefetches: join the rows, or ask for them afterwards.")
    if not issubclass(source._iterable_class, ModelIterable):  # noqa: SLF001 - Django has no other word
        raise NotWritten("A written statement reads rows, and no values: leave values() and values_list() out.")


def _key(value: Any) -> Any:
    """What a value is found by in a statement: lists too, and a day is not a moment."""
    return type(value), repr(value)


@ForeignObject.register_lookup
@Field.register_lookup
class AnyOf(Lookup):
    """``__any_of`` a list that travels as one value: the words of the statement are the same however long it is."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Compare with each."""
        left, values = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", (*values, self.rhs)
