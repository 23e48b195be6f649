"""Which tables hold rows of an application, however far away, and how their rows lead to it."""

from collections import deque
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.apps import apps

from applicants.models import Application


@cache
def paths() -> Mapping[type[Any], str]:
    """Return every model whose rows lead to an application with its path, and the application itself with "pk".

    Read from the models, so that nobody has to think of a new table. Histories are no parts: they follow their tables.
    """
    found: dict[type[Any], str] = {Application: "pk"}
    todo: deque[type[Any]] = deque([Application])
    tables = [each for each in apps.get_models() if not hasattr(each, "pgh_tracked_model")]
    while todo:
        target = todo.popleft()
        way = "" if target is Application else f"__{found[target]}"
        for model in tables:
            names = [field.name for field in model._meta.concrete_fields if field.related_model is target]
            if names and model not in found:
                found[model] = f"{names[0]}{way}"
                todo.append(model)
    return found
