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

WITHOUT_EXCEPTIONS = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
BEGIN
    RETURN coalesce(trigger_name = ANY (nullif(current_setting('pgtrigger.ignore', true), '')::text[]), false);
END $$;
CREATE OR REPLACE FUNCTION public._pgh_attach_context() RETURNS public.pghistory_context.id%TYPE LANGUAGE plpgsql AS $$
DECLARE
    context_id uuid := nullif(current_setting('pghistory.context_id', true), '');
    said jsonb := nullif(current_setting('pghistory.context_metadata', true), '');
BEGIN
    IF context_id IS NULL OR said IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.pghistory_context AS known (id, metadata, created_at, updated_at)
        VALUES (context_id, said, now(), now())
        ON CONFLICT (id) DO UPDATE SET metadata = EXCLUDED.metadata, updated_at = EXCLUDED.updated_at
        WHERE known.metadata != EXCLUDED.metadata;
    RETURN context_id;
END $$;
"""
"""The two functions that every history trigger calls for each row, as the libraries mean them.

Theirs ask for a setting that is usually not there and catch the error. Each error caught ends a subtransaction, and
that looks through all deferred checks of the transaction: a row written late in a long one took a hundred times as long.
"""


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
        schema_editor.execute(WITHOUT_EXCEPTIONS, params=None)

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
