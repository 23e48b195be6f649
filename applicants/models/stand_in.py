"""Who acts for a hiring manager in leave, and from which day through which."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from apprenticeships.history import track
from apprenticeships.models import Department, Membership, Role
from apprenticeships.models.fields import Published, Span


class StandInQuerySet(models.QuerySet["StandIn"]):
    """Named scopes over stand-ins."""

    def kept_by(self, user: Any) -> Self:
        """Those that the user may end: for oneself, by oneself, and as a coordinator those of one's organizations."""
        desks = Membership.objects.filter(user=user, role=Role.COORDINATOR).values("organization")
        return self.filter(Q(acts_for=user) | Q(user=user) | Q(department__site__organization__in=desks))

    def standing(self) -> Self:
        """Those that begin one day or have begun, and are not over."""
        return self.filter(ended_at__isnull=True)


@track()
class StandIn(Published):
    """For so many days somebody may do in a department what one of its managers may.

    While it runs a membership gives the rights, so every scope holds as it does for managers; that membership is
    deleted when the days are over. ``starts_at`` and ``ends_at`` are midnights where the department is.
    """

    department = models.ForeignKey(Department, models.PROTECT, related_name="stand_ins")
    acts_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="stand_ins")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="stand_in_days", verbose_name="stand-in"
    )
    starts_on = models.DateField()
    through = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    named_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="stand_in_one_at_a_time",
                expressions=[
                    (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                    ("department", RangeOperators.EQUAL),
                    ("acts_for", RangeOperators.EQUAL),
                ],
                condition=Q(ended_at__isnull=True),
            ),
            ExclusionConstraint(
                name="stand_in_for_one_at_a_time",
                expressions=[
                    (Span("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                    ("department", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                ],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="stand_in_days_in_order",
                condition=Q(through__gte=F("starts_on"), ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(name="stand_in_of_somebody_else", condition=~Q(user=F("acts_for"))),
        ]

    def __str__(self) -> str:
        return f"{self.user} for {self.acts_for}"
