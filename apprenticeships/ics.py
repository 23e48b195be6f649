"""Calendar files: one event as an attachment, or all of a person's as one calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event, vCalAddress

from apprenticeships.messages import Attachment

PRODUCT = "-//Apprenticeships//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar shows. ``uid`` stays for life; ``sequence`` grows with each change (RFC 5545, 3.8.7.4).

    With an ``organizer`` it is a meeting to which ``attendees`` (name, address) are invited (RFC 5546, 3.2), else a
    date to keep.
    """

    uid: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    note: str = ""
    canceled: bool = False
    organizer: str = ""
    attendees: tuple[tuple[str, str], ...] = ()

    @property
    def method(self) -> str:
        """What the receiving calendar is asked to do."""
        if self.canceled:
            return "CANCEL"
        return "REQUEST" if self.organizer else "PUBLISH"


@dataclass(frozen=True, slots=True)
class WholeDay:
    """An entry without a time; it does not make anybody busy."""

    uid: UUID
    day: date
    title: str
    note: str = ""


def attachment(entry: Entry, *, at: datetime, name: str = "invite.ics") -> Attachment:
    """Return the entry as a file; a canceled one takes the event out of the calendar."""
    calendar = _calendar(entry.method)
    calendar.add_component(_event(entry, at))
    content: bytes = calendar.to_ical()
    mime = f"text/calendar; method={entry.method}" if entry.organizer else "text/calendar"  # RFC 6047, 2.4
    return Attachment(name, content, mime)


def calendar_file(entries: Iterable[Entry | WholeDay], *, name: str, at: datetime) -> bytes:
    """Return all entries as one calendar that a calendar program subscribes to."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, at) if isinstance(entry, Entry) else _day(entry, at))
    content: bytes = calendar.to_ical()
    return content


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(entry: Entry, at: datetime) -> Event:
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", at)
    event.add("dtstart", entry.starts_at)
    event.add("dtend", entry.ends_at)
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    if entry.note:
        event.add("description", entry.note)
    if entry.organizer:
        event.add("organizer", _address("", entry.organizer))
        for name_of, address in entry.attendees:
            event.add("attendee", _address(name_of, address), encode=False)
    event.add("status", "CANCELLED" if entry.canceled else "CONFIRMED")
    return event


def _day(entry: WholeDay, at: datetime) -> Event:
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("dtstamp", at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    if entry.note:
        event.add("description", entry.note)
    event.add("transp", "TRANSPARENT")
    return event


def _address(name: str, address: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{address}")
    if name:
        found.params["cn"] = name
    return found
