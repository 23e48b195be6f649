"""The library's register of triggers, with an index: at every start of a process it would read all of them for each.

We have three hundred triggers, and each is registered by its class and once more when the apps are ready. That was a
second and a half of the three that a process needs to start (django-pgtrigger 4.17).
"""

from typing import Any

from pgtrigger import registry

LIBRARY: Any = registry
BASE: Any = LIBRARY._registry.__class__  # noqa: SLF001 the library has no public place for its register


class IndexedRegister(BASE):  # type: ignore[misc]
    """Knows what is registered by table and by function, instead of looking through everything for each trigger."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[tuple[str, str], Any] = {}
        self.functions: set[str] = set()

    @property
    def by_db_table(self) -> dict[tuple[str, str], Any]:
        """The triggers by their table and name."""
        return self.tables

    @property
    def pg_function_names(self) -> set[str]:
        """The names of the functions of all triggers."""
        return self.functions

    def __setitem__(self, key: str, value: tuple[Any, Any]) -> None:
        """Register a trigger; one that is new must have a name of its own."""
        super().__setitem__(key, value)
        model, trigger = value
        self.tables[model._meta.db_table, trigger.name] = trigger
        self.functions.add(trigger.get_pgid(model))

    def __delitem__(self, key: str) -> None:
        """Forget a trigger."""
        model, trigger = self[key]
        super().__delitem__(key)
        del self.tables[model._meta.db_table, trigger.name]
        self.functions.discard(trigger.get_pgid(model))


def use() -> None:
    """Let the library register in this one; to be called before any model is loaded."""
    LIBRARY._registry = IndexedRegister()  # noqa: SLF001
