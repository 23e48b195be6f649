"""Shifts: when somebody works at their site."""

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models import Department
from apprenticeships.models.fields import Published, Span, ZoneField, dates_between_1900_and_2100
from cohorts.models.enrollment import Enrollment


class ShiftState(models.TextChoices):
    """Whether somebody is expected."""

    PLANNED = "planned", "Planned"
    CANCELED = "canceled", "Called off"


class ShiftQuerySet(models.QuerySet["Shift"]):
    """Named scopes over shifts."""

    def planned(self) -> Self:
        """Those for which somebody is expected."""
        return self.filter(state=ShiftState.PLANNED)


@track(exclude=("cancel_reason",))
class Shift(Published):
    """One stretch of work of one person. ``date`` is the local day at the site, whose zone is kept with it."""

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="shifts")
    department = models.ForeignKey(Department, models.PROTECT, related_name="shifts")
    date = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = ZoneField(default="America/Chicago")
    state = models.CharField(max_length=8, choices=ShiftState, default=ShiftState.PLANNED)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    canceled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    canceled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["enrollment", "date"], name="shift_by_day")]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="shift_never_twice_at_once",
                expressions=[
                    (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                    ("enrollment", RangeOperators.EQUAL),
                ],
                condition=Q(state="planned"),
            ),
            models.CheckConstraint(name="shift_ends_after_start", condition=Q(ends_at__gt=models.F("starts_at"))),
            models.CheckConstraint(
                name="shift_state_and_columns",
                condition=Q(state="planned", canceled_at__isnull=True, canceled_by__isnull=True, cancel_reason="")
                | Q(state="canceled", canceled_at__isnull=False, canceled_by__isnull=False) & ~Q(cancel_reason=""),
            ),
            *dates_between_1900_and_2100("date"),
        ]

    def __str__(self) -> str:
        return f"shift on {self.date}"

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60
