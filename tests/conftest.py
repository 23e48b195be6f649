"""What every test shares."""

import copy
import gc
import os
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection, connections
from django.db.backends.base.creation import BaseDatabaseCreation
from django.template import Context, Template, engines
from django.test import client
from django.test.utils import ContextList

from apprenticeships import restricted
from tests.emptied import quickly
from tests.servers import TEMPLATE


def pytest_configure(config: pytest.Config) -> None:
    """Fast passwords, static files without a manifest, databases copied from the migrated one."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    if template := os.environ.get(TEMPLATE):
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = template
        BaseDatabaseCreation.create_test_db = copied(BaseDatabaseCreation.create_test_db)
    client.store_rendered_templates = kept_of_a_page


def copied(create: Callable[..., str]) -> Callable[..., str]:
    """Let a database that is a copy of the migrated one not be migrated: six seconds to find that nothing is to do."""

    def create_copy(*args: Any, **kwargs: Any) -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(migrate.Command, "handle", lambda *_args, **_options: None)
            return create(*args, **kwargs)

    return create_copy


def kept_of_a_page(store: dict[str, Any], *, template: Template, context: Context, **_: object) -> None:
    """Keep what a page was drawn with, for ``response.context``: once for each page, not for each part of it.

    The test client copies the whole context again for each include, a twelfth of a run to keep the same values.
    """
    store.setdefault("templates", []).append(template)
    kept = store.setdefault("context", ContextList())
    if context.template is template:
        kept.append(copy.copy(context))


def pytest_collection_finish() -> None:
    """Tell the collector of garbage that what is loaded by now stays, and to come less often.

    It looked through all of it, again and again: an eighth of a run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tables are emptied quickly, and at the end nobody else is in the database, so that it can be dropped.

    Who still was is said. A process that a test killed may leave a session; one of our own threads must not.
    """
    with pytest.MonkeyPatch.context() as patch:
        quickly(patch)
        with django_db_blocker.unblock():
            restricted.install()
        yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid, state, left(query, 80), pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        for row in cursor.fetchall():
            sys.__stderr__.write(f"A session was left in the test database: {row}\n")


@pytest.fixture(autouse=True)
def _nothing_is_said_of_variables_where_nobody_asks(request, monkeypatch):
    """Where a test ignores unknown variables, as pages of the admin's library need it, they are empty as they are live.

    pytest-django reads the source of the whole stack for each of them, a twentieth of the whole run, to say nothing.
    """
    if "ignore_template_errors" in request.keywords:
        monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "")
