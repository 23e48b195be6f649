"""What was sent in and written for tuition is destroyed once its time is over; what was asked, decided and paid stays.

Employment tax records are kept four years (26 CFR 31.6001-1(e)(2)), those of a federal grant three after its end
(2 CFR 200.334). What a claim or a complaint holds anywhere is held here too, as it belongs to no application.
"""

from datetime import date, datetime
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from applicants.records.retention import anything_held
from applicants.workflows import event_retention
from apprenticeships import audit
from apprenticeships.models import Event, Parameter, Program, VersionState
from apprenticeships.rules.dates import add_months, utc_day
from apprenticeships.rules.parameters import lawful
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import TuitionDocument, TuitionRequest, TuitionState

TRANSITIONS: tuple[Transition, ...] = ()
BY: Final = Actor.system("retention")
MONTHS: Final = "tuition_keep_months"
FEWEST: Final = 48
"""No program keeps it shorter, so nothing newer is looked at."""
OVER: Final = (TuitionState.PAID, TuitionState.DENIED, TuitionState.WITHDRAWN)


def destroy_due(*, at: datetime) -> int:
    """Destroy what came with every request whose time is over. A chore, safe to run twice. How many."""
    if anything_held():
        return 0
    here = TuitionDocument.objects.filter(request=OuterRef("pk"), destroyed_at__isnull=True)
    before = add_months(utc_day(at), -FEWEST)
    rows = TuitionRequest.objects.filter(Q(Exists(here)) | ~Q(note="") | ~Q(decision=""), state__in=OVER)
    rows = rows.filter(ends_on__lt=before, asked_at__date__lt=before).order_by("pk")
    return each_on_its_own(rows.values_list("pk", flat=True), destroy, by=BY, at=at)


@retrying
def destroy(request_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Destroy the files and the words of one request if its time is over; whether that was now.

    The calendar year of the payment counts whole: the limit of 26 U.S.C. 127 is one of a year.
    """
    rows = TuitionRequest.objects.select_for_update(of=("self",)).select_related("participant__program")
    row = rows.get(pk=request_id)
    through = add_months(_over_since(row), _months(row.participant.program, on=utc_day(at)))
    if row.state not in OVER or through >= utc_day(at) or anything_held():
        return False
    gone = 0
    for document in row.documents.filter(destroyed_at__isnull=True).select_for_update(of=("self",)).order_by("pk"):
        transaction.on_commit(partial(document.file.storage.delete, document.file.name))
        document.file, document.name, document.destroyed_at = "", "", at
        document.save(update_fields=["file", "name", "destroyed_at"])
        gone += 1
    row.note = row.decision = ""
    row.save(update_fields=["note", "decision"])
    label = TuitionRequest._meta.label_lower
    event_retention.forget(Event.objects.filter(subject_type=label, subject_id=row.pk))
    data = {"documents": gone, "kept_through": through.isoformat()}
    audit.record(
        "tuitionrequest.destroy", row, by=by, at=at, person=row.participant.person_id, reason=reason, data=data
    )
    return True


def _over_since(row: TuitionRequest) -> date:
    """Return the last day of a request: of its course, its answer, or the year in which it was paid."""
    days = [row.ends_on, utc_day(row.decided_at or row.asked_at)]
    if row.paid_on is not None:
        days.append(row.paid_on.replace(month=12, day=31))
    return max(days)


def _months(program: Program, *, on: date) -> int:
    version = program.versions.filter(state=VersionState.PUBLISHED).order_by("-number").first()
    return lawful(MONTHS, Parameter.objects.value(MONTHS, version=version, on=on))
