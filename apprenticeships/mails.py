"""Mails about sessions: signed up, waiting, a chair came free, reminder, moved, canceled, called off, missed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.module_loading import import_string

from apprenticeships import qr
from apprenticeships.door_links import link_of
from apprenticeships.ics import Entry, attachment, invited
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.messages import Attachment, Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Lane, Message, Session, SignUp, SignUpState
from apprenticeships.models.session import COMING

HERE = frozenset({SignUpState.SIGNED_UP})
WAITS = frozenset({SignUpState.WAITING})
OFFERED = frozenset({SignUpState.OFFERED})
GONE = frozenset({SignUpState.CANCELED})
MISSED = frozenset({SignUpState.NO_SHOW})
UNSEATED = frozenset({SignUpState.UNSEATED})
CAME = frozenset({SignUpState.ATTENDED})
WITH_CODE: Final = frozenset({"session.signed_up", "session.promoted", "session.reminder"})
WITH_DATES: Final = frozenset({"session.called_off", "session.dropped", "session.missed", "session.full"})
WITH_LATENESS: Final = frozenset({"session.signed_up", "session.promoted", "session.offered", "session.moved"})
MOST_DATES: Final = 3
CHANGE: Final = _("See or change your sign-up")
SEE: Final = _("See your sign-up")
STANDS: Final = _("See where you stand")
ANOTHER: Final = _("Choose another date")


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


def gather(messages: Sequence[Message]) -> None:
    """Load the sign-ups of many mails, and of which it has to be said that their date is late, all at once."""
    SUBJECTS.gather(messages)
    told = [each for each in messages if each.kind in WITH_LATENESS and each.about]
    rows = [row for each in told for row in each.about or ()]
    if rows:
        late = import_string(settings.LATE_DATES)(rows, at=max(each.due_at for each in told))
        for row in rows:
            row.say_late = late.get(row.pk)


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
        f"{said(session.title)}: {session.program.name}",
        session.place,
        canceled=off,
        attendees=invited(row.person),
        zone=session.zone,
    )


def _about(states: frozenset[str], action: str, *, canceled: bool = False) -> Callable[[Message], Letter]:
    """Return a builder for sign-ups in ``states``; ``canceled`` tells a calendar to take the session out."""

    def build(message: Message) -> Letter:
        if message.about is None:
            gather([message])
        row = SUBJECTS.of(message)
        session = row.session
        why = message.context.get("why", "")
        if row.state not in states or (session.canceled_at is not None and not canceled):
            raise NoLongerTrueError("The sign-up is not as it was when this was promised.")
        path = reverse("join:signed", args=[session.program.slug, row.public_id])
        url = f"{settings.SITE_URL}{path}"
        before = _instead(row, message)
        context = {
            "session": session,
            "program": session.program,
            "sign_up": row,
            "before": getattr(row, "before", 0),
            "given_back": before.session if before is not None and before.session_id != row.session_id else None,
            "dates": _other_dates(row, url, message.due_at) if message.kind in WITH_DATES else (),
            "late": _late(row) if message.kind in WITH_LATENESS else "",
            "button_url": url,
            "button_text": SEE if why else action,
            "why": why,
        }
        return Letter(context, tuple(_files(row, message, before, canceled=canceled)))

    return build


def _late(row: SignUp) -> str:
    """Say it in the language of the mail, which nobody knew while it was loaded for many."""
    say: Callable[[], str] | None = getattr(row, "say_late", None)
    return say() if say is not None else ""


def _again(message: Message) -> Letter:
    """Tell of other dates, unless somebody has one already or has come to one since."""
    row = SUBJECTS.of(message)
    letter = _about(MISSED | UNSEATED, ANOTHER)(message)
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


def _instead(row: SignUp, message: Message) -> SignUp | None:
    """Return the sign-up that this one takes the place of, and whose own mail never left."""
    wanted = message.context.get("instead")
    return SUBJECTS.rows().filter(pk=wanted, person=row.person_id, state__in=GONE).first() if wanted else None


def _files(row: SignUp, message: Message, before: SignUp | None, *, canceled: bool) -> Iterator[Attachment]:
    """The calendar file of whoever has a chair or had one, and the code that is shown at the door."""
    if row.state in HERE or canceled:
        yield attachment(session_entry(row), at=message.created_at)
    if before is not None:
        yield attachment(session_entry(before), at=message.created_at)
    if message.kind in WITH_CODE:
        yield Attachment("check-in-code.png", qr.png(link_of(row)), "image/png")


def _other_dates(row: SignUp, url: str, at: datetime) -> list[OtherDate]:
    held = SignUp.objects.filter(person_id=row.person_id).exclude(state=SignUpState.CANCELED).values("session")
    rows = Session.objects.filter(
        program=row.session.program_id, kind=row.session.kind, starts_at__gt=at, canceled_at__isnull=True
    )
    rows = import_string(settings.OTHER_DATES)(rows.exclude(pk__in=held), row, at=at)
    found = rows.order_by("starts_at", "pk")[:MOST_DATES]
    return [OtherDate(each, ZoneInfo(each.zone), f"{url}?date={each.public_id}") for each in found]


def _kind(name: str, build: Callable[[Message], Letter], label: str, lane: Lane = Lane.NORMAL) -> Kind:
    """A kind of mail about sign-ups; its templates are called as it is."""
    template = f"apprenticeships/{name.replace('.', '_')}"
    return Kind(name, template, build, lane=lane, label=label, gather=gather)


KINDS: tuple[Kind, ...] = (
    _kind("session.signed_up", _about(HERE, CHANGE), "Signed up for a session"),
    _kind("session.waiting", _about(WAITS, STANDS), "On the waiting list of a session"),
    _kind("session.offered", _about(OFFERED, _("Take the chair")), "A chair to claim", Lane.TODAY),
    _kind("session.lapsed", _about(WAITS, STANDS), "The time to claim a chair ran out"),
    _kind("session.dropped", _about(GONE, ANOTHER), "Off the waiting list"),
    _kind("session.promoted", _about(HERE, CHANGE), "A chair came free", Lane.TODAY),
    _kind("session.reminder", _about(HERE, CHANGE), "Reminder of a session", Lane.TODAY),
    _kind("session.moved", _about(HERE | WAITS | OFFERED, CHANGE), "A session moved", Lane.TODAY),
    _kind("session.canceled", _about(GONE, ANOTHER, canceled=True), "Sign-up canceled"),
    _kind("session.called_off", _about(GONE, ANOTHER, canceled=True), "A session was called off", Lane.TODAY),
    _kind("session.missed", _again, "Did not come: other dates"),
    _kind("session.full", _again, "No chair came free: other dates"),
    _kind("session.checked_in", _about(CAME, SEE), "Checked in at the door", Lane.TODAY),
)
