"""An empty database reaches its final shape in one step, and it is the shape that the operations describe."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from apprenticeships.local import binaries
from apprenticeships.local.lend import lent
from apprenticeships.local.paths import DATABASE, OWNER, Paths
from apprenticeships.migrations._fresh import FreshMigration
from tests import first_migrations

ROOT = Path(__file__).parents[2]
OURS = ("apprenticeships", "cohorts", "applicants")
STEP_BY_STEP = """
import sys
from django.db.migrations import Migration
from apprenticeships.migrations._fresh import FreshMigration
from tests import first_migrations
import manage
FreshMigration.apply = Migration.apply
manage.main(["manage.py", "migrate", "--verbosity=0"])
"""
AT_ONCE = STEP_BY_STEP.replace("FreshMigration.apply = Migration.apply\n", "")


@pytest.mark.parametrize("app", OURS)
def test_the_first_migration_of_an_app_is_applied_in_one_step(app):
    (file,) = (Path(apps.get_app_config(app).path) / "migrations").glob("0001_*.py")

    assert issubclass(import_module(f"{app}.migrations.{file.stem}").Migration, FreshMigration)


def shape(root: Path, program: str) -> list[str]:
    """The dump of a database that `program` migrated, without the lines that differ each time."""
    paths = Paths(root)
    environment = {"PATH": os.environ["PATH"], "APPRENTICESHIPS_STATE_DIR": str(root)}
    with lent(paths):
        subprocess.run([sys.executable, "-W", "ignore", "-c", program], cwd=ROOT, env=environment, check=True)
        dumped = subprocess.run(
            [binaries.postgres_binaries() / "pg_dump", "-s", "-h", paths.run, "-U", OWNER, DATABASE],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    return sorted(line for line in dumped.splitlines() if not line.startswith(("\\restrict", "\\unrestrict")))


@pytest.mark.nightly
def test_one_step_and_many_steps_end_in_the_same_shape(tmp_path):
    assert shape(tmp_path / "once", AT_ONCE) == shape(tmp_path / "steps", STEP_BY_STEP)


@pytest.mark.parametrize("app", first_migrations.FILES)
def test_until_the_first_release_the_first_migration_is_what_the_models_say(app):
    assert first_migrations.FILES[app].read_text() == first_migrations.written(app), "Run make migrations."
