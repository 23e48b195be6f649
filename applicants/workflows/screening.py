"""Screening: results come in, rules judge them, and an application becomes ready, waits, or ends."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from applicants.models import (
    Application,
    ConditionCheck,
    MatchOn,
    RegistryMatch,
    ResultImport,
    ScreeningResult,
    ScreeningStep,
)
from applicants.records import check_order
from applicants.records.deadlines import answer_due, local_day
from applicants.records.evidence import AFTER_READY, Judged, before_meeting, our_turn, standing, steps_of
from applicants.records.following import Following, following, not_cleared, result_mail, stops
from applicants.records.open_in_hiring import with_something_open
from applicants.records.own_days import own_list
from applicants.records.standings import standings
from applicants.rules.requirements import Kind, Verdict
from applicants.rules.seat_words import Told
from applicants.workflows import offers, referrals, verdicts
from applicants.workflows.arrows import END_OFFERED, FIND_INELIGIBLE, READY, SCREEN_AGAIN, ending, locked, locked_many
from applicants.workflows.chairs_back import free_chairs
from applicants.workflows.incoming import Incoming, asked, keep_matches
from apprenticeships import audit, messages, restricted
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Requirement, RequirementKind, SignUp, StepKind
from apprenticeships.models.session import COMING
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows import sessions

TRANSITIONS: tuple[Transition, ...] = (READY, SCREEN_AGAIN, FIND_INELIGIBLE, END_OFFERED)
BEING_JUDGED = check_order.UNDECIDED
JUDGED_ON = AFTER_READY
JUDGED = BEING_JUDGED | JUDGED_ON
"""Wherever a step may change: what is done again after an offer is judged as what was done before it."""
TOLD_BY_MAIL = frozenset({RequirementKind.ENTRANCE_EXAM, RequirementKind.WORKKEYS})
LONGEST_SENTENCE = 500
TWO_CONFIRMED = "Two people confirmed this match. If it was another person, two screening officers put it right."
AT_ONCE = 500


def open_steps(application: Application, at: datetime) -> list[ScreeningStep]:
    """Write one step for each requirement of the application's version; those that are there stay as they are."""
    rows = [ScreeningStep(application=application, requirement=each) for each in application.version.requirements.all()]
    ScreeningStep.objects.bulk_create(rows, ignore_conflicts=True)
    return steps_of(application)


