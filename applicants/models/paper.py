"""An application that a coordinator writes for somebody without e-mail, and the signature that stands on paper."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.models.fields import dates_between_1900_and_2100


@track()
class PaperEntry(models.Model):
    """Who writes an application for somebody else; who saw the signature of the applicant on paper, and its day."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="paper")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    signed_on = models.DateField(null=True, blank=True)
    attested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    attested_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "paper entries"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="paper_signature_has_witness",
                condition=Q(signed_on__isnull=True, attested_by__isnull=True, attested_at__isnull=True)
                | Q(signed_on__isnull=False, attested_by__isnull=False, attested_at__isnull=False),
            ),
            *dates_between_1900_and_2100("signed_on"),
        ]

    def __str__(self) -> str:
        return f"paper entry {self.pk}"
