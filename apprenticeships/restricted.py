"""Pages of departments and of the floor run under a role of the database that cannot read sensitive tables.

A filter forgotten in a view, a wrong join or a hole in the code then shows nothing: PostgreSQL refuses the statement.
``SET LOCAL ROLE`` stands before each statement of such a page, in the same message, so it costs no trip to the server.
It is said each time, and not once in a transaction around the page, for three reasons: ``retrying`` can repeat only a
transaction that it opened itself; what is read outside of a transaction is covered too; and as it ends with the
transaction, no connection that is kept or pooled ever carries the role into another request.

What it does not do: whoever can send statements of their own choice can also send ``RESET ROLE``, as the session
belongs to the login. It is a wall behind the code, not one against somebody who has the connection.

``install`` makes the role and its grants; `manage.py prepare` does so for each release. The login of the database owns
the tables, and to make the role it needs CREATEROLE. Without it an administrator makes the role once:
``CREATE ROLE apprenticeships_restricted NOLOGIN; GRANT apprenticeships_restricted TO <login>;``. New tables are closed
until ``install`` has run again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import ProgrammingError, connection, transaction
from django.http import HttpRequest, HttpResponse

ROLE: Final = "apprenticeships_restricted"
PREFIX: Final = f"SET LOCAL ROLE {ROLE}; "
OWN_RIGHTS: Final = "SET LOCAL ROLE NONE; "
_LIFTED: Final = ContextVar("lifted", default=False)
SURFACES: Final = ("/hiring/", "/floor/")
CLOSED: Final = (
    "applicants.accommodation",
    "applicants.accommodationevent",
    "applicants.backgroundanswer",
    "applicants.backgroundanswerevent",
    "applicants.backgroundcheck",
    "applicants.backgroundcheckevent",
    "applicants.backgroundcorrection",
    "applicants.backgroundcorrectionevent",
    "applicants.backgroundnotice",
    "applicants.backgroundnoticeevent",
    "applicants.backgroundpaper",
    "applicants.backgroundsignature",
    "applicants.backgroundsignatureevent",
    "applicants.conditioncheck",
    "applicants.conditioncheckevent",
    "applicants.document",
    "applicants.documentevent",
    "applicants.drugconsent",
    "applicants.drugconsentevent",
    "applicants.referee",
    "applicants.refereeevent",
    "applicants.referenceverdict",
    "applicants.referenceverdictevent",
    "applicants.fairnessreport",
    "applicants.fairnessreportevent",
    "applicants.selfidentification",
    "apprenticeships.sensitiveread",
    "cohorts.registeredapprentice",
)
"""Records of which no department and nobody on the floor reads a row, with their histories."""
COLUMNS: Final = {"mfa.authenticator": ("id", "user_id", "type")}
"""Of these the role reads the columns named, which say whether somebody has a second factor; never the secret."""
SET_IS_A_RIGHT: Final = 160_000
IDLE, IN_TRANSACTION = 0, 2
"""What the driver calls a connection without a transaction, and one with a transaction that has not failed."""
AS_IT_IS: Final = ("SAVEPOINT", "RELEASE", "ROLLBACK")
"""Statements about the transaction itself; they read nothing, and have to work in one that failed."""
Respond = Callable[[HttpRequest], HttpResponse]


class RestrictedMiddleware:
    """Answer a page of a department or of the floor under the role; nothing else."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(SURFACES):
            return self.respond(request)
        with restricted():
            return self.respond(request)


@contextmanager
def restricted() -> Iterator[None]:
    """Run each statement inside under the role.

    In a transaction that was open before and goes on, as in a test, the login has its own rights again afterwards.
    """
    try:
        with connection.execute_wrapper(_under_the_role):
            yield
    finally:
        plain = connection.connection
        if plain is not None and plain.info.transaction_status == IN_TRANSACTION:
            with plain.cursor() as cursor:  # no query of the page, so it is not counted as one
                cursor.execute("RESET ROLE")


@contextmanager
def lifted() -> Iterator[None]:
    """Let a workflow judge on what nobody on such a page reads; only its verdict may leave the block.

    When a department answers, all requirements of the application are judged anew, the sensitive ones among them. A
    test names the workflows that may do so. Outside of such pages it changes nothing.
    """
    token = _LIFTED.set(True)
    try:
        yield
    finally:
        _LIFTED.reset(token)


def _under_the_role(
    execute: Callable[..., Any], sql: str | bytes, params: Any, many: Any, context: dict[str, Any]
) -> Any:
    if context["cursor"].name is not None:
        return _declared_under_the_role(execute, sql, params, many, context)
    first = OWN_RIGHTS if _LIFTED.get() else PREFIX
    if isinstance(sql, bytes):
        return execute(first.encode() + sql, params, many, context)
    if sql.lstrip().upper().startswith(AS_IT_IS):
        return execute(sql, params, many, context)
    return execute(first + str(sql), params, many, context)


def _declared_under_the_role(execute: Callable[..., Any], *statement: Any) -> Any:
    """Open a cursor of the server, such as choices of a form are read by: nothing may stand before its declaration.

    Outside of a transaction the role is put on for this one statement and taken off again: rights are asked for then.
    """
    raw = connection.connection
    inside = raw.info.transaction_status != IDLE
    with raw.cursor() as cursor:
        cursor.execute(PREFIX if inside else f"SET ROLE {ROLE}")
        try:
            return execute(*statement)
        finally:
            if not inside:
                cursor.execute("RESET ROLE")


def install() -> None:
    """Make the role, if it is not there, and give it exactly what it may do: safe to repeat.

    Raises ``ImproperlyConfigured`` where the login may neither make nor take the role.
    """
    closed = {apps.get_model(label)._meta.db_table for label in CLOSED}
    mixed = {apps.get_model(label)._meta.db_table: columns for label, columns in COLUMNS.items()}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            _make_role(cursor)
            cursor.execute("SELECT quote_ident(current_schema()), current_schema()")
            ((schema, plain),) = cursor.fetchall()
            cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {ROLE}")
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {ROLE}")
            cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {ROLE}")
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [plain])
            there = {name for (name,) in cursor.fetchall()}
            for table in sorted((closed | set(mixed)) & there):
                cursor.execute(f"REVOKE ALL ON {table} FROM {ROLE}")
                # a history is written by the trigger of its table, in the name of whoever changed that
                if table in closed:
                    cursor.execute(f"GRANT INSERT ON {table} TO {ROLE}")
                else:
                    cursor.execute(f"GRANT SELECT ({', '.join(mixed[table])}) ON {table} TO {ROLE}")
    except ProgrammingError as error:  # among them: permission denied
        raise ImproperlyConfigured(
            f"The login of the database may not make or take the role {ROLE}, under which pages of departments run. "
            f"As an administrator: CREATE ROLE {ROLE} NOLOGIN; GRANT {ROLE} TO "
            f'"{settings.DATABASES["default"].get("USER") or "the login"}"; ({error})'
        ) from error


def _make_role(cursor: Any) -> None:
    """A role belongs to the server and not to one database, so somebody else may make it at the same moment."""
    cursor.execute(
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN CREATE ROLE {ROLE} NOLOGIN; "
        "END IF; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    # since version 16 whoever makes a role is a member of it who may not yet take it
    right = "SET" if connection.connection.server_version >= SET_IS_A_RIGHT else "MEMBER"
    cursor.execute("SELECT pg_has_role(current_user, %s, %s)", [ROLE, right])
    if cursor.fetchone() != (True,):
        cursor.execute(f"GRANT {ROLE} TO CURRENT_USER")
    cursor.execute(f"{PREFIX}{OWN_RIGHTS}")
