"""A candidate before a department: who may look, and who is passed over and why."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q

from applicants import panel_promises
from applicants.models import (
    Application,
    ApplicationState,
    Decision,
    DecisionState,
    Interview,
    InterviewState,
    Referral,
)
from applicants.records.approvals import stands_apart
from applicants.records.conflicts import CONFLICT, LIFTED, NO_CONFLICT, declarations, tied
from applicants.records.deadlines import answer_due, local_day
from applicants.records.panels import interviewers
from applicants.records.stand_ins import bound_by
from applicants.rules.conflicts import TIES
from applicants.workflows.arrows import locked
from apprenticeships import audit, clock
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Event, Step, StepKind
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Opening, SeatState

KEPT: Final = "Kept for later"
ANSWERS_FOR_THEM: Final = (
    "You answer for the department in which this candidate works now. Somebody else interviews, scores and decides."
)
UNDO_WITHIN: Final = timedelta(minutes=10)

PASS_REASONS: Final[dict[str, str]] = {
    "scores": "The scores of the interview were not high enough",
    "others": "Others scored higher for the same seats",
    "no_show": "Did not come to the interview",
    "schedule": "Could not work the hours of this position",
    "not_interested": "Did not want this position",
    "no_seats": "All seats of this position are taken",
}
"""Why a department passes somebody over: a closed list, all about the job."""


@retrying
def declare(application_id: int, *, conflict: bool, kind: str = "", by: Actor, at: datetime, reason: str = "") -> Event:
    """Say, before the file opens, whether somebody is too close to a candidate to judge, and by which tie.

    Whoever has a conflict sees neither file nor cards, and neither scores nor decides: the panel is counted anew, and
    the coordinators hear when it is too small. Only they can lift a word that was said by mistake.
    """
    if by.user_id is None:
        raise NotAllowed("Only a person can say this.")
    if conflict and kind not in TIES:
        raise GuardFailed("Say what ties you to this person.", field="conflict")
    application = locked(application_id)
    if not conflict:
        check_no_declared_conflict(application, by)
    event = audit.record(
        CONFLICT if conflict else NO_CONFLICT,
        application,
        by=by,
        at=at,
        person=application.person_id,
        reason=reason,
        data={"tie": kind} if conflict else None,
    )
    if conflict:
        panel_promises.tell_short(_before_departments_of(application, by.user_id), at=at)
    return event


@retrying
def lift_conflict(application_id: int, *, user_id: int, by: Actor, at: datetime, reason: str = "") -> Event:
    """Take back what somebody said by mistake. They are asked anew before the file opens."""
    if not reason.strip():
        raise GuardFailed("Say how the mistake came about.", field="reason")
    application = locked(application_id)
    said = declarations([application.pk]).get((application.pk, user_id))
    if said is None or said.kind != CONFLICT:
        raise Conflict("Nobody of this name has a conflict of interest with this candidate any more.")
    data = {"user": user_id}
    return audit.record(LIFTED, application, by=by, at=at, person=application.person_id, reason=reason, data=data)


def _before_departments_of(application: Application, user_id: int) -> list[Referral]:
    """The open referrals of an application to departments in which somebody interviews."""
    hires = interviewers().filter(user=user_id, department=OuterRef("opening__department"))
    rows = Referral.objects.filter(Exists(hires), application=application, closed_at__isnull=True)
    found = list(rows.select_related("opening__cohort", "opening__department").order_by("pk"))
    for row in found:
        row.application = application
    return found


def check_no_conflict(application: Application, by: Actor) -> None:
    """Refuse a person who declared a conflict of interest, or who answers for the department of this candidate."""
    check_no_declared_conflict(application, by)
    if by.user_id is not None and stands_apart(by.user_id, application):
        raise NotAllowed(ANSWERS_FOR_THEM)


def check_no_declared_conflict(application: Application, by: Actor) -> None:
    """Refuse a person who declared a conflict of interest with this candidate."""
    if by.user_id is None:
        return
    close = tied(application)
    if by.user_id in close:
        raise NotAllowed(
            "You said that you have a conflict of interest. Somebody else of your department decides here. If that was "
            "a mistake, ask the coordinator."
        )
    if by.user_id in bound_by(close):
        raise NotAllowed(
            "You act for somebody who is too close to this candidate. Somebody else of the department decides here."
        )


@retrying
def pass_over(
    application_id: int, *, opening_id: int, reason_code: str, by: Actor, at: datetime, reason: str = ""
) -> Referral:
    """Take a candidate off a department's list for one opening, with a reason. Other departments are not touched."""
    if reason_code not in PASS_REASONS:
        raise GuardFailed("Choose a reason. The candidate may ask for it.", field="reason_code")
    words = PASS_REASONS[reason_code] + (f": {reason.strip()}" if reason.strip() else "")
    return _take_off(application_id, opening_id, "passed", words, by=by, at=at)


