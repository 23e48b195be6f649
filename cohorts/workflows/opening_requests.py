"""Places that managers ask for: the coordinator says yes or no with a reason, and a yes opens them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Department, Track
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Cohort, Opening, OpeningRequest, RequestState, start_rate
from cohorts.records import local_day, zone_of
from cohorts.rules.wages import dollars
from cohorts.workflows import cohorts, openings
from cohorts.workflows.openings import check_headcount, own_rate

S = RequestState
DECIDED = "This request was answered already. Load the page again."
APPROVE = arrow("approve", S.ASKED, S.APPROVED, DECIDED)
DECLINE = arrow("decline", S.ASKED, S.DECLINED, DECIDED)
WITHDRAW = arrow("withdraw", S.ASKED, S.WITHDRAWN, DECIDED)
TRANSITIONS: tuple[Transition, ...] = (APPROVE, DECLINE, WITHDRAW)


@retrying
def ask(
    *,
    cohort: Cohort,
    track: Track,
    department: Department,
    headcount: int,
    rate: Decimal | None = None,
    by: Actor,
    at: datetime,
    reason: str,
) -> OpeningRequest:
    """Ask for places, with the reason that the coordinator reads. One request at a time for a path and a class.

    ``rate`` is what an hour is to pay on the first day, where that is more than what the path pays.
    """
    if by.user_id is None:
        raise NotAllowed("Only a person asks for places.")
    if track.version_id != cohort.version_id:
        raise GuardFailed("This position belongs to other rules than the class. Choose another.", field="track")
    if cohort.canceled_at is not None or cohort.starts_on <= local_day(at, zone_of(cohort)):
        raise GuardFailed("This class has started or was called off. Choose a later one.", field="cohort")
    check_headcount(headcount)
    if not reason.strip():
        raise GuardFailed("Say why you need these places; the coordinator decides by it.", field="reason")
    own = own_rate(cohort, track, rate)
    with or_conflict(opening_request_one_open="You asked for this already. The coordinator answers that one first."):
        row = OpeningRequest.objects.create(
            cohort=cohort, track=track, department=department, headcount=headcount, why=reason.strip()[:300],
            rate=start_rate(track) if own is None else own, asked_by_id=by.user_id, asked_at=at,
        )  # fmt: skip
    data = {"department": str(department), "headcount": headcount}
    audit.record("openingrequest.ask", row, by=by, at=at, after=row.state, reason=row.why, data=data)
    return row


@retrying
def approve(request_id: int, *, by: Actor, at: datetime, reason: str) -> OpeningRequest:
    """Open the places: new ones, or more in the opening that is there. The reason stands in the answer.

    People in one opening are paid alike, so places at another pay do not go into it.
    """
    row = _locked(request_id)
    APPROVE.check(row.state)
    _check_reason(reason)
    known = Opening.objects.filter(
        cohort=row.cohort, track=row.track, department=row.department, interest__isnull=True
    ).first()
    if known is None:
        opening = cohorts.add_opening(
            row.cohort, track=row.track, department=row.department, headcount=row.headcount, rate=row.rate,
            by=by, at=at, reason=reason,
        )  # fmt: skip
    else:
        _check_alike(row, known)
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


def _check_alike(row: OpeningRequest, known: Opening) -> None:
    if row.rate is None or known.pays is None or row.rate == known.pays:
        return
    raise GuardFailed(
        f"{row.department} has places for this path that pay {dollars(known.pays)} an hour, and people in one opening "
        f"are paid alike. Change the pay there to {dollars(row.rate)} first, or say no.",
        code="pay",
    )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise GuardFailed("Say why; the manager reads it.", field="reason")


def _locked(request_id: int) -> OpeningRequest:
    rows = OpeningRequest.objects.select_for_update(of=("self",))
    return rows.select_related("cohort__version", "cohort__program", "track", "department__site").get(pk=request_id)
