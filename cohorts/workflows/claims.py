"""What jobs and credentials share: both happened elsewhere, are only claimed without a proof, and can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Credential, JobPlacement, Participant
from cohorts.tuition_years import zone_of

TRANSITIONS: tuple[Transition, ...] = ()
C = TypeVar("C", JobPlacement, Credential)


@dataclass(frozen=True, slots=True)
class Claim(Generic[C]):
    """A kind of claim: what people call it, the constraint that keeps it from standing twice, what its events say."""

    model: type[C]
    what: str
    once: str
    told: Callable[[C], dict[str, str]]


def participant_of(pk: int) -> Participant:
    """Return somebody with their program and its organization."""
    return Participant.objects.select_related("program__organization").get(pk=pk)


def check_day(day: date, participant: Participant, *, what: str, field: str, at: datetime) -> None:
    """Refuse what began before somebody joined the program, and what is still to come where the program is."""
    if day < participant.joined_on:
        joined = day_in_words(participant.joined_on, year=True)
        raise GuardFailed(
            f"The program began on {joined} for this person. An earlier {what} does not come from it.",
            code="early",
            field=field,
        )
    check_over(day, participant, field=field, at=at)


def check_over(day: date, participant: Participant, *, field: str, at: datetime) -> None:
    """Refuse a day that is still to come where the program is."""
    if day > at.astimezone(zone_of(participant.program)).date():
        raise GuardFailed("Record this day once it is there, not before.", code="future", field=field)


def record(
    claim: Claim[C], participant: Participant, *, proof: str, by: Actor, at: datetime, reason: str, **columns: Any
) -> C:
    """Write down what somebody claims, proved or not. Only a person does; the machine never."""
    if by.user_id is None:
        raise NotAllowed(f"Only a person records a {claim.what}.")
    _check_proof(claim, proof)
    with or_conflict(**{claim.once: f"This {claim.what} is recorded already."}):
        row = claim.model.objects.create(
            participant=participant, proof=proof, recorded_by_id=by.user_id, recorded_at=at, **columns
        )
    tell(claim, "record", row, by=by, at=at, reason=reason, after=proof or "claimed")
    return row


@retrying
def prove(claim: Claim[C], pk: int, *, proof: str, by: Actor, at: datetime, reason: str = "") -> C:
    """Write down what shows it. The same proof twice changes nothing."""
    row = standing(claim, pk)
    _check_proof(claim, proof, needed=True)
    if row.proof == proof:
        return row
    before, row.proof = row.proof, proof
    row.save(update_fields=["proof"])
    tell(claim, "prove", row, by=by, at=at, reason=reason, before=before, after=proof)
    return row


@retrying
def take_back(claim: Claim[C], pk: int, *, by: Actor, at: datetime, reason: str) -> C:
    """Take a wrong row back, with the reason; it stays on record and counts nowhere."""
    row = standing(claim, pk)
    if not reason.strip():
        raise GuardFailed(f"Write why this {claim.what} does not count.", code="reason", field="reason")
    row.voided_at = at
    row.save(update_fields=["voided_at"])
    tell(claim, "take_back", row, by=by, at=at, reason=reason)
    return row


def standing(claim: Claim[C], pk: int) -> C:
    """Lock a row that is not taken back, with the program of its participant."""
    rows = claim.model.objects.select_for_update(of=("self",)).select_related("participant__program__organization")
    row: C = rows.get(pk=pk)
    if row.voided_at is not None:
        raise TransitionRefused(f"This {claim.what} is taken back. Record it again if it was right.")
    return row


def tell(
    claim: Claim[C], verb: str, row: C, *, by: Actor, at: datetime, reason: str, before: str = "", after: str = ""
) -> None:
    """Record the event of one step."""
    audit.record(
        f"{claim.model._meta.model_name}.{verb}",
        row,
        by=by,
        at=at,
        person=row.participant.person_id,
        before=before,
        after=after,
        reason=reason,
        data=claim.told(row),
    )


def _check_proof(claim: Claim[C], proof: str, *, needed: bool = False) -> None:
    """Refuse a proof that nobody knows, and, when one is needed, none."""
    known: set[str] = {value for value, _ in claim.model._meta.get_field("proof").flatchoices}
    if proof not in {"", *known} or (needed and not proof):
        raise GuardFailed("Choose what shows it.", code="proof", field="proof")
