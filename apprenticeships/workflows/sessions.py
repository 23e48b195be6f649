"""Information sessions and sittings: signing up, waiting, canceling, moving, and who came."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Person, RequirementKind, Session, SessionKind, SignUp, SignUpState
from apprenticeships.models.session import TAKES_PLACE
from apprenticeships.workflow import Actor, Transition, arrow, retrying

DOOR_OPENS_BEFORE = timedelta(hours=2)

PROMOTE = arrow("promote", SignUpState.WAITING, SignUpState.SIGNED_UP, "Only somebody who waits gets a free chair.")
CANCEL = arrow(
    "cancel",
    (SignUpState.SIGNED_UP, SignUpState.WAITING),
    SignUpState.CANCELED,
    "This sign-up is over already. Choose another date if you want to come.",
)
ATTEND = arrow(
    "attend",
    (SignUpState.SIGNED_UP, SignUpState.WAITING, SignUpState.NO_SHOW),
    SignUpState.ATTENDED,
    "This sign-up was canceled. Sign the person up again first.",
)
MISS = arrow(
    "miss",
    (SignUpState.SIGNED_UP, SignUpState.ATTENDED),
    SignUpState.NO_SHOW,
    "Only somebody with a chair can miss the session.",
)
TRANSITIONS: tuple[Transition, ...] = (PROMOTE, CANCEL, ATTEND, MISS)


@retrying
def sign_up(session_id: int, *, person: Person, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Give ``person`` a chair, or a place on the waiting list when all are taken. Signing up twice changes nothing."""
    session = _locked(session_id)
    _still_ahead(session, at)
    known = session.sign_ups.exclude(state=SignUpState.CANCELED).filter(person=person).first()
    if known is not None:
        return known
    state = SignUpState.SIGNED_UP if _free(session) > 0 else SignUpState.WAITING
    row = SignUp.objects.create(session=session, person=person, state=state, signed_at=at)
    audit.record("signup.sign_up", row, by=by, at=at, person=person, after=state, reason=reason, data=_named(session))
    _tell("session.signed_up" if state == SignUpState.SIGNED_UP else "session.waiting", row, at=at)
    return row


@retrying
def cancel_sign_up(sign_up_id: int, *, by: Actor, at: datetime, reason: str = "", is_done: bool = False) -> SignUp:
    """Give a chair back; the first who waits gets it. Canceling twice changes nothing.

    ``is_done`` says that what the session is for is met already: the mail then asks for no other date.
    """
    row = _locked_sign_up(sign_up_id)
    if row.state == SignUpState.CANCELED:
        return row
    _still_ahead(row.session, at)
    audit.step(CANCEL, row, by=by, at=at, person=row.person, reason=reason, data=_named(row.session))
    _forget(row, "The sign-up was canceled.")
    _tell("session.canceled", row, at=at, is_done=is_done)
    _fill(row.session, by=Actor.system("sessions"), at=at)
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
        state__in=[SignUpState.SIGNED_UP, SignUpState.WAITING],
        session__program_id=program_id,
        session__starts_at__gt=at,
        session__canceled_at__isnull=True,
    )
    found = list(rows.order_by("session_id", "pk").values_list("pk", flat=True))
    for pk in found:
        cancel_sign_up(pk, by=by, at=at, reason=reason, is_done=True)
    return len(found)


