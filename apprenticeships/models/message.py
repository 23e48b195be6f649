"""The outbox: every mail is a row before it is a mail."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.models.fields import instants_between_1900_and_2100
from apprenticeships.models.person import Person


class MessageState(models.TextChoices):
    """The life of a mail."""

    PLANNED = "planned", "Planned"
    QUEUED = "queued", "Due"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    BOUNCED = "bounced", "Came back"
    UNKNOWN = "unknown", "Not known whether it arrived"
    FAILED = "failed", "Refused by the mail server"
    DEAD = "dead", "Given up after many tries"
    CANCELED = "canceled", "No longer needed"
    CALL = "call", "To be told by phone"
    TOLD = "told", "Told by phone"
    SUPPRESSED = "suppressed", "Held back"


class Lane(models.IntegerChoices):
    """Which mails go first."""

    SECURITY = 0, "Sign-in"
    TODAY = 1, "Today"
    OFFER = 2, "Offers"
    NORMAL = 3, "Everything else"


EMPTY = {"recipient": "", "subject": "", "text": "", "html": "", "reason": ""}
"""What a mail says once that was destroyed."""
CLAIMABLE = (MessageState.PLANNED, MessageState.QUEUED)


class MessageQuerySet(models.QuerySet["Message"]):
    """Named scopes over messages."""

    def due(self, at: datetime) -> Self:
        """Ready to send, or left behind by a sender that died."""
        return self.filter(
            Q(state__in=CLAIMABLE, due_at__lte=at) | Q(state=MessageState.SENDING, lease_until__lt=at)
        ).order_by("lane", "due_at", "pk")

    def open(self) -> Self:
        """Not sent yet, and still meant to be."""
        return self.filter(state__in=CLAIMABLE)

    def kept(self) -> Self:
        """Those that still say something: what they said was not destroyed."""
        return self.filter(destroyed_at__isnull=True)

    def to_call(self) -> Self:
        """Those of people without an address, which a coordinator tells by phone."""
        return self.kept().filter(state=MessageState.CALL)

    def stuck(self) -> Self:
        """Ended without being sent; a coordinator has to know."""
        return self.kept().filter(
            state__in=[
                MessageState.UNKNOWN,
                MessageState.FAILED,
                MessageState.DEAD,
                MessageState.BOUNCED,
            ]
        )


class Message(models.Model):
    """One mail to one address, or one call where there is none. ``key`` makes a repeated promise harmless.

    ``context`` holds only identifiers. ``about`` is no column: what the mail is about, if it was loaded for many mails
    at once; empty when it is gone. ``destroyed_at`` is when what it said was destroyed because its time was over.
    """

    about: list[Any] | None = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    lane = models.PositiveSmallIntegerField(choices=Lane, default=Lane.NORMAL)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="messages")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="outbox",
    )
    recipient = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="en")
    context = models.JSONField(default=dict, blank=True)
    sealed = models.BinaryField(null=True, blank=True, editable=False)
    state = models.CharField(max_length=12, choices=MessageState, default=MessageState.PLANNED)
    reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ambiguous = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["lane", "due_at", "id"],
                name="message_due",
                condition=Q(state__in=["planned", "queued"]),
            ),
            models.Index(
                fields=["lease_until"],
                name="message_leased",
                condition=Q(state="sending"),
            ),
            models.Index(fields=["person", "-created_at"], name="message_by_person"),
            models.Index(fields=["created_at"], condition=Q(sealed__isnull=False), name="message_sealed"),
            models.Index(fields=["-created_at", "-id"], name="message_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="message_sent_has_time",
                condition=(Q(state__in=["sent", "bounced"], sent_at__isnull=False))
                | (~Q(state__in=["sent", "bounced"]) & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="message_lease_while_sending",
                condition=(
                    Q(
                        state="sending",
                        lease_until__isnull=False,
                        lease_token__isnull=False,
                    )
                )
                | (~Q(state="sending") & Q(lease_until__isnull=True, lease_token__isnull=True)),
            ),
            models.CheckConstraint(
                name="message_destroyed_is_empty",
                condition=Q(destroyed_at__isnull=True) | Q(**EMPTY),
            ),
            *instants_between_1900_and_2100("due_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient or self.person}"
