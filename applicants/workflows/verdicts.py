"""Verdicts are written: of one application or of many with the same few statements."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from applicants.models import Application, ScreeningStep
from applicants.records.evidence import Judged
from applicants.records.following import is_written
from applicants.rules.requirements import Verdict
from applicants.workflows import looks
from apprenticeships import audit
from apprenticeships.models.requirement import CONDITION_KINDS
from apprenticeships.workflow import Actor

AT_ONCE: Final = 500
COLUMNS: Final = ("verdict", "reason_code", "valid_until", "retest_from", "judged_at", "look_since", "owner")

Stands = tuple[Application, Sequence[Judged]]


def write(found: Sequence[Stands], *, by: Actor, at: datetime, reason: str) -> None:
    """Write what the rules say now of locked applications, and tell of each what changed, but of sensitive checks.

    What a person must look at is written at once: who looks at the next one depends on it.
    """
    fresh: list[ScreeningStep] = []
    changed: dict[int, tuple[Application, dict[str, str]]] = {}
    for application, judged in found:
        for each in judged:
            if is_written(each):
                continue
            step, answer = each.step, each.answer
            if step.verdict != answer.verdict.value and step.requirement.kind not in CONDITION_KINDS:
                changed.setdefault(application.pk, (application, {}))[1][step.requirement.slug] = answer.verdict.value
            step.verdict, step.reason_code = answer.verdict.value, answer.reason.value
            step.valid_until, step.retest_from, step.judged_at = answer.valid_until, answer.retest_from, at
            looks.hand_out(application, step, at)
            if answer.verdict is Verdict.LOOK:
                step.save(update_fields=COLUMNS)
            else:
                fresh.append(step)
    ScreeningStep.objects.bulk_update(fresh, COLUMNS, batch_size=AT_ONCE)
    subjects, data = [row for row, _ in changed.values()], {key: told for key, (_, told) in changed.items()}
    people = [row.person_id for row in subjects]
    audit.record_all("application.judge", subjects, by=by, at=at, people=people, reason=reason, data=data)
