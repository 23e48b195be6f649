"""That somebody was invited to the voluntary questions, when, and in which edition. Never whether they answered."""

from typing import ClassVar

from django.db import models

from applicants.models.application import Application
from apprenticeships.history import track


class Occasion(models.TextChoices):
    """When the invitation is owed: 29 CFR 30.11 asks it before an offer, again after the yes, and then each year."""

    APPLIED = "applied", "After the application was sent"
    SAID_YES = "said_yes", "After the yes, before the first day"
    IN_TRAINING = "in_training", "In training"


@track()
class VoluntaryInvitation(models.Model):
    """The proof of one invitation. ``edition`` is that of our questions; the rest is the federal form of its day.

    It is written whether or not anybody answers, and no answer leads here or from here.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="voluntary_invitations")
    occasion = models.CharField(max_length=12, choices=Occasion)
    edition = models.CharField(max_length=10)
    form = models.CharField(max_length=120, blank=True)
    omb_number = models.CharField(max_length=40, blank=True)
    form_expires = models.CharField(max_length=40, blank=True)
    invited_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["invited_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "occasion"],
                condition=~models.Q(occasion="in_training"),
                name="voluntary_invitation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation of application {self.application_id}"
