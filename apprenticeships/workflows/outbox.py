"""Keeping promises: claim due mails with a lease each, check that each is still true, send, and mark each."""

import random
import smtplib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import structlog
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models import F, QuerySet

from apprenticeships.mail import Envelope, render
from apprenticeships.messages import NoLongerTrueError, kinds, zone_of
from apprenticeships.models import Message, MessageState
from apprenticeships.rules.quiet import is_quiet, loud

LEASE = timedelta(minutes=5)
BATCH = 20
MOST_ATTEMPTS = 8
MOST_AMBIGUOUS = 2
PERMANENT = 500  # SMTP replies from here on will not change by trying again
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))

log = structlog.get_logger()


class Answer(StrEnum):
    """What the mail server's reply means for a mail."""

    LATER = "later"
    NEVER = "never"
    UNSURE = "unsure"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Tally:
    """What one run did."""

    sent: int = 0
    put_off: int = 0
    ended: int = 0


CLAIM = """
UPDATE apprenticeships_message SET state = 'sending', lease_until = %(lease)s, lease_token = %(token)s,
       attempts = attempts + 1
 WHERE id IN (
       SELECT id FROM apprenticeships_message
        WHERE (state IN ('planned', 'queued') AND due_at <= %(at)s)
           OR (state = 'sending' AND lease_until < now())
        ORDER BY lane, due_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def send_due(*, at: datetime, limit: int = 2000) -> Tally:
    """Send what is due, in small leased batches over one connection, until nothing is left or the channel is down.

    Any number of these may run at once: a row is leased to one of them. A run that dies gives its rows back when the
    lease ends; at most the one mail in flight then arrives twice.
    """
    token = uuid.uuid4()
    sent = put_off = ended = 0
    mailer = get_connection(fail_silently=False)
    try:
        while sent + put_off + ended < limit:
            ids = claim(at=at, token=token)
            if not ids:
                break
            for row in _in_order(ids):
                outcome = _deliver(row, mailer, at=at, token=token)
                if outcome is Answer.CHANNEL:
                    _give_back(token, at=at)
                    return Tally(sent, put_off, ended)
                sent += outcome is None
                put_off += outcome is Answer.LATER
                ended += outcome is Answer.NEVER
    finally:
        mailer.close()
    return Tally(sent, put_off, ended)


def claim(*, at: datetime, token: uuid.UUID, limit: int = BATCH) -> list[uuid.UUID]:
    """Lease up to ``limit`` due rows, most urgent first; rivals skip them. Leases run on the database's clock."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        now = cursor.fetchone()[0]
        cursor.execute(CLAIM, {"lease": now + LEASE, "token": token, "at": at, "limit": limit})
        return [row[0] for row in cursor.fetchall()]


def _in_order(ids: list[uuid.UUID]) -> Iterator[Message]:
    yield from Message.objects.filter(pk__in=ids).select_related("person", "user").order_by("lane", "due_at", "pk")


def _deliver(row: Message, mailer: BaseEmailBackend, *, at: datetime, token: uuid.UUID) -> Answer | None:
    """Send one leased mail. None when it left; else what became of it."""
    kind = kinds().get(row.kind)
    over = _end_of_the_road(row, at)
    if over is not None or kind is None:
        return _end(row, token, *(over or (MessageState.DEAD, "Nothing builds mails of this kind any more.")))
    zone = zone_of(row.person)
    if kind.quiet and is_quiet(at, zone) and row.attempts <= 1:
        due = loud(at, zone, no_later_than=row.expires_at)
        if due > at:
            return _put_off(row, token, due, "Waits for the end of the night.", attempts=row.attempts - 1)
    try:
        envelope = render(row, kind)
    except NoLongerTrueError as error:
        return _end(row, token, MessageState.CANCELED, str(error))
    except Exception as error:  # one mail that cannot be built must not stop the others
        log.exception("mail.cannot_be_built", kind=row.kind, message=str(row.pk))
        return _try_later(row, token, at, f"Could not be written: {type(error).__name__}", ambiguous=row.ambiguous)
    return _hand_over(row, envelope, mailer, at=at, token=token)


def _end_of_the_road(row: Message, at: datetime) -> tuple[MessageState, str] | None:
    """The state and the reason with which a mail ends unsent, if it does."""
    if row.ambiguous >= MOST_AMBIGUOUS:
        return MessageState.UNKNOWN, "Sent twice; the mail server never said whether it arrived."
    if row.attempts > MOST_ATTEMPTS:
        return MessageState.DEAD, row.reason or "Every attempt failed."
    if row.expires_at and row.expires_at <= at:
        return MessageState.CANCELED, "Its time was over before it could leave."
    return None


