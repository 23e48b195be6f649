"""Writes the first migration of each app anew from its models: `make migrations`, until the first release.

One table is created in its final shape, tables in an order in which each stands on those before it, all triggers of the
histories at the end. Tables that the file has already keep their order, so that a change reads as a change.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.db import migrations, models
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter

from apprenticeships.migrations._operations import InstallTriggers

ROOT = Path(__file__).resolve().parents[1]
FILES = {
    app: ROOT / app / "migrations" / f"{name}.py"
    for app, name in (("apprenticeships", "0001_kernel"), ("cohorts", "0001_training"), ("applicants", "0001_way_in"))
}
EXTENSIONS = "        *apprenticeships.migrations._operations.EXTENSIONS,"


def written(app: str) -> str:
    """The first migration of an app as its models say, formatted."""
    old = FILES[app].read_text()
    doc, dependencies = _part(r'"""[^"]*"""', old), _part(r"    dependencies = \[.*?\n    \]", old)
    text = MigrationWriter(_migration(app, old), include_header=False).as_string()
    imports, body = text[: text.index("class Migration")].strip(), text[text.index("    operations = [") :]
    if app == "apprenticeships":
        body = body.replace("    operations = [", f"    operations = [\n{EXTENSIONS}", 1)
    return formatted(
        f"{doc}\n\n{imports}\n\nfrom apprenticeships.migrations._fresh import FreshMigration\n\n\n"
        f"class Migration(FreshMigration):\n    initial = True\n\n{dependencies}\n\n{body}",
        FILES[app],
    )


def formatted(text: str, path: Path) -> str:
    """The text as ruff writes it."""
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(path), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def _part(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    assert found is not None, pattern
    return found.group(0)


def _migration(app: str, old: str) -> migrations.Migration:
    operations, triggers = [], {}
    for model in _in_order(app, re.findall(r'migrations\.CreateModel\(\s*name="(\w+)"', old)):
        state = ModelState.from_model(model)
        found = state.options.pop("triggers", [])
        if found:
            triggers[state.name_lower] = [trigger.compile(model) for trigger in found]
        options = {key: value for key, value in state.options.items() if value or key not in {"indexes", "constraints"}}
        fields = list(state.fields.items())
        operations.append(migrations.CreateModel(state.name, fields, options, state.bases, state.managers))
    migration = migrations.Migration(FILES[app].stem, app)
    migration.operations = [*operations, InstallTriggers(triggers=triggers)]
    return migration


def _in_order(app: str, known: list[str]) -> Iterator[type[models.Model]]:
    tables = {row.__name__: row for row in apps.get_app_config(app).get_models()}
    waiting = [*(name for name in known if name in tables), *(name for name in tables if name not in known)]
    done: set[str] = set()
    while waiting:
        name = next((each for each in waiting if _stands_on(tables[each], app) <= done), waiting[0])
        waiting.remove(name)
        done.add(name)
        yield tables[name]


def _stands_on(model: type[models.Model], app: str) -> set[str]:
    fields = model._meta.local_fields
    targets = {field.related_model for field in fields if field.related_model is not None}
    return {target.__name__ for target in targets if target._meta.app_label == app and target is not model}


if __name__ == "__main__":
    django.setup()
    for each, path in FILES.items():
        path.write_text(written(each))
