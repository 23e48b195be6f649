"""Answers of registered apprentices, sealed when they are entered; and the file that leaves, with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Membership, PersonIdentity, Role
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Enrollment, RegisteredApprentice, Registration
from cohorts.reporting.registry import REGISTERED, Rehearsal, rehearse, sealed
from cohorts.rules.partnership.rapids_columns import PROFILES

TRANSITIONS: tuple[Transition, ...] = ()
ONLY: Final = "Only a coordinator of the program's organization does this: the answers are sensitive."
LEAST_REASON: Final = 10


@dataclass(frozen=True, slots=True)
class Lives:
    """Where somebody lives, and when they were born; without a birth date the one on record stays."""

    street: str
    city: str
    state: str
    postal_code: str
    birth_date: date | None = None


@retrying
def identify(enrollment_id: int, *, lives: Lives, by: Actor, at: datetime, reason: str = "") -> Enrollment:
    """Write down the birth date and the address of an apprentice: a list of people holds neither.

    The event says that it happened and by whom, never what was written.
    """
    enrollment = _apprentice(enrollment_id, by)
    person = enrollment.person
    if lives.birth_date is not None:
        if lives.birth_date >= enrollment.starts_on:
            raise GuardFailed("This lies after the first day. Check the year.", code="born", field="birth_date")
        PersonIdentity.objects.update_or_create(person=person, defaults={"birth_date": lives.birth_date})
    elif not PersonIdentity.objects.filter(person=person).exists():
        raise GuardFailed("Write the birth date: the registry asks for it.", code="born", field="birth_date")
    person.street, person.city, person.state = lives.street, lives.city, lives.state
    person.postal_code = lives.postal_code
    person.save(update_fields=["street", "city", "state", "postal_code"])
    audit.record("enrollment.identify", enrollment, by=by, at=at, person=person, reason=reason)
    return enrollment


@retrying
def answer(
    enrollment_id: int, *, answers: Mapping[str, Any], by: Actor, at: datetime, reason: str = ""
) -> RegisteredApprentice:
    """Seal what an apprentice answered for the registry; entering them again replaces all of them.

    The event says that it happened and by whom, never what was answered.
    """
    enrollment = _apprentice(enrollment_id, by)
    secret = sealed(enrollment, answers)
    row = RegisteredApprentice.objects.select_for_update(of=("self",)).filter(enrollment=enrollment).first()
    if row is None:
        with or_conflict():
            row = RegisteredApprentice.objects.create(enrollment=enrollment, sealed=secret, answered_at=at)
    else:
        row.sealed, row.answered_at = secret, at
        row.save(update_fields=["sealed", "answered_at"])
    audit.record("registeredapprentice.answer", row, by=by, at=at, person=enrollment.person, reason=reason)
    return row


@retrying
def export(registration_id: int, *, profile: str, by: Actor, at: datetime, reason: str) -> Rehearsal:
    """Make the file of every row that could be sent, and record who took it, when, why and how many rows it has."""
    rows = Registration.objects.select_for_update(of=("self",)).select_related("track__version__program")
    registration = rows.get(pk=registration_id)
    _coordinator(by, registration.track.version.program.organization_id)
    if profile not in PROFILES:
        raise GuardFailed("Choose one of the files that the registry takes.", code="profile", field="profile")
    if len(reason.strip()) < LEAST_REASON:
        raise GuardFailed("Write in a sentence why you take this file.", code="reason", field="reason")
    found = rehearse(registration, profile=profile)
    if not found.sent:
        raise GuardFailed("No row could be sent. Mend what stands in the list first.", code="empty")
    data = {
        "profile": profile,
        "rows": found.sent,
        "refused": len(found.run.refused),
        "digest": sha256(found.run.as_csv().encode()).hexdigest(),
    }
    audit.record("registration.export", registration, by=by, at=at, reason=reason.strip(), data=data)
    return found


def _apprentice(enrollment_id: int, by: Actor) -> Enrollment:
    """Lock an apprentice of a registered track."""
    rows = Enrollment.objects.select_for_update(of=("self",)).select_related("cohort__program", "person", "track")
    enrollment = rows.get(pk=enrollment_id)
    _coordinator(by, enrollment.cohort.program.organization_id)
    known = not enrollment.cohort.is_training and Registration.objects.filter(track=enrollment.track_id).exists()
    if enrollment.state not in REGISTERED or not known:
        raise GuardFailed("Only apprentices of a registered track answer for the registry.", code="not-registered")
    return enrollment


def _coordinator(by: Actor, organization_id: int) -> None:
    own = Membership.objects.filter(user=by.user_id, role=Role.COORDINATOR, organization=organization_id)
    if by.user_id is None or not own.exists():
        raise NotAllowed(ONLY)
