"""Mails about sessions: signed up, waiting, a chair came free, reminder, moved, canceled, called off."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from apprenticeships.ics import Entry, attachment
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message, SignUp, SignUpState

HERE = frozenset({SignUpState.SIGNED_UP})
WAITS = frozenset({SignUpState.WAITING})
GONE = frozenset({SignUpState.CANCELED})


def _gather(messages: Sequence[Message]) -> None:
    """Load the sign-ups of many mails with one query."""
    rows = SignUp.objects.select_related("session__program__organization", "person")
    found = rows.in_bulk({message.context["sign_up"] for message in messages})
    for message in messages:
        row = found.get(message.context["sign_up"])
        message.about = [] if row is None else [row]


def _sign_up(message: Message) -> SignUp:
    if message.about is None:
        _gather([message])
    if not message.about:
        raise NoLongerTrueError("The sign-up is gone.")
    row: SignUp = message.about[0]
    return row


def session_entry(row: SignUp) -> Entry:
    """The calendar entry of a sign-up, the same in mails and feeds. It keeps its identity when the session moves.

    Who signs up again after canceling gets another one: a canceled entry never comes back to life in a calendar.
    """
    session = row.session
    off = row.state == SignUpState.CANCELED or session.canceled_at is not None
    return Entry(
        uuid5(session.calendar_uid, str(row.public_id)),
        session.sequence + int(off),
        session.starts_at,
        session.ends_at,
        f"{session.title}: {session.program.name}",
        session.place,
        canceled=off,
        attendees=((row.person.name, row.person.email),) if row.person.email else (),
        zone=session.zone,
    )


def _about(states: frozenset[str], action: str, *, canceled: bool = False) -> Callable[[Message], Letter]:
    """Return a builder for sign-ups in ``states``; ``canceled`` tells a calendar to take the session out."""

    def build(message: Message) -> Letter:
        row = _sign_up(message)
        session = row.session
        is_done = bool(message.context.get("is_done"))
        if row.state not in states or (session.canceled_at is not None) != (canceled and bool(session.canceled_at)):
            raise NoLongerTrueError("The sign-up is not as it was when this was promised.")
        zone = ZoneInfo(session.zone)
        path = reverse("join:signed", args=[session.program.slug, row.public_id])
        files = () if row.state in WAITS else (attachment(session_entry(row), at=message.created_at),)
        context = {
            "session": session,
            "program": session.program,
            "zone": zone,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": "See your sign-up" if is_done else action,
            "is_done": is_done,
        }
        return Letter(context, files)

    return build


_OF_SIGN_UPS = (
    Kind(
        "session.signed_up",
        "apprenticeships/session_signed_up",
        _about(HERE, "See or change your sign-up"),
        label="Signed up for a session",
    ),
    Kind(
        "session.waiting",
        "apprenticeships/session_waiting",
        _about(WAITS, "See where you stand"),
        label="On the waiting list of a session",
    ),
    Kind(
        "session.promoted",
        "apprenticeships/session_promoted",
        _about(HERE, "See or change your sign-up"),
        lane=Lane.TODAY,
        label="A chair came free",
    ),
    Kind(
        "session.reminder",
        "apprenticeships/session_reminder",
        _about(HERE, "See or change your sign-up"),
        lane=Lane.TODAY,
        label="Reminder of a session",
    ),
    Kind(
        "session.moved",
        "apprenticeships/session_moved",
        _about(HERE | WAITS, "See or change your sign-up"),
        lane=Lane.TODAY,
        label="A session moved",
    ),
    Kind(
        "session.canceled",
        "apprenticeships/session_canceled",
        _about(GONE, "Choose another date", canceled=True),
        label="Sign-up canceled",
    ),
    Kind(
        "session.called_off",
        "apprenticeships/session_called_off",
        _about(GONE, "Choose another date", canceled=True),
        lane=Lane.TODAY,
        label="A session was called off",
    ),
)
KINDS: tuple[Kind, ...] = tuple(replace(kind, gather=_gather) for kind in _OF_SIGN_UPS)
