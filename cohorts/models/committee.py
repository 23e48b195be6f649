"""The committee of labor and management: what a meeting said, and practices that partners share."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models import Organization, Program, Session
from apprenticeships.models.fields import Published


@track()
class Minutes(Published):
    """The minutes of one meeting. ``decisions`` are sentences with their votes; approved ones are not changed."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="minutes")
    text = models.TextField()
    decisions = models.JSONField(default=list, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "minutes"
        ordering: ClassVar = ["-session__starts_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="minutes_approved_by_whom",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"minutes of {self.session}"


@track()
class Practice(Published):
    """Something that works at one partner, written down so that others can use it."""

    program = models.ForeignKey(Program, models.PROTECT, related_name="practices")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="practices")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="practices")
    title = models.CharField(max_length=160)
    text = models.TextField()
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-shared_at", "-pk"]

    def __str__(self) -> str:
        return self.title
