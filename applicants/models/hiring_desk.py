"""What hiring managers keep for themselves and their colleagues: filters of the queue."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from apprenticeships.models import Department
from apprenticeships.models.fields import Published


class QueueFilterQuerySet(models.QuerySet["QueueFilter"]):
    """Named scopes over saved filters."""

    def visible_to(self, user: Any) -> Self:
        """Own ones, and those that a colleague shares with a department in which the user interviews."""
        shared = models.Q(department__in=Department.objects.hiring_of(user.pk))
        return self.filter(models.Q(owner=user) | shared)


class QueueFilter(Published):
    """A view of the queue under a name. ``asked`` holds what it asks for; it never names a candidate.

    With a ``department`` its people see it too, each over their own queue.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="queue_filters")
    department = models.ForeignKey(
        Department, models.CASCADE, null=True, blank=True, related_name="queue_filters", verbose_name="shared with"
    )
    name = models.CharField(max_length=60)
    asked = models.JSONField()
    saved_at = models.DateTimeField()

    objects = QueueFilterQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "name"], name="queue_filter_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
