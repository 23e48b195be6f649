"""Screening: results come in, rules judge them, and an application becomes ready, waits, or ends."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef

from applicants.models import Application, ApplicationState, ConditionCheck, Referral, ScreeningResult, ScreeningStep
from applicants.records.deadlines import answer_due, local_day
from applicants.records.evidence import OF_THE_PERSON, Judged, before_meeting, our_turn, standing, steps_of
from applicants.records.following import Following, final, following, is_written
from applicants.rules.readings import read, refuse_beyond
from applicants.rules.requirements import Kind, Threshold, Verdict
from applicants.rules.results import BackgroundStatus, DrugStatus
from applicants.workflows import offers, referrals
from applicants.workflows.arrows import FIND_INELIGIBLE, READY, SCREEN_AGAIN, ending, locked
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Requirement, RequirementKind, SignUp, StepKind
from apprenticeships.models.requirement import CONDITION_KINDS
from apprenticeships.refusals import rules_speak
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows import sessions
from cohorts.models import Opening, SeatState

TRANSITIONS: tuple[Transition, ...] = (READY, SCREEN_AGAIN, FIND_INELIGIBLE)
BEING_JUDGED = frozenset({ApplicationState.SUBMITTED, ApplicationState.NEEDS_INFORMATION, ApplicationState.READY})
JUDGED_ON = frozenset({ApplicationState.OFFERED, ApplicationState.ACCEPTED, ApplicationState.ONBOARDING})
TOLD_BY_MAIL = frozenset({RequirementKind.ENTRANCE_EXAM, RequirementKind.WORKKEYS})
STATUSES = {RequirementKind.BACKGROUND: BackgroundStatus, RequirementKind.DRUG: DrugStatus}
LONGEST_SENTENCE = 500


def open_steps(application: Application, at: datetime) -> list[ScreeningStep]:
    """Write one step for each requirement of the application's version; those that are there stay as they are."""
    rows = [ScreeningStep(application=application, requirement=each) for each in application.version.requirements.all()]
    ScreeningStep.objects.bulk_create(rows, ignore_conflicts=True)
    return steps_of(application)


