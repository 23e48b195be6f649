"""What needs doing about interviews: who did not come again, and is the coordinator's to call."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from applicants.admin.records import left
from applicants.admin.todo import PERSON
from applicants.models import Interview
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import User


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The one list of missed interviews."""
    yield _left(user)


def _left(user: User) -> Asking:
    rows = left(scoped(Interview.objects.all(), user)).order_by("left_at", "pk")
    count, first = yield counted(rows, *PERSON, "manager__name")
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "candidate did not come again: call, and say what follows",
            "candidates did not come again: call, and say what follows",
        ),
        reverse("admin:applicants_interview_changelist") + "?missed=left",
        f"First: {first[0]} {first[1]}, with {first[2]}",
        "you",
        "Please call",
    )
