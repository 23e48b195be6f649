"""A class that changed while people were on their way into it, and who still has to say yes to the new first day."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from applicants.models.application import Application
from applicants.models.onboarding import AROUND_THE_START
from apprenticeships.history import track
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models import Cohort


class ChangeKind(models.TextChoices):
    """What happened to a class."""

    MOVED = "moved", "Starts on another day"
    MERGED = "merged", "Goes into another class"
    OFF = "off", "Called off"


class ClassChangeQuerySet(models.QuerySet["ClassChange"]):
    """Named scopes over changes."""

    def of_departments(self, user: Any) -> Self:
        """Those that touch places of departments in which the user hires."""
        here = Q(openings__department__memberships__user=user, openings__department__memberships__role="hiring_manager")
        known = Cohort.objects.filter(here).values("pk")
        return self.filter(Q(cohort__in=known) | Q(into__in=known))


@track()
class ClassChange(models.Model):
    """One change of a class: from which first day to which, whose people go on in which class, and why."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=8, choices=ChangeKind)
    before = models.DateField()
    after = models.DateField()
    into = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True, related_name="received")
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    answer_by = models.DateField()

    objects = ClassChangeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-decided_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="class_change_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="class_change_goes_somewhere",
                condition=Q(kind="moved", into__isnull=True) & ~Q(before=F("after"))
                | Q(kind__in=["merged", "off"], into__isnull=False),
            ),
            *dates_between_1900_and_2100("before", "after", "answer_by"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.cohort_id}"


class StartState(models.TextChoices):
    """How somebody answered the question about the new first day."""

    ASKED = "asked", "Asked"
    YES = "yes", "Said yes"
    NO = "no", "Said no"
    OVER = "over", "Not asked any more"


class StartQuestionQuerySet(models.QuerySet["StartQuestion"]):
    """Named scopes over questions."""

    def of(self, user: Any) -> Self:
        """A person's own: the only way in for the portal."""
        return self.filter(application__person__user=user)

    def open(self) -> Self:
        """Those that wait for an answer of somebody who still has the place."""
        return self.filter(state=StartState.ASKED, application__state__in=AROUND_THE_START)


@track()
class StartQuestion(Published):
    """Whether somebody who said yes to a place still wants it from the new first day on. Silence loses nothing."""

    change = models.ForeignKey(ClassChange, models.PROTECT, related_name="questions")
    application = models.ForeignKey(Application, models.PROTECT, related_name="start_questions")
    state = models.CharField(max_length=8, choices=StartState, default=StartState.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = StartQuestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="asked"), name="start_question_one_open_per_application"
            ),
            models.CheckConstraint(
                name="start_question_answered_has_time",
                condition=Q(state="asked", answered_at__isnull=True) | ~Q(state="asked") & Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"
