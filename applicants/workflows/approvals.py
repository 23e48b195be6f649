"""Whether a department lets its employee go: asked, answered with a reason, changed, asked again, moved."""

from datetime import date, datetime, timedelta
from typing import Any, Final, TypedDict, Unpack

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from applicants import approval_promises as promises
from applicants.models import (
    ANSWERED,
    Application,
    ApplicationState,
    ApprovalRequest,
    ApprovalState,
    Interview,
    InterviewState,
    NoReason,
    Scorecard,
    ScreeningResult,
    ScreeningStep,
)
from applicants.records.approvals import approvers_of, last_answer, request_that_counts, requirement_of
from applicants.records.conflicts import tied
from applicants.records.deadlines import answer_due, local_day
from applicants.rules.requirements import SATISFIED
from applicants.rules.results import Decision
from applicants.workflows import interviews, referrals, screening
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Department, Parameter, RequirementKind, User
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

S = ApprovalState
SYSTEM: Final = Actor.system("approvals")
ASKS: Final = screening.JUDGED
"""In which states a department is asked; a yes that got too old is asked for anew beside the meeting or the offer."""
GONE: Final = "This request was answered, or it went to another department. Load the page again to see how it stands."
TOO_LATE: Final = "The interview has begun, so the answer stays. Talk with the coordinator."
LONGEST: Final = 500

APPROVE = arrow("approve", S.OPEN, S.APPROVED, GONE)
DECLINE = arrow("decline", S.OPEN, S.DECLINED, GONE)
CHANGE_TO_YES = arrow("change_to_yes", S.DECLINED, S.APPROVED, "This is the answer already. Nothing has changed.")
CHANGE_TO_NO = arrow("change_to_no", S.APPROVED, S.DECLINED, "This is the answer already. Nothing has changed.")
MOVE = arrow("move", S.OPEN, S.MOVED, GONE)
CLOSE = arrow("close", S.OPEN, S.CLOSED, GONE)
TRANSITIONS: tuple[Transition, ...] = (APPROVE, DECLINE, CHANGE_TO_YES, CHANGE_TO_NO, MOVE, CLOSE)


