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

from collections.abc import Callable, Iterable, Iterator
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
    "applicants.complaint",
    "applicants.complaintevent",
    "applicants.conditioncheck",
    "applicants.conditioncheckevent",
    "applicants.document",
    "applicants.documentevent",
    "applicants.drugconsent",
    "applicants.drugconsentevent",
    "applicants.healthrelease",
    "applicants.healthreleaseevent",
    "applicants.registrymatch",
    "applicants.registrymatchevent",
    "applicants.referee",
    "applicants.refereeevent",
    "applicants.referenceverdict",
    "applicants.referenceverdictevent",
    "applicants.fairnessreport",
    "applicants.fairnessreportevent",
    "applicants.selfidentification",
    "applicants.countedsheet",
    "applicants.voluntaryinvitation",
    "applicants.voluntaryinvitationevent",
    "applicants.voluntarysheet",
    "apprenticeships.chorefailure",
    "apprenticeships.sensitiveread",
    "cohorts.registeredapprentice",
    "socialaccount.socialapp",
    "socialaccount.socialtoken",
)
"""Records of which no department and nobody on the floor reads a row, with their histories."""
WRITTEN: Final = ("apprenticeships.sensitiveread",)
"""Of these the role adds rows, and never reads one."""
COLUMNS: Final = {"mfa.authenticator": ("id", "user_id", "type")}
"""Of these the role reads the columns named, which say whether somebody has a second factor; never the secret."""
UNREAD: Final = {"apprenticeships.message": ("context", "sealed", "subject", "text", "html")}
"""Columns that the role writes and never reads: what mails say, also those about checks, and sign-in codes."""
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
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            _make_role(cursor)
            cursor.execute("SELECT quote_ident(current_schema()), current_schema()")
            ((schema, plain),) = cursor.fetchall()
            cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {ROLE}")
            cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {ROLE}")
            cursor.execute(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {ROLE}")
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {ROLE}")
            cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {ROLE}")
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [plain])
            there = {name for (name,) in cursor.fetchall()}
            for table, readable in sorted(limits().items()):
                if table in there:
                    cursor.execute(f"REVOKE ALL ON {table} FROM {ROLE}")
                    if readable:
                        cursor.execute(f"GRANT SELECT ({', '.join(readable)}) ON {table} TO {ROLE}")
            for table in sorted(_tables(WRITTEN) & there):
                cursor.execute(f"GRANT INSERT ON {table} TO {ROLE}")
            for table in sorted(_tables(UNREAD) & there):
                cursor.execute(f"GRANT INSERT, UPDATE, DELETE ON {table} TO {ROLE}")
    except ProgrammingError as error:  # among them: permission denied
        raise ImproperlyConfigured(
            f"The login of the database may not make or take the role {ROLE}, under which pages of departments run. "
            f"As an administrator: CREATE ROLE {ROLE} NOLOGIN; GRANT {ROLE} TO "
            f'"{settings.DATABASES["default"].get("USER") or "the login"}"; ({error})'
        ) from error


def limits() -> dict[str, tuple[str, ...]]:
    """The tables of which the role may read less than everything, each with the columns that it may read."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(_tables(CLOSED), ())
    found |= {apps.get_model(label)._meta.db_table: columns for label, columns in COLUMNS.items()}
    for label, unread in UNREAD.items():
        meta = apps.get_model(label)._meta
        columns = [field.column for field in meta.local_concrete_fields if field.column not in unread]
        found[meta.db_table] = tuple(columns)
    return found


def _tables(labels: Iterable[str]) -> set[str]:
    return {apps.get_model(label)._meta.db_table for label in labels}


def faults() -> list[str]:
    """What is wrong with the role as it stands in the database, in sentences; nothing is the wanted answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE])
        if cursor.fetchone() is None:
            return [f"The role {ROLE} is missing, so no page of a department opens."]
        found = []
        for words, question in _WRONG.items():
            cursor.execute(question, {"role": ROLE, "right": _right()})
            if rows := sorted(str(name) for (name,) in cursor.fetchall()):
                found.append(f"{words}: {', '.join(rows)}.")
        rights = [*RIGHTS, *(["MAINTAIN"] if connection.connection.server_version >= MAINTAIN_IS_A_RIGHT else [])]
        cursor.execute(_HELD, {"role": ROLE, "rights": rights, "by_column": list(BY_COLUMN)})
        return found + list(_compared(cursor.fetchall()))


