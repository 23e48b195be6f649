"""What jobs and credentials share: both happened elsewhere, are only claimed without a proof, and can be taken back."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition
from cohorts.models import Credential, JobPlacement, Participant
from cohorts.tuition_years import zone_of

TRANSITIONS: tuple[Transition, ...] = ()


def recorder(by: Actor, what: str) -> int:
    """Return the key of the person who records; the machine never does."""
    if by.user_id is None:
        raise NotAllowed(f"Only a person records a {what}.")
    return by.user_id


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


def check_proof(proof: str, row: type[JobPlacement | Credential], *, needed: bool = False) -> None:
    """Refuse a proof that nobody knows, and, when one is needed, none."""
    known = {value for value, _ in row._meta.get_field("proof").flatchoices}
    if proof not in {"", *known} or (needed and not proof):
        raise GuardFailed("Choose what shows it.", code="proof", field="proof")


def standing(rows: QuerySet[Any], pk: int, *, what: str) -> Any:
    """Lock a row that is not taken back, with the program of its participant."""
    row = rows.select_for_update(of=("self",)).select_related("participant__program__organization").get(pk=pk)
    if row.voided_at is not None:
        raise TransitionRefused(f"This {what} is taken back. Record it again if it was right.")
    return row


def void(row: JobPlacement | Credential, *, what: str, at: datetime, reason: str) -> None:
    """Take a wrong row back, with a reason."""
    if not reason.strip():
        raise GuardFailed(f"Write why this {what} does not count.", code="reason", field="reason")
    row.voided_at = at
    row.save(update_fields=["voided_at"])


def prove(row: JobPlacement | Credential, proof: str) -> str | None:
    """Write down what shows it; return what stood there before, or nothing when that says the same."""
    check_proof(proof, type(row), needed=True)
    if row.proof == proof:
        return None
    before, row.proof = row.proof, proof
    row.save(update_fields=["proof"])
    return str(before)
