"""What has to be done between the yes and the first day."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.models import OnboardingItem
from apprenticeships.models.fields import Published, dates_between_1900_and_2100


@track(exclude=("note",))
class OnboardingTask(Published):
    """One item of the program's list for one person, with its day.

    ``said_at`` is when the candidate said that their part of a checked task is done; a coordinator makes it done.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="onboarding_tasks")
    item = models.ForeignKey(OnboardingItem, models.PROTECT, related_name="tasks")
    due_on = models.DateField()
    said_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["due_on", "item__position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "item"], name="onboarding_task_once"),
            models.CheckConstraint(
                name="onboarding_done_has_who_and_when",
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
            ),
            *dates_between_1900_and_2100("due_on"),
        ]

    def __str__(self) -> str:
        return f"{self.item} by {self.due_on}"
