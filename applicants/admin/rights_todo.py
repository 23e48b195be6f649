"""What needs doing about rights: applicants without the written notice, and complaints that wait for an end."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse

from applicants.models import Complaint, RightsNotice
from applicants.records.rights import without_notice
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import User


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The list of notices, and that of complaints."""
    yield _unwritten(user, at)
    yield _complaints(user)


def _unwritten(user: User, at: datetime) -> Asking:
    written = RightsNotice.objects.filter(organization=OuterRef("version__program__organization"))
    on = at.astimezone(desk(user).zone).date()
    rows = scoped(without_notice(on=on), user).filter(~Exists(written)).order_by("submitted_at", "pk")
    count, first = yield counted(rows, "version__program__organization__name")
    return TodoList(
        When.WEEK,
        count,
        plural(
            count,
            "applicant or apprentice has no written notice of the right to complain",
            "applicants and apprentices have no written notice of the right to complain",
        ),
        reverse("board:rights"),
        f"Write it for {first[0]}; it then goes out by itself",
    )


def _complaints(user: User) -> Asking:
    rows = scoped(Complaint.objects.open().defer("sealed"), user).order_by("received_on", "pk")
    count, first = yield counted(rows, "number")
    text = plural(count, "complaint waits for an end", "complaints wait for an end")
    return TodoList(When.WEEK, count, text, reverse("board:complaints"), f"Complaint {first[0]} came in first")
