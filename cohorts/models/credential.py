"""The certification exam and the pay that follows from it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models import WageStep
from apprenticeships.models.fields import (
    Published,
    ZoneField,
    dates_between_1900_and_2100,
)
from cohorts.models.enrollment import Enrollment


class ExamState(models.TextChoices):
    """The life of an attempt."""

    PLANNED = "planned", _("Planned")
    BOOKED = "booked", _("Booked")
    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Did not pass yet")
    VOID = "void", _("Void")
    NO_SHOW = "no_show", _("Did not come")


class ExamQuerySet(models.QuerySet["ExamAttempt"]):
    """Named scopes over attempts."""

    def open(self) -> Self:
        """Planned or booked."""
        return self.filter(state__in=[ExamState.PLANNED, ExamState.BOOKED])


@track()
class ExamAttempt(Published):
    """One attempt at the exam of one brand. Waits count from ``taken_on``; a result needs proof before pay moves."""

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="exam_attempts")
    number = models.PositiveSmallIntegerField()
    brand = models.CharField(max_length=24)
    state = models.CharField(max_length=8, choices=ExamState, default=ExamState.PLANNED)
    window_from = models.DateField()
    window_to = models.DateField()
    starts_at = models.DateTimeField(null=True, blank=True)
    zone = ZoneField(default="America/Chicago")
    place = models.CharField(max_length=200, blank=True)
    taken_on = models.DateField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    certificate_number = models.CharField(max_length=40, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    retake_from = models.DateField(null=True, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = ExamQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["enrollment", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrollment", "number"], name="exam_attempt_number_unique"),
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=models.Q(state__in=["planned", "booked"]),
                name="exam_one_open",
            ),
            models.UniqueConstraint(
                fields=["enrollment", "brand"],
                condition=models.Q(state="passed"),
                name="exam_one_pass",
            ),
            models.CheckConstraint(
                name="exam_state_and_columns",
                condition=models.Q(state="planned", starts_at__isnull=True, taken_on__isnull=True)
                | models.Q(state="booked", starts_at__isnull=False, taken_on__isnull=True)
                | models.Q(state="passed", taken_on__isnull=False, verified_at__isnull=False)
                | models.Q(state="failed", taken_on__isnull=False)
                | models.Q(state__in=["void", "no_show"]),
            ),
            models.CheckConstraint(
                name="exam_window_in_order",
                condition=models.Q(window_to__gte=models.F("window_from")),
            ),
            *dates_between_1900_and_2100("window_from", "window_to", "taken_on"),
        ]

    def __str__(self) -> str:
        return f"attempt {self.number} of {self.enrollment_id}"


class WageState(models.TextChoices):
    """Whether a pay step is in force."""

    DUE = "due", "Waits for approval"
    APPROVED = "approved", "Approved"
    DENIED = "denied", "Not approved"


class WageQuerySet(models.QuerySet["WageChange"]):
    """Named scopes over pay steps."""

    def due(self) -> Self:
        """Those a coordinator has to decide."""
        return self.filter(state=WageState.DUE)


@track()
class WageChange(Published):
    """One pay step of one apprentice: the hourly rate in USD from a day on, and why. At most one for each step."""

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="wage_changes")
    step = models.ForeignKey(WageStep, models.PROTECT, related_name="changes")
    exam = models.ForeignKey(ExamAttempt, models.PROTECT, null=True, blank=True, related_name="wage_changes")
    rate = models.DecimalField(max_digits=10, decimal_places=4)
    effective_on = models.DateField()
    state = models.CharField(max_length=8, choices=WageState, default=WageState.DUE)
    because = models.CharField(max_length=200)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = WageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["enrollment", "effective_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "step"],
                condition=~models.Q(state="denied"),
                name="wage_change_once",
            ),
            models.CheckConstraint(name="wage_change_rate_positive", condition=models.Q(rate__gt=0)),
            models.CheckConstraint(
                name="wage_change_decided_has_time",
                condition=models.Q(state="due", decided_at__isnull=True)
                | ~models.Q(state="due") & models.Q(decided_at__isnull=False),
            ),
            *dates_between_1900_and_2100("effective_on"),
        ]

    def __str__(self) -> str:
        return f"{self.rate} from {self.effective_on}"
