"""System checks: what must not reach a real installation."""

import importlib.util
from collections.abc import Sequence
from typing import Any, Final

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from apprenticeships import demonstration, env, restricted

DEMONSTRATION: Final = "apprenticeships.E001"
SECRET: Final = "apprenticeships.E002"  # noqa: S105
EMBEDDED: Final = "apprenticeships.E003"
PLAIN_HTTP: Final = "apprenticeships.E004"
ACCOUNTS: Final = "apprenticeships.E005"
TWO_DRIVERS: Final = "apprenticeships.E006"
ROLE: Final = "apprenticeships.E007"
MAIL: Final = "apprenticeships.W001"


@register(Tags.security, deploy=True)
def refuse_embedded_values(*, app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Nothing that makes the demonstration convenient may serve real people."""
    environment: env.Environment = settings.ENVIRONMENT
    found: list[CheckMessage] = []
    if settings.DEMO:
        found.append(
            Error(
                "This is the demonstration: its password is public.",
                hint="Set DATABASE_URL.",
                id=DEMONSTRATION,
            )
        )
    keys = {*settings.FIELD_KEYS.values(), settings.SELF_IDENTIFICATION_KEY}
    if settings.SECRET_KEY == env.DEMO_SECRET_KEY or env.DEMO_KEY in keys:
        found.append(
            Error(
                "A key of the demonstration is in use; everybody can read it in the source.",
                hint="Set SECRET_KEY, APPRENTICESHIPS_FIELD_KEYS and APPRENTICESHIPS_SELF_IDENTIFICATION_KEY.",
                id=SECRET,
            )
        )
    if environment.embedded_database or environment.embedded_redis:
        found.append(
            Error(
                "An embedded server is in use; nobody backs it up.",
                hint="Set DATABASE_URL and REDIS_URL to servers that somebody looks after.",
                id=EMBEDDED,
            )
        )
    if not settings.HTTPS:
        found.append(
            Error(
                "People would sign in without encryption.",
                hint="Set SITE_URL to https://…",
                id=PLAIN_HTTP,
            )
        )
    if not settings.EMAIL_BACKEND.startswith(("django.core.mail.backends.smtp.", "anymail.")):
        found.append(
            checks.Warning(
                "Mails reach nobody.",
                hint="Set EMAIL_URL to smtp://… or submission://…",
                id=MAIL,
            )
        )
    return found


@register(Tags.compatibility)
def one_database_driver(*, app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Django prefers psycopg 3 wherever it is installed; this product is tested with psycopg2."""
    if importlib.util.find_spec("psycopg") is None:
        return []
    return [
        Error(
            "psycopg (version 3) is installed beside psycopg2, and Django would use it.",
            hint="Run: pip uninstall psycopg",
            id=TWO_DRIVERS,
        )
    ]


@register(Tags.database)
def no_demonstration_accounts(
    *,
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **_: Any,
) -> list[CheckMessage]:
    """Outside the demonstration nobody may have its public password. `migrate` and `up` run this before anything."""
    if settings.DEMO:
        return []
    found: list[CheckMessage] = []
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT to_regclass('apprenticeships_user') IS NOT NULL")
            if cursor.fetchone() != (True,):
                continue
            cursor.execute(
                "SELECT count(*) FROM apprenticeships_user WHERE email ILIKE %s",
                [f"%@{demonstration.DOMAIN}"],
            )
            (count,) = cursor.fetchone() or (0,)
        if count:
            found.append(
                Error(
                    f"{count} accounts of the demonstration exist; their password is public.",
                    hint="Use a database that never held the demonstration, or delete these accounts first.",
                    id=ACCOUNTS,
                )
            )
    return found


@register(Tags.database, deploy=True)
def restricted_role(
    *,
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **_: Any,
) -> list[CheckMessage]:
    """The role of departments' pages is there and reads nothing that it must not: `check --deploy --database default`.

    Not before migrations, since `prepare` makes the role after them, and then asks the same.
    """
    if "default" not in (databases or ()):
        return []
    return [Error(words, hint="Run: manage.py prepare", id=ROLE) for words in restricted.faults()]
