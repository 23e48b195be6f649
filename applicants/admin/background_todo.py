"""What needs doing about checks: disputes, decisions that are due, reports to look at, what is overdue or to order."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from django.urls import reverse

from applicants.admin.todo import NAME, in_turn
from apprenticeships.admin.scope import desk
from apprenticeships.admin.todo import SECOND, Asking, TodoList, When, counted, plural
from apprenticeships.models import User

LISTS: Final = (
    ("dispute", "background report is disputed", "background reports are disputed", "look", "Please look"),
    (
        "decide",
        "background check can be decided now",
        "background checks can be decided now",
        "you",
        "Your turn",
    ),
    ("second", "no to a background report waits for a second yes",
     "noes to background reports wait for a second yes", "look", SECOND),
    ("post", "letter about a check has to be posted", "letters about checks have to be posted", "you", "Your turn"),
    ("held", "seat is held past its day for a check that is not settled",
     "seats are held past their day for checks that are not settled", "look", "Please look"),
    ("review", "background report waits for a review", "background reports wait for a review", "look", "Please look"),
    ("agency", "background report is overdue: call the agency", "background reports are overdue: call the agency",
     "look", "Please call"),
    ("lab", "drug screen is overdue: call the applicant or the lab",
     "drug screens are overdue: call the applicants or the lab", "look", "Please call"),
    ("taken", "consent to a drug screen was taken back: tell the lab, then call the applicant",
     "consents to drug screens were taken back: tell the lab, then call the applicants", "look", "Please call"),
    ("wrong", "report may be written down by mistake: a second person decides",
     "reports may be written down by mistake: a second person decides", "look", SECOND),
    ("back", "candidate is back after a mistake, and nobody is about to meet them",
     "candidates are back after a mistake, and nobody is about to meet them", "you", "Your turn"),
    ("checks", "check has to be begun, or done anew, of somebody who is with managers or said yes",
     "checks have to be begun, or done anew, of people who are with managers or said yes",
     "you", "Your turn"),
    ("order", "background check has to be ordered", "background checks have to be ordered", "you", "Your turn"),
)  # fmt: skip
"""Whose turn, in words for one and for many, color, badge."""


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The lists of background checks and drug screens."""
    on = at.astimezone(desk(user).zone).date()
    for name, one, many, family, badge in LISTS:
        yield _of(user, on, name, plural_words=(one, many), family=family, badge=badge)


def _of(user: User, on: date, name: str, *, plural_words: tuple[str, str], family: str, badge: str) -> Asking:
    rows = in_turn(user, name, on).order_by("submitted_at", "pk")
    count, first = yield counted(rows, *NAME)
    url = f"{reverse('board:applications')}?turn={name}"
    return TodoList(When.TODAY, count, plural(count, *plural_words), url, f"{first[0]} {first[1]}", family, badge)
