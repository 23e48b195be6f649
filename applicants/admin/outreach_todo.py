"""What needs doing about outreach: classes that nobody was told of, and a list at which nobody looked for long."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from applicants.models import RecruitmentSource
from applicants.records.outreach import to_look_at, untold
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import User
from apprenticeships.rules.words import day_in_words
from cohorts.models import Cohort


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """Classes to tell of, and sources to look at."""
    on = at.astimezone(desk(user).zone).date()
    yield _untold(user, on)
    yield _old(user, on)


def _untold(user: User, on: date) -> Asking:
    rows = untold(scoped(Cohort.objects.all(), user), on=on)
    count, first = yield counted(rows, "apply_by")
    return TodoList(
        When.WEEK,
        count,
        plural(count, "class closes soon, and no source was told", "classes close soon, and no source was told"),
        reverse("board:outreach") + "?show=untold",
        f"One takes applications through {day_in_words(first[0])}",
    )


def _old(user: User, on: date) -> Asking:
    rows = to_look_at(scoped(RecruitmentSource.objects.all(), user), on=on)
    count, first = yield counted(rows.order_by("looked_at_on", "pk"), "name")
    return TodoList(
        When.WEEK,
        count,
        plural(count, "recruitment source was not looked at", "recruitment sources were not looked at") + " for a year",
        reverse("board:outreach"),
        f"Longest: {first[0]}",
    )
