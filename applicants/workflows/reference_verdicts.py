"""The verdict on references: somebody reads what was said, and says met, not met and why, or that a person must look.

The screening learns met or not met; the reason stays here, for coordinators alone.
"""

from datetime import datetime, time
from typing import Final

from applicants.models import Application, Referee, RefereeState, ReferenceNo, ReferenceVerdict
from applicants.records import check_holds
from applicants.records.deadlines import local_day, zone_of
from applicants.records.references import SENT, requirement_of
from applicants.workflows import screening
from applicants.workflows.arrows import locked
from applicants.workflows.references import SOURCE
from apprenticeships import audit, sensitive
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Event, SensitiveKind
from apprenticeships.rules.dates import local_datetime
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
MET, NOT_MET, LOOK = "met", "not_met", "look"
ANSWERS: Final = {MET: True, NOT_MET: False, LOOK: None}
VERDICT: Final = "met"
READ: Final = "referee.read"


@retrying
def decide(
    application_id: int, *, verdict: str, by: Actor, at: datetime, reason_code: str = "", reason: str = ""
) -> ReferenceVerdict:
    """Say whether the references are enough. A later verdict takes the place of the one before.

    The same verdict once more changes nothing.

    A no needs a reason out of the list, and somebody who answered or could not be reached. Where the program requires
    references before managers meet somebody, a no ends the application, as a failed test without another try does.
    """
    application = locked(application_id)
    asked = requirement_of(application)
    if asked is None or application.state not in SENT:
        raise GuardFailed("There is nothing to decide about references now.", code="not-asked")
    if by.user_id is None:
        raise NotAllowed("A person who read the answers decides.")
    if verdict not in ANSWERS:
        raise GuardFailed("Choose one of these.", code="verdict", field="verdict")
    if verdict == NOT_MET and reason_code not in ReferenceNo.values:
        raise GuardFailed("Choose the reason that is closest.", code="reason", field="reason_code")
    if not application.referees.exists():
        raise GuardFailed("Nobody was named yet, so there is nothing to decide.", code="nobody")
    heard = application.referees.filter(state=RefereeState.ANSWERED).exists()
    if not heard and (verdict != NOT_MET or reason_code != ReferenceNo.NOT_REACHED):
        raise GuardFailed("Nobody answered yet. Wait, or call them.", code="nobody-answered", field="verdict")
    why = reason_code if verdict == NOT_MET else ""
    before = standing_verdict(application)
    if before is not None and (before.met, before.reason_code) == (ANSWERS[verdict], why):
        return before
    if verdict == NOT_MET:
        check_holds.refuse_no(application)
    if before is not None:
        screening.void_result(before.result_id, by=by, at=at, reason="Another verdict was given.")
    met = ANSWERS[verdict]
    values = {VERDICT: met} if met else {VERDICT: met, "application": str(application.public_id)}
    on = local_day(application.version.program, at)
    result = screening.record_result(
        application.pk, requirement_id=asked.pk, values=values, taken_on=on, source=SOURCE, by=by, at=at
    )
    row = ReferenceVerdict.objects.create(
        application=application, requirement=asked, met=met, decided_by_id=by.user_id, decided_at=at, result=result,
        reason_code=why,
    )  # fmt: skip
    audit.record(
        "referenceverdict.decide", row, by=by, at=at, person=application.person_id, reason=reason,
        data={"verdict": verdict},
    )  # fmt: skip
    return row


def standing_verdict(application: Application) -> ReferenceVerdict | None:
    """Return the verdict that counts for an application, if somebody gave one here."""
    rows = application.reference_verdicts.filter(result__voided_at__isnull=True).select_related("decided_by")
    return rows.first()


@retrying
def read(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> list[Referee]:
    """Return those who answered, and write down that somebody of the staff reads what they said.

    Each read is kept; the history of the person tells of it once a day for each reader.
    """
    application = Application.objects.get(pk=application_id)
    rows = list(application.referees.filter(state=RefereeState.ANSWERED, sealed__isnull=False))
    today = local_datetime(local_day(application.version.program, at), time.min, zone_of(application.version.program))
    told = Event.objects.filter(kind=READ, person=application.person_id, at__gte=today, actor_id=by.id)
    known = set(told.filter(actor_kind=by.kind).values_list("subject_id", flat=True))
    for row in rows:
        if row.pk not in known:
            audit.record(READ, row, by=by, at=at, person=application.person_id, reason=reason)
    if rows and by.user_id is not None:
        sensitive.note(application.person_id, SensitiveKind.REFERENCE, reader=by.user_id, at=at)
    return rows