@retrying
def recompute(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Application:
    """Judge everything anew. Ready when all that is required before meeting managers is there; over when it cannot be.

    A failed test that may be tried again ends nothing, and what is preferred never weighs. After the offer verdicts
    are still written, as a consent or a paper may come in; of them only a final no of a check ends the offer, which
    was conditional on it, and the application with it.
    """
    application = locked(application_id)
    if application.state not in JUDGED:
        return application
    with restricted.lifted():
        judged = standing(application, at=at)
    verdicts.write([(application, judged)], by=by, at=at, reason=reason)
    _follow(application, judged, by=by, at=at)
    return application


@retrying
def recompute_many(application_ids: Collection[int], *, by: Actor, at: datetime, reason: str = "") -> list[Application]:
    """Do the same for many, in as many statements as for one while nothing follows from it; all or none."""
    rows = locked_many(application_ids)
    found = [row for row in rows if row.state in JUDGED]
    with restricted.lifted():
        known = list(zip(found, standings(found, at=at), strict=True))
    verdicts.write(known, by=by, at=at, reason=reason)
    closes = [row.pk for row, judged in known if stops(judged) or following(row, judged) is Following.SCREEN_AGAIN]
    busy = with_something_open(closes)
    for application, judged in known:
        _follow(application, judged, by=by, at=at, busy=application.pk in busy)
    return rows


def _follow(application: Application, judged: Sequence[Judged], *, by: Actor, at: datetime, busy: bool = True) -> None:
    """Take the step that follows from the verdicts of a locked application, if one does.

    ``busy`` says whether hiring may have something open that an end has to close.
    """
    if application.state in JUDGED_ON:
        if stopped := not_cleared(judged):
            _end(application, stopped, by=by, at=at, busy=busy)
        return
    before, follows = before_meeting(judged), following(application, judged)
    if follows is Following.END:
        _end(application, stops(judged), by=by, at=at, busy=busy)
    elif follows is Following.READY:
        _make_ready(application, by=by, at=at)
    elif follows is Following.SCREEN_AGAIN and not check_order.keeps_meeting(application, before):
        _screen_again(application, before, by=by, at=at, busy=busy)
    elif follows is Following.CLOCK:
        _set_clock(application, before, at=at)


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
    incoming = Incoming(application_id, requirement_id, values, taken_on, source)
    return record_results([incoming], by=by, at=at, reason=reason)[0]


@retrying
def record_results(
    incoming: Sequence[Incoming], *, batch: ResultImport | None = None, by: Actor, at: datetime, reason: str = ""
) -> list[ScreeningResult]:
    """Write down many results at once, all or none; judge each open application of their people anew, once.

    ``batch`` is the file that brought them.
    """
    wanted = {each.application for each in incoming}
    people = set(Application.objects.filter(pk__in=wanted).values_list("person_id", flat=True))
    open_ones = _lock_open(people)
    applications = {row.pk: row for row in locked_many(wanted)}
    requirements = Requirement.objects.with_changes().in_bulk({each.requirement for each in incoming})
    rows = [
        each.row(applications[each.application], requirements.get(each.requirement), batch=batch, by=by, at=at)
        for each in incoming
    ]
    ScreeningResult.objects.bulk_create(rows, batch_size=AT_ONCE)
    keep_matches(rows, incoming, by=by, at=at)
    pairs = list(zip(rows, incoming, strict=True))
    data = {row.pk: {"requirement": requirements[each.requirement].slug} for row, each in pairs}
    own = [row.person_id for row in rows]
    audit.record_all("result.record", rows, by=by, at=at, people=own, reason=reason, data=data)
    judged = {row.pk: row for row in recompute_many({*open_ones, *wanted}, by=by, at=at)}
    _give_back([(judged[each.application], requirements[each.requirement]) for each in incoming], by=by, at=at)
    messages.promise_many(
        "screening.result",
        [
            messages.Promised(
                f"screening.result:{row.pk}",
                judged[each.application].person,
                {"application": each.application, "requirement": each.requirement, "result": row.pk, **beside},
            )
            for row, each in pairs
            if requirements[each.requirement].kind in TOLD_BY_MAIL
            and (beside := result_mail(applications[each.application], judged[each.application])) is not None
        ],
        at=at,
    )
    return rows


def _give_back(found: Sequence[tuple[Application, Requirement]], *, by: Actor, at: datetime) -> None:
    """Free the chairs at later sessions of everybody who met what they are for."""
    people = {row.person_id for row, _ in found}
    ahead = SignUp.objects.filter(person__in=people, state__in=COMING, session__starts_at__gt=at)
    coming = set(ahead.values_list("person_id", flat=True))
    mine = {row.pk for row, _ in found if row.person_id in coming}
    met = ScreeningStep.objects.filter(application__in=mine, verdict=Verdict.MET.value)
    done = set(met.values_list("application_id", "requirement_id")) if mine else set()
    for application, requirement in found:
        if (application.pk, requirement.pk) in done:
            sessions.give_back(
                application.person_id,
                program_id=requirement.version.program_id,
                kind=requirement.kind,
                by=by,
                at=at,
                reason="This is done already, so the chair is free.",
            )


@retrying
def void_result(result_id: int, *, by: Actor, at: datetime, reason: str) -> ScreeningResult:
    """Take back a result that was wrong; it stays in the record with the reason. Voiding twice changes nothing."""
    return void_results([result_id], by=by, at=at, reason=reason)[0]


@retrying
def void_results(result_ids: Collection[int], *, by: Actor, at: datetime, reason: str) -> list[ScreeningResult]:
    """Take back many results at once, all or none; judge each open application of their people anew, once."""
    found = ScreeningResult.objects.filter(pk__in=result_ids).order_by("pk")
    checks = found.filter(kind=RequirementKind.REGISTRY).exists()
    open_ones = _lock_open(set(found.values_list("person_id", flat=True)))
    rows = list(found.select_for_update(of=("self",)).select_related("person"))
    fresh = [row for row in rows if row.voided_at is None]
    if not fresh:
        return rows
    if not reason.strip():
        raise GuardFailed("Write why this result does not count.", code="reason", field="reason")
    if checks:
        _drop_matches(fresh, by=by, at=at)
    for row in fresh:
        row.voided_at, row.void_reason = at, reason[:200]
    ScreeningResult.objects.bulk_update(fresh, ["voided_at", "void_reason"], batch_size=AT_ONCE)
    people, data = [row.person_id for row in fresh], {row.pk: {"requirement": row.kind} for row in fresh}
    audit.record_all("result.void", fresh, by=by, at=at, people=people, reason=reason, data=data)
    recompute_many(open_ones, by=by, at=at)
    return rows


def _drop_matches(results: list[ScreeningResult], *, by: Actor, at: datetime) -> None:
    """Let go the matches of results on lists. No department comes here: its role may not even read that table."""
    if RegistryMatch.objects.counting().filter(result__in=results).exists():
        raise GuardFailed(TWO_CONFIRMED, code="confirmed")
    RegistryMatch.objects.filter(result__in=results, state=MatchOn.NAMED).update(
        state=MatchOn.DROPPED, answered_by=by.user_id, answered_at=at
    )


@retrying
def settle(result_id: int, *, accept: bool, by: Actor, at: datetime, reason: str) -> ScreeningResult:
    """Decide about a typing result that looked unusual: it counts as typed, or it is void and uses up no try."""
    if not accept:
        return void_result(result_id, by=by, at=at, reason=reason)
    person = ScreeningResult.objects.values_list("person_id", flat=True).get(pk=result_id)
    open_ones = _lock_open({person})
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


def condition_stands(
    application: Application, kind: str, status: str, *, on: date, due_on: date | None = None, by: Actor, at: datetime
) -> ConditionCheck:
    """Keep what verdicts read of a condition, and judge a locked application anew. Its own workflow says when.

    ``due_on`` is the day through which news from outside is awaited.
    """
    row, _ = ConditionCheck.objects.update_or_create(
        application=application,
        kind=kind,
        defaults={"status": status, "status_on": on, "due_on": due_on, "recorded_by_id": by.user_id, "recorded_at": at},
    )
    recompute(application.pk, by=by, at=at)
    return row


@retrying
def waive(step_id: int, *, by: Actor, at: datetime, reason: str) -> ScreeningStep:
    """Let one requirement go for one application, with the reason. Waiving twice changes nothing."""
    application = locked(ScreeningStep.objects.values_list("application_id", flat=True).get(pk=step_id))
    step = ScreeningStep.objects.select_for_update(of=("self",)).select_related("requirement").get(pk=step_id)
    if step.waived_by_id is not None:
        return step
    asked(application, step.requirement_id)
    if step.requirement.kind == RequirementKind.REGISTRY:
        _refuse_beside_a_match(step)
    if not reason.strip():
        raise GuardFailed("Write why this is not needed.", code="reason", field="reason")
    if by.user_id is None:
        raise GuardFailed("Only a person can waive a requirement.", code="person")
    before = step.verdict
    step.verdict, step.waived_by_id, step.waive_reason = Verdict.WAIVED.value, by.user_id, reason[:200]
    step.judged_at, step.look_since, step.owner = at, None, None
    step.save(update_fields=["verdict", "waived_by", "waive_reason", "judged_at", "look_since", "owner"])
    data = {"requirement": step.requirement.slug}
    audit.record(
        "screening.waive", step, by=by, at=at, person=application.person, before=before, after=step.verdict,
        reason=reason, data=data,
    )  # fmt: skip
    recompute(application.pk, by=by, at=at)
    return step


def _refuse_beside_a_match(step: ScreeningStep) -> None:
    if RegistryMatch.objects.filter(
        result__requirement=step.requirement_id, application=step.application_id
    ).standing():
        raise GuardFailed("Somebody found a match: another screening officer confirms or drops it first.", code="match")


def lock_attending(person_id: int, program_id: int) -> None:
    """Lock what ``attended`` judges anew, before the session is locked: what ``settings.ATTENDANCE_LOCKS`` names."""
    _lock_open([person_id], of=program_id)


def attended(sign_up_id: int, *, by: Actor, at: datetime) -> int:
    """Judge anew whoever came to a session or missed it: what ``settings.ATTENDANCE_HOOKS`` names. How many."""
    sign_up = SignUp.objects.select_related("session").get(pk=sign_up_id)
    open_ones = Application.objects.filter(
        person_id=sign_up.person_id, version__program_id=sign_up.session.program_id, state__in=JUDGED
    )
    found = list(open_ones.order_by("pk").values_list("pk", flat=True))
    for application_id in found:
        recompute(application_id, by=by, at=at)
    return len(found)


def regrouped(people: Collection[int], *, by: Actor, at: datetime) -> int:
    """Judge anew whose results came together, or went apart: what ``settings.MERGE_HOOKS`` names. How many.

    Whoever has all that is asked is ready from then on; whoever lost something waits for it again. An offer stands.
    """
    found = list(Application.objects.filter(person__in=people, state__in=JUDGED).values_list("pk", flat=True))
    recompute_many(found, by=by, at=at)
    return len(found)


def _lock_open(people: Collection[int], *, of: int | None = None) -> list[int]:
    rows = Application.objects.select_for_update(of=("self",)).filter(person__in=people, state__in=JUDGED)
    rows = rows if of is None else rows.filter(version__program=of)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _end(application: Application, final: Sequence[Judged], *, by: Actor, at: datetime, busy: bool) -> None:
    sentence = " ".join(each.answer.applicant for each in final)[:LONGEST_SENTENCE]
    days = [each.from_day for each in final]
    known = [day for day in days if day is not None]
    only_time = len(known) == len(days) and all(each.rule.kind is Kind.EXPERIENCE for each in final)
    if busy:
        offers.close(application.pk, ours=True, told=Told.ENDED, by=by, at=at, reason="The application ended.")
    free_chairs(application, by=by, at=at)
    audit.step(
        END_OFFERED if application.state in JUDGED_ON else FIND_INELIGIBLE,
        application,
        by=by,
        at=at,
        person=application.person,
        reason=", ".join(each.answer.reason.value for each in final),
        ended_sentence=sentence,
        retry_from=max(known) if only_time else None,
        **ending(at),
    )
    tell("application.ineligible", application, at=at, occurrence=at.isoformat())


def _make_ready(application: Application, *, by: Actor, at: datetime) -> None:
    due = meet_by(application, at)
    audit.step(READY, application, by=by, at=at, person=application.person, ready_at=at, answer_due=due)
    referrals.refer(application, by=by, at=at)
    tell("application.ready", application, at=at, occurrence=due.isoformat())


def meet_by(application: Application, at: datetime) -> date:
    """Return by when somebody who is ready hears of us: a manager invites; the matching waits for all who apply."""
    version, today = application.version, local_day(application.version.program, at)
    if StepKind.MATCHING in version.step_kinds:
        return answer_due(version, on=max(today, application.cohort.apply_by))
    return answer_due(version, on=today, parameter="invite_days")


def _screen_again(application: Application, before: Sequence[Judged], *, by: Actor, at: datetime, busy: bool) -> None:
    """Nobody meets, calls or decides about somebody of whom a step is open again: a planned interview is called off."""
    if busy:
        offers.close(application.pk, ours=True, by=by, at=at, reason="The screening is open again.")
    audit.step(SCREEN_AGAIN, application, by=by, at=at, person=application.person, ready_at=None, answer_due=None)
    _set_clock(application, before, at=at)


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
    tell_more(kind, application, {}, at=at, occurrence=occurrence)


def tell_received(application: Application, *, at: datetime) -> None:
    """Say that an application is with us, and what is theirs to do now, each by its day."""
    tell_more("application.received", application, {"own": own_list(application, at=at)}, at=at, occurrence="")


def tell_more(kind: str, application: Application, more: Mapping[str, Any], *, at: datetime, occurrence: str) -> None:
    """Promise a mail that says more than how the application stands."""
    key = f"{kind}:{application.pk}:{occurrence}" if occurrence else f"{kind}:{application.pk}"
    messages.promise(kind, key=key, to=application.person, at=at, context={"application": application.pk, **more})
