"""Reports on the coordinators' home: late ones, those due soon, those that wait for a signature."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from apprenticeships.admin.scope import desk
from apprenticeships.admin.todo import Asking, TodoList, When, counted, late_by, plural
from apprenticeships.models import User
from apprenticeships.rules.words import day_in_words
from cohorts.admin.coordinated import coordinated
from cohorts.models import Party, Report, ReportState, Signature
from cohorts.reporting.due import BEFORE

SOON: Final = timedelta(days=max(BEFORE))
COLUMNS: Final = ("grant__name", "due_on", "grant__id")


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The lists of reports."""
    on = at.astimezone(desk(user).zone).date()
    yield _late(user, on)
    yield _due(user, on)
    yield _unsigned(user)


def _drafts(user: User) -> QuerySet[Report]:
    rows = Report.objects.filter(state=ReportState.DRAFT, number=1)
    return coordinated(rows, user, path="grant__program__organization").order_by("due_on", "pk")


def _late(user: User, on: date) -> Asking:
    count, first = yield counted(_drafts(user).filter(due_on__lt=on), *COLUMNS)
    return TodoList(
        When.LATE,
        count,
        plural(count, "report is late", "reports are late"),
        reverse("partnership:reports", args=[first[2]]),
        f"Longest: {first[0]}, due {day_in_words(first[1])}",
        "stop",
        late_by(first[1], on),
    )


def _due(user: User, on: date) -> Asking:
    count, first = yield counted(_drafts(user).filter(due_on__range=(on, on + SOON)), *COLUMNS)
    today = first[1] == on
    return TodoList(
        When.TODAY if today else When.WEEK,
        count,
        plural(count, "report is due soon", "reports are due soon"),
        reverse("partnership:reports", args=[first[2]]),
        first[0],
        "you",
        f"By {day_in_words(first[1])}",
    )


def _unsigned(user: User) -> Asking:
    rows = coordinated(Report.objects.all(), user, path="grant__program__organization")
    both = [Exists(Signature.objects.filter(report=OuterRef("pk"), party=party)) for party in Party]
    unsigned = rows.filter(state=ReportState.SUBMITTED).exclude(*both)
    count, first = yield counted(unsigned.order_by("submitted_at", "pk"), *COLUMNS)
    return TodoList(
        When.WEEK,
        count,
        plural(count, "report waits for a signature", "reports wait for signatures"),
        reverse("partnership:reports", args=[first[2]]),
        first[0],
        "us",
        "Partners’ turn",  # noqa: RUF001 - the apostrophe of print
    )
