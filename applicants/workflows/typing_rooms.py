"""Rooms for supervised typing tests: a coordinator opens one, and reads its code out or writes it on the board."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, TypingRoom
from applicants.rules.access_codes import new_code, plain
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Program
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
LONGEST: Final = timedelta(hours=12)


@retrying
def open_room(
    program_id: int, *, place: str, opens_at: datetime, closes_at: datetime, by: Actor, at: datetime, reason: str = ""
) -> TypingRoom:
    """Open a room for a program between two times of one day, with a code of its own."""
    program = Program.objects.get(pk=program_id)
    if by.user_id is None:
        raise GuardFailed("A person watches in the room. Sign in first.", code="person")
    if not place.strip():
        raise GuardFailed("Write where the room is.", code="place", field="place")
    if closes_at <= opens_at:
        raise GuardFailed("The room has to close after it opens.", code="order", field="closes")
    if closes_at <= at:
        raise GuardFailed("This time is over already. Choose a later one.", code="over", field="closes")
    if closes_at - opens_at > LONGEST:
        raise GuardFailed("A room is open for at most twelve hours.", code="long", field="closes")
    room = TypingRoom.objects.create(
        program=program,
        place=place.strip(),
        code=new_code(secrets.choice),
        opens_at=opens_at,
        closes_at=closes_at,
        opened_by_id=by.user_id,
        opened_at=at,
    )
    audit.record("typingroom.open", room, by=by, at=at, reason=reason, data={"place": room.place})
    return room


@retrying
def close_room(room_id: int, *, by: Actor, at: datetime, reason: str = "") -> TypingRoom:
    """Close a room now. Nobody starts in it any more; who is typing types on."""
    room = TypingRoom.objects.select_for_update().get(pk=room_id)
    if at >= room.closes_at:
        raise GuardFailed("This room is closed already.", code="closed")
    room.closes_at = max(at, room.opens_at + timedelta(seconds=1))
    room.save(update_fields=["closes_at"])
    audit.record("typingroom.close", room, by=by, at=at, reason=reason)
    return room


def room_for(typed: str, application: Application, *, at: datetime) -> TypingRoom:
    """Return the open room of a code, or refuse in words that tell a stranger nothing."""
    code = plain(typed)
    rooms = TypingRoom.objects.select_related("opened_by").filter(opens_at__lte=at, closes_at__gt=at)
    found = rooms.filter(code=code, program=application.version.program_id).first() if code else None
    if found is None:
        raise GuardFailed(
            _("This code does not open a room now. Read it again on the board, or ask the person in the room."),
            code="unknown",
            field="code",
        )
    return found
