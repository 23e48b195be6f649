"""Trainings against harassment and who was there: 29 CFR 30.3(b)(4) asks it of all who take part in a program."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models import Organization, Person
from apprenticeships.models.fields import dates_between_1900_and_2100


@track()
class AntiHarassmentTraining(models.Model):
    """One training of an organization. ``materials`` notes which edition was used.

    Whoever was there has it through ``valid_through``, by the number of months in force on its day.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="anti_harassment_trainings")
    title = models.CharField(max_length=160)
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    given_by = models.CharField(max_length=120)
    materials = models.CharField(max_length=300)
    valid_through = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="anti_harassment_minutes", condition=Q(minutes__range=(1, 1440))),
            models.CheckConstraint(
                name="anti_harassment_valid_after", condition=Q(valid_through__gte=models.F("held_on"))
            ),
            *dates_between_1900_and_2100("held_on", "valid_through"),
        ]

    def __str__(self) -> str:
        return self.title


class AntiHarassmentAttendanceQuerySet(models.QuerySet["AntiHarassmentAttendance"]):
    """Named scopes over who was there."""

    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(taken_back_at__isnull=True)

    def valid(self, on: date) -> Self:
        """Those that still count on a day."""
        return self.standing().filter(training__valid_through__gte=on)


@track()
class AntiHarassmentAttendance(models.Model):
    """That somebody was there: an apprentice as a ``person``, somebody of the staff as a ``user``.

    ``later_why`` says how we know it of a user who had no role here yet on that day.
    """

    training = models.ForeignKey(AntiHarassmentTraining, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="anti_harassment_attendances"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="anti_harassment_attendances",
    )
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()
    later_why = models.CharField(max_length=300, blank=True)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_why = models.CharField(max_length=300, blank=True)

    objects = AntiHarassmentAttendanceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["training", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="anti_harassment_one_of_both",
                condition=Q(person__isnull=False, user__isnull=True) | Q(person__isnull=True, user__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["training", "person"],
                condition=Q(taken_back_at__isnull=True, person__isnull=False),
                name="anti_harassment_person_once",
            ),
            models.UniqueConstraint(
                fields=["training", "user"],
                condition=Q(taken_back_at__isnull=True, user__isnull=False),
                name="anti_harassment_user_once",
            ),
            models.CheckConstraint(
                name="anti_harassment_later_is_staff", condition=Q(later_why="") | Q(user__isnull=False)
            ),
            models.CheckConstraint(
                name="anti_harassment_taken_back_whole",
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True, taken_back_why="")
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False) & ~Q(taken_back_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"
