"""Counting statements without slowing them down, as keeping their text would."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from django.db import connection


@contextmanager
def counted() -> Iterator[list[float]]:
    """The milliseconds of each statement of the block; a COPY is not among them."""
    times: list[float] = []

    def run(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        began = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            times.append((perf_counter() - began) * 1000)

    with connection.execute_wrapper(run):
        yield times
