"""That somebody was invited to the voluntary questions, when, and in which edition. Never whether they answered."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from applicants.models.application import Application
from apprenticeships.history import track


class Occasion(models.TextChoices):
    """When the invitation is owed: 29 CFR 30.11 asks it before an offer, again after the yes, and then each year."""

    APPLIED = "applied", "After the application was sent"
    SAID_YES = "said_yes", "After the yes, before the first day"
    IN_TRAINING = "in_training", "In training"


class InvitedBy(models.TextChoices):
    """How the questions came to somebody."""

    MAIL = "mail", "By mail"
    PAPER = "paper", "On a sheet of paper"


@track()
class VoluntaryInvitation(models.Model):
    """The proof of one invitation. ``edition`` is that of our questions; the rest is the federal form of its day.

    ``given_by`` handed over the sheet of paper, where the questions came on one. It is written whether or not anybody
    answers, and no answer leads here or from here.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="voluntary_invitations")
    occasion = models.CharField(max_length=12, choices=Occasion)
    way = models.CharField(max_length=5, choices=InvitedBy, default=InvitedBy.MAIL)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    edition = models.CharField(max_length=10)
    form = models.CharField(max_length=120, blank=True)
    omb_number = models.CharField(max_length=40, blank=True)
    form_expires = models.CharField(max_length=40, blank=True)
    invited_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["invited_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "occasion", "way"],
                condition=~models.Q(occasion="in_training"),
                name="voluntary_invitation_once",
            ),
            models.CheckConstraint(
                name="voluntary_sheet_has_giver",
                condition=models.Q(way="paper", given_by__isnull=False) | models.Q(way="mail", given_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation of application {self.application_id}"


class VoluntarySheet(models.Model):
    """That somebody is owed the sheet of paper, because no mail invites them; gone once it was handed over."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="voluntary_sheet")
    since = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["since", "pk"]

    def __str__(self) -> str:
        return f"sheet of application {self.application_id}"
