"""Registered apprenticeships: what the registry calls a program, and what it asks of an apprentice."""

from typing import Any, ClassVar

from django.db import models

from apprenticeships.history import track
from apprenticeships.models import Track
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models.enrollment import Enrollment


@track()
class Registration(models.Model):
    """A track that is registered: since when, and the identifiers that the registry gave, as text.

    ``least_entry_wage`` is USD an hour. ``profile`` names the columns and codes of the upload.
    """

    track = models.OneToOneField(Track, models.PROTECT, related_name="registration")
    number = models.CharField(max_length=40)
    registered_on = models.DateField()
    occupation_id = models.CharField(max_length=40)
    provider_id = models.CharField(max_length=40)
    employer_id = models.CharField(max_length=40, blank=True)
    wage_schedule_id = models.CharField(max_length=40)
    least_entry_wage = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)
    least_age = models.PositiveSmallIntegerField(default=16)
    profile = models.CharField(max_length=24, default="rapids")

    class Meta:
        ordering: ClassVar = ["track", "pk"]
        constraints: ClassVar = [*dates_between_1900_and_2100("registered_on")]

    def __str__(self) -> str:
        return f"{self.track}, {self.number}"


class RegisteredApprentice(Published):
    """What an apprentice answered for the registry, asked with the agreement and read only by the export.

    ``sealed`` is encrypted and bound to this row; its text names nobody.
    """

    enrollment = models.OneToOneField(Enrollment, models.CASCADE, related_name="registered")
    sealed = models.BinaryField()
    answered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"registered apprentice {self.pk}"

    def __repr__(self, *_: Any) -> str:
        return f"<RegisteredApprentice {self.pk}>"
