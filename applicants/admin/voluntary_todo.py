"""What needs doing about the voluntary questions: sheets of paper to hand over, and a federal form that has expired."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from applicants.admin.todo import NAME, applications_at, in_turn
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import Parameter, User


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The list of sheets, and that of forms."""
    on = at.astimezone(desk(user).zone).date()
    yield _sheets(user, on)
    yield _expired(user, on)


def _sheets(user: User, on: date) -> Asking:
    rows = in_turn(user, "sheet", on).order_by("voluntary_sheet__since", "pk")
    count, first = yield counted(rows, *NAME)
    return TodoList(
        When.WEEK,
        count,
        plural(
            count,
            "person got no invitation to the voluntary questions: hand the sheet over",
            "people got no invitation to the voluntary questions: hand the sheets over",
        ),
        applications_at("turn=sheet&state=all"),
        f"{first[0]} {first[1]} waits longest",
    )


def _expired(user: User, on: date) -> Asking:
    """Editions of the federal form about a disability that are in use and whose printed day is over."""
    rows = scoped(Parameter.objects.expired_forms(on=on), user).order_by("effective_from", "pk")
    count, first = yield counted(rows, "value")
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "federal form about a disability has expired: enter the new edition",
            "federal forms about a disability have expired: enter the new editions",
        ),
        reverse("admin:apprenticeships_parameter_changelist") + "?form=expired",
        f"Expired on {first[0]}",
        "look",
        "Please look",
    )
