"""Access codes: they open one class to somebody who is late or invited, so many times, until a day."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models import Cohort


@track(exclude=("note", "sealed", "digest"))
class AccessCode(Published):
    """A code for one class. Looked up by a keyed digest, and kept sealed so that coordinators can read it again.

    ``last_on`` is the last day on which one may start and send with it, where the program is. Each application that was
    started with it is one use.
    """

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="access_codes")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    sealed = models.BinaryField(editable=False)
    most_uses = models.PositiveSmallIntegerField(default=1)
    last_on = models.DateField()
    note = models.CharField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoke_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="access_code_has_uses", condition=Q(most_uses__gte=1)),
            models.CheckConstraint(
                name="access_code_revoked_has_reason",
                condition=Q(revoked_at__isnull=True, revoke_reason="")
                | Q(revoked_at__isnull=False) & ~Q(revoke_reason=""),
            ),
            *dates_between_1900_and_2100("last_on"),
        ]

    def __str__(self) -> str:
        return f"access code {self.pk}"

    def is_good(self, *, on: date) -> bool:
        """Whether its class may be entered with it on a day; how often it was used is another question."""
        ahead = self.cohort.canceled_at is None and on < self.cohort.starts_on
        return ahead and self.revoked_at is None and on <= self.last_on
