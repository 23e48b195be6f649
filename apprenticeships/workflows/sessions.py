"""Information sessions and sittings: signing up, waiting, canceling, moving, and who came."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Parameter, Person, RequirementKind, Session, SessionKind, SignUp, SignUpState
from apprenticeships.models.session import COMING
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.chairs import (
    ATTEND,
    CANCEL,
    DONE,
    ELSEWHERE,
    MISS,
    TOLD_ELSEWHERE,
    TRANSITIONS,
    coming,
    day_of,
    fill,
    forget,
    free,
    kept_until,
    locked,
    locked_sign_up,
    named,
    promote,
    still_ahead,
    tell,
    version_of,
)

__all__ = ["TRANSITIONS"]

DOOR_OPENS_BEFORE = timedelta(hours=2)
A_WEEK_OF_HOURS = 7 * 24
OFFERED_AGAIN = frozenset({SessionKind.INFO, SessionKind.EXAM, SessionKind.WORKKEYS, SessionKind.ORIENTATION})


@retrying
def sign_up(
    session_id: int, *, person: Person, instead: int | None = None, by: Actor, at: datetime, reason: str = ""
) -> SignUp:
    """Give ``person`` a chair, or a place on the waiting list when all are taken. Signing up twice changes nothing.

    ``instead`` is a sign-up of theirs that no mail takes out of their calendar: that of this one does.
    """
    session = locked(session_id)
    still_ahead(session, at)
    known = session.sign_ups.exclude(state=SignUpState.CANCELED).filter(person=person).first()
    if known is not None:
        return known
    state = SignUpState.SIGNED_UP if free(session) > 0 else SignUpState.WAITING
    row = SignUp.objects.create(session=session, person=person, state=state, signed_at=at)
    audit.record("signup.sign_up", row, by=by, at=at, person=person, after=state, reason=reason, data=named(session))
    kind = "session.signed_up" if state == SignUpState.SIGNED_UP else "session.waiting"
    tell(kind, row, at=at, more={"instead": instead} if instead else None)
    return row


@retrying
def cancel_sign_up(sign_up_id: int, *, by: Actor, at: datetime, reason: str = "", why: str = "") -> SignUp:
    """Give a chair back; the first who waits is offered it. Canceling twice changes nothing.

    ``why`` is DONE where what the session is for is met already: the mail then asks for no other date. It is OVER where
    an application ended that needed the chair, and ELSEWHERE where they chose another one: the mail about that says
    so, and there is no other.
    """
    row = locked_sign_up(sign_up_id)
    if row.state == SignUpState.CANCELED:
        return row
    still_ahead(row.session, at)
    audit.step(CANCEL, row, by=by, at=at, person=row.person, reason=reason, data=named(row.session), claim_until=None)
    forget(row, "The sign-up was canceled.")
    if why not in TOLD_ELSEWHERE:
        tell("session.canceled", row, at=at, more={"why": why} if why else None)
    fill(row.session, by=Actor.system("sessions"), at=at)
    return row


@retrying
def give_back(person_id: int, *, program_id: int, kind: str, by: Actor, at: datetime, reason: str) -> int:
    """Give back the chairs that somebody has ahead for a requirement which they have met elsewhere. How many.

    ``kind`` is that of the requirement; an information session that names none completes the one of its name.
    """
    completes = Q(session__requirement_kind=kind)
    if kind == RequirementKind.INFO_SESSION:
        completes |= Q(session__requirement_kind="", session__kind=SessionKind.INFO)
    rows = SignUp.objects.filter(
        completes,
        person_id=person_id,
        state__in=COMING,
        session__program_id=program_id,
        session__starts_at__gt=at,
        session__canceled_at__isnull=True,
    )
    found = list(rows.order_by("session_id", "pk").values_list("pk", flat=True))
    for pk in found:
        cancel_sign_up(pk, by=by, at=at, reason=reason, why=DONE)
    return len(found)


@retrying
def change(sign_up_id: int, *, to: int, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Move a sign-up to another session, without a moment in which the person has neither. One mail tells of both."""
    for session_id in sorted({to, *SignUp.objects.filter(pk=sign_up_id).values_list("session_id", flat=True)}):
        locked(session_id)
    old = locked_sign_up(sign_up_id)
    if old.state in {SignUpState.SIGNED_UP, SignUpState.OFFERED} and free(locked(to)) < 1:
        raise GuardFailed(_("That date is full. Keep your chair, or choose another date."), code="full")
    told = not SignUp.objects.exclude(state=SignUpState.CANCELED).filter(session=to, person=old.person_id).exists()
    had_chair = old.state == SignUpState.SIGNED_UP
    new = sign_up(to, person=old.person, instead=old.pk if had_chair else None, by=by, at=at, reason=reason)
    if old.session_id != new.session_id:
        why = ELSEWHERE if told else ""
        cancel_sign_up(old.pk, by=by, at=at, reason=reason or "Chose another date.", why=why)
    return new


