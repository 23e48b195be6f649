"""What was written in an application, and what others wrote about it, is destroyed with its papers.

That it was sent, when, its digest, and every rating stay. Cards and agreements are written once, as the database holds;
this is the one step before which it lets go. The application says since when: nothing is judged anew from what is left.
"""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Final

import pgtrigger
from django.db.models import Exists, OuterRef, Q

from applicants.models import Application
from applicants.records.retention import PAPERS, long_over, over_through
from applicants.workflows import event_retention
from applicants.workflows.arrows import locked
from applicants.workflows.written_words import GUARDED, to_delete, to_empty
from apprenticeships import audit
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

TRANSITIONS: tuple[Transition, ...] = ()
BY: Final = Actor.system("retention")


def destroy_due(*, at: datetime) -> int:
    """Destroy what was written in every application whose time is over. A chore, safe to run twice. How many."""
    some = [Q(Exists(rows)) for rows in (*to_delete(OuterRef("pk")), *(rows for rows, _ in to_empty(OuterRef("pk"))))]
    some.append(Q(answers_destroyed_at__isnull=True))
    rows = Application.objects.filter(reduce(or_, some), long_over(PAPERS, at=at, prefix="")).order_by("pk")
    return each_on_its_own(rows.values_list("pk", flat=True), destroy, by=BY, at=at)


@retrying
def destroy(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Destroy what was written in one application if its time is over and nothing holds it; whether that was now."""
    application = locked(application_id)
    through = over_through(application, PAPERS, at=at)
    if through is None:
        return False
    repeated = event_retention.forget(event_retention.of_application(application))
    with pgtrigger.ignore(*(f"applicants.{name}:written_once" for name in GUARDED)):
        gone = sum(rows.delete()[0] for rows in to_delete(application.pk))
        gone += sum(rows.update(**words) for rows, words in to_empty(application.pk))
    if not gone + repeated and application.answers_destroyed_at is not None:
        return False
    application.answers_destroyed_at = application.answers_destroyed_at or at
    application.save(update_fields=["answers_destroyed_at"])
    person, data = application.person_id, {"kept_through": through.isoformat()}
    audit.record("application.destroy", application, by=by, at=at, person=person, reason=reason, data=data)
    return True
