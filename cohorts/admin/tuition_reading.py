"""What the tuition desk lists: requests by what they wait for, and how many of them stand on the home page."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse

from apprenticeships.admin.scope import scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import User
from cohorts.models import TuitionRequest, TuitionState

NAME: Final = ("participant__person__given_name", "participant__person__family_name")
SHOWN: Final = (
    ("asked", "Wait for a decision"),
    ("approved", "Wait for payment"),
    ("paid", "Paid"),
    ("closed", "Not approved, taken back"),
)
FAMILIES: Final = {
    TuitionState.ASKED: "you",
    TuitionState.APPROVED: "you",
    TuitionState.DENIED: "stop",
    TuitionState.PAID: "done",
    TuitionState.WITHDRAWN: "later",
}


def listed(shown: str, user: User) -> QuerySet[TuitionRequest]:
    """The requests of one list; those that wait are ordered by how long they do."""
    rows = scoped(TuitionRequest.objects.all(), user)
    found: dict[str, QuerySet[Any]] = {
        "asked": rows.filter(state=TuitionState.ASKED).order_by("asked_at", "pk"),
        "approved": rows.filter(state=TuitionState.APPROVED).order_by("decided_at", "pk"),
        "paid": rows.filter(state=TuitionState.PAID).order_by("-paid_on", "-pk"),
        "closed": rows.filter(state__in=[TuitionState.DENIED, TuitionState.WITHDRAWN]).order_by("-asked_at", "-pk"),
    }
    return found[shown]


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """Tuition that waits for a decision, and tuition that waits for payment."""
    yield _asked(user)
    yield _approved(user)


def _asked(user: User) -> Asking:
    count, first = yield counted(listed("asked", user), *NAME)
    return TodoList(
        When.TODAY,
        count,
        plural(count, "tuition request waits", "tuition requests wait"),
        reverse("partnership:tuition"),
        f"Longest: {first[0]} {first[1]}",
    )


def _approved(user: User) -> Asking:
    count, first = yield counted(listed("approved", user), *NAME)
    return TodoList(
        When.WEEK,
        count,
        plural(count, "approved tuition request waits for payment", "approved tuition requests wait for payment"),
        reverse("partnership:tuition") + "?show=approved",
        f"Longest: {first[0]} {first[1]}",
    )
