"""A final no of a background check that turns out to be wrong: who says so, why, what follows, and the second yes."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from applicants.models.background import USER, BackgroundCheck, BackgroundNotice, NoticeKind, Sealed
from apprenticeships.history import track
from apprenticeships.models.fields import dates_between_1900_and_2100


class CorrectionCause(models.TextChoices):
    """Why a no was wrong."""

    AGENCY = "agency", "The agency corrected its report"
    PERSON = "person", "The report is about another person"
    RECORD = "record", "It rests on what must not count, such as a sealed or expunged record"
    OURS = "ours", "We made a mistake ourselves"


class Follows(models.TextChoices):
    """What follows for the check once the no is put right."""

    CLEAR = "clear", "It is cleared"
    REVIEW = "review", "Something is left: it is weighed anew, and nothing is decided yet"
    ORDER = "order", "A new report has to be ordered"
    NOTHING = "nothing", "Only the record is put right: the application cannot come back"


class CorrectionState(models.TextChoices):
    """The life of a correction: one person asks, another one agrees, or it is dropped."""

    ASKED = "asked", "Waits for a second person"
    AGREED = "agreed", "Put right"
    DROPPED = "dropped", "The decision stands"


class BackgroundCorrectionQuerySet(models.QuerySet["BackgroundCorrection"]):
    """Named scopes over corrections."""

    def to_post(self) -> Self:
        """Those whose letter leaves by mail and is not in the post: the no that it takes back went by mail."""
        rows = self.filter(state=CorrectionState.AGREED, posted_at__isnull=True, check_row__destroyed_at__isnull=True)
        final = BackgroundNotice.objects.filter(
            check_row=OuterRef("check_row"), kind=NoticeKind.FINAL, posted_at__isnull=False
        )
        return rows.filter(Exists(final.exclude(means="email")))


@track(exclude=("sealed",))
class BackgroundCorrection(Sealed):
    """A request to put a final no right. Sealed is how one knows; ``came_on`` is the day on which one learned it.

    Who asks and who agrees are never the same. The check stays as it was, superseded, with its letters and papers.
    ``posted_at`` is when somebody ticked that the letter that takes the no back, if it leaves by mail, is in the post.
    """

    check_row = models.ForeignKey(BackgroundCheck, models.PROTECT, related_name="corrections")
    state = models.CharField(max_length=8, choices=CorrectionState, default=CorrectionState.ASKED)
    cause = models.CharField(max_length=8, choices=CorrectionCause)
    follows = models.CharField(max_length=8, choices=Follows)
    came_on = models.DateField()
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)

    objects = BackgroundCorrectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["check_row", "-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["check_row"],
                condition=~Q(state="dropped"),
                name="background_correction_once",
            ),
            models.CheckConstraint(
                name="background_correction_answered_whole",
                condition=Q(state="asked", answered_by__isnull=True, answered_at__isnull=True)
                | ~Q(state="asked") & Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="background_correction_takes_two",
                condition=~Q(state="agreed") | ~Q(answered_by=F("asked_by")),
            ),
            *dates_between_1900_and_2100("came_on"),
        ]

    def __str__(self) -> str:
        return f"correction {self.pk}"
