"""What needs doing about references: answers to read and decide on, and people whom only a call reaches."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from applicants.admin.turns import turn
from applicants.models import Application
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import User

LISTS = (
    ("references", "applicant has references to read", "applicants have references to read", "Please look"),
    ("referees", "applicant has a reference to call", "applicants have references to call", "Please call"),
)


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The lists of references."""
    on = at.astimezone(desk(user).zone).date()
    for name, one, many, badge in LISTS:
        yield _of(user, name, turn(name, on), (one, many), badge)


def _of(user: User, name: str, whose: Q, words: tuple[str, str], badge: str) -> Asking:
    rows = scoped(Application.objects.all(), user).filter(whose).order_by("submitted_at", "pk")
    count, first = yield counted(rows, "person__given_name", "person__family_name")
    url = f"{reverse('board:applications')}?turn={name}"
    return TodoList(When.TODAY, count, plural(count, *words), url, f"{first[0]} {first[1]}", "look", badge)
