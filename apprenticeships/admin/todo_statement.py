"""One statement that answers the questions of all lists, written once for all who have equally many organizations.

To have sixty queries written anew for each look at the home page took ten times as long as to answer them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Field, IntegerField, Model, QuerySet, TextField, Value, Window
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import Cast

from apprenticeships.admin.scope import Desk, desk
from apprenticeships.models import User
from apprenticeships.rules.dates import local_datetime

MOST_COLUMNS: Final = 5
MOST_WRITTEN: Final = 64
WHO: Final = 2_147_400_000
"""What stands in the statement for the key of the user, and in the numbers behind it for their organizations."""
MARK: Final = 987_653
"""The microseconds of the moment for which the statement is written: by them the values are known that move with it."""

Answer = tuple[int, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """How many rows there are, and the named columns of the first one."""

    rows: QuerySet[Any]
    columns: tuple[str, ...]


Questions = Callable[[User, datetime], Sequence[Question]]


@dataclass(frozen=True, slots=True)
class Written:
    """The words of the statement, its values as of ``moment``, and the fields behind the columns of each question."""

    words: str
    values: tuple[Any, ...]
    fields: "tuple[tuple[Field[Any, Any], ...], ...]"
    moment: datetime

    def of(self, user: User, at: datetime) -> list[Any]:
        """Put a user, their organizations and the time in for those that the statement was written for."""
        people = dict(zip(_stand_ins(len(desk(user).organizations)), desk(user).organizations, strict=True))
        people[WHO] = user.pk
        return [self._one(value, people, at - self.moment) for value in self.values]

    @staticmethod
    def _one(value: Any, people: dict[int, int], later: timedelta) -> Any:
        if isinstance(value, datetime):
            return value + later if value.microsecond == MARK else value
        return people.get(value, value) if isinstance(value, int) else value


def answers(asked: Questions, user: User, at: datetime) -> Iterator[tuple[int, Answer]]:
    """Answer all questions together: the place of each that finds rows, with their count and its columns.

    What ``asked`` builds may depend on nothing but the user's key and desk, the day at the desk, and the moment, from
    which it takes durations or to which it adds them: only these are put into a statement that is written already.
    """
    here = desk(user)
    on = at.astimezone(here.zone).date()
    written = statement(asked, len(here.organizations), here.zone, on)
    if not written.words:
        return
    with connection.cursor() as cursor:
        cursor.execute(written.words, written.of(user, at))
        rows = cursor.fetchall()
    for place, total, *texts in sorted(rows, key=itemgetter(0)):
        fields = written.fields[place]
        yield place, (total, tuple(field.to_python(text) for field, text in zip(fields, texts, strict=False)))


@lru_cache(MOST_WRITTEN)
def statement(asked: Questions, organizations: int, zone: ZoneInfo, on: date) -> Written:
    """Write the statement for a day, and for somebody who coordinates so many organizations."""
    user = User(pk=WHO)
    user.__dict__["_desk"] = Desk(_stand_ins(organizations), zone)
    moment = local_datetime(on, time(12), zone).astimezone(UTC).replace(microsecond=MARK)
    return write(asked(user, moment), moment)


def write(questions: Sequence[Question], moment: datetime) -> Written:
    """Write the statement that answers questions as of a moment."""
    fields = tuple(tuple(_field(each.rows, name) for name in each.columns) for each in questions)
    asked = [_one_row(place, each) for place, each in enumerate(questions)]
    if not asked:
        return Written("", (), fields, moment)
    try:
        words, values = asked[0].union(*asked[1:], all=True).query.sql_with_params()
    except EmptyResultSet:  # none of them can have an answer
        return Written("", (), fields, moment)
    return Written(words, tuple(values), fields, moment)


def _stand_ins(organizations: int) -> tuple[int, ...]:
    return tuple(WHO + number for number in range(1, organizations + 1))


def _one_row(place: int, question: Question) -> QuerySet[Any]:
    """One row: which question this is, the count, and the first row's columns as text, as many as any question has.

    Columns differ from list to list, so each travels as text, and comes back as what its field makes of it.
    """
    padded = (*question.columns, *[None] * (MOST_COLUMNS - len(question.columns)))
    said: dict[str, Any] = {"asked_place": Value(place, IntegerField()), "asked_total": Window(Count("pk"))}
    for number, name in enumerate(padded):
        said[f"asked_{number}"] = Cast(name, TextField()) if name else Value(None, TextField())
    rows: QuerySet[Any] = question.rows.annotate(**said).values_list(*said)
    return rows[:1]


def _field(rows: QuerySet[Any], path: str) -> "Field[Any, Any]":
    """The field behind a column: of something counted beside the rows, or at the end of a path over relations."""
    if path in rows.query.annotations:
        return rows.query.annotations[path].output_field
    model: type[Model] = rows.model
    *steps, last = path.split(LOOKUP_SEP)
    for step in steps:
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    field: Field[Any, Any] = model._meta.get_field(last)  # type: ignore[assignment]
    return field
