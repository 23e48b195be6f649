"""What is kept of a background report is destroyed once its time is over, unless a legal hold keeps it.

The report, the letters, what the applicant sent and every word that was weighed go; that there was a check, its steps
and its status stay, and so does the trace of each paper: its kind, its day and its digest.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from applicants.models import BackgroundCheck, BackgroundPaper, CheckState
from applicants.records.deadlines import local_day
from applicants.records.retention import REPORTS, held, long_over, months_kept, report_kept_through
from applicants.workflows import event_retention
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
MOST: Final = 200
DESTROYED: Final = "What was kept of this report is destroyed. There is nothing to hold."


@retrying
def hold(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Keep everything about a report past its time, for a claim or a court. A second hold writes the reason anew.

    It covers the decisions that were put right with this check, too.
    """
    row = _locked(check_id)
    if by.user_id is None:
        raise NotAllowed("Only a person puts a hold on a report.")
    if row.destroyed_at is not None:
        raise GuardFailed(DESTROYED, code="destroyed")
    if not reason.strip():
        raise GuardFailed("Write for which claim or court it has to be kept.", code="reason", field="reason")
    for each in (row, *_superseded(row)):
        each.held_by_id, each.held_at, each.hold_reason = by.user_id, at, reason.strip()[:300]
        each.save(update_fields=["held_by", "held_at", "hold_reason"])
    audit.record("backgroundcheck.hold", row, by=by, at=at, person=row.application.person_id, reason=reason)
    return row


@retrying
def release(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Let a hold go: what is past its time is destroyed with the next round. Twice changes nothing."""
    row = _locked(check_id)
    if by.user_id is None:
        raise NotAllowed("Only a person lets a hold go.")
    if row.held_at is None:
        return row
    if not reason.strip():
        raise GuardFailed("Write why it need not be kept any more.", code="reason", field="reason")
    for each in (row, *_superseded(row)):
        each.held_by_id, each.held_at, each.hold_reason = None, None, ""
        each.save(update_fields=["held_by", "held_at", "hold_reason"])
    audit.record("backgroundcheck.release", row, by=by, at=at, person=row.application.person_id, reason=reason)
    return row


@retrying
def destroy(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Destroy what is kept of one report if its time is over and nothing holds it; whether it was destroyed now."""
    row = _locked(check_id)
    on = local_day(row.application.version.program, at)
    through = report_kept_through(row, months_kept(row.application.version_id, on=on))
    if row.destroyed_at is not None or through is None or through >= on:
        return False
    if BackgroundCheck.objects.filter(held(), pk=row.pk).exists():
        return False
    papers = BackgroundPaper.objects.filter(check_row=row, sealed__isnull=False).update(sealed=None, name="")
    row.notices.update(sealed=None)
    row.answers.update(sealed=None)
    row.corrections.update(sealed=None)
    event_retention.forget(event_retention.of_check(row))
    row.sealed, row.destroyed_at = None, at
    row.save(update_fields=["sealed", "destroyed_at"])
    person, data = row.application.person_id, {"papers": papers, "kept_through": through.isoformat()}
    audit.record("backgroundcheck.destroy", row, by=by, at=at, person=person, reason=reason, data=data)
    return True


def destroy_due(*, at: datetime) -> int:
    """Destroy every report whose time is over, a bounded number at once. How many."""
    rows = BackgroundCheck.objects.with_a_report().filter(long_over(REPORTS, at=at)).defer("sealed")
    by, done, months = Actor.system("retention"), 0, dict[int, Mapping[str, int]]()
    for row in rows.select_related("application__cohort", "application__version__program__organization").order_by("pk"):
        on, version = local_day(row.application.version.program, at), row.application.version_id
        if version not in months:
            months[version] = months_kept(version, on=on)
        through = report_kept_through(row, months[version])
        if through is not None and through < on:
            done += destroy(row.pk, by=by, at=at)
        if done >= MOST:
            break
    return done


def _superseded(row: BackgroundCheck) -> list[BackgroundCheck]:
    """The checks of the same application that this one goes on for, as long as something of them is kept."""
    rows = BackgroundCheck.objects.filter(application=row.application_id, state=CheckState.SUPERSEDED)
    kept = rows.filter(destroyed_at__isnull=True).exclude(pk=row.pk)
    return list(kept.select_for_update(of=("self",)).order_by("pk"))


def _locked(check_id: int) -> BackgroundCheck:
    application = locked(BackgroundCheck.objects.values_list("application_id", flat=True).get(pk=check_id))
    row = BackgroundCheck.objects.select_for_update(of=("self",)).get(pk=check_id)
    row.application = application
    return row
