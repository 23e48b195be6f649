"""Keeping promises: claim due mails with a lease each, check that each is still true, send, and mark each."""

import random
import smtplib
import uuid
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from time import monotonic

import structlog
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.db.models import F, QuerySet

from apprenticeships.mail import Envelope, render
from apprenticeships.messages import NoLongerTrueError, kinds, waits, zone_of
from apprenticeships.models import Message, MessageState
from apprenticeships.rules.quiet import is_quiet, loud

LEASE = timedelta(minutes=5)
BATCH = 20
FRESH = 5.0  # seconds for which a written mail tells how things stand
FINE = 250  # the SMTP reply for "yes"
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
WITH due AS MATERIALIZED (
     SELECT id FROM apprenticeships_message
      WHERE (state IN ('planned', 'queued') AND due_at <= %(at)s)
         OR (state = 'sending' AND lease_until < now())
      ORDER BY lane, due_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
UPDATE apprenticeships_message SET state = 'sending', lease_until = now() + make_interval(secs => %(lease)s),
       lease_token = %(token)s, attempts = attempts + 1
 WHERE id IN (SELECT id FROM due)
RETURNING id
"""
"""The rows are picked once: a planner may run a subquery again for each row, and then more than the limit go."""
SETTLE = """
WITH settled AS (
     UPDATE apprenticeships_message SET state = 'sent', sent_at = %(at)s, ambiguous = %(ambiguous)s,
            lease_until = NULL, lease_token = NULL, sealed = NULL, reason = '',
            subject = %(subject)s, text = %(text)s, html = %(html)s
      WHERE id = %(sent)s AND lease_token = %(token)s)
UPDATE apprenticeships_message SET ambiguous = ambiguous + 1 WHERE id = %(following)s AND lease_token = %(token)s
"""


def send_due(*, at: datetime, limit: int = 2000) -> Tally:
    """Send what is due, in small leased batches over one connection, until nothing is left or the channel is down.

    Any number of these may run at once: a row is leased to one of them. A run that dies gives its rows back when the
    lease ends; at most the one mail in flight then arrives twice.
    """
    run = _Run(at, uuid.uuid4(), get_connection(fail_silently=False))
    try:
        while sum(run.seen.values()) < limit:
            ids = claim(at=at, token=run.token)
            if not ids or not run.send(ids):
                break
    finally:
        _hang_up(run.mailer)
    return Tally(run.seen[None], run.seen[Answer.LATER], run.seen[Answer.NEVER])


def claim(*, at: datetime, token: uuid.UUID, limit: int = BATCH) -> list[uuid.UUID]:
    """Lease up to ``limit`` due rows, most urgent first; rivals skip them. Leases run on the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"lease": LEASE.total_seconds(), "token": token, "at": at, "limit": limit})
        return [row[0] for row in cursor.fetchall()]


@dataclass(slots=True)
class _Run:
    """One run: when, with which lease, over which connection, and what became of the mails (None: they left)."""

    at: datetime
    token: uuid.UUID
    mailer: BaseEmailBackend
    seen: Counter[Answer | None] = field(default_factory=Counter)

    def send(self, ids: list[uuid.UUID]) -> bool:
        """Send a leased batch. False when the channel is down.

        A batch is written as a whole and then sent mail by mail, with a commit after each; what was written more than
        some seconds ago is written anew, as things stand then.
        """
        rows = list(_in_order(ids))
        while rows:
            letters, fresh_until = deque(self._written(rows)), monotonic() + FRESH
            rows, marked = [], False
            while letters:
                row, envelope = letters.popleft()
                if not marked and monotonic() > fresh_until:
                    rows = [row, *(each for each, _ in letters)]
                    break
                # Until the server has answered nobody can know whether it arrives: written down before, not after.
                if not marked and not _leased(row, self.token).update(ambiguous=row.ambiguous + 1):
                    self.seen[Answer.LATER] += 1  # the lease ran out while others were sent; somebody else has it now
                    continue
                answer = _hand_over(row, envelope, self.mailer, at=self.at, token=self.token)
                if answer is Answer.CHANNEL:
                    _give_back(self.token, at=self.at)
                    return False
                self.seen[answer] += 1
                following = letters[0][0] if letters and monotonic() <= fresh_until else None
                marked = answer is None and _settle(row, envelope, following, at=self.at, token=self.token)
        return True

    def _written(self, rows: list[Message]) -> Iterator[tuple[Message, Envelope]]:
        """Write the mails that may leave; the others are settled here."""
        _gather(rows)
        for row in rows:
            written = _write(row, at=self.at, token=self.token)
            if isinstance(written, Envelope):
                yield row, written
            else:
                self.seen[written] += 1


