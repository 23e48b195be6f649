"""Mails that did not arrive: a person sends one again, tells it by phone, or lets it go, and says why."""

from datetime import datetime
from uuid import UUID

from apprenticeships import audit, doorbell
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Lane, Message, MessageState
from apprenticeships.workflow import Actor, Transition, arrow, retrying

STUCK = (MessageState.UNKNOWN, MessageState.FAILED, MessageState.DEAD, MessageState.BOUNCED)
RETRY = arrow("retry", STUCK, MessageState.QUEUED, "Only a mail that did not arrive is sent again.")
DISCARD = arrow(
    "discard",
    (*STUCK, MessageState.PLANNED, MessageState.QUEUED, MessageState.CALL),
    MessageState.CANCELED,
    "This mail has left or was let go already.",
)
TELL = arrow("tell", MessageState.CALL, MessageState.TOLD, "Somebody told this already, or a mail left.")
TRANSITIONS: tuple[Transition, ...] = (RETRY, DISCARD, TELL)


@retrying
def retry(message_id: UUID, *, by: Actor, at: datetime, reason: str) -> Message:
    """Send a mail again from the start. What it says is built anew, and it stays unsent when it is no longer true."""
    row = _locked(message_id)
    RETRY.check(row.state)
    _because(reason)
    if row.lane == Lane.SECURITY:
        raise GuardFailed(
            "A sign-in mail is never sent twice. Ask for a new code on the sign-in page.", code="security"
        )
    if row.expires_at is not None and row.expires_at <= at:
        raise GuardFailed("The time of this mail is over. Let it go.", code="expired")
    _walk(RETRY, row, by=by, at=at, reason=reason, due_at=at, attempts=0, ambiguous=0)
    doorbell.ring_after_commit()
    return row


@retrying
def discard(message_id: UUID, *, by: Actor, at: datetime, reason: str) -> Message:
    """Let a mail go that is not sent, or that came back."""
    row = _locked(message_id)
    DISCARD.check(row.state)
    _because(reason)
    _walk(DISCARD, row, by=by, at=at, reason=reason)
    return row


@retrying
def tell(message_id: UUID, *, by: Actor, at: datetime, reason: str) -> Message:
    """Write down that somebody without an address was told by phone; ``reason`` says how it went."""
    row = _locked(message_id)
    TELL.check(row.state)
    if not reason.strip():
        raise GuardFailed("Write whom you reached, or where you left word.", code="reason", field="reason")
    _walk(TELL, row, by=by, at=at, reason=reason)
    return row


def _locked(message_id: UUID) -> Message:
    rows = Message.objects.select_for_update(of=("self",))
    row = rows.select_related("person", "user").get(pk=message_id)
    if row.destroyed_at is not None:
        raise GuardFailed("What this mail said is destroyed, as its time was over.", code="destroyed")
    return row


def _because(reason: str) -> None:
    if not reason.strip():
        raise GuardFailed("Write why. Whoever looks at this mail later reads it.", code="reason", field="reason")


def _walk(step: Transition, row: Message, *, by: Actor, at: datetime, reason: str, **columns: object) -> None:
    """Mails have no number, so the event stands with whom the mail is for."""
    before = row.state
    columns |= {"state": step.target, "reason": reason.strip()[:300], "sent_at": None}
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    subject = row.person or row.user
    if subject is not None:
        data = {"message": str(row.pk), "kind": row.kind}
        audit.record(
            f"message.{step.name}", subject, by=by, at=at, person=row.person, before=before, after=step.target,
            reason=reason, data=data,
        )  # fmt: skip
