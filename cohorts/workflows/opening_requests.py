"""Places that managers ask for: the coordinator says yes or no with a reason, and a yes opens them."""

from datetime import datetime
from typing import Any

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Department, PayTrigger, Track
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Cohort, Opening, OpeningRequest, RequestState
from cohorts.records import local_day, zone_of
from cohorts.workflows import cohorts, openings
from cohorts.workflows.openings import check_headcount

S = RequestState
DECIDED = "This request was answered already. Load the page again."
APPROVE = arrow("approve", S.ASKED, S.APPROVED, DECIDED)
DECLINE = arrow("decline", S.ASKED, S.DECLINED, DECIDED)
WITHDRAW = arrow("withdraw", S.ASKED, S.WITHDRAWN, DECIDED)
TRANSITIONS: tuple[Transition, ...] = (APPROVE, DECLINE, WITHDRAW)


@retrying
def ask(
    *, cohort: Cohort, track: Track, department: Department, headcount: int, by: Actor, at: datetime, reason: str
) -> OpeningRequest:
    """Ask for places, with the reason that the coordinator reads. One request at a time for a path and a class."""
    if by.user_id is None:
        raise NotAllowed("Only a person asks for places.")
    if track.version_id != cohort.version_id:
        raise GuardFailed("This position belongs to other rules than the class. Choose another.", field="track")
    if cohort.canceled_at is not None or cohort.starts_on <= local_day(at, zone_of(cohort)):
        raise GuardFailed("This class has started or was called off. Choose a later one.", field="cohort")
    check_headcount(headcount)
    if not reason.strip():
        raise GuardFailed("Say why you need these places; the coordinator decides by it.", field="reason")
    step = track.wage_steps.filter(trigger=PayTrigger.START, rate__isnull=False).first()
    with or_conflict(opening_request_one_open="You asked for this already. The coordinator answers that one first."):
        row = OpeningRequest.objects.create(
            cohort=cohort, track=track, department=department, headcount=headcount,
            rate=step.rate if step else None, why=reason.strip()[:300], asked_by_id=by.user_id, asked_at=at,
        )  # fmt: skip
    data = {"department": str(department), "headcount": headcount}
    audit.record("openingrequest.ask", row, by=by, at=at, after=row.state, reason=row.why, data=data)
    return row


@retrying
def approve(request_id: int, *, by: Actor, at: datetime, reason: str) -> OpeningRequest:
    """Open the places: new ones, or more in the opening that is there. The reason stands in the answer."""
    row = _locked(request_id)
    APPROVE.check(row.state)
    _check_reason(reason)
    known = Opening.objects.filter(
        cohort=row.cohort, track=row.track, department=row.department, interest__isnull=True
    ).first()
    if known is None:
        opening = cohorts.add_opening(
            row.cohort, track=row.track, department=row.department, headcount=row.headcount, by=by, at=at, reason=reason
        )
    else:
        opening = openings.add_places(known.pk, places=row.headcount, by=by, at=at, reason=reason)
    _decide(APPROVE, row, by=by, at=at, reason=reason, opening_id=opening.pk)
    return row


@retrying
def decline(request_id: int, *, by: Actor, at: datetime, reason: str) -> OpeningRequest:
    """Say no, with the reason that the manager reads."""
    row = _locked(request_id)
    _check_reason(reason)
    _decide(DECLINE, row, by=by, at=at, reason=reason)
    return row


@retrying
def withdraw(request_id: int, *, by: Actor, at: datetime, reason: str = "") -> OpeningRequest:
    """Take a request back that nobody answered."""
    row = _locked(request_id)
    _decide(WITHDRAW, row, by=by, at=at, reason=reason)
    return row


def _decide(step: Transition, row: OpeningRequest, *, by: Actor, at: datetime, reason: str, **more: Any) -> None:
    if by.user_id is None:
        raise NotAllowed("Only a person answers a request.")
    audit.step(
        step, row, by=by, at=at, reason=reason,
        decided_by_id=by.user_id, decided_at=at, decision_reason=reason.strip()[:300], **more,
    )  # fmt: skip


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise GuardFailed("Say why; the manager reads it.", field="reason")


def _locked(request_id: int) -> OpeningRequest:
    rows = OpeningRequest.objects.select_for_update(of=("self",))
    return rows.select_related("cohort__version", "cohort__program", "track", "department__site").get(pk=request_id)
