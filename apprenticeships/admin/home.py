"""The admin's home: what needs doing, late first, with the classes and dates beside it."""

from collections import Counter
from datetime import datetime, time
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from apprenticeships.admin.scope import desk
from apprenticeships.admin.todo import HEADINGS, TodoList, When, collect
from apprenticeships.models import User

MOST_DATES: Final = 5
MIDDAY, EVENING = time(12), time(17)


def page(user: User, *, at: datetime) -> dict[str, Any]:
    """Everything that the page shows."""
    here = at.astimezone(desk(user).zone)
    rows = collect(user, at)
    days = sorted(
        (row for path in settings.HOME_DATES for row in import_string(path)(user, at)), key=lambda row: row.day
    )
    return {
        "title": "What needs doing",
        "greeting": _greeting(here.time()),
        "first_name": user.get_short_name(),
        "day": here.date(),
        "many": len(rows),
        "late": sum(row.when is When.LATE for row in rows),
        "groups": _groups(rows),
        "waiting": _waiting(rows),
        "first": rows[0] if rows else None,
        "classes": import_string(settings.HOME_CLASSES)(user, at) if settings.HOME_CLASSES else [],
        "dates": days[:MOST_DATES],
    }


def _waiting(rows: list[TodoList]) -> dict[str, int]:
    """How much waits behind each address of the menu; the same row may be in two lists of one address."""
    found: Counter[str] = Counter()
    for row in rows:
        found[urlsplit(row.url).path] += row.count
    return found


def _greeting(now: time) -> str:
    if now < MIDDAY:
        return "Good morning"
    return "Good afternoon" if now < EVENING else "Good evening"


def _groups(rows: list[TodoList]) -> list[tuple[str, list[TodoList]]]:
    found = [(HEADINGS[when], [row for row in rows if row.when is when]) for when in When]
    return [(heading, group) for heading, group in found if group]