@retrying
def mark(sign_up_id: int, *, came: bool, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Record who came. A wrong mark is marked again; the same mark twice changes nothing.

    What attendance means for an application is told to the functions that ``settings.ATTENDANCE_HOOKS`` names.
    """
    lock_around(*SignUp.objects.values_list("person_id", "session__program_id").get(pk=sign_up_id))
    row = locked_sign_up(sign_up_id)
    if row.state == (ATTEND if came else MISS).target:
        return row
    if at < row.session.starts_at - DOOR_OPENS_BEFORE:
        raise GuardFailed("This session has not begun. Mark who came on the day itself.", code="too-early")
    if not came and at < row.session.starts_at:
        raise GuardFailed("Nobody has missed this session yet: it has not begun.", code="too-early")
    record(row, came=came, by=by, at=at, reason=reason)
    return row


def lock_around(person_id: int, program_id: int) -> None:
    """Lock, before the session, what a mark of somebody will change: what ``settings.ATTENDANCE_LOCKS`` names.

    Every step locks an application first and a session after it, since a result gives back the chairs ahead.
    """
    for path in settings.ATTENDANCE_LOCKS:
        import_string(path)(person_id, program_id)


def record(row: SignUp, *, came: bool, by: Actor, at: datetime, reason: str = "") -> None:
    """Write down who came on a locked row, and tell those who want to know."""
    audit.step(
        ATTEND if came else MISS, row, by=by, at=at, person=row.person, reason=reason, data=named(row.session),
        marked_at=at, claim_until=None,
    )  # fmt: skip
    forget(row, "The session took place.")
    if not came and row.session.kind in OFFERED_AGAIN:
        tell("session.missed", row, at=at, due_at=_after_the_marks(row.session, at))
    for path in settings.ATTENDANCE_HOOKS:
        import_string(path)(row.pk, by=by, at=at)


def _after_the_marks(session: Session, at: datetime) -> datetime:
    """When a mark is old enough to be told: a wrong one is marked again before anybody reads about it."""
    hours = Parameter.objects.value(
        "missed_mail_hours", version=version_of(session.program), on=day_of(session.program, at)
    )
    return max(at, session.ends_at) + timedelta(hours=min(max(hours, 0), A_WEEK_OF_HOURS))


@retrying
def move(
    session_id: int,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Session:
    """Give a session another time or place, and tell everybody who has a chair or waits for one."""
    session = locked(session_id)
    still_ahead(session, at)
    if ends_at <= starts_at or starts_at <= at:
        raise GuardFailed("Choose a time that lies ahead and ends after it begins.", code="bad-time", field="starts_at")
    before = f"{session.starts_at.isoformat()} {session.place}"
    session.starts_at, session.ends_at, session.place = starts_at, ends_at, place
    session.sequence += 1
    session.save(update_fields=["starts_at", "ends_at", "place", "sequence"])
    audit.record("session.move", session, by=by, at=at, reason=reason, data={"before": before})
    for row in coming(session):
        _keep_or_give(row, by=by, at=at)
        tell("session.moved", row, at=at, occurrence=str(session.sequence))
    return session


@retrying
def resize(session_id: int, *, capacity: int, by: Actor, at: datetime, reason: str = "") -> Session:
    """Give a session another number of chairs. Who waits is offered the new ones; nobody loses a chair."""
    session = locked(session_id)
    still_ahead(session, at)
    taken = session.capacity - free(session)
    if capacity < max(taken, 1):
        raise GuardFailed(f"{taken} chairs are taken. Choose that number or more.", code="capacity", field="capacity")
    before, session.capacity = session.capacity, capacity
    session.save(update_fields=["capacity"])
    audit.record("session.resize", session, by=by, at=at, reason=reason, data={"before": before, "after": capacity})
    fill(session, by=by, at=at)
    return session


@retrying
def cancel(session_id: int, *, by: Actor, at: datetime, reason: str = "") -> Session:
    """Call a session off and tell everybody who meant to come. Calling it off twice changes nothing."""
    session = locked(session_id)
    if session.canceled_at is not None:
        return session
    still_ahead(session, at)
    session.canceled_at = at
    session.sequence += 1
    session.save(update_fields=["canceled_at", "sequence"])
    audit.record("session.cancel", session, by=by, at=at, reason=reason)
    for row in coming(session):
        audit.step(
            CANCEL, row, by=by, at=at, person=row.person, reason="The session was called off.", data=named(session),
            claim_until=None,
        )  # fmt: skip
        forget(row, "The session was called off.")
        tell("session.called_off", row, at=at)
    return session


def reminder_key(row: SignUp, days: int) -> str:
    """Return the key of the reminder ``days`` before the session of a sign-up."""
    return f"session.reminder:{row.pk}:{days}"


def _keep_or_give(row: SignUp, *, by: Actor, at: datetime) -> None:
    """Fit the clock of a kept chair to the session's new time; where none is left, the chair is theirs."""
    if row.state != SignUpState.OFFERED or row.claim_until is None:
        return
    until = kept_until(row, at)
    if until is None:
        promote(row, by=by, at=at, reason="The session moved.")
    elif until < row.claim_until:
        row.claim_until = until
        row.save(update_fields=["claim_until"])
