"""The job after the program: recorded, proved, ended, or taken back; without a proof it is only claimed."""

from datetime import date, datetime

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Organization
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import JobPlacement, Participant, Proof
from cohorts.tuition_years import zone_of

TRANSITIONS: tuple[Transition, ...] = ()


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
    if by.user_id is None:
        raise NotAllowed("Only a person records a job.")
    participant = Participant.objects.select_related("program__organization").get(pk=participant_id)
    employer = organization.name[:160] if organization else " ".join(employer_name.split())
    if not employer:
        words = "Choose the partner, or write the name of the employer."
        raise GuardFailed(words, code="employer", field="employer_name")
    if not title.strip():
        raise GuardFailed("Write the job, such as Community health worker.", code="title", field="title")
    if started_on < participant.joined_on:
        day = day_in_words(participant.joined_on, year=True)
        raise GuardFailed(
            f"The program began on {day} for this person. An earlier job does not come from it.",
            code="early",
            field="started_on",
        )
    _over(started_on, participant, at, "started_on")
    _known(proof)
    with or_conflict(job_placement_once="This job is recorded already."):
        row = JobPlacement.objects.create(
            participant=participant,
            organization=organization,
            employer_name=employer,
            title=title.strip(),
            started_on=started_on,
            proof=proof,
            recorded_by_id=by.user_id,
            recorded_at=at,
        )
    _record("record", row, by=by, at=at, reason=reason, after=proof or "claimed")
    return row


@retrying
def prove(placement_id: int, *, proof: str, by: Actor, at: datetime, reason: str = "") -> JobPlacement:
    """Say what shows that somebody has the job."""
    row = _locked(placement_id)
    _known(proof)
    if not proof:
        raise GuardFailed("Choose what shows it.", code="proof", field="proof")
    if row.proof == proof:
        return row
    before, row.proof = row.proof, proof
    row.save(update_fields=["proof"])
    _record("prove", row, by=by, at=at, reason=reason, before=before, after=proof)
    return row


@retrying
def end(placement_id: int, *, ended_on: date, by: Actor, at: datetime, reason: str = "") -> JobPlacement:
    """Record the last day of a job."""
    row = _locked(placement_id)
    if ended_on < row.started_on:
        day = day_in_words(row.started_on, year=True)
        raise GuardFailed(f"The job began on {day}. Write that day or a later one.", code="order", field="ended_on")
    _over(ended_on, row.participant, at, "ended_on")
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    _record("end", row, by=by, at=at, reason=reason)
    return row


@retrying
def take_back(placement_id: int, *, by: Actor, at: datetime, reason: str) -> JobPlacement:
    """Take a wrong job back, with the reason; it stays on record and counts nowhere."""
    row = _locked(placement_id)
    if not reason.strip():
        raise GuardFailed("Write why this job does not count.", code="reason", field="reason")
    row.voided_at = at
    row.save(update_fields=["voided_at"])
    _record("take_back", row, by=by, at=at, reason=reason)
    return row


def _record(
    verb: str, row: JobPlacement, *, by: Actor, at: datetime, reason: str, before: str = "", after: str = ""
) -> None:
    audit.record(
        f"jobplacement.{verb}",
        row,
        by=by,
        at=at,
        person=row.participant.person_id,
        before=before,
        after=after,
        reason=reason,
        data={"employer": row.employer_name, "title": row.title},
    )


def _known(proof: str) -> None:
    if proof not in Proof.values:
        raise GuardFailed("Choose what shows it.", code="proof", field="proof")


def _over(day: date, participant: Participant, at: datetime, field: str) -> None:
    if day > at.astimezone(zone_of(participant.program)).date():
        raise GuardFailed("Record this day once it is there, not before.", code="future", field=field)


def _locked(placement_id: int) -> JobPlacement:
    rows = JobPlacement.objects.select_for_update(of=("self",)).select_related("participant__program__organization")
    row: JobPlacement = rows.get(pk=placement_id)
    if row.voided_at is not None:
        raise TransitionRefused("This job is taken back. Record it again if it was right.")
    return row
