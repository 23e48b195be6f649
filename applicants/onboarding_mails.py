"""Mails about tasks around the first day: to the candidate, and to the department that does some of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import Application, OnboardingTask
from applicants.onboarding_promises import ASKED, BACK, DEPARTMENT_DUE, DEPARTMENT_OVERDUE, DUE, OVERDUE
from applicants.records.deadlines import local_day
from applicants.rules.working_days import day_words
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message, TaskOwner

YOUR_LIST = gettext_noop("See what to do")


def _open(message: Message, owner: TaskOwner) -> QuerySet[OnboardingTask]:
    rows = OnboardingTask.objects.waiting().filter(
        application=message.context["application"], item__owner=owner, said_at__isnull=True
    )
    if "due" in message.context:
        rows = rows.filter(due_on=date.fromisoformat(message.context["due"]))
    return rows.select_related("item")


def _told(application: Application, rows: list[OnboardingTask], message: Message, url: str, text: str) -> Letter:
    on = local_day(application.version.program, message.due_at)
    context: dict[str, Any] = {
        "candidate": application.person.name,
        "starts_on": day_words(application.cohort.starts_on, on),
        "tasks": [{"title": row.item.title, "due": day_words(row.due_on, on)} for row in rows],
        "due": day_words(rows[0].due_on, on),
        "overdue": message.kind in {OVERDUE, DEPARTMENT_OVERDUE},
        "gates": any(row.item.gates_start for row in rows),
        "button_url": f"{settings.SITE_URL}{url}",
        "button_text": text,
    }
    return Letter(context)


def _about(pk: int) -> Application:
    rows = Application.objects.select_related("person", "cohort", "version__program__organization")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NoLongerTrueError("The application is gone.")
    return row


def _reminder(owner: TaskOwner) -> Callable[[Message], Letter]:
    """Return the builder of a mail that names what is still open, and nothing once all of it is done."""

    def build(message: Message) -> Letter:
        rows = list(_open(message, owner))
        if not rows:
            raise NoLongerTrueError("Nothing of it is open any more.")
        application = _about(message.context["application"])
        if owner == TaskOwner.DEPARTMENT:
            return _told(application, rows, message, reverse("hiring:getting_ready"), "Open your list")
        return _told(application, rows, message, reverse("offers:onboarding", args=[application.public_id]), YOUR_LIST)

    return build


def _back(message: Message) -> Letter:
    row = OnboardingTask.objects.waiting().filter(pk=message.context["task"]).exclude(back_reason="").first()
    if row is None:
        raise NoLongerTrueError("The task is not theirs any more.")
    application = _about(row.application_id)
    return _told(application, [row], message, reverse("offers:onboarding", args=[application.public_id]), YOUR_LIST)


KINDS: tuple[Kind, ...] = (
    Kind(DUE, "applicants/onboarding_due", _reminder(TaskOwner.CANDIDATE), label="Reminder of a task"),
    Kind(OVERDUE, "applicants/onboarding_due", _reminder(TaskOwner.CANDIDATE), label="A task is overdue"),
    Kind(BACK, "applicants/onboarding_back", _back, Lane.TODAY, label="A task needs something else"),
    Kind(ASKED, "applicants/department_tasks", _reminder(TaskOwner.DEPARTMENT), label="What a department does"),
    Kind(
        DEPARTMENT_DUE, "applicants/department_tasks", _reminder(TaskOwner.DEPARTMENT), label="A department is reminded"
    ),
    Kind(
        DEPARTMENT_OVERDUE,
        "applicants/department_tasks",
        _reminder(TaskOwner.DEPARTMENT),
        label="A department is late",
    ),
)