@retrying
def hold_over(application_id: int, *, opening_id: int, words: str, by: Actor, at: datetime) -> Referral:
    """Take a candidate off the list for one opening and keep them in the department's pool. ``words`` say why."""
    return _take_off(application_id, opening_id, "held", f"{KEPT}: {words}", by=by, at=at)


def _take_off(application_id: int, opening_id: int, how: str, words: str, *, by: Actor, at: datetime) -> Referral:
    """Close the referral of somebody for whom nothing else is open with the department."""
    application = locked(application_id)
    check_no_conflict(application, by)
    referral = locked_referral(application, opening_id)
    if application.state != ApplicationState.READY:
        raise GuardFailed("An offer is open. Wait for the answer, or take the offer back first.")
    planned = Interview.objects.filter(application=application, opening_id=opening_id, state=InterviewState.SCHEDULED)
    if planned.exists():
        raise GuardFailed("An interview is planned. Cancel it first, so that the candidate hears why.")
    if application.offers.filter(state="prepared", opening_id=opening_id).exists():
        raise GuardFailed("A seat is held for a call. Save what the candidate said first.")
    _close(referral, application, how, words[:200], by=by, at=at)
    return referral


@retrying
def invite_again(application_id: int, *, opening_id: int, by: Actor, at: datetime, reason: str = "") -> Referral:
    """Put a ready candidate of the pool before a department for another opening of a coming class."""
    application = locked(application_id)
    check_no_conflict(application, by)
    if application.state != ApplicationState.READY:
        raise GuardFailed(f"{application.person} is not free any more. Load the page again.")
    opening = Opening.objects.select_related("cohort", "department", "track").get(pk=opening_id)
    today = local_day(application.version.program, at)
    if opening.cohort.program_id != application.version.program_id or opening.cohort.canceled_at is not None:
        raise GuardFailed("Choose a class of the program for which they applied.", field="opening")
    if opening.cohort.starts_on <= today:
        raise GuardFailed("This class has started. Choose a later one.", field="opening")
    if application.track is not None and opening.track.slug != application.track.slug:
        raise GuardFailed("They applied for another position. Choose an opening for that.", field="opening")
    if not opening.seats.filter(state=SeatState.FREE).exists():
        raise GuardFailed("No seat is free there. Choose another opening.", field="opening")
    row = application.referrals.select_for_update().filter(opening=opening).first()
    if row is not None and row.closed_at is None:
        raise Conflict(f"{application.person} is before {opening.department} for this class already.")
    row = row or Referral(application=application, opening=opening)
    row.referred_at, row.closed_at, row.passed_reason = at, None, ""
    row.invite_by = answer_due(application.version, on=today, parameter="invite_days")
    row.save()
    data = {"department": opening.department.name}
    audit.record("referral.again", row, by=by, at=at, person=application.person, reason=reason, data=data)
    return row


@retrying
def take_back_pass(application_id: int, *, opening_id: int, by: Actor, at: datetime) -> Referral:
    """Undo a pass within ten minutes. What was released with other decisions stays: the candidate reads of it."""
    application = locked(application_id)
    told = Decision.objects.filter(
        application=application, opening_id=opening_id, state=DecisionState.RELEASED, released_at=OuterRef("closed_at")
    )
    referral = (
        Referral.objects.select_for_update(of=("self",))
        .filter(~Exists(told), application=application, opening_id=opening_id, closed_at__isnull=False)
        .exclude(passed_reason="")
        .first()
    )
    if referral is None or application.state != ApplicationState.READY:
        raise Conflict("There is nothing to undo: somebody else went on already.")
    if referral.closed_at is None or at - referral.closed_at > UNDO_WITHIN:
        raise GuardFailed(
            "The ten minutes for undoing are over. Ask the coordinator to put the candidate before you again."
        )
    referral.closed_at, referral.passed_reason = None, ""
    referral.save(update_fields=["closed_at", "passed_reason"])
    audit.record("referral.reopened", referral, by=by, at=at, person=application.person_id)
    return referral


