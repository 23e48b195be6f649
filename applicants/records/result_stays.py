"""Which results cannot be taken back, because something newer stands on them."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max, QuerySet

from applicants.models import Application, ApplicationState, Interview, ScreeningResult
from apprenticeships.models import Event

DECIDED = frozenset(
    {
        ApplicationState.OFFERED,
        ApplicationState.ACCEPTED,
        ApplicationState.ONBOARDING,
        ApplicationState.ENROLLED,
        ApplicationState.INELIGIBLE,
        ApplicationState.NOT_SELECTED,
    }
)
"""States into which an application comes because of what was known by then."""


def stays(results: "QuerySet[ScreeningResult]") -> Mapping[int, str]:
    """Return by key which of these results remain when their file is taken back, with the reason in words."""
    rows = list(results.values_list("pk", "person_id", "recorded_at"))
    people = {person for _, person, _ in rows}
    applications = dict(Application.objects.filter(person__in=people).values_list("pk", "person_id"))
    decided = dict[int, tuple[datetime, str]]()
    events = Event.objects.filter(
        subject_type=Application._meta.label_lower, subject_id__in=applications, after__in=DECIDED
    )
    for subject, after, at in events.order_by("at", "pk").values_list("subject_id", "after", "at"):
        words = f"The application is “{ApplicationState(after).label}” since."
        decided[applications[subject]] = (at, words)
    asked = Interview.objects.filter(application__in=applications).values("application__person")
    met = dict(asked.annotate(last=Max("requested_at")).values_list("application__person", "last"))
    found = {}
    for pk, person, recorded_at in rows:
        if person in decided and decided[person][0] >= recorded_at:
            found[pk] = decided[person][1]
        elif person in met and met[person] >= recorded_at:
            found[pk] = "An interview was set up since."
    return found
