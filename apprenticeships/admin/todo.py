"""What needs doing: the shape of a list, and the kernel's own lists."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.module_loading import import_string

from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo_statement import Answer, Question, answers
from apprenticeships.models import ChoreFailure, Message, Session, SignUp, SignUpState, User
from apprenticeships.rules.words import day_in_words


class When(StrEnum):
    """How urgent a list is: the three groups of the home page."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"


SECOND: Final = "A second yes"
HEADINGS: Final = {When.LATE: "Late", When.TODAY: "Today", When.WEEK: "This week"}


@dataclass(frozen=True, slots=True)
class TodoList:
    """One list: how many, a title that continues the count and opens the very list, an example, a badge.

    With the badge ``SECOND`` it waits for the yes of somebody else than who asked, and stands first in its group.
    """

    when: When
    count: int
    title: str
    url: str
    small: str = ""
    family: str = "you"
    badge: str = "Your turn"


Asking = Generator[Question, Answer, TodoList]
"""A list in the making: it asks one question, is told the answer if there are rows, and says what to show."""


@dataclass(frozen=True, slots=True)
class NextDate:
    """One coming day and what happens on it."""

    day: date
    text: str
    url: str = ""
    family: str = ""


def collect(user: User, at: datetime) -> list[TodoList]:
    """Every list that has something in it, of all parts of the product, late ones first. One statement for all."""
    asking = _asking(user, at)
    found = [_told(asking[place], answer) for place, answer in answers(_questions, user, at)]
    order = list(When)
    return sorted(found, key=lambda row: (order.index(row.when), row.badge != SECOND))


def _asking(user: User, at: datetime) -> list[Asking]:
    return [each for path in settings.HOME_LISTS for each in import_string(path)(user, at)]


def _questions(user: User, at: datetime) -> list[Question]:
    """What all lists ask."""
    return [next(each) for each in _asking(user, at)]


def _told(asking: Asking, answer: Answer) -> TodoList:
    """What a list makes of the answer to its question."""
    next(asking)
    try:
        asking.send(answer)
    except StopIteration as end:
        row: TodoList = end.value
        return row
    raise AssertionError("unreachable: a list asks one question")


def counted(rows: QuerySet[Any], *columns: str) -> Question:
    """Ask how many rows there are, and for the named columns of the first one."""
    return Question(rows, columns)


def late_by(day: date, on: date) -> str:
    """How late something is, for a badge."""
    days = (on - day).days
    return f"{days} day{'' if days == 1 else 's'} late"


def plural(count: int, one: str, many: str) -> str:
    """The words that go on after a count."""
    return one if count == 1 else many


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """Mails that nobody got, sessions of which nobody said who came, and what the worker could not do."""
    yield _undelivered(user)
    yield _not_done(user)
    yield _calls(user)
    yield _unmarked(user, at)


def _undelivered(user: User) -> Asking:
    count, first = yield counted(scoped(Message.objects.stuck(), user).order_by("-created_at"), "recipient")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "mail did not arrive", "mails did not arrive"),
        reverse("admin:apprenticeships_message_changelist") + "?stands=stuck",
        small=f"Newest: {first[0]}",
        family="look",
        badge="Please look",
    )


def _not_done(user: User) -> Asking:
    rows = scoped(ChoreFailure.objects.to_see(), user).order_by("since", "pk")
    count, first = yield counted(rows, "problem", "since")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "step that the worker could not do", "steps that the worker could not do"),
        reverse("admin:apprenticeships_chorefailure_changelist"),
        small=f"Since {day_in_words(first[1].astimezone(desk(user).zone).date())}: {first[0]}",
        family="look",
        badge="Please look",
    )


def _calls(user: User) -> Asking:
    rows = scoped(Message.objects.to_call(), user).order_by("due_at", "pk")
    count, first = yield counted(rows, "person__given_name", "person__family_name")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "call to somebody without e-mail", "calls to people without e-mail"),
        reverse("admin:apprenticeships_message_changelist") + "?stands=call",
        small=f"{first[0]} {first[1]} waits longest",
    )


def _unmarked(user: User, at: datetime) -> Asking:
    count, first = yield counted(scoped(unmarked(at), user).order_by("starts_at"), "title", "starts_at")
    day = day_in_words(first[1].astimezone(desk(user).zone).date())
    return TodoList(
        When.TODAY,
        count,
        plural(count, "session waits for who came", "sessions wait for who came"),
        reverse("admin:apprenticeships_session_changelist") + "?when=unmarked",
        small=f"{first[0]}, {day}",
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
