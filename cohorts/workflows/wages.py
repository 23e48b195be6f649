"""Pay steps: proposed once by what makes them due, decided by a coordinator."""

from datetime import date, datetime

from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import PayTrigger, WageStep
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Enrollment, ExamAttempt, WageChange, WageState
from cohorts.records import raise_from

APPROVE = arrow("approve", WageState.DUE, WageState.APPROVED, "This pay step is decided already.")
DENY = arrow("deny", WageState.DUE, WageState.DENIED, "This pay step is decided already.")
TRANSITIONS: tuple[Transition, ...] = (APPROVE, DENY)


def start(enrollment: Enrollment, *, by: Actor, at: datetime) -> WageChange | None:
    """Put the rate of the first day in force; the agreement fixed it, so nobody decides again.

    It is that of the places that somebody was hired for, where those pay more than the path.
    """
    step = _step(enrollment, PayTrigger.START)
    rate = step.rate if step is not None else None
    if enrollment.seat is not None and enrollment.seat.opening.rate is not None:
        rate = enrollment.seat.opening.rate
    if step is None or rate is None or enrollment.wage_changes.filter(step=step).exists():
        return None
    row = WageChange.objects.create(
        enrollment=enrollment,
        step=step,
        rate=rate,
        effective_on=enrollment.starts_on,
        state=WageState.APPROVED,
        because="First day",
        decided_by_id=by.user_id,
        decided_at=at,
    )
    audit.record("wagechange.start", row, by=by, at=at, person=enrollment.person_id, after=row.state)
    return row


def passed(
    enrollment: Enrollment, exam: ExamAttempt, *, taken_on: date, verified_on: date, by: Actor, at: datetime
) -> WageChange | None:
    """Make the raise due that follows from a verified pass, effective by the employer's policy. None without a rate."""
    step = _step(enrollment, PayTrigger.EXAM_PASS)
    if step is None or step.rate is None:
        return None
    effective = raise_from(enrollment.cohort.version, exam_on=taken_on, verified_on=verified_on)
    because = f"Passed the exam for {enrollment.track.credential or 'the credential'}"
    return propose(enrollment.pk, step=step, effective_on=effective, because=because, exam=exam, by=by, at=at)


def _step(enrollment: Enrollment, trigger: PayTrigger) -> WageStep | None:
    return enrollment.track.wage_steps.filter(trigger=trigger).order_by("position").first()


@retrying
def propose(
    enrollment_id: int,
    *,
    step: WageStep,
    effective_on: date,
    because: str,
    exam: ExamAttempt | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> WageChange:
    """Make a pay step due. One that is due or approved already is returned as it is: a step is given once."""
    enrollment = Enrollment.objects.select_for_update(of=("self",)).get(pk=enrollment_id)
    if step.track_id != enrollment.track_id:
        raise GuardFailed("This pay step belongs to another career path.")
    if step.rate is None:
        raise GuardFailed("This pay step has no amount yet. Write the rate in the program, then propose it.")
    known = enrollment.wage_changes.exclude(state=WageState.DENIED).filter(step=step).first()
    if known is not None:
        return known
    with or_conflict(wage_change_once="This pay step was given already."):
        row = WageChange.objects.create(
            enrollment=enrollment,
            step=step,
            exam=exam,
            rate=step.rate,
            effective_on=effective_on,
            because=because,
        )
    audit.record("wagechange.propose", row, by=by, at=at, person=enrollment.person_id, after=row.state, reason=reason)
    return row


@retrying
def approve(change_id: int, *, by: Actor, at: datetime, reason: str = "") -> WageChange:
    """Put a due pay step in force and tell the apprentice the rate and its first day."""
    row = _locked(change_id)
    APPROVE.check(row.state)
    _somebody(by)
    person = row.enrollment.person
    audit.step(APPROVE, row, by=by, at=at, person=person, reason=reason, decided_by_id=by.user_id, decided_at=at)
    messages.promise("pay.raised", key=f"pay.raised:{row.pk}", to=person, at=at, context={"change": row.pk})
    return row


@retrying
def deny(change_id: int, *, by: Actor, at: datetime, reason: str) -> WageChange:
    """Turn a due pay step down, with the reason; it may be proposed again."""
    row = _locked(change_id)
    DENY.check(row.state)
    _somebody(by)
    if not reason.strip():
        raise GuardFailed("Say why this pay step is not approved.", code="reason", field="reason")
    audit.step(
        DENY,
        row,
        by=by,
        at=at,
        person=row.enrollment.person_id,
        reason=reason,
        decided_by_id=by.user_id,
        decided_at=at,
    )
    return row


def _somebody(by: Actor) -> None:
    if by.user_id is None:
        raise NotAllowed("A coordinator decides about pay, never the product itself.")


def _locked(change_id: int) -> WageChange:
    rows = WageChange.objects.select_for_update(of=("self",)).select_related("enrollment__person")
    return rows.get(pk=change_id)
