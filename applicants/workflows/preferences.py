"""A candidate says which of the departments before which they stand they prefer, until the first may offer."""

from datetime import datetime

from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.records.preferences import before, can_choose
from applicants.workflows import arrows
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()


@retrying
def move(application_id: int, *, opening: str, up: bool, by: Actor, at: datetime, reason: str = "") -> Application:
    """Move one department a place up or down; the whole order counts from then on. At the end nothing moves.

    The log says that there is an order, never which.
    """
    application = arrows.locked(application_id)
    if by.user_id is None or by.user_id != application.person.user_id:
        raise NotAllowed(_("Only you say which department you prefer."))
    if not can_choose(application):
        raise GuardFailed(_("The departments decide now, so your order stays as it is."), code="too-late")
    rows = before(application)
    places = {str(row.opening.public_id): place for place, row in enumerate(rows)}
    if opening not in places:
        raise GuardFailed(_("This department left your list. Here is the list as it is now."), code="gone")
    place = places[opening]
    other = min(max(place + (-1 if up else 1), 0), len(rows) - 1)
    rows[place], rows[other] = rows[other], rows[place]
    for rank, row in enumerate(rows, start=1):
        if row.preference != rank:
            row.preference = rank
            row.save(update_fields=["preference"])
    audit.record("application.prefer", application, by=by, at=at, person=application.person_id, reason=reason)
    return application
