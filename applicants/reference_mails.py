"""Mails about references: to whoever was named, with their own link, and to the applicant when another is needed.

The mail to a referee tells of the applicant the name and the program, and nothing else.
"""

from dataclasses import replace
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import Referee, RefereeState
from applicants.records.deadlines import local_day
from applicants.records.referee_links import token_of
from applicants.records.references import SENT, place_of
from applicants.reference_promises import ANOTHER, ASKED, REMINDER
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Message
from apprenticeships.rules.words import day_in_words

SUBJECTS: Final = Subjects(
    "referee",
    lambda: Referee.objects.select_related(
        "application__version__program__organization", "application__person", "application__cohort"
    ),
    "Nobody is named like this any more.",
)


def _asked(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    application = row.application
    program = application.version.program
    if row.state != RefereeState.ASKED or row.link_number != message.context["link_number"]:
        raise NoLongerTrueError("They answered, or this link ended.")
    if application.state not in SENT or local_day(program, message.due_at) > row.last_day:
        raise NoLongerTrueError("The application is over, or the time to answer is.")
    path = reverse("portal:for_referee", args=[token_of(row)])
    return Letter(
        {
            "greeting_name": row.name,
            "candidate": application.person.name,
            "candidate_short": application.person.short_name,
            "program": program,
            "organization": program.organization.name,
            "confidential": row.is_confidential,
            "last_day": day_in_words(row.last_day),
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("Answer the questions"),
        }
    )


def _another(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    application = row.application
    place = place_of(application, at=message.due_at) if application.state in SENT else None
    if row.state not in {RefereeState.DECLINED, RefereeState.LAPSED, RefereeState.RETURNED}:
        raise NoLongerTrueError("They are asked again, or they answered.")
    if place is None or not place.may_name:
        raise NoLongerTrueError("Nobody else has to be named any more.")
    path = reverse("portal:references", args=[application.public_id])
    return Letter(
        {
            "program": application.version.program,
            "who": row.name,
            "returned": row.state == RefereeState.RETURNED,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("Name another person"),
        }
    )


_OF_REFERENCES = (
    Kind(ASKED, "applicants/reference_asked", _asked, label="Somebody is asked for a reference", secret=True),
    Kind(REMINDER, "applicants/reference_reminder", _asked, label="A reminder of a reference", secret=True),
    Kind(ANOTHER, "applicants/reference_another", _another, label="Another reference is needed"),
)
KINDS: tuple[Kind, ...] = tuple(replace(kind, gather=SUBJECTS.gather) for kind in _OF_REFERENCES)
