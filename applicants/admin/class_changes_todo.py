"""What needs doing about classes that changed: who said yes to a place and is silent about its new first day."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from applicants.admin.todo import PERSON
from applicants.models import StartQuestion
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import User


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The one list of silent people, from the day on by which we asked for an answer."""
    yield _silent(user, at)


def _silent(user: User, at: datetime) -> Asking:
    today = at.astimezone(desk(user).zone).date()
    rows = scoped(StartQuestion.objects.open(), user).filter(change__answer_by__lt=today)
    count, first = yield counted(rows.order_by("asked_at", "pk"), *PERSON, "application__cohort")
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "person did not answer whether the new first day fits: call",
            "people did not answer whether the new first day fits: call",
        ),
        reverse("board:class-change", args=[first[2]]) if first else reverse("classes:list"),
        f"First: {first[0]} {first[1]}" if first else "",
        "you",
        "Please call",
    )
