"""Checking in at the door by the code of a poster, also without a chair as long as one is free."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Parameter, Person, Session, SessionKind, SignUp, SignUpState
from apprenticeships.models.session import TAKES_PLACE
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows import people
from apprenticeships.workflows.chairs import day_of, free, locked, named, tell, version_of
from apprenticeships.workflows.sessions import lock_around, record

LONGEST_MINUTES: Final = 24 * 60
NO_CHAIR: Final = "no-chair"


def opens_at(session: Session, *, at: datetime) -> datetime:
    """Return from when people may check themselves in."""
    minutes = Parameter.objects.value(
        "check_in_minutes", version=version_of(session.program), on=day_of(session.program, at)
    )
    return session.starts_at - timedelta(minutes=min(max(minutes, 0), LONGEST_MINUTES))


@retrying
def check_in(session_id: int, *, person: Person, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Write down that somebody is here. Checking in twice changes nothing.

    Whoever has no chair gets a free one at an information session; who sits an exam or takes part in a training is
    decided elsewhere.
    """
    lock_around(person.pk, Session.objects.values_list("program_id", flat=True).get(pk=session_id))
    session = locked(session_id)
    _door_is_open(session, at)
    row = session.sign_ups.exclude(state=SignUpState.CANCELED).select_related("person").filter(person=person).first()
    if row is not None and row.state == SignUpState.ATTENDED:
        return row
    if row is None or row.state not in TAKES_PLACE:
        _has_room(session)
    if row is None:
        row = SignUp.objects.create(session=session, person=person, state=SignUpState.SIGNED_UP, signed_at=at)
        audit.record("signup.walk_in", row, by=by, at=at, person=person, after=row.state, data=named(session))
    row.session = session
    record(row, came=True, by=by, at=at, reason=reason or "Checked in at the door.")
    tell("session.checked_in", row, at=at)
    return row


def _has_room(session: Session) -> None:
    if session.kind != SessionKind.INFO:
        raise GuardFailed(_("You need a chair here, and we find none of yours. Ask at the door."), code=NO_CHAIR)
    if free(session) < 1:
        raise GuardFailed(_("All chairs are taken. Ask at the door, or choose another date."), code=NO_CHAIR)


def _door_is_open(session: Session, at: datetime) -> None:
    if session.canceled_at is not None:
        raise GuardFailed(_("This session was called off. Choose another date."), code="session-canceled")
    if at < opens_at(session, at=at):
        raise GuardFailed(_("The door is not open yet. Try again when it is."), code="too-early")
    if at > session.ends_at:
        raise GuardFailed(
            _("This session is over. If you were here, tell us, and we write it down."), code="session-over"
        )


@retrying
def check_in_by_name(
    session_id: int, *, given_name: str, family_name: str, email: str, by: Actor, at: datetime, reason: str = ""
) -> SignUp:
    """Check somebody in by what they type at the door; a refusal leaves nobody behind whom we did not know before."""
    person = people.find_or_create(
        given_name=given_name, family_name=family_name, email=email, by=by, at=at, reason=reason
    )
    return check_in(session_id, person=person, by=by, at=at, reason=reason)
