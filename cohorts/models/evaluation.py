"""How somebody does, at the start and at the end, on the criteria of their program."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models.fields import Published
from cohorts.models.enrollment import Enrollment


class Moment(models.TextChoices):
    """When somebody is evaluated. The same criteria both times, so that growth shows."""

    START = "start", "At the start"
    END = "end", "At the end"


@track(exclude=("comment",))
class Evaluation(Published):
    """One evaluation, 1 to 4 by criterion; a criterion that could not be seen yet is left out.

    Locked when handed in. A coordinator may take it back with a reason, and then it is done anew.
    """

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="evaluations")
    moment = models.CharField(max_length=8, choices=Moment)
    ratings = models.JSONField()
    comment = models.TextField(blank=True)
    rated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rated_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["enrollment", "rated_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrollment", "moment"], condition=Q(voided_at__isnull=True), name="evaluation_once"
            ),
            models.CheckConstraint(name="evaluation_moment_known", condition=Q(moment__in=["start", "end"])),
        ]

    def __str__(self) -> str:
        return f"evaluation {self.pk}"
