"""The days of a class: classroom sessions of the cohort, and each apprentice's planned days."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from apprenticeships.history import track
from apprenticeships.models import Role
from apprenticeships.models.fields import (
    Published,
    ZoneField,
    dates_between_1900_and_2100,
)
from cohorts.models.cohort import Cohort
from cohorts.models.enrollment import Enrollment


class ClassSessionQuerySet(models.QuerySet["ClassSession"]):
    """Named scopes over classes."""

    def taught_by(self, user: Any) -> Self:
        """Those of an instructor, in published schedules."""
        return self.filter(
            instructor=user,
            cohort__schedule_state="published",
            canceled_at__isnull=True,
        )

    def marked_by(self, user: Any) -> Self:
        """Those that a user may mark: the own ones, and those of people at the user's sites, in published schedules."""
        here = models.Q(
            cohort__enrollments__placements__ends_on__isnull=True,
            cohort__enrollments__placements__department__site__memberships__user=user,
            cohort__enrollments__placements__department__site__memberships__role=Role.SITE_COORDINATOR,
        )
        known = self.model.objects.filter(here).values("pk")
        return self.filter(
            models.Q(instructor=user) | models.Q(pk__in=known),
            cohort__schedule_state="published",
            canceled_at__isnull=True,
        )


@track()
class ClassSession(Published):
    """One class of a cohort: related instruction, in minutes."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="class_sessions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160, blank=True)
    date = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    zone = ZoneField(default="America/Chicago")
    place = models.CharField(max_length=200, blank=True)
    instructor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="classes",
    )
    calendar_uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    canceled_at = models.DateTimeField(null=True, blank=True)

    objects = ClassSessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["cohort", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "number"], name="class_session_number_unique"),
            models.CheckConstraint(
                name="class_session_ends_after_start",
                condition=models.Q(ends_at__gt=models.F("starts_at")),
            ),
            *dates_between_1900_and_2100("date"),
        ]

    def __str__(self) -> str:
        return f"class {self.number}, {self.date}"


class DayKind(models.TextChoices):
    """What a planned day is for."""

    CLASS = "class", "Class"
    CLINIC = "clinic", "Clinic"


class PlannedDay(models.Model):
    """What is planned for one apprentice on one day, in minutes. Made by the generator; not tracked."""

    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="planned_days")
    date = models.DateField()
    kind = models.CharField(max_length=8, choices=DayKind)
    week = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["enrollment", "date", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrollment", "date", "kind"], name="planned_day_unique"),
            models.CheckConstraint(name="planned_day_minutes", condition=models.Q(minutes__range=(1, 1440))),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.date}"
