"""Operations that the migrations of all apps share."""

from typing import Any

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunSQL
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

CREATE = """
CREATE FUNCTION immutable_unaccent(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN public.unaccent('public.unaccent', value)
"""

EXTENSIONS = (
    UnaccentExtension(),
    TrigramExtension(),
    BtreeGistExtension(),
    RunSQL(CREATE, "DROP FUNCTION immutable_unaccent(text)"),
)


class InstallTriggers(Operation):
    """Install the history triggers of many models, given by the name of the model.

    One operation for all: an operation for each trigger rebuilds the graph of models each time, which makes an empty
    database take 40 seconds instead of 3.
    """

    reversible = True
    atomic = True

    def __init__(self, triggers: dict[str, list[Any]]) -> None:
        self.triggers = triggers

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a migration writes this operation down."""
        return type(self).__name__, [], {"triggers": self.triggers}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Remember the triggers where the comparison with the models looks for them."""
        for model, triggers in self.triggers.items():
            state.models[app_label, model].options["triggers"] = list(triggers)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Create the functions and triggers."""
        for trigger in self._all():
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Drop them."""
        for trigger in self._all():
            schema_editor.execute(trigger.uninstall_sql, params=None)

    def describe(self) -> str:
        """What ``migrate`` prints."""
        return "Install the history triggers"

    def _all(self) -> list[Any]:
        return [trigger for triggers in self.triggers.values() for trigger in triggers]