@retrying
def recompute(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Application:
    """Judge everything anew. Ready when all that is required before meeting managers is there; over when it cannot be.

    A failed test that may be tried again ends nothing, and what is preferred never weighs. After the offer verdicts
    are still written, as a consent or a paper may come in, but they move nothing.
    """
    application = locked(application_id)
    if application.state in JUDGED_ON:
        _write(application, standing(application, at=at), by=by, at=at, reason=reason)
    if application.state not in BEING_JUDGED:
        return application
    judged = standing(application, at=at)
    _write(application, judged, by=by, at=at, reason=reason)
    before, follows = before_meeting(judged), following(application, judged)
    if follows is Following.END:
        _end(application, final(before), by=by, at=at)
    elif follows is Following.READY:
        _make_ready(application, by=by, at=at)
    elif follows is Following.SCREEN_AGAIN:
        _screen_again(application, before, by=by, at=at)
    elif follows is Following.CLOCK:
        _set_clock(application, before, at=at)
    return application


@retrying
def record_result(
    application_id: int,
    *,
    requirement_id: int,
    values: Mapping[str, Any],
    taken_on: date,
    source: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> ScreeningResult:
    """Write down what came in for a requirement; judge each open application of the person anew.

    ``rules.readings`` says what ``values`` may hold.
    """
    open_ones = _lock_open(Application.objects.values_list("person_id", flat=True).get(pk=application_id))
    application = locked(application_id)
    requirement = _asked(application, requirement_id)
    _not_ahead(application, taken_on, at, field="taken_on")
    with rules_speak():
        read(Kind(requirement.kind), values, taken_on)
    _not_beyond(requirement, values)
    row = ScreeningResult.objects.create(
        person_id=application.person_id,
        kind=requirement.kind,
        requirement=None if requirement.kind in OF_THE_PERSON else requirement,
        taken_on=taken_on,
        values=dict(values),
        source=source[:120],
        recorded_by_id=by.user_id,
        recorded_at=at,
    )
    data = {"requirement": requirement.slug}
    audit.record("result.record", row, by=by, at=at, person=application.person, reason=reason, data=data)
    for each in open_ones:
        if each != application_id:
            recompute(each, by=by, at=at)
    application = recompute(application_id, by=by, at=at)
    _give_back(application, requirement, by=by, at=at)
    if requirement.kind in TOLD_BY_MAIL and application.state == ApplicationState.SUBMITTED:
        context = {"application": application.pk, "requirement": requirement.pk, "result": row.pk}
        messages.promise(
            "screening.result", key=f"screening.result:{row.pk}", to=application.person, at=at, context=context
        )
    return row


def _give_back(application: Application, requirement: Requirement, *, by: Actor, at: datetime) -> None:
    """Free the chair at a later session of somebody who met what it is for."""
    met = ScreeningStep.objects.filter(application=application, requirement=requirement, verdict=Verdict.MET.value)
    if met.exists():
        sessions.give_back(
            application.person_id,
            program_id=requirement.version.program_id,
            kind=requirement.kind,
            by=by,
            at=at,
            reason="This is done already, so the chair is free.",
        )


def _not_beyond(requirement: Requirement, values: Mapping[str, Any]) -> None:
    try:
        refuse_beyond(Kind(requirement.kind), values, Threshold(**requirement.threshold))  # type: ignore[typeddict-item]
    except RuleRefused as refused:
        raise GuardFailed(refused.message, code=refused.code, field="score") from refused


@retrying
def void_result(result_id: int, *, by: Actor, at: datetime, reason: str) -> ScreeningResult:
    """Take back a result that was wrong; it stays in the record with the reason. Voiding twice changes nothing."""
    person = ScreeningResult.objects.values_list("person_id", flat=True).get(pk=result_id)
    open_ones = _lock_open(person)
    row = ScreeningResult.objects.select_for_update(of=("self",)).select_related("person").get(pk=result_id)
    if row.voided_at is not None:
        return row
    if not reason.strip():
        raise GuardFailed("Write why this result does not count.", code="reason", field="reason")
    row.voided_at, row.void_reason = at, reason[:200]
    row.save(update_fields=["voided_at", "void_reason"])
    audit.record("result.void", row, by=by, at=at, person=row.person, reason=reason, data={"requirement": row.kind})
    for application_id in open_ones:
        recompute(application_id, by=by, at=at)
    return row


@retrying
def settle(result_id: int, *, accept: bool, by: Actor, at: datetime, reason: str) -> ScreeningResult:
    """Decide about a typing result that looked unusual: it counts as typed, or it is void and uses up no try."""
    if not accept:
        return void_result(result_id, by=by, at=at, reason=reason)
    person = ScreeningResult.objects.values_list("person_id", flat=True).get(pk=result_id)
    open_ones = _lock_open(person)
    row = ScreeningResult.objects.select_for_update(of=("self",)).select_related("person").get(pk=result_id)
    if not row.values.get("flagged"):
        raise GuardFailed("There is nothing to decide about this result.", code="nothing-to-decide")
    if not reason.strip():
        raise GuardFailed("Write why this result counts.", code="reason", field="reason")
    row.values = {**row.values, "flagged": False}
    row.save(update_fields=["values"])
    audit.record("result.settle", row, by=by, at=at, person=row.person, reason=reason, data={"requirement": row.kind})
    for application_id in open_ones:
        recompute(application_id, by=by, at=at)
    return row


@retrying
def record_condition(
    application_id: int, *, kind: str, status: str, status_on: date, by: Actor, at: datetime, reason: str = ""
) -> ConditionCheck:
    """Write down where a background check or drug screen stands. Its status alone, never what a report says."""
    application = locked(application_id)
    if kind not in CONDITION_KINDS:
        raise GuardFailed("Choose the background check or the drug screen.", code="kind", field="kind")
    requirement = application.version.requirements.filter(kind=kind).first()
    if requirement is None:
        raise GuardFailed("This program does not ask for that.", code="not-asked", field="kind")
    _asked(application, requirement.pk)
    _not_ahead(application, status_on, at, field="status_on")
    if status not in {each.value for each in STATUSES[RequirementKind(kind)]}:
        raise GuardFailed("Choose one of the listed statuses.", code="status", field="status")
    row, _ = ConditionCheck.objects.update_or_create(
        application=application,
        kind=kind,
        defaults={"status": status, "status_on": status_on, "recorded_by_id": by.user_id, "recorded_at": at},
    )
    audit.record("condition.record", row, by=by, at=at, person=application.person, reason=reason)
    recompute(application_id, by=by, at=at)
    return row


@retrying
def waive(step_id: int, *, by: Actor, at: datetime, reason: str) -> ScreeningStep:
    """Let one requirement go for one application, with the reason. Waiving twice changes nothing."""
    application = locked(ScreeningStep.objects.values_list("application_id", flat=True).get(pk=step_id))
    step = ScreeningStep.objects.select_for_update(of=("self",)).select_related("requirement").get(pk=step_id)
    if step.waived_by_id is not None:
        return step
    _asked(application, step.requirement_id)
    if not reason.strip():
        raise GuardFailed("Write why this is not needed.", code="reason", field="reason")
    if by.user_id is None:
        raise GuardFailed("Only a person can waive a requirement.", code="person")
    before = step.verdict
    step.verdict, step.waived_by_id, step.waive_reason = Verdict.WAIVED.value, by.user_id, reason[:200]
    step.judged_at = at
    step.save(update_fields=["verdict", "waived_by", "waive_reason", "judged_at"])
    data = {"requirement": step.requirement.slug}
    audit.record(
        "screening.waive", step, by=by, at=at, person=application.person, before=before, after=step.verdict,
        reason=reason, data=data,
    )  # fmt: skip
    recompute(application.pk, by=by, at=at)
    return step


def attended(sign_up_id: int, *, by: Actor, at: datetime) -> int:
    """Judge anew whoever came to a session or missed it: what ``settings.ATTENDANCE_HOOKS`` names. How many."""
    sign_up = SignUp.objects.select_related("session").get(pk=sign_up_id)
    open_ones = Application.objects.filter(
        person_id=sign_up.person_id, version__program_id=sign_up.session.program_id, state__in=BEING_JUDGED
    )
    found = list(open_ones.order_by("pk").values_list("pk", flat=True))
    for application_id in found:
        recompute(application_id, by=by, at=at)
    return len(found)


def refer_ready(*, at: datetime) -> int:
    """Put ready applications before departments whose seats came free or were added since. A chore. How many."""
    looked_at = Referral.objects.filter(application=OuterRef("pk"), closed_at__isnull=True)
    waiting = Application.objects.filter(~Exists(looked_at), state=ApplicationState.READY)
    found = list(waiting.order_by("pk").values_list("pk", flat=True))
    return sum(_refer_again(application_id, at=at) for application_id in found)


@retrying
def _refer_again(application_id: int, *, at: datetime) -> int:
    application = locked(application_id)
    if application.state != ApplicationState.READY:
        return 0
    return _refer(application, by=Actor.system("referrals"), at=at)


def _asked(application: Application, requirement_id: int) -> Requirement:
    requirement = Requirement.objects.filter(pk=requirement_id, version_id=application.version_id).first()
    if requirement is None:
        raise GuardFailed("This program does not ask for that.", code="not-asked")
    if application.state == ApplicationState.DRAFT:
        raise GuardFailed("This application has not been sent yet.", code="not-sent")
    if application.ended_at is not None:
        raise GuardFailed("This application is over. What came in later belongs to the next one.", code="ended")
    return requirement


def _not_ahead(application: Application, day: date, at: datetime, *, field: str) -> None:
    if day > local_day(application.version.program, at):
        raise GuardFailed("This day lies ahead. Write the day on which it happened.", code="ahead", field=field)


def _lock_open(person_id: int) -> list[int]:
    rows = Application.objects.select_for_update(of=("self",)).filter(person_id=person_id, state__in=BEING_JUDGED)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _write(application: Application, judged: Sequence[Judged], *, by: Actor, at: datetime, reason: str) -> None:
    changes = {}
    for each in judged:
        if is_written(each):
            continue
        step, answer = each.step, each.answer
        now = (answer.verdict.value, answer.reason.value, answer.valid_until, answer.retest_from)
        if step.verdict != answer.verdict.value and step.requirement.kind not in CONDITION_KINDS:
            changes[step.requirement.slug] = answer.verdict.value
        step.verdict, step.reason_code, step.valid_until, step.retest_from = now
        step.judged_at = at
        step.save(update_fields=["verdict", "reason_code", "valid_until", "retest_from", "judged_at"])
    if changes:
        audit.record(
            "application.judge", application, by=by, at=at, person=application.person, reason=reason, data=changes
        )


def _end(application: Application, final: Sequence[Judged], *, by: Actor, at: datetime) -> None:
    sentence = " ".join(each.answer.applicant for each in final)[:LONGEST_SENTENCE]
    days = [each.from_day for each in final]
    known = [day for day in days if day is not None]
    only_time = len(known) == len(days) and all(each.rule.kind is Kind.EXPERIENCE for each in final)
    offers.close(application.pk, by=by, at=at, reason="The application ended.")
    audit.step(
        FIND_INELIGIBLE,
        application,
        by=by,
        at=at,
        person=application.person,
        reason=", ".join(each.answer.reason.value for each in final),
        ended_sentence=sentence,
        retry_from=max(known) if only_time else None,
        **ending(at),
    )
    tell("application.ineligible", application, at=at)


def _make_ready(application: Application, *, by: Actor, at: datetime) -> None:
    due = _meet_by(application, at)
    audit.step(READY, application, by=by, at=at, person=application.person, ready_at=at, answer_due=due)
    _refer(application, by=by, at=at)
    tell("application.ready", application, at=at, occurrence=due.isoformat())


def _meet_by(application: Application, at: datetime) -> date:
    """Return by when somebody who is ready hears of us: a manager invites; the matching waits for all who apply."""
    version, today = application.version, local_day(application.version.program, at)
    if StepKind.MATCHING in version.step_kinds:
        return answer_due(version, on=max(today, application.cohort.apply_by))
    return answer_due(version, on=today, parameter="invite_days")


def _screen_again(application: Application, before: Sequence[Judged], *, by: Actor, at: datetime) -> None:
    referrals.close_others(application, keep=None, by=by, at=at, reason="The screening is open again.")
    audit.step(SCREEN_AGAIN, application, by=by, at=at, person=application.person, ready_at=None, answer_due=None)
    _set_clock(application, before, at=at)


def _refer(application: Application, *, by: Actor, at: datetime) -> int:
    if StepKind.INTERVIEW not in application.version.step_kinds:
        return 0  # nobody interviews: the matching finds a department
    today = local_day(application.version.program, at)
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


def _set_clock(application: Application, before: Sequence[Judged], *, at: datetime) -> None:
    """Promise an answer while something of the step that is on is ours to do; promise nothing while it is theirs."""
    due = None
    if our_turn(before):
        due = application.answer_due or answer_due(application.version, on=local_day(application.version.program, at))
    if due != application.answer_due:
        application.answer_due = due
        application.save(update_fields=["answer_due"])


def tell(kind: str, application: Application, *, at: datetime, occurrence: str = "") -> None:
    """Promise a mail about an application to the person; the same occurrence is told once."""
    key = f"{kind}:{application.pk}:{occurrence}" if occurrence else f"{kind}:{application.pk}"
    messages.promise(kind, key=key, to=application.person, at=at, context={"application": application.pk})
