"""Mails about sessions: signed up, waiting, a chair came free, reminder, moved, canceled, called off, missed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise

from apprenticeships import qr
from apprenticeships.door_links import link_of
from apprenticeships.ics import Entry, attachment
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.messages import Attachment, Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Lane, Message, Session, SignUp, SignUpState
from apprenticeships.models.session import COMING

HERE = frozenset({SignUpState.SIGNED_UP})
WAITS = frozenset({SignUpState.WAITING})
OFFERED = frozenset({SignUpState.OFFERED})
GONE = frozenset({SignUpState.CANCELED})
MISSED = frozenset({SignUpState.NO_SHOW})
CAME = frozenset({SignUpState.ATTENDED})
WITH_CODE: Final = frozenset({"session.signed_up", "session.promoted", "session.reminder"})
WITH_DATES: Final = frozenset({"session.called_off", "session.dropped", "session.missed"})
MOST_DATES: Final = 3


@dataclass(frozen=True, slots=True)
class OtherDate:
    """Another date to come, and the address at which one tap takes it."""

    session: Session
    zone: ZoneInfo
    url: str


SUBJECTS: Final = Subjects(
    "sign_up",
    lambda: SignUp.objects.with_place().select_related("session__program__organization", "person"),
    "The sign-up is gone.",
)


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


def _about(states: frozenset[str], action: str | Promise, *, canceled: bool = False) -> Callable[[Message], Letter]:
    """Return a builder for sign-ups in ``states``; ``canceled`` tells a calendar to take the session out."""

    def build(message: Message) -> Letter:
        row = SUBJECTS.of(message)
        session = row.session
        is_done = bool(message.context.get("is_done"))
        if row.state not in states or (session.canceled_at is not None) != (canceled and bool(session.canceled_at)):
            raise NoLongerTrueError("The sign-up is not as it was when this was promised.")
        path = reverse("join:signed", args=[session.program.slug, row.public_id])
        url = f"{settings.SITE_URL}{path}"
        context = {
            "session": session,
            "program": session.program,
            "zone": ZoneInfo(session.zone),
            "sign_up": row,
            "before": getattr(row, "before", 0),
            "dates": _other_dates(row, url, message.due_at) if message.kind in WITH_DATES else (),
            "button_url": url,
            "button_text": _("See your sign-up") if is_done else action,
            "is_done": is_done,
        }
        return Letter(context, tuple(_files(row, message, canceled=canceled)))

    return build


def _missed(message: Message) -> Letter:
    """Tell of other dates, unless somebody has one already or has come to one since."""
    row = SUBJECTS.of(message)
    letter = _about(MISSED, _("Choose another date"))(message)
    still_to_come = Q(state__in=COMING, session__starts_at__gt=message.due_at, session__canceled_at__isnull=True)
    others = SignUp.objects.filter(
        Q(state=SignUpState.ATTENDED) | still_to_come,
        person=row.person_id,
        session__program=row.session.program_id,
        session__kind=row.session.kind,
    )
    if others.exists():
        raise NoLongerTrueError("The person has another date.")
    return letter


def _files(row: SignUp, message: Message, *, canceled: bool) -> Iterator[Attachment]:
    """The calendar file of whoever has a chair or had one, and the code that is shown at the door."""
    if row.state in HERE or canceled:
        yield attachment(session_entry(row), at=message.created_at)
    if message.kind in WITH_CODE:
        yield Attachment("check-in-code.png", qr.png(link_of(row)), "image/png")


def _other_dates(row: SignUp, url: str, at: datetime) -> list[OtherDate]:
    held = SignUp.objects.filter(person_id=row.person_id).exclude(state=SignUpState.CANCELED).values("session")
    rows = Session.objects.filter(
        program=row.session.program_id, kind=row.session.kind, starts_at__gt=at, canceled_at__isnull=True
    )
    found = rows.exclude(pk__in=held).order_by("starts_at", "pk")[:MOST_DATES]
    return [OtherDate(each, ZoneInfo(each.zone), f"{url}?date={each.public_id}") for each in found]


_OF_SIGN_UPS = (
    Kind(
        "session.signed_up",
        "apprenticeships/session_signed_up",
        _about(HERE, _("See or change your sign-up")),
        label="Signed up for a session",
    ),
    Kind(
        "session.waiting",
        "apprenticeships/session_waiting",
        _about(WAITS, _("See where you stand")),
        label="On the waiting list of a session",
    ),
    Kind(
        "session.offered",
        "apprenticeships/session_offered",
        _about(OFFERED, _("Take the chair")),
        lane=Lane.TODAY,
        label="A chair to claim",
    ),
    Kind(
        "session.lapsed",
        "apprenticeships/session_lapsed",
        _about(WAITS, _("See where you stand")),
        label="The time to claim a chair ran out",
    ),
    Kind(
        "session.dropped",
        "apprenticeships/session_dropped",
        _about(GONE, _("Choose another date")),
        label="Off the waiting list",
    ),
    Kind(
        "session.promoted",
        "apprenticeships/session_promoted",
        _about(HERE, _("See or change your sign-up")),
        lane=Lane.TODAY,
        label="A chair came free",
    ),
    Kind(
        "session.reminder",
        "apprenticeships/session_reminder",
        _about(HERE, _("See or change your sign-up")),
        lane=Lane.TODAY,
        label="Reminder of a session",
    ),
    Kind(
        "session.moved",
        "apprenticeships/session_moved",
        _about(HERE | WAITS | OFFERED, _("See or change your sign-up")),
        lane=Lane.TODAY,
        label="A session moved",
    ),
    Kind(
        "session.canceled",
        "apprenticeships/session_canceled",
        _about(GONE, _("Choose another date"), canceled=True),
        label="Sign-up canceled",
    ),
    Kind(
        "session.called_off",
        "apprenticeships/session_called_off",
        _about(GONE, _("Choose another date"), canceled=True),
        lane=Lane.TODAY,
        label="A session was called off",
    ),
    Kind("session.missed", "apprenticeships/session_missed", _missed, label="Did not come: other dates"),
    Kind(
        "session.checked_in",
        "apprenticeships/session_checked_in",
        _about(CAME, _("See your sign-up")),
        lane=Lane.TODAY,
        label="Checked in at the door",
    ),
)
KINDS: tuple[Kind, ...] = tuple(replace(kind, gather=SUBJECTS.gather) for kind in _OF_SIGN_UPS)
