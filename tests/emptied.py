"""How the tables are emptied after a test that commits, as those with a live server or several threads do.

Django truncates all 211 tables and then writes the content types and permissions anew: more than a second for each of
these tests, whatever they wrote. Here only what holds rows is emptied, and what no test writes stays.
"""

from typing import Final

import pytest
from django.core.management.commands import flush
from django.db.backends.postgresql.operations import DatabaseOperations

KEPT: Final = frozenset({"auth_permission", "django_content_type"})
"""What the migrations leave behind; nothing else has rows then."""


def few_statements(operations: DatabaseOperations, _style: object, tables: list[str], **_: bool) -> list[str]:
    """Delete the rows of every table that has some; histories too, so that no trigger may speak up."""
    names = {operations.quote_name(table): table for table in tables if table not in KEPT}
    asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {name})" for name, table in names.items())
    with operations.connection.cursor() as cursor:
        cursor.execute(asked)
        full = [operations.quote_name(table) for (table,) in cursor.fetchall()]
    return ["SET LOCAL session_replication_role = replica", *(f"DELETE FROM {name}" for name in full)]


def quickly(patch: pytest.MonkeyPatch) -> None:
    """Let ``flush`` do so. The user of the database has to be its superuser, as ours is, to silence triggers."""
    patch.setattr(DatabaseOperations, "sql_flush", few_statements)
    patch.setattr(flush, "emit_post_migrate_signal", lambda *_: None)
