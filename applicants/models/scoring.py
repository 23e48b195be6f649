"""What interviewers think of a candidate: each alone on a card, together in an agreement, and a hint to the next."""

from typing import ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.hiring import Interview
from apprenticeships.history import track


def written_once() -> pgtrigger.Trigger:
    """Guard a table whose rows are never changed nor deleted, until the time of their words is over."""
    return pgtrigger.Protect(name="written_once", operation=pgtrigger.Update | pgtrigger.Delete)


class Recommendation(models.TextChoices):
    """What the interviewer thinks."""

    OFFER = "offer", "Offer"
    HOLD = "hold", "Hold"
    PASS = "pass", "Pass"


class ScorecardQuerySet(models.QuerySet["Scorecard"]):
    """Named scopes over scorecards."""

    def current(self) -> Self:
        """Those that no later card corrects."""
        return self.filter(correction__isnull=True)


@track(exclude=("comment", "comments", "correction_reason"))
class Scorecard(models.Model):
    """One interviewer's ratings, 1 to 4 by criterion. Locked when handed in: a correction is a card that names it.

    ``comments`` holds what was seen or heard by criterion: each lowest and each highest rating has its own.
    """

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="scorecards")
    scorer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="scorecards")
    ratings = models.JSONField()
    comment = models.TextField(blank=True)
    comments = models.JSONField(default=dict, blank=True)
    recommendation = models.CharField(max_length=8, choices=Recommendation)
    no_conflict = models.BooleanField()
    handed_in_at = models.DateTimeField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="correction")
    correction_reason = models.CharField(max_length=300, blank=True)

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        triggers: ClassVar = [written_once()]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["interview", "scorer"], condition=Q(corrects__isnull=True), name="scorecard_once"
            ),
            models.CheckConstraint(name="scorecard_without_conflict", condition=Q(no_conflict=True)),
            models.CheckConstraint(
                name="scorecard_correction_has_reason",
                condition=Q(corrects__isnull=True, correction_reason="")
                | (Q(corrects__isnull=False) & ~Q(correction_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"scorecard {self.pk}"


class ScorecardDraft(models.Model):
    """What an interviewer has written so far, seen by nobody else. It goes when the card is handed in.

    ``texts`` holds each field as its page shows it; ``sources`` says which page wrote it, as for sections.
    """

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="drafts")
    scorer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="scorecard_drafts")
    texts = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["interview", "scorer"], name="scorecard_draft_once"),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"


@track(exclude=("sentence",))
class PanelAgreement(models.Model):
    """What a panel agreed on after everybody's own card was in: a rating of each criterion, and why in a sentence.

    ``scorers`` are those whose cards counted. When one of them steps aside later, it does not count any more, and who
    is left agrees anew; the latest that counts is the one.
    """

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="agreements")
    ratings = models.JSONField()
    scorers = models.JSONField(default=list)
    sentence = models.CharField(max_length=500)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="agreements")
    agreed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-agreed_at", "-pk"]
        triggers: ClassVar = [written_once()]
        constraints: ClassVar = [
            models.CheckConstraint(name="agreement_has_sentence", condition=~Q(sentence="")),
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class InterviewNote(models.Model):
    """A hint to whoever meets the candidate next in the same department, such as what was not asked. No judgment."""

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interview_notes")
    words = models.CharField(max_length=300)
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["written_at", "pk"]
        triggers: ClassVar = [written_once()]
        constraints: ClassVar = [models.CheckConstraint(name="interview_note_has_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return f"note {self.pk}"
