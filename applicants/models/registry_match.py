"""A name on an exclusion list that is said to be an applicant: who found it, who confirmed it, who put it right."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from applicants.models.application import Application
from applicants.models.background import USER
from applicants.models.screening import ScreeningResult, ScreeningStep
from applicants.rules.requirements import Verdict
from apprenticeships.history import track
from apprenticeships.models import RequirementKind


class MatchOn(models.TextChoices):
    """The life of a match: two screening officers confirm it, and two take it back if it was another person."""

    NAMED = "named", "Waits for a second person"
    DROPPED = "dropped", "Is another person"
    CONFIRMED = "confirmed", "Confirmed by two"
    DOUBTED = "doubted", "May be a mistake"
    CORRECTED = "corrected", "Was a mistake, and was put right"


COUNTS = (MatchOn.CONFIRMED, MatchOn.DOUBTED)
"""While a match counts, it ends the application under which it was found."""


class RegistryMatchQuerySet(models.QuerySet["RegistryMatch"]):
    """Named scopes over matches."""

    def counting(self) -> Self:
        """Those that two people confirmed, and nobody put right."""
        return self.filter(state__in=COUNTS)

    def standing(self) -> bool:
        """Whether any of them waits for its answer, or counts."""
        return self.filter(state__in=(MatchOn.NAMED, *COUNTS)).exists()

    def that_ended(self) -> Self:
        """Those of them by which the check of their application is not passed."""
        steps = ScreeningStep.objects.filter(
            application=OuterRef("application"),
            requirement__kind=RequirementKind.REGISTRY,
            requirement__slug=OuterRef("result__requirement__slug"),
            requirement__is_required=True,
            verdict=Verdict.NOT_MET.value,
        )
        return self.counting().filter(Exists(steps))


@track(exclude=("doubt_reason",))
class RegistryMatch(models.Model):
    """Whoever looked into a list names a match; another person confirms it, and until then nothing follows.

    If it was somebody else after all, one officer says so in ``doubt_reason``, and another one agrees. It ends the
    application under which it was found and no later one, as an exclusion ends too: there the list is looked into anew.
    """

    result = models.OneToOneField(ScreeningResult, models.PROTECT, related_name="match")
    application = models.ForeignKey(Application, models.PROTECT, related_name="registry_matches")
    state = models.CharField(max_length=9, choices=MatchOn, default=MatchOn.NAMED)
    named_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    doubted_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    doubted_at = models.DateTimeField(null=True, blank=True)
    doubt_reason = models.CharField(max_length=200, blank=True)
    corrected_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    corrected_at = models.DateTimeField(null=True, blank=True)

    objects = RegistryMatchQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-named_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="registry_match_answered_whole",
                condition=Q(state=MatchOn.NAMED, answered_by__isnull=True, answered_at__isnull=True)
                | ~Q(state=MatchOn.NAMED) & Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="registry_match_takes_two",
                condition=Q(state__in=[MatchOn.NAMED, MatchOn.DROPPED]) | ~Q(answered_by=F("named_by")),
            ),
            models.CheckConstraint(
                name="registry_match_doubted_whole",
                condition=Q(state__in=[MatchOn.DOUBTED, MatchOn.CORRECTED], doubted_by__isnull=False)
                & Q(doubted_at__isnull=False)
                & ~Q(doubt_reason="")
                | Q(doubted_by__isnull=True, doubted_at__isnull=True, doubt_reason=""),
            ),
            models.CheckConstraint(
                name="registry_match_put_right_by_two",
                condition=Q(state=MatchOn.CORRECTED, corrected_by__isnull=False, corrected_at__isnull=False)
                & ~Q(corrected_by=F("doubted_by"))
                | ~Q(state=MatchOn.CORRECTED) & Q(corrected_by__isnull=True, corrected_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"match {self.pk}"
