"""A screening passport: what somebody has passed, frozen on the day of issue, with a number that can be checked."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from apprenticeships.history import track
from apprenticeships.models import Person
from apprenticeships.models.fields import Published


class RevokeReason(models.TextChoices):
    """Why a passport does not hold any more, in a closed list. Nobody outside reads it."""

    REPLACED = "replaced", "A newer one was made"
    OWNER = "owner", "Its owner took it back"
    RESULT = "result", "A result on it was taken back"
    MERGED = "merged", "Two records of the person became one"
    OFFICE = "office", "A coordinator took it back"


class PassportQuerySet(models.QuerySet["Passport"]):
    """Named scopes over passports."""

    def of(self, user: Any) -> Self:
        """A person's own: the only way in for the portal. One that came over by a merge is nobody's any more."""
        return self.filter(person__user=user, holder=F("person__public_id"))

    def in_force(self) -> Self:
        """Not revoked."""
        return self.filter(revoked_at__isnull=True)


@track()
class Passport(Published):
    """One issue of a passport. ``lines`` are frozen with their SHA-256; a revoked one never comes back.

    ``holder`` is the public id of the person at the moment of issue: after a merge it is nobody's any more.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="passports")
    holder = models.UUIDField(editable=False)
    number = models.CharField(max_length=12, unique=True, editable=False)
    lines = models.JSONField()
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoke_reason = models.CharField(max_length=12, choices=RevokeReason, blank=True)

    objects = PassportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-issued_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["person"], name="passport_in_force", condition=Q(revoked_at__isnull=True)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="passport_revoked_has_reason",
                condition=Q(revoked_at__isnull=True, revoke_reason="")
                | Q(revoked_at__isnull=False) & ~Q(revoke_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"passport {self.pk}"
