"""What somebody wrote in an application is destroyed with its papers; that it was sent, when, and its digest stay."""

from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q

from applicants.models import Application, Job, Section, Sending
from applicants.records.retention import PAPERS, long_over, over_through
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

TRANSITIONS: tuple[Transition, ...] = ()
BY: Final = Actor.system("retention")


def destroy_due(*, at: datetime) -> int:
    """Destroy what was written in every application whose time is over. A chore, safe to run twice. How many."""
    parts = (Section.objects.all(), Job.objects.all(), Sending.objects.kept())
    some = [Q(Exists(rows.filter(application=OuterRef("pk")))) for rows in parts]
    rows = Application.objects.filter(some[0] | some[1] | some[2], long_over(PAPERS, at=at, prefix="")).order_by("pk")
    return each_on_its_own(rows.values_list("pk", flat=True), destroy, by=BY, at=at)


@retrying
def destroy(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Destroy what was written in one application if its time is over and nothing holds it; whether that was now."""
    application = locked(application_id)
    through = over_through(application, PAPERS, at=at)
    if through is None:
        return False
    gone = application.sections.all().delete()[0] + application.jobs.all().delete()[0]
    gone += application.sendings.kept().update(content=[], changes=[])
    if not gone:
        return False
    application.withdraw_note = application.request_note = ""
    application.save(update_fields=["withdraw_note", "request_note"])
    data = {"kept_through": through.isoformat()}
    person = application.person_id
    audit.record("application.destroy", application, by=by, at=at, person=person, reason=reason, data=data)
    return True
