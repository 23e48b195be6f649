"""Column history: every insert, update and delete of a tracked table, written by PostgreSQL itself."""

from collections.abc import Callable
from typing import TypeVar

import pghistory
import pgtrigger
from django.db.models import Model

M = TypeVar("M", bound=type[Model])


def track(*, exclude: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Keep what changed in each row, append only. ``exclude`` names generated, contact and free-text columns."""
    guard = pgtrigger.Trigger(
        name="no_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'history is append only'; RETURN NULL;",
    )
    decorate: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        append_only=True,
        exclude=list(exclude),
        obj_field=pghistory.ObjForeignKey(related_name="column_history", related_query_name="column_history"),
        meta={"triggers": [guard]},
    )
    return decorate
