"""Two records that may be one person: what speaks for it, what a coordinator decided, and what a merge moved."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from apprenticeships.history import track
from apprenticeships.models.person import Person


class Likeness(models.IntegerChoices):
    """How much speaks for one person."""

    MAYBE = 1, "Only a hint"
    LIKELY = 2, "Likely"
    STRONG = 3, "Almost sure"


class PairState(models.TextChoices):
    """What became of a pair. A pair that a merge settled is told by the merge, not here."""

    OPEN = "open", "Nobody decided yet"
    APART = "apart", "Two people"


class DuplicatePair(models.Model):
    """Two people who may be one; ``first`` is the older record. ``reasons`` are sentences for a coordinator.

    Open ones are found anew by each search; those that somebody picked ``by_hand`` stay whatever it finds. What
    somebody decided stays until they take it back, and is an event.
    """

    first = models.ForeignKey(Person, models.CASCADE, related_name="pairs_as_first")
    second = models.ForeignKey(Person, models.CASCADE, related_name="pairs_as_second")
    likeness = models.PositiveSmallIntegerField(choices=Likeness)
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=PairState, default=PairState.OPEN)
    found_at = models.DateTimeField()
    by_hand = models.BooleanField(default=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-likeness", "first__sort_name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(name="pair_older_first", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(
                name="pair_decided_has_who_when_why",
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True, why="")
                | Q(state="apart", decided_by__isnull=False, decided_at__isnull=False) & ~Q(why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"


@track(exclude=("moved", "why", "undo_why"))
class Merge(models.Model):
    """One merge of two records: ``merged`` leads to ``kept`` from then on.

    ``moved`` is what was done, in its order, with the values of before; an undo walks it backwards. See
    ``apprenticeships.merging``.
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="merges_away")
    moved = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    likeness = models.PositiveSmallIntegerField(choices=Likeness, default=Likeness.MAYBE)
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undo_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at__isnull=True), name="merge_in_force_once"),
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=F("merged"))),
        ]

    def __str__(self) -> str:
        return f"merge {self.pk}"
