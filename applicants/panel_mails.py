"""The mail about a panel with too few people."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from applicants.models import Referral
from applicants.panel_promises import SHORT, panel_of
from applicants.records.deadlines import local_day
from applicants.records.panels import names_of
from applicants.rules.working_days import day_words
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Message

SUBJECTS = Subjects(
    "referral",
    lambda: Referral.objects.select_related(
        "application__person",
        "application__version__program__organization",
        "opening__cohort",
        "opening__track",
        "opening__department__site",
    ),
    "The candidate is not before this department any more.",
)


def _short(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    if row.closed_at is not None:
        raise NoLongerTrueError("The department decided.")
    seats = panel_of(row).seats
    if not seats.missing:
        raise NoLongerTrueError("The panel is complete again.")
    on = local_day(row.application.version.program, message.due_at)
    context: dict[str, Any] = {
        "candidate": row.application.person.name,
        "department": str(row.opening.department),
        "position": row.opening.track.title,
        "starts_on": day_words(row.opening.cohort.starts_on, on),
        "left": names_of(seats.people),
        "count": len(seats.people),
        "size": seats.size,
        "button_url": f"{settings.SITE_URL}{reverse('board:application', args=[row.application_id])}",
        "button_text": "Open the application",
    }
    return Letter(context)


KINDS: tuple[Kind, ...] = (
    Kind(SHORT, "applicants/panel_short", _short, label="A panel has too few people", gather=SUBJECTS.gather),
)
