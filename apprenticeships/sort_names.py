"""Names as ``Person.sort_name`` holds them: only PostgreSQL folds as PostgreSQL does."""

from collections.abc import Sequence

from django.db import connection

FOLD = "SELECT n, lower(immutable_unaccent(name)) FROM unnest(%s::text[]) WITH ORDINALITY AS given(name, n)"


def sort_names(names: Sequence[tuple[str, str]]) -> list[str]:
    """Return family and given names, in this order, as they are sorted and compared; in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(FOLD, [[f"{family} {given}" for family, given in names]])
        return [key for _, key in sorted(cursor.fetchall())]
