"""Places that a department asks for, and what the coordinator answered."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models import Department, Membership, Role, Track
from apprenticeships.models.fields import Published
from cohorts.models.cohort import Cohort, Opening


class RequestState(models.TextChoices):
    """How a request stands."""

    ASKED = "asked", "Waits for the coordinator"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Taken back"


class OpeningRequestQuerySet(models.QuerySet["OpeningRequest"]):
    """Named scopes over requests for places."""

    def managed_by(self, user: Any) -> Self:
        """Those of departments in which the user decides whom to hire."""
        return self.filter(department__in=Membership.objects.departments(user, Role.HIRING_MANAGER))


@track()
class OpeningRequest(Published):
    """Places for one path in one department for one class, asked for by its manager.

    ``rate`` is what the path pays at the start, as it stood when somebody asked. An approved request names the opening.
    """

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="opening_requests")
    track = models.ForeignKey(Track, models.PROTECT, related_name="opening_requests")
    department = models.ForeignKey(Department, models.PROTECT, related_name="opening_requests")
    headcount = models.PositiveSmallIntegerField()
    rate = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)
    why = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="openings_asked")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="openings_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.CharField(max_length=300, blank=True)
    opening = models.ForeignKey(Opening, models.SET_NULL, null=True, blank=True, related_name="requests")

    objects = OpeningRequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "track", "department"], condition=Q(state="asked"), name="opening_request_one_open"
            ),
            models.CheckConstraint(name="opening_request_headcount", condition=Q(headcount__range=(1, 500))),
            models.CheckConstraint(
                name="opening_request_decided",
                condition=Q(state="asked", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state="asked") & Q(decided_at__isnull=False, decided_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.headcount} for {self.track}, {self.department}"
