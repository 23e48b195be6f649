"""A credential earned elsewhere: recorded, proved, or taken back; without a proof it is only claimed."""

from datetime import date, datetime
from typing import Final

from apprenticeships.errors import GuardFailed
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Credential, CredentialProof, Participant
from cohorts.tuition_years import credentials_of
from cohorts.workflows import claims

TRANSITIONS: tuple[Transition, ...] = ()
CREDENTIAL: Final = claims.Claim(
    Credential, "credential", "credential_once", lambda row: {"title": row.title, "issuer": row.issuer}
)


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
    participant = claims.participant_of(participant_id)
    name, giver = _as_named(participant, title), " ".join(issuer.split())
    if not name:
        raise GuardFailed("Write the credential, such as Registered nurse.", code="title", field="title")
    if not giver:
        raise GuardFailed("Write who gave it, such as the state’s board.", code="issuer", field="issuer")  # noqa: RUF001
    claims.check_day(earned_on, participant, what=CREDENTIAL.what, field="earned_on", at=at)
    if expires_on is not None and expires_on < earned_on:
        day = day_in_words(earned_on, year=True)
        words = f"It was earned on {day}. Write that day or a later one."
        raise GuardFailed(words, code="order", field="expires_on")
    return claims.record(
        CREDENTIAL,
        participant,
        title=name,
        issuer=giver,
        number=" ".join(number.split()),
        earned_on=earned_on,
        expires_on=expires_on,
        proof=proof,
        by=by,
        at=at,
        reason=reason,
    )


def prove(credential_id: int, *, proof: str, by: Actor, at: datetime, reason: str = "") -> Credential:
    """Say what shows that somebody earned the credential."""
    return claims.prove(CREDENTIAL, credential_id, proof=proof, by=by, at=at, reason=reason)


def take_back(credential_id: int, *, by: Actor, at: datetime, reason: str) -> Credential:
    """Take a wrong credential back, with the reason; it stays on record and counts nowhere."""
    return claims.take_back(CREDENTIAL, credential_id, by=by, at=at, reason=reason)


def _as_named(participant: Participant, title: str) -> str:
    """A title in the spelling of the program's list, where it is on it."""
    words = " ".join(title.split())
    known = {each.casefold(): each for each in credentials_of(participant.program)}
    return known.get(words.casefold(), words)
