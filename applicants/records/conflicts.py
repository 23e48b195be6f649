"""Who said of whom that they are too close to choose, and who therefore takes no part."""

from collections.abc import Iterable
from typing import Final

from django.db.models import QuerySet

from applicants.models import Application
from applicants.records.approvals import standing_apart
from applicants.records.stand_ins import bound_by
from apprenticeships.models import Event
from apprenticeships.written import written_once

NO_CONFLICT: Final = "application.no_conflict"
CONFLICT: Final = "application.conflict"
LIFTED: Final = "application.conflict_lifted"
SAID: Final = (CONFLICT, NO_CONFLICT, LIFTED)


def declarations(application_ids: Iterable[int]) -> dict[tuple[int, int], Event]:
    """The last word by application and user: what they said, or that a coordinator lifted it so that they may say anew.

    Whose word was lifted has said nothing.
    """
    found: dict[tuple[int, int], Event] = {}
    for row in _said(list(application_ids)):
        if row.kind == LIFTED:
            found.pop((row.subject_id, row.data["user"]), None)
        elif row.actor_id is not None:
            found[row.subject_id, row.actor_id] = row
    return found


@written_once
def _said(applications: list[int]) -> QuerySet[Event]:
    rows = Event.objects.filter(subject_type=Application._meta.label_lower, subject_id__any_of=applications)
    return rows.filter(kind__in=SAID, actor_kind="user").order_by("at", "pk")


def tied(application: Application) -> set[int]:
    """Who said that they are too close to the candidate."""
    return {user for (_, user), event in declarations([application.pk]).items() if event.kind == CONFLICT}


def apart(application: Application) -> set[int]:
    """Who takes no part: whoever has a conflict or acts for one who has, and who answers for the candidate's unit."""
    found = tied(application)
    return found | bound_by(found) | standing_apart(application)