def close_others(application: Application, *, keep: int | None, by: Actor, at: datetime, reason: str) -> int:
    """Close the open referrals of a locked application, except that for the opening ``keep``. How many."""
    rows = Referral.objects.select_for_update(of=("self",)).filter(application=application, closed_at__isnull=True)
    closed = 0
    for referral in rows.order_by("pk"):
        if referral.opening_id != keep:
            _close(referral, application, "closed", "", by=by, at=at, reason=reason)
            closed += 1
    return closed


def close_one(application: Application, opening_id: int, *, by: Actor, at: datetime, reason: str) -> None:
    """Close the referral of a locked application to one opening, if it is open."""
    referral = open_referral(application, opening_id)
    if referral is not None:
        _close(referral, application, "closed", "", by=by, at=at, reason=reason)


def refer(application: Application, *, by: Actor, at: datetime) -> int:
    """Put a locked application before each department of its class that has a free seat. How many are new.

    Before nobody once the class has begun: who is undecided then goes on in the next one.
    """
    if StepKind.INTERVIEW not in application.version.step_kinds:
        return 0  # nobody interviews: the matching finds a department
    today = local_day(application.version.program, at)
    if application.cohort.starts_on <= today:
        return 0
    openings = Opening.objects.filter(cohort_id=application.cohort_id, seats__state=SeatState.FREE).distinct()
    if application.track is not None:
        openings = openings.filter(track__slug=application.track.slug)
    known = {row.opening_id: row for row in application.referrals.all()}
    due = answer_due(application.version, on=today, parameter="invite_days")
    written = 0
    passed = [pk for pk, row in known.items() if row.passed_reason or row.closed_at is None]
    for opening in openings.exclude(pk__in=passed).select_related("department").order_by("pk"):
        row = known.get(opening.pk) or Referral(application=application, opening=opening)
        row.referred_at, row.invite_by, row.closed_at, row.passed_reason = at, due, None, ""
        row.save()
        data = {"department": opening.department.name}
        audit.record("referral.open", row, by=by, at=at, person=application.person, data=data)
        written += 1
    return written


def refer_ready(*, at: datetime) -> int:
    """Put ready applications before departments whose seats came free or were added since. A chore. How many."""
    looked_at = Referral.objects.filter(application=OuterRef("pk"), closed_at__isnull=True)
    passed = Referral.objects.filter(application=OuterRef(OuterRef("pk")), opening=OuterRef("pk"))
    places = Opening.objects.filter(
        ~Exists(passed.exclude(passed_reason="")), cohort=OuterRef("cohort"), seats__state=SeatState.FREE
    )
    waiting = Application.objects.filter(
        Q(Exists(places), track__isnull=True) | Exists(places.filter(track__slug=OuterRef("track__slug"))),
        ~Exists(looked_at),
        Exists(Step.objects.filter(version=OuterRef("version"), kind=StepKind.INTERVIEW)),
        state=ApplicationState.READY,
        cohort__starts_on__gte=clock.day_there(at, "version__program__organization__zone"),
    )
    return each_on_its_own(waiting.order_by("pk").values_list("pk", flat=True), _refer_again, at=at)


@retrying
def _refer_again(application_id: int, *, at: datetime) -> int:
    application = locked(application_id)
    if application.state != ApplicationState.READY:
        return 0
    return refer(application, by=Actor.system("referrals"), at=at)


def open_referral(application: Application, opening_id: int) -> Referral | None:
    """The open referral of a locked application to an opening, locked, if there is one."""
    return (
        Referral.objects.select_for_update(of=("self",))
        .select_related("opening__cohort", "opening__track", "opening__department__site")
        .filter(application=application, opening_id=opening_id, closed_at__isnull=True)
        .first()
    )


def locked_referral(application: Application, opening_id: int) -> Referral:
    """The open referral to an opening, locked; refuses when the department does not have this candidate any more."""
    referral = open_referral(application, opening_id)
    if referral is None:
        raise GuardFailed(f"{application.person} is not on your list any more. Load your queue again.")
    return referral


def _close(
    referral: Referral,
    application: Application,
    how: str,
    passed_reason: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    referral.closed_at, referral.passed_reason = at, passed_reason
    referral.save(update_fields=["closed_at", "passed_reason"])
    audit.record(
        f"referral.{how}", referral, by=by, at=at, person=application.person_id, reason=passed_reason or reason
    )
