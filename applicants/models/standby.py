"""Who is next: the ranked list of people who get a seat of one opening when it comes free."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q

from applicants.models.application import Application
from applicants.models.hiring import Offer
from apprenticeships.history import track
from apprenticeships.models.fields import Published
from cohorts.models import Cohort, Opening


class StandbyState(models.TextChoices):
    """The life of a place on the list. A claim is an offer with a clock; the seat is held for it alone."""

    WAITING = "waiting", "Waits for a seat"
    OFFERED = "offered", "Has a claim"
    TAKEN = "taken", "Said yes"
    ENDED = "ended", "Off the list"


ON_THE_LIST = (StandbyState.WAITING, StandbyState.OFFERED)


class StandbyQuerySet(models.QuerySet["Standby"]):
    """Named scopes over places on the list."""

    def waiting(self) -> Self:
        """Those who wait, the next one first."""
        return self.filter(state=StandbyState.WAITING).order_by("rank", "joined_at", "pk")


@track()
class Standby(Published):
    """One person's place on the list of one opening; a lower ``rank`` is nearer, and follows from the score.

    ``deferred_from`` is the class from which somebody was moved here, and confirms again. ``passed_over`` says why a
    free seat went to the next one last.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="standbys")
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="standbys")
    state = models.CharField(max_length=8, choices=StandbyState, default=StandbyState.WAITING)
    rank = models.IntegerField()
    joined_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    offer = models.OneToOneField(Offer, models.PROTECT, null=True, blank=True, related_name="standby")
    deferred_from = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True, related_name="+")
    passed_over = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = StandbyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["opening", "rank", "joined_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "opening"],
                condition=Q(state__in=["waiting", "offered"]),
                name="standby_once_per_opening",
            ),
            models.CheckConstraint(
                name="standby_state_and_columns",
                condition=Q(state="waiting", offer__isnull=True, ended_at__isnull=True)
                | Q(state="offered", offer__isnull=False, ended_at__isnull=True)
                | Q(state="taken", offer__isnull=False, ended_at__isnull=False)
                | Q(state="ended", ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"standby {self.pk}"

    def place(self) -> tuple[int, int]:
        """Count where they stand among those who wait for a seat of the same opening: "1 of 5" is the next one."""
        before = Q(rank__lt=self.rank) | Q(rank=self.rank, joined_at__lt=self.joined_at)
        before |= Q(rank=self.rank, joined_at=self.joined_at, pk__lt=self.pk)
        waiting = Standby.objects.waiting().filter(opening=self.opening_id).order_by()
        found = waiting.aggregate(of=Count("pk"), before=Count("pk", filter=before))
        return found["before"] + 1, max(found["of"], found["before"] + 1)
