"""What needs doing about the notice of rights: applicants who got none because nobody has written it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse

from applicants.models import RightsNotice
from applicants.records.rights import without_notice
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import User


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The one list of notices."""
    yield _unwritten(user)


def _unwritten(user: User) -> Asking:
    written = RightsNotice.objects.filter(organization=OuterRef("version__program__organization"))
    rows = scoped(without_notice(), user).filter(~Exists(written)).order_by("submitted_at", "pk")
    count, first = yield counted(rows, "version__program__organization__name")
    return TodoList(
        When.WEEK,
        count,
        plural(
            count,
            "applicant has no written notice of the right to complain",
            "applicants have no written notice of the right to complain",
        ),
        reverse("board:rights"),
        f"Write it for {first[0]}; it then goes out by itself",
    )
