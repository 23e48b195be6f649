"""Numbers of a requirement from a day on: a pass mark, how long a result counts, how long somebody waits."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models.fields import Sourced, dates_between_1900_and_2100
from apprenticeships.models.requirement import Requirement
from apprenticeships.rules.measures import MEASURES, Change


def validate_measure(key: str) -> None:
    """Refuse a name that no rule reads."""
    if key not in MEASURES:
        raise ValidationError("No rule reads a number of this name.", code="unknown")


@track()
class RequirementChange(Sourced):
    """One number of a requirement has another value from ``effective_from`` on, where the program is.

    ``value`` is empty where there is none any more, such as "for always". With ``for_all`` earlier results are held to
    it too. Nobody ``decided`` one that came with a pack. One that has not begun may be taken back; the row stays.
    """

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="changes")
    measure = models.CharField(max_length=24, validators=[validate_measure])
    value = models.JSONField(null=True, blank=True)
    effective_from = models.DateField()
    for_all = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["requirement", "measure", "effective_from", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["requirement", "measure", "effective_from"],
                condition=Q(taken_back_at__isnull=True),
                name="requirement_change_unique",
            ),
            *dates_between_1900_and_2100("effective_from"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} from {self.effective_from}"

    @property
    def rule(self) -> Change:
        """The change as rules read it."""
        return Change(self.measure, self.value, self.effective_from, self.for_all)
