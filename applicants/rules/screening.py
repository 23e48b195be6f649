"""Screening: one verdict for each requirement, one answer for all of them, one word for hiring managers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from applicants.rules import checked, conditions, registries, scored
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import (
    SATISFIED,
    Judgement,
    Kind,
    Reason,
    RecencyAsOf,
    RequirementRule,
    Threshold,
    Verdict,
    judgement,
)
from applicants.rules.results import (
    Approval,
    Attendance,
    Background,
    Drug,
    ExamScore,
    Paper,
    RegistryCheck,
    Result,
    TypingCount,
    Waiver,
    YesNo,
)
from applicants.rules.workkeys import Sitting
from apprenticeships.rules.speech import say

__all__ = [
    "SATISFIED",
    "Judgement",
    "Kind",
    "ManagerView",
    "Overall",
    "Reason",
    "RecencyAsOf",
    "RequirementRule",
    "Standing",
    "Threshold",
    "Turn",
    "Verdict",
    "judge",
    "manager_view",
    "overall",
]

_Judge = Callable[[RequirementRule, Sequence[Any], date], Judgement]

_JUDGES: dict[Kind, tuple[type | tuple[type, ...], _Judge]] = {
    Kind.INFO_SESSION: (Attendance, checked.judge_session),
    Kind.ENTRANCE_EXAM: (ExamScore, scored.judge_exam),
    Kind.WORKKEYS: (Sitting, scored.judge_workkeys),
    Kind.TYPING: (TypingCount, scored.judge_typing),
    Kind.DOCUMENT: (Paper, checked.judge_papers),
    Kind.REFERENCE: ((Paper, YesNo), checked.judge_references),
    Kind.DEPARTMENT_APPROVAL: (Approval, checked.judge_approval),
    Kind.BACKGROUND: (Background, conditions.judge_background),
    Kind.DRUG: (Drug, conditions.judge_drug),
    Kind.REGISTRY: (RegistryCheck, registries.judge_registry),
}


def judge(rule: RequirementRule, results: Iterable[Result], on: date) -> Judgement:
    """Say where a requirement stands, from all results that came in for it.

    ``on`` is the day on which results have to be recent enough: ``rule.judged_on(...)``. A result whose last valid
    day is ``on`` still counts. Voided attempts and missed sittings are left out by the caller: they use no attempt
    and start no wait. Raises ``TypeError`` for a result of another kind.
    """
    if not rule.applies:
        words = say("Not asked of you: {name}.", name=rule.name)
        return judgement(rule, Verdict.NOT_APPLICABLE, Reason.NOT_FOR_THIS_PERSON, applicant=words)
    results = tuple(results)
    waivers = [each for each in results if isinstance(each, Waiver)]
    if waivers:
        waiver = checked.latest(waivers)
        words = say("You do not need this any more: {name}.", name=rule.name)
        staff = f"Waived by {waiver.by}: {waiver.reason}"
        return judgement(rule, Verdict.WAIVED, Reason.WAIVED, applicant=words, staff=staff)
    expected, judges = _JUDGES.get(rule.kind, (YesNo, checked.judge_yes_no))
    for each in results:
        if not isinstance(each, expected):
            raise TypeError(f"A requirement of kind {rule.kind} has no result of type {type(each).__name__}.")
    return judges(rule, results, on)


class Standing(StrEnum):
    """Where a whole application stands."""

    READY = "ready"
    FAILED = "failed"
    LOOK = "look"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Overall:
    """The answer for all requirements. ``preferred`` lists what is preferred and not there; it never weighs.

    ``retest_from`` is set when a failed application can still be saved: the day by which each failed test
    may have been tried again. Without it at least one fail is final.
    """

    standing: Standing
    failed: tuple[RequirementRule, ...]
    look: tuple[RequirementRule, ...]
    waiting: tuple[RequirementRule, ...]
    preferred: tuple[RequirementRule, ...]
    retest_from: date | None

    @property
    def ready(self) -> bool:
        """Whether everything required is met, waived or not asked."""
        return self.standing is Standing.READY


def overall(judged: Iterable[tuple[RequirementRule, Judgement]]) -> Overall:
    """Sum up: failed goes before look, look before waiting; only required ones are weighed."""
    judged = tuple(judged)
    required = [(rule, answer) for rule, answer in judged if rule.required]
    failed = [(rule, answer) for rule, answer in required if answer.verdict is Verdict.NOT_MET]
    look = tuple(rule for rule, answer in required if answer.verdict is Verdict.LOOK)
    waiting = tuple(rule for rule, answer in required if answer.verdict in {Verdict.MISSING, Verdict.EXPIRED})
    if failed:
        standing = Standing.FAILED
    elif look:
        standing = Standing.LOOK
    else:
        standing = Standing.WAITING if waiting else Standing.READY
    again = [answer.retest_from for _, answer in failed if answer.retest_from is not None]
    return Overall(
        standing=standing,
        failed=tuple(rule for rule, _ in failed),
        look=look,
        waiting=waiting,
        preferred=tuple(rule for rule, answer in judged if not rule.required and answer.verdict not in SATISFIED),
        retest_from=max(again) if again and len(again) == len(failed) else None,
    )


class ManagerView(StrEnum):
    """All that a hiring manager learns of background check, drug screen and registries together."""

    CLEARED = "cleared"
    PENDING = "pending"
    NOT_CLEARED = "not_cleared"


def manager_view(*answers: Judgement) -> ManagerView:
    """Return one word for the conditions of a candidate, never which of them or why."""
    verdicts = {answer.verdict for answer in answers}
    if Verdict.NOT_MET in verdicts:
        return ManagerView.NOT_CLEARED
    return ManagerView.CLEARED if verdicts <= SATISFIED else ManagerView.PENDING
