"""The job after the program: recorded, proved, ended, or taken back; without a proof it is only claimed."""

from datetime import date, datetime
from typing import Final

from apprenticeships.errors import GuardFailed
from apprenticeships.models import Organization
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import JobPlacement, Proof
from cohorts.workflows import claims

TRANSITIONS: tuple[Transition, ...] = ()
JOB: Final = claims.Claim(
    JobPlacement, "job", "job_placement_once", lambda row: {"employer": row.employer_name, "title": row.title}
)


@retrying
def record(
    participant_id: int,
    *,
    title: str,
    started_on: date,
    employer_name: str = "",
    organization: Organization | None = None,
    proof: str = Proof.NONE,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> JobPlacement:
    """Record the job that somebody has, with a partner or with somebody else. It counts from its first day."""
    participant = claims.participant_of(participant_id)
    employer = organization.name[:160] if organization else " ".join(employer_name.split())
    if not employer:
        words = "Choose the partner, or write the name of the employer."
        raise GuardFailed(words, code="employer", field="employer_name")
    if not title.strip():
        raise GuardFailed("Write the job, such as Community health worker.", code="title", field="title")
    claims.check_day(started_on, participant, what=JOB.what, field="started_on", at=at)
    return claims.record(
        JOB,
        participant,
        organization=organization,
        employer_name=employer,
        title=title.strip(),
        started_on=started_on,
        proof=proof,
        by=by,
        at=at,
        reason=reason,
    )


def prove(placement_id: int, *, proof: str, by: Actor, at: datetime, reason: str = "") -> JobPlacement:
    """Say what shows that somebody has the job."""
    return claims.prove(JOB, placement_id, proof=proof, by=by, at=at, reason=reason)


@retrying
def end(placement_id: int, *, ended_on: date, by: Actor, at: datetime, reason: str = "") -> JobPlacement:
    """Record the last day of a job."""
    row = claims.standing(JOB, placement_id)
    if ended_on < row.started_on:
        day = day_in_words(row.started_on, year=True)
        raise GuardFailed(f"The job began on {day}. Write that day or a later one.", code="order", field="ended_on")
    claims.check_over(ended_on, row.participant, field="ended_on", at=at)
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    claims.tell(JOB, "end", row, by=by, at=at, reason=reason)
    return row


def take_back(placement_id: int, *, by: Actor, at: datetime, reason: str) -> JobPlacement:
    """Take a wrong job back, with the reason; it stays on record and counts nowhere."""
    return claims.take_back(JOB, placement_id, by=by, at=at, reason=reason)
