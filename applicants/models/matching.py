"""Matching: which student goes to which department, run by run, until one is released."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.language import said
from apprenticeships.models.fields import Published
from apprenticeships.rules.words import day_in_words
from cohorts.models import Cohort, Opening


class MatchState(models.TextChoices):
    """A draft is replaced by the next one; one that was released was told to everybody."""

    DRAFT = "draft", "Draft"
    REPLACED = "replaced", "Replaced by a later draft"
    RELEASED = "released", "Released"


class MatchOutcome(models.TextChoices):
    """What came of a match after the release."""

    OFFERED = "offered", "Offer made"
    NONE = "none", "Told that there is no place"
    PASSED = "passed", "Passed over"


@track()
class MatchRun(Published):
    """One run of the matching for a cohort. The same input, ``variant`` and ``seed`` give the same result."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="match_runs")
    number = models.PositiveSmallIntegerField()
    variant = models.CharField(max_length=24)
    seed = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=MatchState, default=MatchState.DRAFT)
    input_digest = models.CharField(max_length=64)
    summary = models.JSONField(default=dict, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["cohort", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "number"], name="match_run_number_once"),
            models.UniqueConstraint(fields=["cohort"], condition=Q(state="draft"), name="match_run_one_draft"),
            models.CheckConstraint(
                name="match_run_released_has_time",
                condition=Q(state="released", released_at__isnull=False, released_by__isnull=False)
                | ~Q(state="released") & Q(released_at__isnull=True, released_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Run {self.number}, {self.cohort}"


class Match(models.Model):
    """Where a run puts one application; no opening means that no place was found, and ``reasons`` says why.

    ``grounds`` holds the reasons as texts with the parts to fill in, so that each reader has them in their language.
    After the release ``outcome`` says what came of it, since ``told_at``; ``passed_reason`` why somebody got nothing.
    """

    run = models.ForeignKey(MatchRun, models.CASCADE, related_name="matches")
    application = models.ForeignKey(Application, models.PROTECT, related_name="matches")
    opening = models.ForeignKey(Opening, models.PROTECT, null=True, blank=True, related_name="matches")
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    miles = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    grounds = models.JSONField(default=list, blank=True)
    outcome = models.CharField(max_length=8, choices=MatchOutcome, blank=True)
    passed_reason = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["run", "application"]
        verbose_name_plural = "matches"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "application"], name="match_once_per_run"),
            models.CheckConstraint(
                name="match_outcome_and_columns",
                condition=Q(outcome="", told_at__isnull=True, passed_reason="")
                | Q(outcome__in=["offered", "none"], told_at__isnull=False, passed_reason="")
                | Q(Q(outcome="passed", told_at__isnull=False), ~Q(passed_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} in run {self.run_id}"

    @property
    def is_placed(self) -> bool:
        """Whether the student has this place, or gets it: not when they were passed over in the release."""
        return self.opening_id is not None and self.outcome != MatchOutcome.PASSED

    @property
    def reasons(self) -> list[str]:
        """Why somebody is where the matching puts them, in the language that is spoken now."""
        return [_spoken(each) for each in self.grounds]


def _spoken(part: str | dict[str, Any]) -> str:
    """Say a stored sentence or a part of one: a name as it is, a day, or a text with its parts."""
    if isinstance(part, str):
        return part
    if "day" in part:
        return day_in_words(date.fromisoformat(part["day"]), year=True)
    text, values = said(part["text"]), {name: _spoken(each) for name, each in part["values"].items()}
    return text % values if values else text


@track(exclude=("reason",))
class MatchLock(models.Model):
    """A decision by hand that every later run keeps: this student here, or nowhere."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="match_lock")
    opening = models.ForeignKey(Opening, models.PROTECT, null=True, blank=True, related_name="match_locks")
    reason = models.CharField(max_length=200)
    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    locked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id} at {self.opening_id}"
