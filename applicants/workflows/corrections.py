"""A final report that was written down by mistake and ended an application: two people put it right.

The first record stays in the history. The drug screen is pending again, and what its report ended comes back as far as
nobody else has it by now; the applicant is told plainly that the mistake was ours.
"""

from datetime import datetime
from typing import Final

from applicants.models import (
    OPEN_STATES,
    Application,
    ApplicationState,
    ConditionCheck,
    Offer,
    OfferState,
)
from applicants.records.deadlines import answer_due, local_day
from applicants.rules.corrections import Case, Way, way_on
from applicants.rules.results import DrugStatus
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import arrows, drug, matched_offers, screening, standby
from applicants.workflows.applications import TWICE
from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Person
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Seat, SeatState

TRANSITIONS: tuple[Transition, ...] = (arrows.CORRECT,)
TOLD: Final = "application.corrected"
WORDS: Final = "A mistake of ours was put right"
"""Hiring managers may read it, so it says nothing of a check."""


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
    way = _way_back(application, by=by, at=at)
    key, context = f"{TOLD}:{application.pk}:{at.isoformat()}", {"application": application.pk, "way": way.value}
    messages.promise(TOLD, key=key, to=application.person, at=at, context=context)
    return way


def _way_back(application: Application, *, by: Actor, at: datetime) -> Way:
    """Open the application again where its class waits, and give the place back that it had."""
    Person.objects.locked(application.person_id)  # nobody begins another one meanwhile
    rivals = Application.objects.filter(
        person_id=application.person_id, version__program_id=application.version.program_id, state__in=OPEN_STATES
    )
    cohort, today = application.cohort, local_day(application.version.program, at)
    case = Case(cohort.canceled_at is None and cohort.starts_on > today, rivals.exists())
    if (way := way_on(case)) is not Way.SCREENED:
        application.ended_sentence = ""  # it named the check
        application.save(update_fields=["ended_sentence"])
        return way
    lost = _lost(application)
    with or_conflict(**TWICE):
        audit.step(
            arrows.CORRECT, application, by=by, at=at, person=application.person, reason=WORDS,
            ended_at=None, ended_sentence="", retry_from=None, answer_due=answer_due(application.version, on=today),
        )  # fmt: skip
    for kind in ("application.ineligible", "comeback.reminder"):
        messages.cancel(prefix=f"{kind}:{application.pk}:", reason="The application is open again.")
    open_again = screening.recompute(application.pk, by=Actor.system("screening"), at=at)
    if lost is None:
        return way
    way = way_on(
        case._replace(
            had_place=True,
            is_ready=open_again.state == ApplicationState.READY,
            seat_is_free=Seat.objects.filter(opening=lost.opening_id, state=SeatState.FREE).exists(),
        )
    )
    if way is Way.OFFERED:
        matched_offers.make(
            application.pk, opening_id=lost.opening_id, made_by=lost.made_by, step=matched_offers.RESTORE, by=by, at=at,
            reason=WORDS,
        )  # fmt: skip
    elif way is Way.LISTED:
        standby.join(application.pk, opening_id=lost.opening_id, lost_seat=True, by=by, at=at, reason=WORDS)
    return way


def _lost(application: Application) -> Offer | None:
    """The offer that ended with the application."""
    ended = application.offers.filter(state=OfferState.RESCINDED, ended_at=application.ended_at)
    return ended.select_related("made_by").order_by("-pk").first()


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