@retrying
def ask_for(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> ApprovalRequest | None:
    """Make the request of an application what it should be: asked once, of the department where somebody works now.

    Called when an application is sent, when its department changes, and by a chore. Only a no of that very department
    keeps it from being asked: a yes that got too old and a request that came to nothing do not.
    """
    application = locked(application_id)
    row, wanted = _open_one(application), is_wanted(application)
    if row is not None and not wanted:
        _let_go(CLOSE, row, by=by, at=at, reason=reason or "The answer is not needed any more.")
    elif row is not None and row.department_id != application.home_department_id:
        _let_go(MOVE, row, by=by, at=at, reason=reason or "The candidate works in another department now.")
    elif row is not None:
        return row
    last = last_answer(application, list(application.approvals.all()))
    if not wanted or (last is not None and last.state == S.DECLINED and is_of_home(last, application)):
        return None
    return _ask(application, by=by, at=at, reason=reason)


@retrying
def ask_again(
    application_id: int, *, by: Actor, at: datetime, early: bool = False, reason: str = ""
) -> ApprovalRequest:
    """Ask the department once more: when its yes got too old, or after its no.

    After a no from the day that it named, or ``early`` by a coordinator.
    """
    application = locked(application_id)
    last = last_answer(application, list(application.approvals.all()))
    if _open_one(application) is not None:
        raise GuardFailed(_("The department is asked already. You hear as soon as it answers."), code="asked")
    if not is_wanted(application) or last is None:
        raise GuardFailed(_("There is nothing to ask the department now. Your page says what is next."), code="nothing")
    if early and not reason.strip():
        raise GuardFailed(_("Write what has changed; the department reads it."), code="reason", field="reason")
    waits_until = last.again_from if is_of_home(last, application) else None
    if not early and waits_until is not None and local_day(application.version.program, at) < waits_until:
        raise GuardFailed(_("The day from which you may ask again has not come yet."), code="early")
    return _ask(application, by=by, at=at, reason=reason)


@retrying
def move(
    application_id: int, *, department: Department, by: Actor, at: datetime, reason: str = ""
) -> ApprovalRequest | None:
    """Say that the candidate works in another department now. An open request moves; a no stays in the record."""
    application = locked(application_id)
    if application.state not in ASKS or requirement_of(application) is None:
        raise GuardFailed(_("The department cannot be changed now. Call us, and we look at it together."), code="state")
    if _step_satisfied(application):
        raise GuardFailed(_("Your department said yes already. Call us if you change departments."), code="answered")
    if department.site.organization_id != application.version.program.organization_id:
        raise GuardFailed(_("Choose one of these departments."), code="department", field="department")
    if department.pk == application.home_department_id:
        raise GuardFailed(_("This is the department that we know. Choose another one."), field="department")
    application.home_department = department
    application.save(update_fields=["home_department"])
    data = {"department": department.name}
    audit.record(
        "application.department", application, by=by, at=at, person=application.person, reason=reason, data=data
    )
    return ask_for(application.pk, by=by, at=at, reason=reason)


class Why(TypedDict, total=False):
    """What goes with an answer: a sentence, and with a no a reason out of the list and from when one may ask again."""

    reason_code: str
    note: str
    again_from: date | None


@retrying
def decide(
    request_id: int, *, yes: bool, by: Actor, at: datetime, reason: str = "", **why: Unpack[Why]
) -> ApprovalRequest:
    """Answer for the department. A no needs a reason out of the list and a sentence that the candidate reads."""
    row = _locked(request_id)
    _check_may_answer(row, by)
    step = APPROVE if yes else DECLINE
    step.check(row.state)
    return _answer(row, step, why, by=by, at=at, reason=reason)


@retrying
def change(request_id: int, *, yes: bool, by: Actor, at: datetime, reason: str, **why: Unpack[Why]) -> ApprovalRequest:
    """Change an answer, with the reason, until the interview begins. Interviews that lie ahead are called off by a no.

    Only the request that counts can be changed: an earlier answer is history.
    """
    row = _locked(request_id)
    _check_may_answer(row, by)
    step = CHANGE_TO_YES if yes else CHANGE_TO_NO
    step.check(row.state)
    if not reason.strip():
        raise GuardFailed("Write why the answer changes.", code="reason", field="why")
    if row.application.state not in screening.BEING_JUDGED or _interview_begun(row.application, at):
        raise GuardFailed(TOO_LATE, code="interview")
    if not _counts(row):
        raise GuardFailed("A newer request stands for this candidate. Answer that one.", code="older")
    if row.result_id is not None:
        screening.void_result(row.result_id, by=by, at=at, reason=f"The department changed its answer: {reason}"[:200])
    if not yes:
        told = "The department changed its answer."
        interviews.cancel_all(row.application, by=by, at=at, reason=told)
    return _answer(row, step, why, by=by, at=at, reason=reason)


@retrying
def write_down(
    application_id: int, *, yes: bool, said_by: str, said_by_user: User | None = None, by: Actor, at: datetime,
    reason: str = "", **why: Unpack[Why],
) -> ApprovalRequest:  # fmt: skip
    """Write down what a department said by phone or mail, with who said it. For coordinators.

    ``said_by_user`` is one of those who may answer; they take no part in choosing from then on. A name alone is for
    somebody without an account.
    """
    application = locked(application_id)
    if said_by_user is None and not said_by.strip():
        raise GuardFailed("Say who of the department said it.", code="who", field="said_by")
    row = _open_one(application)
    if row is None:
        raise GuardFailed("No department is asked now. Ask it first, then write down the answer.", code="not-asked")
    row = _locked(row.pk)
    _check_not_in_the_panel(row, by)
    if said_by_user is not None:
        _check_said_by(row, said_by_user)
        said_by = said_by_user.get_full_name()
    step = APPROVE if yes else DECLINE
    told = {"said_by": said_by.strip()[:120], "said_by_user": said_by_user}
    return _answer(row, step, why, by=by, at=at, reason=reason, **told)


def keep(*, at: datetime) -> int:
    """Ask for whoever was sent without a request; move or close those that are not true any more. A chore. How many."""
    open_ones = ApprovalRequest.objects.filter(state=S.OPEN)
    moved = ~Q(department=F("application__home_department")) | Q(application__home_department__isnull=True)
    over = ~Q(application__state__in=ASKS) | Q(application__is_internal=False)
    stale = open_ones.filter(moved | over | Q(Exists(_satisfied("application"))))
    answered = Q(department=OuterRef("home_department"), state__in=ANSWERED)
    asked = ApprovalRequest.objects.filter(Q(state=S.OPEN) | answered, application=OuterRef("pk"))
    unasked = Application.objects.filter(
        ~Exists(asked),
        ~Exists(_satisfied("pk")),
        state=ApplicationState.SUBMITTED,
        is_internal=True,
        home_department__isnull=False,
        version__requirements__kind=RequirementKind.DEPARTMENT_APPROVAL,
    )
    found = [*stale.values_list("application_id", flat=True), *unasked.values_list("pk", flat=True)]
    each_on_its_own(sorted(set(found)), ask_for, by=SYSTEM, at=at)
    return len(set(found))


def _satisfied(application: str) -> QuerySet[ScreeningStep]:
    """The steps that say yes for a department already, of the application that an outer query names."""
    return ScreeningStep.objects.filter(
        application=OuterRef(application),
        requirement__kind=RequirementKind.DEPARTMENT_APPROVAL,
        verdict__in=SATISFIED,
    )


def is_changeable(row: ApprovalRequest, *, at: datetime) -> bool:
    """Whether an answer can still be changed."""
    return (
        row.state in ANSWERED
        and row.application.state in screening.BEING_JUDGED
        and _counts(row)
        and not _interview_begun(row.application, at)
    )


def is_wanted(application: Application) -> bool:
    """Whether the yes of a department is still needed."""
    return (
        application.state in ASKS
        and application.home_department_id is not None
        and requirement_of(application) is not None
        and not _step_satisfied(application)
    )


def is_of_home(row: ApprovalRequest, application: Application) -> bool:
    """Whether a request is to the department where somebody works now: only its no is waited for."""
    return row.department_id == application.home_department_id


def _counts(row: ApprovalRequest) -> bool:
    latest = request_that_counts(row.application, list(row.application.approvals.all()))
    return latest is not None and latest.pk == row.pk


def _ask(application: Application, *, by: Actor, at: datetime, reason: str) -> ApprovalRequest:
    department = application.home_department
    if department is None:
        raise GuardFailed("Say first in which department the candidate works.", code="department")
    on = local_day(application.version.program, at)
    row = ApprovalRequest.objects.create(
        application=application,
        department=department,
        asked_at=at,
        due_on=answer_due(application.version, on=on, parameter="approval_days"),
    )
    data = {"department": department.name}
    audit.record("approvalrequest.ask", row, by=by, at=at, person=application.person, reason=reason, data=data)
    _judge(row, {"decision": Decision.ASKED.value}, at=at, by=SYSTEM)
    promises.tell_asked(row, at=at)
    return row


def _answer(
    row: ApprovalRequest, step: Transition, why: Why, *, by: Actor, at: datetime, reason: str, **columns: Any
) -> ApprovalRequest:
    yes = step.target == S.APPROVED
    note = why.get("note", "").strip()[:LONGEST]
    columns = {"said_by": "", "said_by_user": None, **columns, "reason_code": "", "again_from": None, "note": note}
    if not yes:
        columns |= _why_not(row, why.get("reason_code", ""), note, why.get("again_from"), at)
    values = {"decision": (Decision.APPROVED if yes else Decision.DECLINED).value}
    if columns["again_from"] is not None:
        values["again_from"] = columns["again_from"].isoformat()
    result = _judge(row, values, at=at, by=by)
    data = {"department": row.department.name}
    audit.step(
        step, row, by=by, at=at, person=row.application.person_id, reason=reason or note, data=data,
        decided_at=at, decided_by_id=by.user_id, result=result, **columns,
    )  # fmt: skip
    promises.tell_answered(row, at=at)
    return row


def _why_not(
    row: ApprovalRequest, reason_code: str, note: str, again_from: date | None, at: datetime
) -> dict[str, Any]:
    """Return the columns of a no, or refuse one without its reason."""
    version = row.application.version
    on = local_day(version.program, at)
    if reason_code not in NoReason.values:
        raise GuardFailed("Choose the reason that is closest.", code="reason", field="reason_code")
    if not note:
        raise GuardFailed("Write a sentence; the candidate reads it.", code="note", field="note")
    if again_from is None:
        wait: int = Parameter.objects.value("approval_again_days", version=version, on=on)
        again_from = on + timedelta(days=wait)
    if again_from <= on:
        raise GuardFailed("Choose a day that lies ahead.", code="day", field="again_from")
    if again_from > on + timedelta(days=366):
        raise GuardFailed("Choose a day within the next year.", code="day", field="again_from")
    return {"reason_code": reason_code, "again_from": again_from}


def _judge(row: ApprovalRequest, values: dict[str, str], *, at: datetime, by: Actor) -> Any:
    application = row.application
    requirement = requirement_of(application)
    if requirement is None:
        raise GuardFailed("This program does not ask the department.", code="not-asked")
    return screening.record_result(
        application.pk,
        requirement_id=requirement.pk,
        values={**values, "application": str(application.public_id)},
        taken_on=local_day(application.version.program, at),
        source=str(row.department),
        by=by,
        at=at,
    )


def _let_go(step: Transition, row: ApprovalRequest, *, by: Actor, at: datetime, reason: str) -> None:
    data = {"department": row.department.name}
    audit.step(step, row, by=by, at=at, person=row.application.person_id, reason=reason, data=data)
    promises.forget(row, reason=reason)
    asked = {"decision": Decision.ASKED.value, "application": str(row.application.public_id)}
    results = ScreeningResult.objects.filter(
        person=row.application.person_id, kind=RequirementKind.DEPARTMENT_APPROVAL, values__contains=asked
    )
    found = results.filter(voided_at__isnull=True).values_list("pk", flat=True)
    screening.void_results(list(found), by=by, at=at, reason=reason)  # nobody is asked, so nobody waits for an answer


def _check_may_answer(row: ApprovalRequest, by: Actor) -> None:
    if by.user_id is None or by.user_id not in {each.pk for each in approvers_of(row)}:
        raise NotAllowed("Only those who answer for this department can do this, and nobody about themselves.")
    referrals.check_no_declared_conflict(row.application, by)
    _check_not_in_the_panel(row, by)


def _check_said_by(row: ApprovalRequest, user: User) -> None:
    """Who said it may answer, and is neither too close to the candidate nor somebody who judges them."""
    if user.pk not in {each.pk for each in approvers_of(row)}:
        raise GuardFailed("Choose one of those who answer for this department.", field="said_by_user")
    if user.pk in tied(row.application) or _in_the_panel(row, user.pk):
        raise GuardFailed(
            f"{user.get_full_name()} interviews this candidate or is too close to them. Somebody else answers.",
            field="said_by_user",
        )


def _check_not_in_the_panel(row: ApprovalRequest, by: Actor) -> None:
    """Whoever judges somebody does not answer for their department, as the other way round."""
    if _in_the_panel(row, by.user_id):
        raise NotAllowed("You interview this candidate. Somebody else of the department answers.")


def _in_the_panel(row: ApprovalRequest, user_id: int | None) -> bool:
    person = row.application.person_id
    scored = Scorecard.objects.filter(scorer_id=user_id, interview__application__person_id=person)
    meets = Interview.objects.filter(
        manager_id=user_id,
        application__person_id=person,
        state__in=[InterviewState.REQUESTED, InterviewState.SCHEDULED, InterviewState.HELD],
    )
    return scored.exists() or meets.exists()


def _interview_begun(application: Application, at: datetime) -> bool:
    rows = Interview.objects.filter(application=application)
    held = rows.filter(state__in=[InterviewState.HELD, InterviewState.NO_SHOW])
    return held.exists() or rows.filter(state=InterviewState.SCHEDULED, starts_at__lte=at).exists()


def _step_satisfied(application: Application) -> bool:
    return application.screening.filter(
        requirement__kind=RequirementKind.DEPARTMENT_APPROVAL, verdict__in=SATISFIED
    ).exists()


def _open_one(application: Application) -> ApprovalRequest | None:
    rows = ApprovalRequest.objects.select_for_update(of=("self",)).select_related("department__site")
    row = rows.filter(application=application, state=S.OPEN).first()
    if row is not None:
        row.application = application
    return row


def _locked(request_id: int) -> ApprovalRequest:
    application = locked(ApprovalRequest.objects.values_list("application_id", flat=True).get(pk=request_id))
    rows = ApprovalRequest.objects.select_for_update(of=("self",)).select_related("department__site")
    row = rows.get(pk=request_id)
    row.application = application
    return row