@retrying
def change(sign_up_id: int, *, to: int, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Move a sign-up to another session, without a moment in which the person has neither."""
    for session_id in sorted({to, *SignUp.objects.filter(pk=sign_up_id).values_list("session_id", flat=True)}):
        _locked(session_id)
    old = _locked_sign_up(sign_up_id)
    if old.state == SignUpState.SIGNED_UP and _free(_locked(to)) < 1:
        raise GuardFailed("That date is full. Keep your chair, or choose another date.", code="full")
    new = sign_up(to, person=old.person, by=by, at=at, reason=reason)
    if old.session_id != new.session_id:
        cancel_sign_up(old.pk, by=by, at=at, reason=reason or "Chose another date.")
    return new


@retrying
def mark(sign_up_id: int, *, came: bool, by: Actor, at: datetime, reason: str = "") -> SignUp:
    """Record who came. A wrong mark is marked again; the same mark twice changes nothing.

    What attendance means for an application is told to the functions that ``settings.ATTENDANCE_HOOKS`` names.
    """
    row = _locked_sign_up(sign_up_id)
    step = ATTEND if came else MISS
    if row.state == step.target:
        return row
    if at < row.session.starts_at - DOOR_OPENS_BEFORE:
        raise GuardFailed("This session has not begun. Mark who came on the day itself.", code="too-early")
    if not came and at < row.session.starts_at:
        raise GuardFailed("Nobody has missed this session yet: it has not begun.", code="too-early")
    audit.step(step, row, by=by, at=at, person=row.person, reason=reason, data=_named(row.session), marked_at=at)
    _forget(row, "The session took place.")
    for path in settings.ATTENDANCE_HOOKS:
        import_string(path)(row.pk, by=by, at=at)
    return row


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
    session = _locked(session_id)
    _still_ahead(session, at)
    if ends_at <= starts_at or starts_at <= at:
        raise GuardFailed("Choose a time that lies ahead and ends after it begins.", code="bad-time", field="starts_at")
    before = f"{session.starts_at.isoformat()} {session.place}"
    session.starts_at, session.ends_at, session.place = starts_at, ends_at, place
    session.sequence += 1
    session.save(update_fields=["starts_at", "ends_at", "place", "sequence"])
    audit.record("session.move", session, by=by, at=at, reason=reason, data={"before": before})
    for row in _coming(session):
        _tell("session.moved", row, at=at, occurrence=str(session.sequence))
    return session


@retrying
def resize(session_id: int, *, capacity: int, by: Actor, at: datetime, reason: str = "") -> Session:
    """Give a session another number of chairs. Who waits gets the new ones; nobody loses a chair."""
    session = _locked(session_id)
    _still_ahead(session, at)
    taken = session.capacity - _free(session)
    if capacity < max(taken, 1):
        raise GuardFailed(f"{taken} chairs are taken. Choose that number or more.", code="capacity", field="capacity")
    before, session.capacity = session.capacity, capacity
    session.save(update_fields=["capacity"])
    audit.record("session.resize", session, by=by, at=at, reason=reason, data={"before": before, "after": capacity})
    _fill(session, by=by, at=at)
    return session


@retrying
def cancel(session_id: int, *, by: Actor, at: datetime, reason: str = "") -> Session:
    """Call a session off and tell everybody who meant to come. Calling it off twice changes nothing."""
    session = _locked(session_id)
    if session.canceled_at is not None:
        return session
    _still_ahead(session, at)
    session.canceled_at = at
    session.sequence += 1
    session.save(update_fields=["canceled_at", "sequence"])
    audit.record("session.cancel", session, by=by, at=at, reason=reason)
    for row in _coming(session):
        audit.step(
            CANCEL, row, by=by, at=at, person=row.person, reason="The session was called off.", data=_named(session)
        )
        _forget(row, "The session was called off.")
        _tell("session.called_off", row, at=at)
    return session


def reminder_key(row: SignUp, days: int) -> str:
    """Return the key of the reminder ``days`` before the session of a sign-up."""
    return f"session.reminder:{row.pk}:{days}"


def _locked(session_id: int) -> Session:
    return (
        Session.objects.select_for_update(of=("self",))
        .select_related("program__organization", "site")
        .get(pk=session_id)
    )


def _locked_sign_up(sign_up_id: int) -> SignUp:
    session = _locked(SignUp.objects.values_list("session_id", flat=True).get(pk=sign_up_id))
    row = SignUp.objects.select_for_update(of=("self",)).select_related("person").get(pk=sign_up_id)
    row.session = session
    return row


def _coming(session: Session) -> list[SignUp]:
    rows = session.sign_ups.filter(state__in=[SignUpState.SIGNED_UP, SignUpState.WAITING])
    return list(rows.select_for_update(of=("self",)).select_related("person").order_by("pk"))


def _still_ahead(session: Session, at: datetime) -> None:
    if session.canceled_at is not None:
        raise GuardFailed("This session was called off. Choose another date.", code="session-canceled")
    if session.starts_at <= at:
        raise GuardFailed("This session has begun or is over. Choose another date.", code="session-over")


def _free(session: Session) -> int:
    return session.capacity - session.sign_ups.filter(state__in=TAKES_PLACE).count()


def _fill(session: Session, *, by: Actor, at: datetime) -> None:
    for _ in range(_free(session)):
        row = (
            session.sign_ups.filter(state=SignUpState.WAITING)
            .select_for_update(of=("self",))
            .select_related("person")
            .order_by("signed_at", "pk")
            .first()
        )
        if row is None:
            return
        audit.step(PROMOTE, row, by=by, at=at, person=row.person, reason="A chair came free.", data=_named(session))
        _tell("session.promoted", row, at=at)


def _named(session: Session) -> dict[str, str]:
    return {"session": session.get_kind_display()}


def _tell(kind: str, row: SignUp, *, at: datetime, occurrence: str = "", is_done: bool = False) -> None:
    key = f"{kind}:{row.pk}:{occurrence}" if occurrence else f"{kind}:{row.pk}"
    messages.promise(
        kind, key=key, to=row.person, at=at, context={"sign_up": row.pk} | ({"is_done": True} if is_done else {})
    )


def _forget(row: SignUp, reason: str) -> None:
    messages.cancel(prefix=f"session.reminder:{row.pk}:", reason=reason)
