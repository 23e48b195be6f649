"""The signed consent to a drug screen."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.models.fields import dates_between_1900_and_2100


@track(exclude=("signed_name", "text"))
class DrugConsent(models.Model):
    """Who agreed to the drug screen of one application, to which words, and when. Never rewritten, but taken back.

    ``signed_on`` is set where it was signed on paper; then ``witness`` saw it.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="drug_consents")
    signed_name = models.CharField(max_length=160)
    signed_at = models.DateTimeField()
    text_version = models.CharField(max_length=20)
    text = models.TextField()
    signed_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    witness = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["application", "signed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(withdrawn_at__isnull=True), name="drug_consent_one_in_force"
            ),
            models.CheckConstraint(
                name="drug_consent_on_paper_has_witness",
                condition=Q(signed_on__isnull=True, witness__isnull=True)
                | Q(signed_on__isnull=False, witness__isnull=False),
            ),
            models.CheckConstraint(name="drug_consent_is_signed", condition=~Q(signed_name="") & ~Q(text="")),
            *dates_between_1900_and_2100("signed_on"),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
