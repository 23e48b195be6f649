"""Every address of the site, from the resolver, with sample values for what stands in it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter

NOBODYS = uuid.UUID("00000000-0000-4000-8000-000000000000")
SAMPLES: dict[type, Any] = {
    UUIDConverter: NOBODYS,
    IntConverter: 999_999_999,
    SlugConverter: "no-such-thing",
    StringConverter: "no-such-thing",
}


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver."""

    name: str
    path: str
    view: Any
    kwargs: dict[str, Any]

    def __str__(self) -> str:
        return self.name or self.path


def _sample(pattern: Any) -> tuple[str, dict[str, Any]]:
    route = str(getattr(pattern, "_route", None) or pattern)
    kwargs: dict[str, Any] = {}
    for name, converter in pattern.converters.items():
        known = [value for kind, value in SAMPLES.items() if type(converter) is kind]
        value = known[0] if known else converter.to_url(converter.to_python(SPECIAL[type(converter).__name__]))
        kwargs[name] = value
        start = route.index("<")
        route = route[:start] + str(value) + route[route.index(">") + 1 :]
    return route, kwargs


SPECIAL = {"DateConverter": "2026-01-05", "DayConverter": "2026-01-05", "PathConverter": "no/such/thing"}
REGEX_PATHS = {
    "account_confirm_email": "confirm-email/no-such-key/",
    "account_reset_password_from_key": "password/reset/key/1-no-such-key/",
    "view_on_site": "r/1/1/",
    "app_list": "cohorts/",
}


def addresses() -> list[Address]:
    """All patterns, each once."""
    found = {address.path: address for address in _walk(get_resolver().url_patterns, "/", "", {})}
    return list(found.values())


def _walk(patterns: list[Any], prefix: str, namespace: str, given: dict[str, Any]) -> Iterator[Address]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            part, kwargs = _sample(entry.pattern)
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, prefix + part, inner, given | kwargs)
        elif isinstance(entry, URLPattern):
            part, kwargs = _sample(entry.pattern)
            if "(" in part or "^" in part:
                part = REGEX_PATHS.get(entry.name or "", "")
                if not part:
                    continue
            yield Address(f"{namespace}{entry.name or ''}", prefix + part, entry.callback, given | kwargs)
