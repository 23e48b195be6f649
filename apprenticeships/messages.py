"""Promising mails. A promise is a row, written in the transaction that caused it; the dispatcher keeps it later."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string

from apprenticeships import doorbell, language
from apprenticeships.models import Lane, Message, MessageState, Person, User
from apprenticeships.rules.quiet import loud
from apprenticeships.sealing import seal

DEFAULT_ZONE = "America/Chicago"
R = TypeVar("R", bound=Model)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with a mail."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a template needs, loaded when the mail leaves."""

    context: Mapping[str, Any]
    attachments: tuple[Attachment, ...] = ()


class NoLongerTrueError(Exception):
    """What the mail would say is not so any more; it is canceled with this reason."""


@dataclass(frozen=True, slots=True)
class Subjects(Generic[R]):
    """What mails are about: the rows whose ids stand in their contexts as ``name``; ``gone`` is said of a lost one."""

    name: str
    rows: Callable[[], QuerySet[R]]
    gone: str

    def gather(self, messages: Sequence[Message]) -> None:
        """Load the rows of many mails with one query."""
        found = self.rows().in_bulk({message.context[self.name] for message in messages})
        for message in messages:
            row = found.get(message.context[self.name])
            message.about = [] if row is None else [row]

    def of(self, message: Message) -> R:
        """Return what a mail is about, gathered or not."""
        if message.about is None:
            self.gather([message])
        if not message.about:
            raise NoLongerTrueError(self.gone)
        row: R = message.about[0]
        return row


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of mail: its templates, how urgent it is, and how to load what it says.

    ``build`` gets the message and returns its letter, or raises NoLongerTrueError. ``gather`` may load what many
    messages are about at once, into the ``about`` of each. A ``quiet`` kind waits for the end of the reader's night.
    A ``secret`` one holds a link that only its reader may use: what it says is not kept.
    """

    name: str
    template: str
    build: Callable[[Message], Letter]
    lane: Lane = Lane.NORMAL
    quiet: bool = True
    label: str = field(default="")
    gather: Callable[[Sequence[Message]], None] | None = None
    secret: bool = False


@cache
def kinds() -> dict[str, Kind]:
    """All kinds of mail, collected from the modules that settings name."""
    found: dict[str, Kind] = {}
    for path in settings.MAIL_KINDS:
        for kind in import_string(path):
            if kind.name in found:
                raise ValueError(f"Two kinds of mail are called {kind.name}.")
            found[kind.name] = kind
    return found


def is_secret(row: Message) -> bool:
    """Whether only its reader may see what a mail says."""
    kind = kinds().get(row.kind)
    return row.lane == Lane.SECURITY or (kind is not None and kind.secret)


def zone_of(person: Person | None) -> ZoneInfo:
    """The zone of a reader's quiet hours."""
    return ZoneInfo(person.zone if person and person.zone else DEFAULT_ZONE)


def waits(kind: Kind, *, due_at: datetime, created_at: datetime) -> bool:
    """Whether a mail keeps out of its reader's night.

    In the demonstration one about something that just happened does not: whoever tries the product sees it at once.
    """
    return kind.quiet and not (settings.DEMO and due_at <= created_at)


def promise(
    kind: str,
    *,
    key: str,
    to: Person | User,
    at: datetime,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    recipient: str = "",
    language: str = "",
    context: Mapping[str, Any] | None = None,
    secret: Mapping[str, Any] | None = None,
) -> bool:
    """Promise one mail; the unique ``key`` makes a repeated promise harmless. Whether a new row was written.

    Due at ``due_at`` (default: at once), moved out of the reader's quiet hours unless the kind never waits, and never
    past ``expires_at``, the instant from which the mail would be worthless. ``secret`` is sealed and wiped when sent.
    Somebody without an address gets no row, unless they are called: then the row has no recipient, and when it is due
    it becomes a call to make. What is secret is never told by phone. ``language`` is that of another reader.
    """
    row = _row(kind, Promised(key, to, context or {}, recipient, language), at=at, due_at=due_at, expires_at=expires_at)
    if row is None:
        return False
    if secret is not None:
        row.sealed = seal(dict(secret), place=f"message:{row.pk}")
    written = _insert(row)
    if written and row.due_at <= at:
        doorbell.ring_after_commit()
    return written


