"""What needs doing: the shape of a list, and the kernel's own lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet, Window
from django.urls import reverse
from django.utils.module_loading import import_string

from apprenticeships.admin.scope import desk, scoped
from apprenticeships.models import Message, Session, SignUp, SignUpState, User
from apprenticeships.rules.words import day_in_words


class When(StrEnum):
    """How urgent a list is: the three groups of the home page."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"


HEADINGS: Final = {When.LATE: "Late", When.TODAY: "Today", When.WEEK: "This week"}


@dataclass(frozen=True, slots=True)
class TodoList:
    """One list: how many, a title that continues the count and opens the very list, an example, a badge."""

    when: When
    count: int
    title: str
    url: str
    small: str = ""
    family: str = "you"
    badge: str = "Your turn"


@dataclass(frozen=True, slots=True)
class NextDate:
    """One coming day and what happens on it."""

    day: date
    text: str
    url: str = ""
    family: str = ""


def collect(user: User, at: datetime) -> list[TodoList]:
    """Every list that has something in it, of all parts of the product, late ones first."""
    found = [row for path in settings.TODO_LISTS for row in import_string(path)(user, at) if row.count]
    order = list(When)
    return sorted(found, key=lambda row: order.index(row.when))


def late_by(day: date, on: date) -> str:
    """How late something is, for a badge."""
    days = (on - day).days
    return f"{days} day{'' if days == 1 else 's'} late"


def plural(count: int, one: str, many: str) -> str:
    """The words that go on after a count."""
    return one if count == 1 else many


def lists(user: User, at: datetime) -> Iterable[TodoList]:
    """Mails that nobody got, and sessions of which nobody said who came."""
    count, first = counted(scoped(Message.objects.stuck(), user).order_by("-created_at"), "recipient")
    yield TodoList(
        When.TODAY,
        count,
        plural(count, "mail did not arrive", "mails did not arrive"),
        reverse("admin:apprenticeships_message_changelist") + "?stands=stuck",
        small=f"Newest: {first[0]}" if first else "",
        family="look",
        badge="Please look",
    )
    count, first = counted(scoped(unmarked(at), user).order_by("starts_at"), "title", "starts_at")
    day = day_in_words(first[1].astimezone(desk(user).zone).date()) if first else ""
    yield TodoList(
        When.TODAY,
        count,
        plural(count, "session waits for who came", "sessions wait for who came"),
        reverse("admin:apprenticeships_session_changelist") + "?when=unmarked",
        small=f"{first[0]}, {day}" if first else "",
    )


def unmarked(at: datetime) -> QuerySet[Session]:
    """Sessions that are over, with somebody of whom nobody said whether they came."""
    open_ones = SignUp.objects.filter(session=OuterRef("pk"), state=SignUpState.SIGNED_UP)
    return Session.objects.filter(Exists(open_ones), canceled_at__isnull=True, ends_at__lte=at)


def dates(user: User, at: datetime) -> Iterable[NextDate]:
    """The next sessions, with their chairs."""
    rows = (
        scoped(Session.objects.with_places(), user)
        .filter(canceled_at__isnull=True, starts_at__gt=at)
        .order_by("starts_at")[:3]
    )
    for row in rows:
        day = row.starts_at.astimezone(ZoneInfo(row.zone)).date()
        signed: int = row.signed  # type: ignore[attr-defined]
        yield NextDate(
            day,
            f"{row.get_kind_display()}, {row.place}. {signed} of {row.capacity} chairs",
            reverse("desk:session", args=[row.pk]),
            "you",
        )


def counted(rows: QuerySet[Any], *columns: str) -> tuple[int, tuple[Any, ...]]:
    """How many rows there are, and the named columns of the first one, in one query. No rows: 0 and nothing."""
    found = rows.annotate(total=Window(Count("pk"))).values_list("total", *columns)[:1]
    first = next(iter(found), None)
    return (first[0], tuple(first[1:])) if first else (0, ())
