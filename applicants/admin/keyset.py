"""Pages that follow one another by what stood last, not by a number: the same price however deep somebody reads."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet

from applicants.models import Application
from apprenticeships.rules.keys import key_in

PER_PAGE: Final = 50
After = tuple[date | None, int]
"""What stood last on the page before: the day of its answer, if one is due, and its key."""


def after_of(token: str) -> After | None:
    """Read where a page begins; ``None`` for the first page and for nonsense."""
    day, _, key = token.partition(".")
    pk = key_in(key)
    if pk is None:
        return None
    if day == "-":
        return None, pk
    try:
        return date.fromisoformat(day), pk
    except ValueError:
        return None


def token_of(due: date | None, pk: int) -> str:
    """Write where the next page begins."""
    return f"{due.isoformat() if due else '-'}.{pk}"


def late_first(
    rows: QuerySet[Application], columns: Iterable[str], after: After | None, many: int
) -> list[tuple[Any, ...]]:
    """First those that wait for us, by their last day; then the others, newest first: each half walks its own index.

    ``columns`` begin with ``pk`` and ``answer_due``.
    """
    columns = tuple(columns)
    dated = rows.filter(answer_due__isnull=False).order_by("answer_due", "pk")
    others = rows.filter(answer_due__isnull=True).order_by("-pk")
    if after is not None and after[0] is None:
        return list(others.filter(pk__lt=after[1]).values_list(*columns)[:many])
    if after is not None:
        dated = dated.filter(Q(answer_due__gt=after[0]) | Q(answer_due=after[0], pk__gt=after[1]))
    halves = [half.values_list(*columns)[:many] for half in (dated, others)]
    return sorted(halves[0].union(halves[1], all=True), key=_place)[:many]


def _place(row: tuple[Any, ...]) -> tuple[bool, date, int]:
    pk, due = row[0], row[1]
    return due is None, due or date.max, -pk if due is None else pk
