"""The days of our answers that we moved, each with the reason that the applicant reads."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.models.fields import dates_between_1900_and_2100


@track(exclude=("reason",))
class AnswerDelay(models.Model):
    """One time that we asked for more time: what we had promised, the new day, and why. Never changed afterwards."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="answer_delays")
    promised = models.DateField()
    until = models.DateField()
    reason = models.CharField(max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["application", "made_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="answer_delay_is_later", condition=Q(until__gt=models.F("promised"))),
            models.CheckConstraint(name="answer_delay_has_reason", condition=~Q(reason="")),
            *dates_between_1900_and_2100("until"),
        ]

    def __str__(self) -> str:
        return f"answer of {self.application_id} by {self.until}"
