"""What is made when it is first needed: words of a class or a module, and rows that are asked for again and again."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.utils import translation

R = TypeVar("R")

gettext_lazy: Callable[[str], str] = translation.gettext_lazy  # type: ignore[assignment]
"""Words, looked up when they are shown; to the type checker they are text, as they act."""


def once_a_thread(build: Callable[[], R]) -> Callable[[], R]:
    """Put a query set together once for each thread, where that took longer than the answer.

    Two threads must not share one: Django writes into its subqueries while it turns them into SQL.
    """
    kept = threading.local()

    @wraps(build)
    def built() -> R:
        if not hasattr(kept, "rows"):
            kept.rows = build()
        rows: R = kept.rows
        return rows

    return built
