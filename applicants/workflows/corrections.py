"""A final report that was written down by mistake and ended an application: two people put it right.

The first record stays in the history. The drug screen is pending again, and what its report ended comes back as far as
nobody else has it by now; the applicant is told plainly that the mistake was ours.
"""

from datetime import datetime
from typing import Final

from applicants.models import Application, ConditionCheck
from applicants.records.deadlines import answer_due, local_day
from applicants.rules.corrections import Way
from applicants.rules.results import DrugStatus
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import arrows, drug, restoring
from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
TOLD: Final = "application.corrected"


@retrying
def ask(application_id: int, *, by: Actor, at: datetime, reason: str) -> ConditionCheck:
    """Say that a report was written down by mistake, and how one knows. Nothing happens before a second yes."""
    application, row = _locked(application_id)
    if by.user_id is None:
        raise NotAllowed("A report is put right by people, two of them.")
    if row.wrong_by_id is not None:
        raise Conflict("Somebody asked for this already. Another person says yes or no.")
    words = reason.strip()
    if not words:
        raise GuardFailed("Say how you know that it was a mistake.", code="reason", field="reason")
    if wrong := refusal_of(words):
        raise GuardFailed(wrong, code="sensitive", field="reason")
    row.wrong_by_id, row.wrong_reason = by.user_id, words[:200]
    row.save(update_fields=["wrong_by", "wrong_reason"])
    audit.record("condition.doubt", row, by=by, at=at, person=application.person_id, reason=words)
    return row


@retrying
def keep(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> ConditionCheck:
    """Say no: the report stands, and the applicant never hears of it. Whoever asked may change their mind."""
    application, row = _asked(application_id, by, own=True)
    row.wrong_by_id, row.wrong_reason = None, ""
    row.save(update_fields=["wrong_by", "wrong_reason"])
    audit.record("condition.stand", row, by=by, at=at, person=application.person_id, reason=reason)
    return row


@retrying
def agree(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Way:
    """Give the second yes: the drug screen is pending again, and what its report ended comes back where it can."""
    application, row = _asked(application_id, by)
    drug.LOOK_AGAIN.check(row.status)
    today = local_day(application.version.program, at)
    words = reason or row.wrong_reason
    row.status, row.status_on, row.wrong_by_id, row.wrong_reason = DrugStatus.MRO_REVIEW.value, today, None, ""
    row.recorded_by_id, row.recorded_at = by.user_id, at
    row.due_on = answer_due(application.version, on=today, parameter="drug_result_days")
    row.save(update_fields=["status", "status_on", "wrong_by", "wrong_reason", "recorded_by", "recorded_at", "due_on"])
    audit.record("condition.correct", row, by=by, at=at, person=application.person_id, reason=words)
    way = restoring.give_back(application, restoring.case_of(application, at=at), by=by, at=at)
    key, context = f"{TOLD}:{application.pk}:{at.isoformat()}", {"application": application.pk, "way": way.value}
    messages.promise(TOLD, key=key, to=application.person, at=at, context=context)
    return way


def _asked(application_id: int, by: Actor, *, own: bool = False) -> tuple[Application, ConditionCheck]:
    application, row = _locked(application_id)
    if row.wrong_by_id is None:
        raise Conflict("Nobody asks to put this report right any more. Load the page again.")
    if by.user_id is None or (by.user_id == row.wrong_by_id and not own):
        raise NotAllowed("A second person has to agree: another coordinator or screening officer.")
    return application, row


def _locked(application_id: int) -> tuple[Application, ConditionCheck]:
    application = arrows.locked(application_id)
    arrows.CORRECT.check(application.state)
    found = ConditionCheck.objects.not_cleared().select_for_update(of=("self",))
    row = found.filter(application=application).first()
    if row is None:
        raise GuardFailed("No report of a drug screen ended this application.", code="no-report")
    return application, row