def _hand_over(
    row: Message, envelope: Envelope, mailer: BaseEmailBackend, *, at: datetime, token: uuid.UUID
) -> Answer | None:
    # From here on nobody can know whether it arrives, until the server has answered: written down before, not after.
    if not _leased(row, token).update(ambiguous=row.ambiguous + 1):
        return Answer.LATER  # the lease ran out while others were sent; somebody else has it now
    try:
        mailer.send_messages([envelope.mail(mailer, row)])
    except (smtplib.SMTPException, OSError) as error:
        reason = f"{type(error).__name__}: {error}"[:300]
        answer = classify(error)
        if answer is Answer.NEVER:
            return _end(row, token, MessageState.FAILED, reason)
        if answer is Answer.CHANNEL:
            log.warning("mail.channel_down", error=reason)
            _leased(row, token).update(ambiguous=row.ambiguous)
            return Answer.CHANNEL
        mailer.close()
        ambiguous = row.ambiguous + (answer is Answer.UNSURE)
        return _try_later(row, token, at, reason, ambiguous=ambiguous)
    _leased(row, token).update(
        state=MessageState.SENT,
        sent_at=at,
        ambiguous=row.ambiguous,
        lease_until=None,
        lease_token=None,
        sealed=None,
        reason="",
        subject=envelope.subject_kept(row)[:200],
        text=envelope.text_kept(row),
        html=envelope.html_kept(row),
    )
    return None


def classify(error: Exception) -> Answer:
    """What an error of the mail connection means.

    Every 4xx and every broken network is temporary. A 5xx for the recipient is final for this mail; a 5xx for us
    (sign-in, sender) concerns the whole channel. A connection that breaks after the hand-over leaves us unsure.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return Answer.NEVER if codes and all(code >= PERMANENT for code in codes) else Answer.LATER
    if isinstance(error, smtplib.SMTPDataError):
        return Answer.NEVER if error.smtp_code >= PERMANENT else Answer.LATER
    if isinstance(error, smtplib.SMTPServerDisconnected | TimeoutError | ConnectionResetError):
        return Answer.UNSURE
    return Answer.CHANNEL


def _leased(row: Message, token: uuid.UUID) -> QuerySet[Message]:
    return Message.objects.filter(pk=row.pk, lease_token=token)


def _end(row: Message, token: uuid.UUID, state: MessageState, reason: str) -> Answer:
    _leased(row, token).update(state=state, reason=reason[:300], lease_until=None, lease_token=None, sealed=None)
    return Answer.NEVER


def _put_off(row: Message, token: uuid.UUID, due: datetime, reason: str, *, attempts: int) -> Answer:
    _leased(row, token).update(
        state=MessageState.QUEUED,
        due_at=due,
        attempts=max(attempts, 0),
        reason=reason[:300],
        lease_until=None,
        lease_token=None,
    )
    return Answer.LATER


def _try_later(row: Message, token: uuid.UUID, at: datetime, reason: str, *, ambiguous: int) -> Answer:
    if row.attempts >= MOST_ATTEMPTS:
        return _end(row, token, MessageState.DEAD, reason)
    wait = WAITS[min(row.attempts, len(WAITS)) - 1] * random.uniform(0.8, 1.2)  # noqa: S311 - spreads retries
    _leased(row, token).update(ambiguous=ambiguous)
    return _put_off(row, token, at + wait, reason, attempts=row.attempts)


def _give_back(token: uuid.UUID, *, at: datetime) -> None:
    """Hand leased rows back untried: the channel is down, and that is no fault of theirs."""
    Message.objects.filter(lease_token=token, state=MessageState.SENDING).update(
        state=MessageState.QUEUED,
        due_at=at + WAITS[0],
        attempts=F("attempts") - 1,
        lease_until=None,
        lease_token=None,
        reason="The mail server cannot be reached.",
    )


def wipe_secrets(*, at: datetime) -> int:
    """Forget sealed content fifteen minutes after it was promised, sent or not. How many rows."""
    rows = Message.objects.filter(sealed__isnull=False, created_at__lt=at - timedelta(minutes=15))
    rows.filter(state__in=[MessageState.PLANNED, MessageState.QUEUED]).update(
        state=MessageState.CANCELED, reason="The code is too old."
    )
    return rows.exclude(state=MessageState.SENDING).update(sealed=None)
