"""Bad values for a form, all before one scene: each field gets some and each value has its turn, by night all."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import pytest
from django.db import transaction

Name, Value = TypeVar("Name"), TypeVar("Value")
EACH: Final = pytest.mark.parametrize(
    "each", [2, pytest.param(None, marks=pytest.mark.nightly)], ids=["in turns", "all of them"]
)


def in_turns(names: Collection[Name], values: Collection[Value], each: int | None) -> Iterator[tuple[Name, Value]]:
    """Every name with ``each`` of the values (``None``: with all), and every value with some name."""
    row = list(values)
    times = len(row) if each is None else min(len(row), max(each, -(-len(row) // len(names))))
    for number, name in enumerate(names):
        for turn in range(times):
            yield name, row[(number * times + turn) % len(row)]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever a request wrote is taken back, so that each begins with the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
