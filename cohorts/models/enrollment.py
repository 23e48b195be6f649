"""A person in training: from the held seat to graduation or a coded exit."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from apprenticeships.history import track
from apprenticeships.models import Department, Person, Track
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models.cohort import Cohort, Seat, SeatState


class EnrollmentState(models.TextChoices):
    """Where somebody stands in training."""

    RESERVED = "reserved", "Place reserved"
    ACTIVE = "active", "In training"
    PAUSED = "paused", "Paused"
    COMPLETED = "completed", "Graduated"
    EXITED = "exited", "Left"


class ExitCode(models.TextChoices):
    """Why somebody left."""

    RESERVATION_RELEASED = (
        "reservation_released",
        "Place given back before the first day",
    )
    RESIGNED = "resigned", "Resigned"
    DISCHARGED = "discharged", "Discharged"
    FAILED_CREDENTIAL = "failed_credential", "Did not earn the credential"
    TRANSFERRED = "transferred", "Transferred"
    RELOCATED = "relocated", "Moved away"
    ILLNESS = "illness", "Illness"
    OTHER = "other", "Other"


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    """Named scopes over enrollments."""

    def of(self, user: Any) -> Self:
        """A person's own, and nobody else's: the only way in for the portal."""
        return self.filter(person__user=user)

    def current(self) -> Self:
        """Those in training or about to be."""
        return self.filter(
            state__in=[
                EnrollmentState.RESERVED,
                EnrollmentState.ACTIVE,
                EnrollmentState.PAUSED,
            ]
        )

    def offered(self) -> Self:
        """Those whose seat is only held, for a call or for an answer: nobody who has a place yet."""
        return self.filter(state=EnrollmentState.RESERVED, seat__state=SeatState.HELD)

    def apprentices(self) -> Self:
        """Those who learn the occupation: a place in a training class of a partnership is none of them."""
        return self.filter(cohort__component__isnull=True)

    def taught_by(self, user: Any) -> Self:
        """Those in the classes of an instructor."""
        return self.filter(cohort__in=Cohort.objects.filter(class_sessions__instructor=user).values("pk"))

    def precepted_by(self, user: Any) -> Self:
        """Those whose hours a preceptor approves now."""
        return self.filter(placements__preceptor=user, placements__ends_on__isnull=True)


@track()
class Enrollment(Published):
    """One person in one cohort. The required minutes are copied from the version when the place is reserved.

    Who stays after the program works as ``hired_as`` since ``hired_on``.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="enrollments")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="enrollments")
    track = models.ForeignKey(Track, models.PROTECT, related_name="enrollments")
    seat = models.OneToOneField(Seat, models.PROTECT, null=True, blank=True, related_name="enrollment")
    state = models.CharField(max_length=12, choices=EnrollmentState, default=EnrollmentState.RESERVED)
    reserved_at = models.DateTimeField()
    starts_on = models.DateField()
    class_ends_on = models.DateField()
    ends_on = models.DateField()
    required_ojl_minutes = models.PositiveIntegerField()
    required_rti_minutes = models.PositiveIntegerField()
    paused_from = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    exited_on = models.DateField(null=True, blank=True)
    exit_code = models.CharField(max_length=24, choices=ExitCode, blank=True)
    hired_on = models.DateField(null=True, blank=True)
    hired_as = models.CharField(max_length=160, blank=True)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["cohort__starts_on", "person__sort_name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "cohort"],
                condition=~models.Q(state="exited"),
                name="enrollment_once_per_cohort",
            ),
            models.CheckConstraint(
                name="enrollment_state_known",
                condition=models.Q(state__in=["reserved", "active", "paused", "completed", "exited"]),
            ),
            models.CheckConstraint(
                name="enrollment_seat_unless_exited",
                condition=models.Q(state="exited") | models.Q(seat__isnull=False),
            ),
            models.CheckConstraint(
                name="enrollment_exit_is_coded",
                condition=models.Q(state="exited", exited_on__isnull=False) & ~models.Q(exit_code="")
                | ~models.Q(state="exited") & models.Q(exited_on__isnull=True, exit_code=""),
            ),
            models.CheckConstraint(
                name="enrollment_completion_has_date",
                condition=models.Q(state="completed", completed_on__isnull=False)
                | ~models.Q(state="completed") & models.Q(completed_on__isnull=True),
            ),
            models.CheckConstraint(
                name="enrollment_pause_has_date",
                condition=models.Q(state="paused", paused_from__isnull=False)
                | ~models.Q(state="paused") & models.Q(paused_from__isnull=True),
            ),
            models.CheckConstraint(
                name="enrollment_hired_after_completion",
                condition=models.Q(hired_on__isnull=True, hired_as="")
                | models.Q(models.Q(state="completed", hired_on__gte=models.F("completed_on")), ~models.Q(hired_as="")),
            ),
            *dates_between_1900_and_2100("starts_on", "ends_on", "hired_on"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.cohort}"


@track()
class Placement(models.Model):
    """In which department somebody learns, and who approves the hours, from one day to another."""

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="placements")
    department = models.ForeignKey(Department, models.PROTECT, related_name="placements")
    preceptor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="precepting",
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["enrollment", "starts_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=models.Q(ends_on__isnull=True),
                name="placement_one_open",
            ),
            models.CheckConstraint(
                name="placement_ends_after_start",
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrollment_id} at {self.department}"
