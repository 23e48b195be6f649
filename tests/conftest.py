"""What every test shares."""

import os
import sys

import pytest
from django.conf import settings
from django.db import connection, connections
from django.template import engines

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
    connections["default"].settings_dict["TEST"]["TEMPLATE"] = os.environ.get(TEMPLATE)


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
