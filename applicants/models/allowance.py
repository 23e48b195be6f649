"""What somebody was granted for the typing test: more time, or another way to take it. Never why."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.models.fields import Published


class TypingAllowance(Published):
    """One grant. The newest that still holds counts. In a table of its own, which no hiring view joins.

    ``factor`` is how many times as long the clock runs. ``alternative`` says in plain words how else the test is
    taken; then the clock of the site is not started at all. ``until`` is the last day on which it holds.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="typing_allowances")
    factor = models.DecimalField(max_digits=4, decimal_places=2, default=1)
    alternative = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-granted_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="typing_allowance_gives_time", condition=Q(factor__gte=1, factor__lte=4)),
            models.CheckConstraint(
                name="typing_allowance_gives_something", condition=Q(factor__gt=1) | ~Q(alternative="")
            ),
        ]

    def __str__(self) -> str:
        return f"typing allowance {self.pk}"