def _in_order(ids: list[uuid.UUID]) -> Iterator[Message]:
    yield from Message.objects.filter(pk__in=ids).select_related("person", "user").order_by("lane", "due_at", "pk")


def _gather(rows: list[Message]) -> None:
    """Load what the mails are about, for many at once where their kinds know how."""
    together: dict[Callable[[Sequence[Message]], None], list[Message]] = defaultdict(list)
    for row in rows:
        row.about = None
        kind = kinds().get(row.kind)
        if kind is not None and kind.gather is not None:
            together[kind.gather].append(row)
    for gather, group in together.items():
        try:
            gather(group)
        except Exception:  # each is loaded by itself then, and only those that cannot be are put off
            log.exception("mail.cannot_be_gathered", messages=[str(row.pk) for row in group])
            for row in group:
                row.about = None


def _write(row: Message, *, at: datetime, token: uuid.UUID) -> Envelope | Answer:
    """Write one leased mail. If it must not leave, or not yet, settle that and say what became of it."""
    kind = kinds().get(row.kind)
    over = _end_of_the_road(row, at)
    if over is not None or kind is None:
        return _end(row, token, *(over or (MessageState.DEAD, "Nothing builds mails of this kind any more.")))
    zone = zone_of(row.person)
    keeps_out = waits(kind, due_at=row.due_at, created_at=row.created_at)
    if keeps_out and is_quiet(at, zone) and row.attempts <= 1:
        due = loud(at, zone, no_later_than=row.expires_at)
        if due > at:
            return _put_off(row, token, due, "Waits for the end of the night.", attempts=row.attempts - 1)
    try:
        envelope = render(row, kind)
        return envelope if row.recipient else _to_call(row, envelope, token)
    except NoLongerTrueError as error:
        return _end(row, token, MessageState.CANCELED, str(error))
    except Exception as error:  # one mail that cannot be built must not stop the others
        log.exception("mail.cannot_be_built", kind=row.kind, message=str(row.pk))
        return _try_later(row, token, at, f"Could not be written: {type(error).__name__}", ambiguous=row.ambiguous)


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
    """Hand one mail to the server. None when it took it; else what that means for the mail, already settled."""
    connected = False
    try:
        _call(mailer)
        connected = True
        mailer.send_messages([envelope.mail(mailer, row)])
    except (smtplib.SMTPException, OSError) as error:
        reason = f"{type(error).__name__}: {error}"[:300]
        answer = classify(error) if connected else Answer.CHANNEL
        if answer is Answer.NEVER:
            return _end(row, token, MessageState.FAILED, reason)
        if answer is Answer.CHANNEL:
            log.warning("mail.channel_down", error=reason)
            _leased(row, token).update(ambiguous=row.ambiguous)
            return Answer.CHANNEL
        _hang_up(mailer)
        ambiguous = row.ambiguous + (answer is Answer.UNSURE)
        return _try_later(row, token, at, reason, ambiguous=ambiguous)
    return None


def _settle(row: Message, envelope: Envelope, following: Message | None, *, at: datetime, token: uuid.UUID) -> bool:
    """Write down that a mail left and, in the same commit, that the following one is about to. Whether it may."""
    columns: dict[str, str | int | datetime | uuid.UUID | None] = {
        "sent": row.pk,
        "token": token,
        "at": at,
        "ambiguous": row.ambiguous,
        "subject": envelope.subject_kept(row)[:200],
        "text": envelope.text_kept(row),
        "html": envelope.html_kept(row),
        "following": following.pk if following else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(SETTLE, columns)
        return bool(cursor.rowcount == 1)


def _call(mailer: BaseEmailBackend) -> None:
    """Connect, unless the server still listens since the last mail: nothing is at stake while one asks."""
    line = getattr(mailer, "connection", None)
    if isinstance(line, smtplib.SMTP) and not _listens(line):
        _hang_up(mailer)
    mailer.open()


def _listens(line: smtplib.SMTP) -> bool:
    try:
        return line.noop()[0] == FINE
    except (smtplib.SMTPException, OSError):
        return False


def _hang_up(mailer: BaseEmailBackend) -> None:
    with suppress(smtplib.SMTPException, OSError):
        mailer.close()


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


def _to_call(row: Message, envelope: Envelope, token: uuid.UUID) -> Answer:
    """Nobody has an address to send it to: keep what it says, so that a coordinator can say it."""
    row_says = {"subject": envelope.subject_kept(row)[:200], "text": envelope.text_kept(row)}
    _leased(row, token).update(
        state=MessageState.CALL, reason="No e-mail address.", lease_until=None, lease_token=None, **row_says
    )
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
