"""What a student would like to do and when: up to three areas in order, the way to work, the weeks."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.models import Interest
from apprenticeships.models.fields import dates_between_1900_and_2100

MOST_WISHES = 3


class Wish(models.Model):
    """One of an application's areas of interest; rank 1 is the dearest."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="wishes")
    interest = models.ForeignKey(Interest, models.PROTECT, related_name="wishes")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["application", "rank"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "rank"], name="wish_rank_once"),
            models.UniqueConstraint(fields=["application", "interest"], name="wish_interest_once"),
            models.CheckConstraint(name="wish_rank_range", condition=Q(rank__range=(1, MOST_WISHES))),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.interest}"


class Availability(models.Model):
    """When somebody can come and how far they can travel. Both days count; no limit of miles means anywhere."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="availability")
    first_day = models.DateField()
    last_day = models.DateField()
    most_miles = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="availability_ends_after_start", condition=Q(last_day__gte=models.F("first_day"))
            ),
            models.CheckConstraint(
                name="availability_miles_range",
                condition=Q(most_miles__isnull=True) | Q(most_miles__range=(1, 200)),
            ),
            *dates_between_1900_and_2100("first_day", "last_day"),
        ]

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day}"
