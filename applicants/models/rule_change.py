"""A dated number that changed and by which open applications are judged anew."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models import ProgramVersion, RequirementChange
from apprenticeships.models.fields import dates_between_1900_and_2100


@track()
class RuleChange(models.Model):
    """A change of a number of a program, in force from ``since``; a chore follows it once, up to the key ``up_to``.

    ``dated`` is the change of a requirement that it is about; without one it is about a parameter.
    """

    version = models.ForeignKey(ProgramVersion, models.CASCADE, related_name="rule_changes")
    dated = models.ForeignKey(RequirementChange, models.CASCADE, null=True, blank=True, related_name="rule_changes")
    key = models.CharField(max_length=40)
    before = models.CharField(max_length=120)
    after = models.CharField(max_length=120)
    since = models.DateField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    up_to = models.BigIntegerField(default=0)
    judged = models.PositiveIntegerField(default=0)
    followed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["changed_at", "pk"]
        constraints: ClassVar = [*dates_between_1900_and_2100("since")]
        indexes: ClassVar = [
            models.Index(fields=["changed_at"], condition=Q(followed_at__isnull=True), name="rule_change_to_follow"),
        ]

    def __str__(self) -> str:
        return f"change of {self.key}"
