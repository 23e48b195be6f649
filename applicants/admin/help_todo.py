"""What needs doing about help with tests: requests that wait for an answer, those that are late apart."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from applicants.models import Accommodation
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, late_by, plural
from apprenticeships.models import User
from apprenticeships.rules.words import day_in_words


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The lists of requests."""
    on = at.astimezone(desk(user).zone).date()
    yield _late(user, on)
    yield _waiting(user, on)


def _late(user: User, on: date) -> Asking:
    rows = scoped(Accommodation.objects.waiting(), user).filter(answer_due__lt=on)
    count, first = yield counted(rows, "answer_due")
    return TodoList(
        When.LATE,
        count,
        plural(count, "request for help with a test is late", "requests for help with tests are late"),
        reverse("board:accommodations"),
        f"Longest: promised by {day_in_words(first[0])}",
        "stop",
        late_by(first[0], on),
    )


def _waiting(user: User, on: date) -> Asking:
    rows = scoped(Accommodation.objects.waiting(), user).filter(answer_due__gte=on)
    count, first = yield counted(rows, "answer_due")
    return TodoList(
        When.TODAY if first[0] == on else When.WEEK,
        count,
        plural(count, "request for help with a test waits", "requests for help with tests wait"),
        reverse("board:accommodations"),
        "Who hires never sees them",
        "you",
        "Today" if first[0] == on else f"By {day_in_words(first[0])}",
    )
