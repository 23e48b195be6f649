"""What was really done: attendance in class, and approved hours in the clinic."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from apprenticeships.history import track
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models.enrollment import Enrollment
from cohorts.models.schedule import ClassSession


class Mark(models.TextChoices):
    """How somebody took part in a class."""

    PRESENT = "present", "Here"
    LATE = "late", "Late"
    EXCUSED = "excused", "Excused"
    ABSENT = "absent", "Absent"


@track()
class Attendance(models.Model):
    """One apprentice at one class. ``minutes`` attended are the related instruction that counts."""

    session = models.ForeignKey(ClassSession, models.PROTECT, related_name="attendance")
    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="attendance")
    mark = models.CharField(max_length=8, choices=Mark)
    minutes = models.PositiveSmallIntegerField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["session", "enrollment"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "enrollment"], name="attendance_once"),
            models.CheckConstraint(
                name="attendance_minutes_fit_mark",
                condition=models.Q(mark__in=["present", "late"], minutes__gt=0)
                | models.Q(mark__in=["excused", "absent"], minutes=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark} at {self.session_id}"


class HoursState(models.TextChoices):
    """Whether hours count."""

    APPROVED = "approved", "Approved"
    VOIDED = "voided", "Taken back"


class HoursQuerySet(models.QuerySet["HoursEntry"]):
    """Named scopes over hours."""

    def approved(self) -> Self:
        """Those that count."""
        return self.filter(state=HoursState.APPROVED)


@track(exclude=("note",))
class HoursEntry(Published):
    """On-the-job learning of one day in minutes. A correction voids the entry and names it in the next one."""

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="hours")
    date = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=HoursState, default=HoursState.APPROVED)
    note = models.CharField(max_length=200, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    voided_at = models.DateTimeField(null=True, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")

    objects = HoursQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "hours entries"
        ordering: ClassVar = ["enrollment", "date", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "date"],
                condition=models.Q(state="approved"),
                name="hours_once_per_day",
            ),
            models.CheckConstraint(
                name="hours_minutes_of_a_day",
                condition=models.Q(minutes__range=(1, 1440)),
            ),
            models.CheckConstraint(
                name="hours_void_has_who_and_when",
                condition=models.Q(state="voided", voided_at__isnull=False, voided_by__isnull=False)
                | models.Q(state="approved", voided_at__isnull=True, voided_by__isnull=True),
            ),
            *dates_between_1900_and_2100("date"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min on {self.date}"
