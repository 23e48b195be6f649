"""The mail to the coordinators that an agency or a lab is late. It names nobody: mails are read on other screens."""

from datetime import date
from typing import Final

from django.conf import settings
from django.urls import reverse

from applicants.background_promises import OVERDUE
from applicants.models import ConditionCheck
from applicants.records.deadlines import local_day
from applicants.rules.working_days import day_words
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Message

SUBJECTS: Final = Subjects(
    "condition",
    lambda: ConditionCheck.objects.select_related("application__version__program__organization"),
    "It is gone.",
)


def _overdue(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    due = date.fromisoformat(message.context["due"])
    if row.due_on != due or row.application.ended_at is not None:
        raise NoLongerTrueError("It came, or the application is over.")
    program = row.application.version.program
    return Letter(
        {
            "program": program,
            "due": day_words(due, local_day(program, message.due_at)),
            "button_url": f"{settings.SITE_URL}{reverse('board:application', args=[row.application_id])}",
            "button_text": "Open the application",
        }
    )


KINDS: tuple[Kind, ...] = (
    Kind(OVERDUE, "applicants/check_overdue", _overdue, label="An agency or a lab is late", gather=SUBJECTS.gather),
)
