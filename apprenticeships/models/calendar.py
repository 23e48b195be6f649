"""Days off, as data: one calendar for each employer, school district or government."""

from typing import ClassVar

from django.db import models

from apprenticeships.history import track
from apprenticeships.models.fields import dates_between_1900_and_2100


class HolidayCalendar(models.Model):
    """A named set of days off."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


@track()
class Holiday(models.Model):
    """One day off. ``no_class`` and ``no_clinic`` say what does not happen; ``observed`` days are no business days."""

    calendar = models.ForeignKey(HolidayCalendar, models.CASCADE, related_name="holidays")
    date = models.DateField()
    name = models.CharField(max_length=120)
    no_class = models.BooleanField(default=True)
    no_clinic = models.BooleanField(default=True)
    is_paid = models.BooleanField(default=True)
    is_business_day = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["calendar", "date"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "date", "name"], name="holiday_unique"),
            *dates_between_1900_and_2100("date"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.date}"
