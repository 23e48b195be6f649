"""The first migration of an app, applied in one step."""

from collections.abc import Callable, Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

PARTS_OF_A_TABLE = (AddConstraint, AddField, AddIndex)


class FreshMigration(Migration):
    """Creates every table in its final shape instead of growing it field by field; the database is the same.

    Each operation would rebuild the graph of all models, although no table exists yet that anybody could read: 15 of
    25 seconds on an empty database. Operations before the first table (extensions) come first, those that are not
    part of a table (triggers) last.
    """

    initial = True

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """Bring database and state to the end of this migration."""
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        before = project_state.clone()
        project_state.clear_delayed_apps_cache()
        project_state.__dict__.pop("apps", None)  # what is not rendered yet is not rebuilt after each operation
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in sorted(self.operations, key=_turn(self.operations)):
            if not isinstance(operation, PARTS_OF_A_TABLE):
                operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state


def _turn(operations: Sequence[Operation]) -> Callable[[Operation], int]:
    """The sorting key: what stands before the tables, the tables, the rest."""
    first = next(place for place, operation in enumerate(operations) if isinstance(operation, CreateModel))
    before = {id(operation) for operation in operations[:first]}

    def turn(operation: Operation) -> int:
        if id(operation) in before:
            return 0
        return 1 if isinstance(operation, CreateModel) else 2

    return turn
