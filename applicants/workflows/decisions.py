"""Decisions of a department: prepared one by one, told together. Nobody hears of one before its release."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from applicants import hiring_promises as promises
from applicants.models import ApplicationState, Decision, DecisionKind, DecisionState
from applicants.rules.decisions import HOLD_REASONS, OFFER_REASONS
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import arrows, go_ahead, offer_terms, referrals
from applicants.workflows.referrals import PASS_REASONS
from apprenticeships import audit
from apprenticeships.errors import DomainError, GuardFailed, NotAllowed
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, arrow, retrying

K, S = DecisionKind, DecisionState
TOLD: Final = "This decision was told already. Load the page again."
RELEASE = arrow("release", S.PREPARED, S.RELEASED, TOLD)
DROP = arrow("drop", S.PREPARED, S.DROPPED, TOLD)
TRANSITIONS: tuple[Transition, ...] = (RELEASE, DROP)
REASONS: Final[dict[str, dict[str, str]]] = {K.OFFER: OFFER_REASONS, K.HOLD: HOLD_REASONS, K.PASS: PASS_REASONS}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one decision in a release: ``refused`` says why it was not told."""

    decision: Decision
    refused: str = ""


@retrying
def prepare(
    application_id: int,
    *,
    opening_id: int,
    kind: str,
    reason_code: str,
    note: str = "",
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Decision:
    """Write down what is decided, with a reason of the list and one sentence to the candidate. Once more changes it."""
    application = arrows.locked(application_id)
    if by.user_id is None:
        raise NotAllowed("Only a person decides.")
    if kind not in REASONS:
        raise GuardFailed("Choose one: offer, keep for later, or pass.", field="kind")
    if reason_code not in REASONS[kind]:
        raise GuardFailed("Choose a reason that belongs to it. The candidate may ask for it.", field="reason_code")
    words = " ".join(note.split())
    if wrong := refusal_of(words):
        raise GuardFailed(wrong, code="sensitive", field="note")
    referral = referrals.locked_referral(application, opening_id)
    if kind == K.OFFER:
        offer_terms.check_may_be_offered(application, referral, by=by, at=at)
    else:
        referrals.check_no_conflict(application, by)
    if application.state != ApplicationState.READY:
        raise GuardFailed("An offer is open. Wait for the answer first.")
    row = Decision.objects.select_for_update().filter(application=application, opening_id=opening_id, state=S.PREPARED)
    known = row.first()
    fields: dict[str, Any] = {"kind": kind, "reason_code": reason_code, "note": words[:200], "explained": ""}
    fields |= {"prepared_by_id": by.user_id, "prepared_at": at}
    if known is not None:
        for name, value in fields.items():
            setattr(known, name, value)
        known.save(update_fields=[name.removesuffix("_id") for name in fields])
    else:
        with or_conflict(decision_one_prepared="Somebody else decided this moment. Load your queue again."):
            known = Decision.objects.create(application=application, opening_id=opening_id, **fields)
    data = {"kind": kind, "reason": reason_code}
    audit.record("decision.prepare", known, by=by, at=at, person=application.person_id, reason=reason, data=data)
    return known


@retrying
def drop(decision_id: int, *, by: Actor, at: datetime, reason: str = "") -> Decision:
    """Take a prepared decision back. Nobody ever hears of it."""
    row = _locked(decision_id)
    referrals.check_no_conflict(row.application, by)
    audit.step(DROP, row, by=by, at=at, person=row.application.person_id, reason=reason)
    return row


def release(decision_ids: Iterable[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Tell prepared decisions together, each in a transaction of its own: one that cannot go out stops no other."""
    found = []
    for pk in sorted(set(decision_ids)):
        try:
            found.append(Outcome(release_one(pk, by=by, at=at)))
        except DomainError as error:
            row = Decision.objects.select_related("application__person").get(pk=pk)
            if isinstance(error, go_ahead.Outranked):
                Decision.objects.filter(pk=pk, state=S.PREPARED).update(explained=error.message[:300])
            found.append(Outcome(row, error.message))
    return found


@retrying
def release_one(decision_id: int, *, by: Actor, at: datetime, reason: str = "") -> Decision:
    """Tell one decision: pass and hold leave with a mail, an offer may be called from now on."""
    row = _locked(decision_id)
    RELEASE.check(row.state)
    if by.user_id is None:
        raise NotAllowed("Only a person tells decisions.")
    application = row.application
    referral = referrals.locked_referral(application, row.opening_id)
    if row.kind == K.OFFER:
        offer_terms.check_may_be_offered(application, referral, by=by, at=at)
        go_ahead.check(application, row.opening, at=at)
    else:
        words = REASONS[row.kind][row.reason_code]
        if row.kind == K.HOLD:
            referrals.hold_over(application.pk, opening_id=row.opening_id, words=words, by=by, at=at)
        else:
            referrals.pass_over(application.pk, opening_id=row.opening_id, reason_code=row.reason_code, by=by, at=at)
    audit.step(
        RELEASE,
        row,
        by=by,
        at=at,
        person=application.person_id,
        reason=reason,
        data={"kind": row.kind, "prepared_by": row.prepared_by_id},
        released_by_id=by.user_id,
        released_at=at,
        explained="",
    )
    if row.kind != K.OFFER:
        promises.tell_decision(row, at=at)
    return row


def _locked(decision_id: int) -> Decision:
    application = arrows.locked(Decision.objects.values_list("application_id", flat=True).get(pk=decision_id))
    row = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("opening__department__site", "prepared_by")
        .get(pk=decision_id)
    )
    row.application = application
    return row
