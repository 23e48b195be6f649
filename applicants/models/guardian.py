"""A minor's guardian and what they said yes or no to."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Person
from apprenticeships.models.fields import Published


class GuardianQuerySet(models.QuerySet["Guardian"]):
    """Named scopes over guardians."""

    def answering_for(self, person_id: int) -> Self:
        """Who answers for somebody now: one, or nobody."""
        return self.filter(person=person_id, revoked_at__isnull=True)


@track(exclude=("name", "email"))
class Guardian(Published):
    """Somebody who answers for a minor, by a link of their own. The link ends when it is revoked or renewed.

    ``link_number`` is part of what the link signs: a higher number ends every earlier link.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="guardians")
    name = models.CharField(max_length=160)
    email = models.EmailField()
    link_number = models.PositiveSmallIntegerField(default=1, editable=False)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = GuardianQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["person", "-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="guardian_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"guardian {self.pk}"


class ConsentKind(models.TextChoices):
    """What a guardian decides. Taking part is asked of every minor; the others may be turned down.

    The drug screen is asked only where the program has one and a parameter allows it under 18, and its release only
    where our own clinic takes the sample, too.
    """

    TAKING_PART = "taking_part", gettext_lazy("Taking part in the program")
    PHOTOS = "photos", gettext_lazy("Photos and videos")
    TRIPS = "trips", gettext_lazy("Trips away from the site")
    DRUG_SCREEN = "drug_screen", gettext_lazy("A drug screen")
    HEALTH_RELEASE = "health_release", gettext_lazy("Telling us the result of the drug screen")


@track()
class Consent(models.Model):
    """One answer of a guardian. A later answer of the same kind replaces it; none is ever rewritten."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    guardian = models.ForeignKey(Guardian, models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=16, choices=ConsentKind)
    is_given = models.BooleanField()
    signed_name = models.CharField(max_length=160)
    given_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["person", "-given_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(replaced_at__isnull=True), name="consent_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {'yes' if self.is_given else 'no'}"
