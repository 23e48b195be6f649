"""What needs doing where it became silent: undecided people of a class that has begun, and unanswered questions."""

from collections.abc import Iterable
from datetime import date, datetime

from applicants.admin.todo import NAME, applications_at, in_turn
from apprenticeships.admin.scope import desk
from apprenticeships.admin.todo import Asking, TodoList, When, counted, late_by, plural
from apprenticeships.models import User
from apprenticeships.rules.words import day_in_words


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The two lists."""
    on = at.astimezone(desk(user).zone).date()
    yield _begun(user, on)
    yield _unanswered(user, on)


def _begun(user: User, on: date) -> Asking:
    """Undecided people whose class has begun, and who go on in no next one."""
    rows = in_turn(user, "begun", on).order_by("cohort__starts_on", "pk")
    count, first = yield counted(rows, *NAME, "cohort__starts_on")
    return TodoList(
        When.LATE,
        count,
        plural(
            count,
            "undecided applicant has no next class: open one, or decide",
            "undecided applicants have no next class: open one, or decide",
        ),
        applications_at("turn=begun"),
        f"Longest: {first[0]} {first[1]}, class of {day_in_words(first[2])}",
        "stop",
        late_by(first[2], on),
    )


def _unanswered(user: User, on: date) -> Asking:
    """Questions whose day is over: the applicant heard so once, and the application ends some days after that."""
    rows = in_turn(user, "unanswered", on).order_by("request_due", "pk")
    count, first = yield counted(rows, *NAME, "request_due")
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "applicant did not answer our question in time: call before it ends",
            "applicants did not answer our questions in time: call before they end",
        ),
        applications_at("turn=unanswered"),
        f"Longest: {first[0]} {first[1]}, asked by {day_in_words(first[2])}",
        "you",
        "Please call",
    )
