"""A credential earned elsewhere: recorded, proved, or taken back; without a proof it is only claimed."""

from datetime import date, datetime
from typing import Final

from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Credential, CredentialProof, Participant
from cohorts.tuition_years import credentials_of
from cohorts.workflows import claims

TRANSITIONS: tuple[Transition, ...] = ()
WHAT: Final = "credential"


@retrying
def record(
    participant_id: int,
    *,
    title: str,
    issuer: str,
    earned_on: date,
    number: str = "",
    expires_on: date | None = None,
    proof: str = CredentialProof.NONE,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Credential:
    """Record the credential that somebody earned. It counts from its day on, once there is a proof."""
    recorder = claims.recorder(by, WHAT)
    participant = claims.participant_of(participant_id)
    name, giver = _as_named(participant, title), " ".join(issuer.split())
    if not name:
        raise GuardFailed("Write the credential, such as Registered nurse.", code="title", field="title")
    if not giver:
        raise GuardFailed("Write who gave it, such as the state’s board.", code="issuer", field="issuer")  # noqa: RUF001
    claims.check_day(earned_on, participant, what=WHAT, field="earned_on", at=at)
    if expires_on is not None and expires_on < earned_on:
        day = day_in_words(earned_on, year=True)
        words = f"It was earned on {day}. Write that day or a later one."
        raise GuardFailed(words, code="order", field="expires_on")
    claims.check_proof(proof, Credential)
    with or_conflict(credential_once="This credential is recorded already."):
        row = Credential.objects.create(
            participant=participant,
            title=name,
            issuer=giver,
            number=" ".join(number.split()),
            earned_on=earned_on,
            expires_on=expires_on,
            proof=proof,
            recorded_by_id=recorder,
            recorded_at=at,
        )
    _record("record", row, by=by, at=at, reason=reason, after=proof or "claimed")
    return row


@retrying
def prove(credential_id: int, *, proof: str, by: Actor, at: datetime, reason: str = "") -> Credential:
    """Say what shows that somebody earned the credential."""
    row: Credential = claims.standing(Credential.objects.all(), credential_id, what=WHAT)
    if (before := claims.prove(row, proof)) is None:
        return row
    _record("prove", row, by=by, at=at, reason=reason, before=before, after=proof)
    return row


@retrying
def take_back(credential_id: int, *, by: Actor, at: datetime, reason: str) -> Credential:
    """Take a wrong credential back, with the reason; it stays on record and counts nowhere."""
    row: Credential = claims.standing(Credential.objects.all(), credential_id, what=WHAT)
    claims.void(row, what=WHAT, at=at, reason=reason)
    _record("take_back", row, by=by, at=at, reason=reason)
    return row


def _as_named(participant: Participant, title: str) -> str:
    """A title in the spelling of the program's list, where it is on it."""
    words = " ".join(title.split())
    known = {each.casefold(): each for each in credentials_of(participant.program)}
    return known.get(words.casefold(), words)


def _record(
    verb: str, row: Credential, *, by: Actor, at: datetime, reason: str, before: str = "", after: str = ""
) -> None:
    audit.record(
        f"credential.{verb}",
        row,
        by=by,
        at=at,
        person=row.participant.person_id,
        before=before,
        after=after,
        reason=reason,
        data={"title": row.title, "issuer": row.issuer},
    )
