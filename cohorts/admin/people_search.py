"""Searching rows by the name of the person to whom they belong."""

from typing import Any

from apprenticeships.models import Person


def by_person(rows: Any, words: str, path: str = "person") -> Any:
    """The rows of people whose name holds every word."""
    text = words.strip()[:100]
    return rows.filter(**{f"{path}__in": Person.objects.named_like(text).values("pk")}) if text else rows
