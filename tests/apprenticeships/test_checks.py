"""A real installation is accepted; the demonstration's values are not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.checks.registry import registry

from apprenticeships import checks

ROOT = Path(__file__).parents[2]


def production(**changes: str | None) -> dict[str, str]:
    lines = (ROOT / "tests" / "production.env").read_text().splitlines()
    values = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    merged = {"PATH": os.environ["PATH"], **values, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def deploy(environment: dict[str, str]) -> tuple[int, str]:
    """Exit code and complaints of the check that comes before an installation."""
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_values_of_a_real_installation_pass():
    assert deploy(production()) == (0, "System check identified no issues (2 silenced).\n")


def test_the_values_of_the_demonstration_are_refused():
    code, told = deploy({"PATH": os.environ["PATH"]})

    ours = [check for check in vars(checks).values() if isinstance(check, str) and f"({check})" in told]
    assert code == 1
    assert ours == [checks.DEMONSTRATION, checks.SECRET, checks.EMBEDDED, checks.PLAIN_HTTP, checks.MAIL]


def test_an_embedded_broker_is_refused():
    code, told = deploy(production(REDIS_URL=None))

    assert (code, told.count(checks.EMBEDDED)) == (1, 1)


def test_a_mistake_in_the_environment_is_a_sentence_without_a_traceback():
    code, told = deploy(production(APPRENTICESHIPS_WORKER="2"))

    assert code == 1
    assert told == (
        "The environment needs a correction:\n"
        "  APPRENTICESHIPS_WORKER is not a name this product knows. Did you mean APPRENTICESHIPS_WORKERS?\n"
    )


def test_a_second_database_driver_is_refused(monkeypatch):
    monkeypatch.setattr(checks.importlib.util, "find_spec", lambda _name: object())

    assert [found.id for found in checks.one_database_driver(app_configs=None)] == [checks.TWO_DRIVERS]


def test_one_database_driver_is_accepted():
    assert checks.one_database_driver(app_configs=None) == []


@pytest.mark.django_db
def test_an_account_of_the_demonstration_is_refused_outside_it(django_user_model):
    django_user_model.objects.create_user("Coordinator@Demo.Example")

    found = run_checks(tags=["database"], databases=["default"])

    assert [(one.id, one.msg) for one in found] == [
        (checks.ACCOUNTS, "1 accounts of the demonstration exist; their password is public.")
    ]


@pytest.mark.django_db
def test_an_account_of_the_demonstration_is_welcome_in_it(django_user_model, settings):
    settings.DEMO = True
    django_user_model.objects.create_user("coordinator@demo.example")

    assert run_checks(tags=["database"], databases=["default"]) == []


def test_every_check_is_registered():
    ours = {check.__name__ for check in registry.get_checks(include_deployment_checks=True)}

    assert {
        "refuse_embedded_values",
        "one_database_driver",
        "no_demonstration_accounts",
        "restricted_role",
    } - ours == set()