def _compared(held: Iterable[tuple[str, str, list[str] | None, int]]) -> Iterator[str]:
    """Say which rights the role has and should not, and which it lacks; of a right, the columns are compared too."""
    models = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    wide, more, narrow = list[str](), list[str](), set[str]()
    may_do = intended()
    for table, right, columns, count in held:
        may = may_do.get(table, dict.fromkeys(FULL)).get(right, frozenset())
        has = frozenset(columns or ())
        if may is not None and not has <= may:
            (wide if right == "SELECT" else more).append(table if right == "SELECT" else f"{right} on {table}")
        if table in models and (len(has) < count if may is None else not may <= has):
            narrow.add(table)
    if wide:
        yield f"The role reads what no page of a department may show: {', '.join(sorted(wide))}."
    if more:
        yield f"The role may do what no page of a department does: {', '.join(sorted(more))}."
    if narrow:
        yield f"The role lacks its rights to: {', '.join(sorted(narrow))}."


def intended() -> dict[str, dict[str, frozenset[str] | None]]:
    """What the role may do with tables that are limited: each right with its columns, ``None`` for all of them."""
    found = {}
    for table, readable in limits().items():
        may: dict[str, frozenset[str] | None] = {"SELECT": frozenset(readable)} if readable else {}
        if table in _tables(WRITTEN):
            may["INSERT"] = None
        if table in _tables(UNREAD):
            may |= dict.fromkeys(("INSERT", "UPDATE", "DELETE"))
        found[table] = may
    return found


FULL: Final = ("SELECT", "INSERT", "UPDATE", "DELETE")
BY_COLUMN: Final = ("SELECT", "INSERT", "UPDATE", "REFERENCES")
"""Rights that may be held on some columns only."""
RIGHTS: Final = (*FULL, "TRUNCATE", "REFERENCES", "TRIGGER")
MAINTAIN_IS_A_RIGHT: Final = 170_000
_HELD: Final = """
    SELECT c.relname, r.name, array_agg(a.attname::text) FILTER (WHERE
        CASE WHEN r.name = ANY(%(by_column)s) THEN has_column_privilege(%(role)s, c.oid, a.attnum, r.name)
        ELSE has_table_privilege(%(role)s, c.oid, r.name) END), count(*)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    CROSS JOIN unnest(%(rights)s::text[]) AS r(name)
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') GROUP BY 1, 2
"""
_WRONG: Final = {
    "The login may not take the role": "SELECT current_user WHERE NOT pg_has_role(current_user, %(role)s, %(right)s)",
    "The role has rights over the whole server": """
        SELECT right_ FROM pg_roles, LATERAL (VALUES ('superuser', rolsuper), ('bypassrls', rolbypassrls),
            ('createrole', rolcreaterole), ('createdb', rolcreatedb), ('replication', rolreplication),
            ('login', rolcanlogin)) AS each(right_, has) WHERE rolname = %(role)s AND has""",
    "The role inherits the rights of": """
        SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
        JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = %(role)s""",
    "The role owns, and so may open": """
        SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = %(role)s""",
    "The role may make tables and functions in the schema": """
        SELECT current_schema() WHERE has_schema_privilege(%(role)s, current_schema(), 'CREATE')""",
    "The role reads views, which answer with the rights of their owner": """
        SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('v', 'm')
        AND has_any_column_privilege(%(role)s, oid, 'SELECT')""",
    "The role may set where these sequences go on": """
        SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
        AND CASE WHEN relkind = 'S' THEN has_sequence_privilege(%(role)s, oid, 'UPDATE') END""",
    "The role lacks its right to these sequences": """
        SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
        AND CASE WHEN relkind = 'S' THEN NOT has_sequence_privilege(%(role)s, oid, 'USAGE') END""",
    "The role may pass its rights on, to": """
        SELECT DISTINCT c.relname FROM pg_class c, aclexplode(c.relacl) AS acl
        WHERE c.relnamespace = current_schema()::regnamespace AND acl.is_grantable
        AND acl.grantee = %(role)s::regrole""",
    "The role may make schemas in the database": """
        SELECT current_database() WHERE has_database_privilege(%(role)s, current_database(), 'CREATE')""",
    "The role may call functions that answer with the rights of their owner": """
        SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND prosecdef
        AND has_function_privilege(%(role)s, oid, 'EXECUTE')""",
}
"""What is wrong, and the question that names where."""


def _right() -> str:
    """Since version 16 whoever makes a role is a member of it who may not yet take it."""
    return "SET" if connection.connection.server_version >= SET_IS_A_RIGHT else "MEMBER"


def _make_role(cursor: Any) -> None:
    """A role belongs to the server and not to one database, so somebody else may make it at the same moment."""
    cursor.execute(
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN CREATE ROLE {ROLE} NOLOGIN; "
        "END IF; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    cursor.execute("SELECT pg_has_role(current_user, %s, %s)", [ROLE, _right()])
    if cursor.fetchone() != (True,):
        cursor.execute(f"GRANT {ROLE} TO CURRENT_USER")
    cursor.execute(f"{PREFIX}{OWN_RIGHTS}")
