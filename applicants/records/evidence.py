"""From rows to rules: what is asked of an application, what came in for it, and where each requirement stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from applicants.models import Application, ApplicationState, ConditionKind, ScreeningStep
from applicants.records.asked import eligibility_rule, plain_rule
from applicants.records.deadlines import local_day
from applicants.records.fact_rows import Outcome
from applicants.records.facts import Facts, facts_of
from applicants.records.screening_steps import steps_in_order
from applicants.records.shown import brought, proof_of
from applicants.records.tries import shares_tries
from applicants.rules import eligibility
from applicants.rules.ages import old_enough_on
from applicants.rules.decided import as_decided
from applicants.rules.eligibility import Answer, Criterion, EligibilityAnswers, Finding
from applicants.rules.pipeline import Turn
from applicants.rules.readings import read
from applicants.rules.registries import CONFIRMED, ELSEWHERE
from applicants.rules.requirements import SATISFIED, Judgement, Kind, Reason, RequirementRule, Verdict, judgement
from applicants.rules.results import (
    Attendance,
    Background,
    BackgroundStatus,
    ExamScore,
    Result,
    TypingCount,
    Waiver,
    YesNo,
)
from applicants.rules.screening import judge
from applicants.rules.sittings import awaited
from applicants.rules.workkeys import Sitting
from apprenticeships.models import (
    CONDITION_KINDS,
    Audience,
    Requirement,
    RequirementKind,
    SessionKind,
    SignUpState,
    StepKind,
)
from apprenticeships.rules.measures import Dated
from apprenticeships.rules.offer_first import Place, place_of

ADULT = 18
AFTER_YES = frozenset({ApplicationState.ACCEPTED, ApplicationState.ONBOARDING})
AFTER_READY = frozenset({ApplicationState.OFFERED, *AFTER_YES})
WITH_MANAGERS = AFTER_READY | {ApplicationState.READY}
"""Before whom managers are, or were: what got too old is done again beside the meeting, and after the offer."""
OF_THE_PERSON = frozenset({Kind.WORKKEYS, Kind.TYPING})
ON_A_DAY = frozenset({Kind.INFO_SESSION, Kind.ENTRANCE_EXAM, Kind.WORKKEYS, Kind.TYPING})
AS_OF_TODAY = frozenset({Kind.REGISTRY, Kind.BACKGROUND, Kind.DRUG})
"""What has to be recent whenever somebody is judged, and not on the day of sending: a later start needs it anew."""
STATED = {Kind.AGE: Criterion.AGE, Kind.DIPLOMA: Criterion.DIPLOMA, Kind.EXPERIENCE: Criterion.EXPERIENCE}
SAT = frozenset({Kind.ENTRANCE_EXAM, Kind.WORKKEYS})
CAME = {SignUpState.ATTENDED: True, SignUpState.NO_SHOW: False, SignUpState.SIGNED_UP: None}


@dataclass(frozen=True, slots=True)
class Judged:
    """One requirement of an application: its row, its rule, where it stands, and from when it would be met if known.

    ``why`` says what is short without any day, where the applicant's own sentence names one; ``lacks_months`` of
    full-time work would be enough. ``happened_on`` is the day of the session or test that met it. ``place`` is where it
    stands in the order of steps, which the law of a place may put behind the offer: then it ``is_put_behind``. Whatever
    ``waits_by_law`` is not asked for before an offer; what ``awaits_proof`` would be met if a document showed what
    somebody stated.
    """

    step: ScreeningStep
    rule: RequirementRule
    answer: Judgement
    from_day: date | None = None
    why: str = ""
    happened_on: date | None = None
    place: Place = (0, 0)
    is_put_behind: bool = False
    follows_offer: bool = False
    waits_by_law: bool = False
    awaits_proof: bool = False
    lacks_months: int | None = None

    @property
    def requirement(self) -> Requirement:
        """What is asked."""
        return self.step.requirement

    @property
    def meeting(self) -> int | None:
        """Where in the order of the program hiring managers meet somebody, if they do; loaded by ``steps_of``."""
        position: int | None = self.step.meeting  # type: ignore[attr-defined]
        return position

    @property
    def waits_for_department(self) -> bool:
        """Whether the department of an employee was asked and has not answered."""
        return self.rule.kind is Kind.DEPARTMENT_APPROVAL and self.answer.reason is Reason.BEING_CHECKED

    @property
    def waits_for_others(self) -> bool:
        """Whether enough people were named who can speak for the applicant, and not all of them answered."""
        return self.answer.reason is Reason.WAITING_FOR_OTHERS

    @property
    def was_declined(self) -> bool:
        """Whether the department of an employee said no."""
        return self.rule.kind is Kind.DEPARTMENT_APPROVAL and self.answer.reason is Reason.DECLINED


def stated(facts: Facts) -> EligibilityAnswers:
    """Return what somebody told us, as an instant answer reads it."""
    said_of_them = facts.answers.get("eligibility", {})
    return EligibilityAnswers(
        birth_date=facts.birth_date,
        diploma=said_of_them.get("diploma"),
        jobs=facts.said_jobs,
        works_here=facts.application.is_internal,
        student=said_of_them.get("student"),
    )


def judge_all(facts: Facts, steps: Iterable[ScreeningStep]) -> list[Judged]:
    """Say where each requirement of a sent application stands. Writes nothing.

    Of what was written nothing may be left: then it is what was found when there was.
    """
    asked = [(step, _rule(facts, step.requirement)) for step in steps]
    findings = _findings(facts, [rule for _step, rule in asked])
    found = [_placed(facts, _judged(facts, step, rule, findings)) for step, rule in asked]
    return sorted(found, key=lambda each: each.place)


def _placed(facts: Facts, each: Judged) -> Judged:
    """Say where a requirement stands in the order of steps, by the program and by the law of the place."""
    step, offer, is_check = each.requirement.step.position, facts.offer_step, each.requirement.kind in CONDITION_KINDS
    place = place_of(step, offer=offer, is_check=is_check, waits=facts.checks_wait)
    after = offer is not None and place > (offer, 0)
    return replace(
        each,
        place=place,
        is_put_behind=place != (step, 0),
        follows_offer=after,
        waits_by_law=after and is_check and facts.checks_wait,
    )


def steps_of(application: Application) -> list[ScreeningStep]:
    """Return the steps of an application in the order of its program.

    ``meeting`` of each is where in that order hiring managers meet somebody, if they do.
    """
    found = steps_in_order(application.pk)
    for step in found:  # the wide row of the version is there already: not once more with each step
        step.application = application
        if step.requirement.version_id == application.version_id:
            step.requirement.version = application.version
    return found


def standing(application: Application, *, at: datetime) -> list[Judged]:
    """Say where each requirement of an application stands. Writes nothing: it is what pages and mails show."""
    return judge_all(known(application, at=at), steps_of(application))


def known(application: Application, *, at: datetime, for_department: bool = False) -> Facts:
    """Load what is known about an application at ``at``, of which results count on the day of sending.

    ``for_department`` leaves the sensitive conditions out.
    """
    today = local_day(application.version.program, at)
    day = applied_on(application, otherwise=today)
    return facts_of(application, on=day, today=today, for_department=for_department)


def recorded(facts: Facts, requirement: Requirement) -> tuple[RequirementRule, list[Result]]:
    """Return the rule of a requirement, and what came in for it and was not taken back: what it is judged by."""
    rule = _rule(facts, requirement)
    return rule, _recorded(facts, requirement, rule)


def before_meeting(judged: Iterable[Judged]) -> list[Judged]:
    """Return those that have to be there before hiring managers meet somebody, by the order of the program."""
    return [each for each in judged if each.meeting is None or each.place < (each.meeting, 0)]


def unmet(judged: Iterable[Judged]) -> list[Judged]:
    """Return what is required and not there, in the order of the program."""
    return [each for each in judged if each.rule.required and each.answer.verdict not in SATISFIED]


def on_now(judged: Sequence[Judged]) -> list[Judged]:
    """Return what is open at the first step where something is; whatever belongs to the sent application is on too.

    What follows the offer is not on before somebody has one.
    """
    still = unmet(judged)
    if not still or (still[0].follows_offer and still[0].step.application.state not in AFTER_READY):
        return []
    sent = [each.place for each in judged if each.requirement.step.kind == StepKind.APPLICATION]
    reach = max(still[0].place, *sent, (0, 0))
    return [each for each in still if each.place <= reach]


def our_turn(judged: Sequence[Judged]) -> list[Judged]:
    """Return what we have to do now."""
    return [each for each in on_now(judged) if each.answer.turn is Turn.US]


def applied_on(application: Application, *, otherwise: date) -> date:
    """Return the day on which an application was sent, where the program is; ``otherwise`` while it is a draft."""
    if application.submitted_at is None:
        return otherwise
    return local_day(application.version.program, application.submitted_at)


def _judged(facts: Facts, step: ScreeningStep, rule: RequirementRule, findings: Mapping[Criterion, Finding]) -> Judged:
    kind = rule.kind
    if facts.application.answers_destroyed_at is not None:
        return Judged(
            step, rule, as_decided(rule, (step.verdict, step.reason_code), step.valid_until, step.retest_from)
        )
    if step.waived_by_id is not None:
        who = step.waived_by.get_full_name() if step.waived_by else ""
        return Judged(step, rule, judge(rule, [Waiver(facts.on, who, step.waive_reason)], facts.on))
    results = _results(facts, step.requirement, rule)
    if rule.applies and not results and kind in STATED and STATED[kind] in findings:
        finding = findings[STATED[kind]]
        why = f"{finding.reason} {finding.change if finding.from_day is None else ''}".rstrip()
        if finding.answer is Answer.MET and step.requirement.needs_proof:
            return Judged(step, rule, proof_of(facts, rule), awaits_proof=True)
        answer = _as_judgement(rule, finding)
        return Judged(step, rule, answer, finding.from_day, why, lacks_months=finding.lacks_months)
    day = facts.today if kind in AS_OF_TODAY else _counts_on(facts, rule)
    answer = brought(facts, rule, awaited(rule, judge(rule, results, day), _sat_on(facts, kind), facts.on))
    return Judged(step, rule, answer, happened_on=_happened(rule, answer, results, day))


def _happened(rule: RequirementRule, answer: Judgement, results: Iterable[Result], on: date) -> date | None:
    """Return the last day on which somebody did what meets the requirement, whenever we judged it."""
    if rule.kind not in ON_A_DAY or answer.verdict is not Verdict.MET:
        return None
    days = [
        each.on if isinstance(each, Attendance) else each.taken_on
        for each in results
        if isinstance(each, Attendance | ExamScore | Sitting | TypingCount)
        and (isinstance(each, Sitting) or judge(rule, [each], on).verdict is Verdict.MET)
    ]
    return max(days, default=None)


def _counts_on(facts: Facts, rule: RequirementRule) -> date:
    return rule.judged_on(applied_on=facts.on, start=facts.application.cohort.starts_on)


def _sat_on(facts: Facts, kind: Kind) -> date | None:
    """Return the last day on which somebody came to a sitting of a test of which no result has come since."""
    if kind not in SAT:
        return None
    came = [
        chair.starts_at.astimezone(ZoneInfo(chair.zone)).date()
        for chair in facts.chairs
        if chair.completes == kind.value and chair.state == SignUpState.ATTENDED and not chair.answered
    ]
    return max(came, default=None)


def _rule(facts: Facts, requirement: Requirement) -> RequirementRule:
    return replace(
        rule_in(facts, requirement),
        recency_as_of=facts.recency_as_of,
        third_try_days=facts.third_try_days if requirement.kind == RequirementKind.WORKKEYS else None,
        max_attempts=facts.typing_tries if requirement.kind == RequirementKind.TYPING else None,
        applies=_applies(facts, requirement),
    )


def rule_in(facts: Facts, requirement: Requirement) -> RequirementRule:
    """Return the rule of a requirement with the numbers that these facts hold, whoever applies."""
    dated = Dated(requirement.first_values, tuple(facts.changes.get(requirement.pk, ())))
    return plain_rule(requirement, on=facts.on, today=facts.today, dated=dated)


def _applies(facts: Facts, requirement: Requirement) -> bool:
    if requirement.kind in ConditionKind.values and _too_young(facts):
        return False
    if requirement.audience == Audience.INTERNAL:
        return facts.application.is_internal
    if requirement.audience == Audience.MINORS:
        start = facts.application.cohort.starts_on
        return facts.birth_date is not None and old_enough_on(facts.birth_date, ADULT) > start
    return True


def _too_young(facts: Facts) -> bool:
    """Whether no report and no sample is asked of somebody: a minor on the first day, where no parameter allows it."""
    if facts.birth_date is None or facts.parameters.value("minors_checks_allowed", on=facts.on):
        return False
    return old_enough_on(facts.birth_date, ADULT) > facts.application.cohort.starts_on


def _findings(facts: Facts, rules: Iterable[RequirementRule]) -> dict[Criterion, Finding]:
    rule, start = eligibility_rule(rules), facts.application.cohort.starts_on
    answer = eligibility.check(stated(facts), rule, start=start, on=facts.on, later_starts=facts.later_starts())
    return {finding.criterion: finding for finding in answer.findings}


def _as_judgement(rule: RequirementRule, finding: Finding) -> Judgement:
    sentence = f"{finding.reason} {finding.change}".rstrip()
    if finding.answer is Answer.MET:
        return judgement(rule, Verdict.MET, Reason.COMPLETED, applicant=sentence)
    if finding.answer is Answer.UNKNOWN:
        return judgement(rule, Verdict.MISSING, Reason.NOT_DONE, applicant=sentence, turn=Turn.YOU)
    return judgement(rule, Verdict.NOT_MET, Reason.BELOW_MARK, applicant=sentence)


def _results(facts: Facts, requirement: Requirement, rule: RequirementRule) -> list[Result]:
    kind = rule.kind
    if kind is Kind.BACKGROUND:
        row = facts.conditions.get(kind)
        return [Background(BackgroundStatus(row.status), row.on)] if row else []
    if kind is Kind.DRUG:
        row = facts.conditions.get(kind)
        return [row.screen(own_clinic=facts.own_clinic_collects)] if row else []
    found = _recorded(facts, requirement, rule)
    if kind is Kind.INFO_SESSION:
        return [*found, *_attendances(facts)]
    if not found and kind is Kind.CONDUCT:
        return [YesNo(met=True, on=facts.on)] if facts.answers.get("attestation", {}).get("agrees") else []
    if not found and kind is Kind.ENROLLED_STUDENT:
        said = facts.answers.get("eligibility", {}).get("student")
        return [] if said is None else [YesNo(bool(said), facts.on)]
    return found


def _recorded(facts: Facts, requirement: Requirement, rule: RequirementRule) -> list[Result]:
    found: list[Result] = []
    for row in facts.results.get(rule.kind, []):
        fits = belongs(rule.kind, slug=row.slug, program_id=row.program_id, requirement=requirement)
        if not fits or _asked_for_another(facts, row):
            continue
        read_ = read(rule.kind, _values(facts, row), row.taken_on)
        if _has_own_tries(facts, row) and (
            judge(rule, read_, _counts_on(facts, rule)).verdict is not Verdict.MET
            or too_short(row.typing_length, facts.typing_minutes)
        ):
            continue
        found.extend(read_)
    return found


def belongs(kind: Kind, *, slug: str | None, program_id: int | None, requirement: Requirement) -> bool:
    """Whether a result recorded for ``slug`` of a program may serve a requirement.

    One of another program does only if it is the person's, as WorkKeys and typing are, or names no requirement.
    """
    if kind in OF_THE_PERSON or slug is None:
        return True
    return program_id == requirement.version.program_id and slug == requirement.slug


def too_short(length: timedelta, minutes: int) -> bool:
    """Whether a typing test was shorter than a program asks for, and so does not count for it."""
    return length < timedelta(minutes=minutes)


def _has_own_tries(facts: Facts, row: Outcome) -> bool:
    return not shares_tries(facts.application, typed_in=row.typed_in, typed_for=row.typed_for)


def _values(facts: Facts, row: Outcome) -> Mapping[str, Any]:
    """Say of a confirmed match whether it is one of this application; of others what was measured."""
    if CONFIRMED not in row.values:
        return row.values
    under, own = row.values[CONFIRMED], str(facts.application.public_id)
    return {**row.values, CONFIRMED: under == own, ELSEWHERE: bool(under) and under != own}


def _asked_for_another(facts: Facts, row: Outcome) -> bool:
    """Whether a result belongs to another application alone: a department says yes to one class, not for good."""
    named = row.values.get("application")
    return named is not None and named != str(facts.application.public_id)


def _attendances(facts: Facts) -> list[Attendance]:
    return [
        Attendance(chair.starts_at.astimezone(ZoneInfo(chair.zone)).date(), CAME[chair.state])
        for chair in facts.chairs
        if chair.kind == SessionKind.INFO and chair.state in CAME
    ]
