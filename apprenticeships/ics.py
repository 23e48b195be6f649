"""Calendar files: one event as an attachment, or all of a person's as one calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from apprenticeships.messages import Attachment
from apprenticeships.models import Person, User
from apprenticeships.rules.discreet import WHERE, discreet

PRODUCT = "-//Apprenticeships//EN"
AGAIN = timedelta(hours=1)
"""How often a calendar program should ask for a feed (RFC 7986, 5.7)."""
GONE_FOR = timedelta(days=30)
"""How long after its time something canceled stays in a feed, so that calendars which look rarely take it out, too."""
KEPT = timedelta(days=90)
"""How long something that took place stays in a feed."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose calendar: somebody's as a person (applies, trains), as a user (interviews, teaches, hosts), or both."""

    person: Person | None = None
    user: User | None = None

    @classmethod
    def of(cls, owner: Person | User) -> "Whose":
        """Return both sides of one human being."""
        if isinstance(owner, Person):
            return cls(owner, owner.user)
        return cls(Person.objects.filter(user=owner).first(), owner)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar shows. ``uid`` stays for life; ``sequence`` grows with each change (RFC 5545, 3.8.7.4).

    Sent by mail it is a meeting to which ``attendees`` (name, address) are invited (RFC 5546, 3.2); ``agreed`` says
    that they chose it themselves, so that no calendar asks them again. In a feed it is a date to keep. ``zone`` is
    where it takes place, for pages that list it.
    """

    uid: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    note: str = ""
    canceled: bool = False
    attendees: tuple[tuple[str, str], ...] = ()
    agreed: bool = True
    zone: str = ""

    @property
    def method(self) -> str:
        """What the calendar that receives it by mail is asked to do."""
        return "CANCEL" if self.canceled else "REQUEST"


@dataclass(frozen=True, slots=True)
class WholeDay:
    """An entry without a time; it does not make anybody busy."""

    uid: UUID
    day: date
    title: str
    note: str = ""


def invited(*people: Person | User) -> tuple[tuple[str, str], ...]:
    """Return those whom a mail reaches, as an entry invites them."""
    return tuple((each.get_full_name(), each.email) for each in people if each.email)


def attachment(entry: Entry, *, at: datetime, name: str = "invite.ics") -> Attachment:
    """Return the entry as a file of a mail; a canceled one takes the event out of the calendar.

    A later file with the same ``uid`` and a higher ``sequence`` changes the event that an earlier one made.
    """
    calendar = _calendar(entry.method)
    event = _event(entry, at)
    event.add("organizer", _address("", parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    for name_of, address in entry.attendees:
        attendee = _address(name_of, address)
        attendee.params["role"] = vText("REQ-PARTICIPANT")
        attendee.params["partstat"] = vText("ACCEPTED" if entry.agreed else "NEEDS-ACTION")
        attendee.params["rsvp"] = vText("FALSE")  # nobody reads answers to the organizer's address
        event.add("attendee", attendee, encode=False)
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return Attachment(name, content, f"text/calendar; method={entry.method}")  # RFC 6047, 2.4


def calendar_file(entries: Iterable[Entry | WholeDay], *, name: str, at: datetime) -> bytes:
    """Return all entries, as they were last changed ``at``, as one calendar that a program subscribes to."""
    calendar = _calendar("PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", AGAIN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
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
    event.add("dtstart", entry.starts_at.astimezone(UTC))  # an instant: each calendar shows it in its own zone
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", discreet(entry.title))
    if entry.place:
        event.add("location", discreet(entry.place, WHERE))
    if entry.note and discreet(entry.note, ""):
        event.add("description", entry.note)
    event.add("status", "CANCELLED" if entry.canceled else "CONFIRMED")
    return event


def _day(entry: WholeDay, at: datetime) -> Event:
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("dtstamp", at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", discreet(entry.title))
    if entry.note and discreet(entry.note, ""):
        event.add("description", entry.note)
    event.add("transp", "TRANSPARENT")
    return event


def _address(name: str, address: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{address}")
    if name:
        found.params["cn"] = name
    return found
