"""A withdrawal that was taken back while a letter about a check waited for an answer: its clock stood still."""

from datetime import date, datetime

from applicants.models import Application, BackgroundCheck, BackgroundNotice, NoticeKind
from applicants.records.background import UNDER_NOTICE, clock_of
from apprenticeships import audit
from apprenticeships.workflow import Actor


def stood_still(application: Application, *, since: date, until: date, by: Actor, at: datetime) -> None:
    """Not count the days from a withdrawal to its return, first and last included, of a locked application."""
    rows = BackgroundCheck.objects.select_for_update(of=("self",)).filter(application=application)
    row = rows.filter(state__in=UNDER_NOTICE).first()
    if row is None:
        return
    notice = BackgroundNotice.objects.select_for_update(of=("self",)).get(check_row=row, kind=NoticeKind.FIRST)
    notice.stood_still = [*notice.stood_still, [since.isoformat(), until.isoformat()]]
    notice.save(update_fields=["stood_still"])
    found = clock_of(row, notice)
    row.final_from = found.final_from if found else None
    row.save(update_fields=["final_from"])
    data = {"since": since.isoformat(), "until": until.isoformat()}
    audit.record("backgroundcheck.stood_still", row, by=by, at=at, person=application.person_id, data=data)
