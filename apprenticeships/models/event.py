"""What happened: one row for each step that a workflow took."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models

from apprenticeships.models.person import Person


class Event(models.Model):
    """A step: its kind, what it moved, who did it, when, from where to where and why. Never changed afterwards.

    The database holds that. Only the person may become another one, when two records of one person become one; and
    the words of a reason are destroyed when their time is over, by the one step before which it lets go.
    """

    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="events")
    actor_kind = models.CharField(max_length=12)
    actor_id = models.BigIntegerField(null=True, blank=True)
    actor_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    before = models.CharField(max_length=24, blank=True)
    after = models.CharField(max_length=24, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="event_by_subject"),
            models.Index(fields=["person", "-at"], name="event_by_person"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="written_once", operation=pgtrigger.Update, condition=pgtrigger.AnyChange(exclude=["person"])
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class Heartbeat(models.Model):
    """When a background process last proved that it works."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%H:%M:%S}"


class FeedToken(models.Model):
    """The private address of a calendar: a person's, or that of a user behind whom no person stands.

    Only a hash of the secret is kept. ``shown`` is a hash of what the calendar held when somebody last looked, and
    ``changed_at`` since when it has held that.
    """

    person = models.OneToOneField(Person, models.CASCADE, null=True, blank=True, related_name="feed")
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="feed")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    shown = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="feed_token_of_one",
                condition=models.Q(person__isnull=False, user__isnull=True)
                | models.Q(person__isnull=True, user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"calendar {self.pk}"
