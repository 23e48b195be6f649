"""What a department decided about a candidate: prepared, then told with others at once."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from applicants.models.application import Application, Referral
from applicants.models.hiring import Offer, OfferState
from apprenticeships.history import track
from apprenticeships.models import Membership, Role
from apprenticeships.models.fields import Published
from cohorts.models import Opening


class DecisionKind(models.TextChoices):
    """What is decided."""

    OFFER = "offer", "Offer a place"
    HOLD = "hold", "Keep for later"
    PASS = "pass", "Pass"


class DecisionState(models.TextChoices):
    """Whether anybody was told."""

    PREPARED = "prepared", "Prepared"
    RELEASED = "released", "Released"
    DROPPED = "dropped", "Taken back"


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Named scopes over decisions."""

    def managed_by(self, user: Any) -> Self:
        """Those of departments in which the user decides."""
        return self.filter(opening__department__in=Membership.objects.departments(user, Role.HIRING_MANAGER))

    def standing(self) -> Self:
        """Those that count: the candidate is still before the department, and was not offered the place since."""
        here = {"application": OuterRef("application"), "opening": OuterRef("opening")}
        still = Referral.objects.filter(closed_at__isnull=True, **here)
        asked = Q(verbal_at__isnull=False) | Q(state=OfferState.DECLINED)  # said no before it was made
        offered = Offer.objects.filter(asked, prepared_at__gte=OuterRef("released_at"), **here)
        return self.filter(Exists(still), ~Exists(offered)).exclude(state=DecisionState.DROPPED)

    def waiting(self) -> Self:
        """Prepared, and nobody was told."""
        return self.standing().filter(state=DecisionState.PREPARED, application__state="ready")

    def pool(self) -> Self:
        """Who was kept for later, is free, and was neither decided about nor invited since by the same department."""
        here = {"application": OuterRef("application"), "opening__department": OuterRef("opening__department")}
        later = Decision.objects.filter(state=DecisionState.RELEASED, pk__gt=OuterRef("pk"), **here)
        again = Referral.objects.filter(closed_at__isnull=True, referred_at__gte=OuterRef("released_at"), **here)
        return self.filter(
            ~Exists(later),
            ~Exists(again),
            kind=DecisionKind.HOLD,
            state=DecisionState.RELEASED,
            application__state="ready",
        )


@track(exclude=("note", "explained"))
class Decision(Published):
    """What one department decided about one candidate for one opening. Nobody is told before it is released.

    ``note`` is the one sentence that the candidate reads; ``explained`` says why a released offer waits for another
    department's.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="decisions")
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=8, choices=DecisionKind)
    reason_code = models.CharField(max_length=20)
    note = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=DecisionState, default=DecisionState.PREPARED)
    explained = models.CharField(max_length=300, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions_prepared")
    prepared_at = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="decisions_released"
    )
    released_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["prepared_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "opening"], condition=Q(state="prepared"), name="decision_one_prepared"
            ),
            models.CheckConstraint(
                name="decision_released_has_time",
                condition=Q(state="released", released_at__isnull=False, released_by__isnull=False)
                | (~Q(state="released") & Q(released_at__isnull=True, released_by__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
