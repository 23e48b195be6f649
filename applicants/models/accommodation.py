"""Help with tests and interviews: what somebody asks for, and what was agreed. Apart from everything that hires.

No page of a hiring manager or of the floor joins these tables. All that an interviewer ever reads is ``logistics``.
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models.fields import Published, dates_between_1900_and_2100


class AccommodationState(models.TextChoices):
    """The life of a request. One that is changed waits for an answer once more."""

    ASKED = "asked", _("We are looking at it")
    GRANTED = "granted", _("Agreed")
    OTHER = "other", _("Another way agreed")
    DECLINED = "declined", _("Not agreed")
    WITHDRAWN = "withdrawn", _("Taken back")


AGREED = (AccommodationState.GRANTED, AccommodationState.OTHER)
OPEN_REQUESTS = (AccommodationState.ASKED, *AGREED)


class ForWhat(models.TextChoices):
    """For which part of the way in."""

    TYPING = "typing", _("Typing test")
    EXAM = "entrance_exam", _("Entrance exam")
    WORKKEYS = "workkeys", _("WorkKeys")
    INTERVIEW = "interview", _("Interview")


class AccommodationQuerySet(models.QuerySet["Accommodation"]):
    """Named scopes over requests."""

    def of(self, user: Any) -> Self:
        """Those of a person's own applications: the only way in for the portal."""
        return self.filter(application__person__user=user)

    def waiting(self) -> Self:
        """Those that we have not answered, what is due first on top."""
        return self.filter(state=AccommodationState.ASKED).order_by("answer_due", "pk")


@track(exclude=("wish", "answer", "alternative", "logistics", "file", "name"))
class Accommodation(Published):
    """One request of one application. ``wish`` says what would help in the applicant's words, never why.

    ``for_what`` lists parts of the way in, all of them when it is empty. ``extra_time_percent`` lengthens the typing
    test, ``alternative`` says in which other form a test is taken. ``logistics`` is all that an interviewer reads.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="accommodations")
    wish = models.CharField(max_length=1000)
    for_what = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=AccommodationState, default=AccommodationState.ASKED)
    asked_at = models.DateTimeField()
    answer_due = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=1000, blank=True)
    extra_time_percent = models.PositiveSmallIntegerField(default=0)
    alternative = models.CharField(max_length=300, blank=True)
    name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    file = models.FileField(upload_to="accommodations/", blank=True)

    objects = AccommodationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["asked", "granted", "other"]),
                name="accommodation_one_open",
            ),
            models.CheckConstraint(
                name="accommodation_answered_has_who_and_what",
                condition=Q(state__in=["asked", "withdrawn"])
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
            ),
            *dates_between_1900_and_2100("answer_due"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["answer_due"], condition=Q(state="asked"), name="accommodation_to_answer"),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

    @property
    def is_agreed(self) -> bool:
        """Whether something was agreed and still holds."""
        return self.state in AGREED

    def late(self, on: date) -> bool:
        """Whether the day of our answer is over."""
        return self.state == AccommodationState.ASKED and self.answer_due < on


@track(exclude=("words",))
class InterviewLogistics(models.Model):
    """What whoever interviews has to know about time and place: no reason, and no sign of a request behind it."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="interview_logistics")
    words = models.CharField(max_length=300)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"logistics {self.pk}"