@dataclass(frozen=True, slots=True)
class Promised:
    """One of many mails of a kind: what tells it from all others, to whom it goes, and what it is about."""

    key: str
    to: Person | User
    context: Mapping[str, Any]
    recipient: str = ""
    language: str = ""


def promise_many(kind: str, wanted: Iterable[Promised], *, at: datetime) -> None:
    """Promise many mails of one kind, due at once, in few statements; a repeated promise is harmless here too."""
    rows = [row for each in wanted if (row := _row(kind, each, at=at)) is not None]
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    if any(row.due_at <= at for row in rows):
        doorbell.ring_after_commit()


def _row(
    kind: str, wanted: Promised, *, at: datetime, due_at: datetime | None = None, expires_at: datetime | None = None
) -> Message | None:
    """Return the row of a promise, not saved yet; nothing for whoever can neither be written to nor called."""
    to, spec = wanted.to, kinds()[kind]
    person = to if isinstance(to, Person) else None
    address = wanted.recipient or to.email
    if not address and (person is None or not person.is_called or spec.secret or spec.lane == Lane.SECURITY):
        return None
    due = due_at or at
    if waits(spec, due_at=due, created_at=at):
        due = loud(due, zone_of(person), no_later_than=expires_at)
    return Message(
        key=wanted.key,
        kind=kind,
        lane=spec.lane,
        person=person,
        user=to if isinstance(to, User) else None,
        recipient=address,
        language=wanted.language or _language_of(to, spec),
        context=dict(wanted.context),
        state=MessageState.QUEUED if due <= at else MessageState.PLANNED,
        created_at=at,
        due_at=due,
        expires_at=expires_at,
    )


def _language_of(to: Person | User, spec: Kind) -> str:
    """A person's own. A user's mails are the staff's, in English, but for those that lead into the account."""
    if isinstance(to, Person):
        return to.language
    return (to.language or language.spoken()) if spec.lane == Lane.SECURITY else settings.LANGUAGE_CODE


def _insert(row: Message) -> bool:
    Message.objects.bulk_create([row], ignore_conflicts=True)
    return Message.objects.filter(pk=row.pk).exists()


def cancel(*, keys: Iterable[str] = (), prefix: str = "", reason: str) -> int:
    """Cancel what is promised but not sent, by key or by the beginning of the key. How many."""
    rows = Message.objects.open()
    rows = rows.filter(key__startswith=prefix) if prefix else rows.filter(key__in=list(keys))
    return rows.update(state=MessageState.CANCELED, reason=reason[:300])


def forget(*, prefix: str, reason: str) -> int:
    """Cancel what is promised, and erase the address and the words of all mails whose key begins so. How many."""
    cancel(prefix=prefix, reason=reason)
    rows = Message.objects.filter(key__startswith=prefix)
    return rows.update(recipient="", subject="", text="", html="")


def renew(keys: Iterable[str], *, at: datetime) -> int:
    """Promise again what was canceled before its time and is wanted after all. How many."""
    rows = Message.objects.filter(key__in=list(keys), state=MessageState.CANCELED, due_at__gt=at)
    return rows.update(state=MessageState.PLANNED, reason="")


def reschedule(key: str, *, due_at: datetime, expires_at: datetime | None = None) -> int:
    """Move an unsent promise to another time, out of the reader's quiet hours. How many rows moved: 0 or 1."""
    rows = Message.objects.open().filter(key=key).select_related("person")
    row = rows.defer("context", "sealed", "subject", "text", "html").first()
    if row is None:
        return 0
    due = due_at
    if kinds()[row.kind].quiet:
        due = loud(due, zone_of(row.person), no_later_than=expires_at)
    if (row.due_at, row.expires_at) == (due, expires_at):
        return 0
    return Message.objects.open().filter(pk=row.pk).update(due_at=due, expires_at=expires_at)
