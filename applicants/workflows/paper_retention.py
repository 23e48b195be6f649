"""Files that people sent are destroyed once their time is over: that there was one, its day and its digest stay.

What each showed stays decided. A legal hold on the report of an application, and a complaint, keep them.
"""

from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from applicants.models import Accommodation, Application, Document, DocumentState, OnboardingPaper
from applicants.records.retention import PAPERS, long_over, over_through
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

KEPT: Final = (DocumentState.RECEIVED, DocumentState.ACCEPTED, DocumentState.ANOTHER, DocumentState.QUARANTINED)
DESTROY = arrow("destroy", KEPT, DocumentState.REMOVED, "The file of this document is gone already.")
TRANSITIONS: tuple[Transition, ...] = (DESTROY,)
BY: Final = Actor.system("retention")


def destroy_due(*, at: datetime) -> int:
    """Destroy the files of every application whose time is over. A chore, safe to run twice. How many."""
    own = {"application": OuterRef("pk")}
    papers = OnboardingPaper.objects.exclude(name="").filter(task__application=OuterRef("pk"))
    some = (
        Q(Exists(Document.objects.exclude(name="").filter(**own)))
        | Q(Exists(papers))
        | Q(Exists(Accommodation.objects.exclude(name="").filter(**own)))
    )
    rows = Application.objects.filter(some, long_over(PAPERS, at=at, prefix="")).order_by("pk")
    return each_on_its_own(rows.values_list("pk", flat=True), destroy, by=BY, at=at)


@retrying
def destroy(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> int:
    """Destroy the files of one application if their time is over and nothing holds them. How many went now."""
    application = locked(application_id)
    through = over_through(application, PAPERS, at=at)
    if through is None:
        return 0
    person, data = application.person_id, {"kept_through": through.isoformat()}
    tail: dict[str, Any] = {"by": by, "at": at, "person": person, "reason": reason, "data": data}
    gone = 0
    for row in application.documents.exclude(name="").select_for_update(of=("self",)).order_by("pk"):
        gone += _let_go(row.file)
        if row.state == DocumentState.REMOVED:
            row.name = row.employer = row.note = ""
            row.save(update_fields=["name", "employer", "note"])
        else:
            audit.step(DESTROY, row, **tail, file="", name="", employer="", note="", due_on=None)
    papers = OnboardingPaper.objects.filter(task__application=application).exclude(name="")
    for paper in papers.select_for_update(of=("self",)).order_by("pk"):
        gone += _let_go(paper.file)
        paper.file, paper.name, paper.removed_at = "", "", paper.removed_at or at
        paper.save(update_fields=["file", "name", "removed_at"])
        audit.record("onboardingpaper.destroy", paper, **tail)
    for request in application.accommodations.exclude(name="").select_for_update(of=("self",)).order_by("pk"):
        gone += _let_go(request.file)
        request.file, request.name = "", ""
        request.save(update_fields=["file", "name"])
        audit.record("accommodation.destroy", request, **tail)
    return gone


def _let_go(file: Any) -> bool:
    """Delete a file once the transaction is through; whether there was one."""
    name = file.name or ""
    if name:
        transaction.on_commit(partial(file.storage.delete, name))
    return bool(name)
