"""Mails about documents: another one is needed, and a reminder of it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import NOT_USED, OPEN_STATES, Document
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Lane, Message

SUBJECTS = Subjects(
    "document",
    lambda: Document.objects.select_related("application__version__program__organization", "requirement"),
    "The document is gone.",
)


def _asked_again(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    if row.state not in NOT_USED or row.answered_at is not None:
        raise NoLongerTrueError("Another document came, or this one was accepted.")
    if row.application.state not in OPEN_STATES:
        raise NoLongerTrueError("The application is over.")
    path = reverse("portal:documents", args=[row.application.public_id])
    return Letter(
        {
            "document": row,
            "application": row.application,
            "program": row.application.version.program,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("Send another one"),
        }
    )


KINDS: tuple[Kind, ...] = (
    Kind(
        "document.another",
        "applicants/document_another",
        _asked_again,
        lane=Lane.TODAY,
        label="Another document is needed",
        gather=SUBJECTS.gather,
    ),
    Kind(
        "document.reminder",
        "applicants/document_reminder",
        _asked_again,
        label="Reminder of a document",
        gather=SUBJECTS.gather,
    ),
)
