"""What an applicant signs about a drug screen: the consent to it, and the release of what our own clinic found."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.models.fields import dates_between_1900_and_2100


class SignedText(models.Model):
    """A name under a text of one application, and when. Never rewritten, but taken back.

    ``signed_on`` is set where it was signed on paper; then ``witness`` saw it.
    """

    signed_name = models.CharField(max_length=160)
    signed_at = models.DateTimeField()
    text_version = models.CharField(max_length=20)
    text = models.TextField()
    signed_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    witness = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
        ordering: ClassVar = ["application", "signed_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(withdrawn_at__isnull=True), name="%(class)s_one_in_force"
            ),
            models.CheckConstraint(
                name="%(class)s_on_paper_has_witness",
                condition=Q(signed_on__isnull=True, witness__isnull=True)
                | Q(signed_on__isnull=False, witness__isnull=False),
            ),
            models.CheckConstraint(name="%(class)s_is_signed", condition=~Q(signed_name="") & ~Q(text="")),
            *dates_between_1900_and_2100("signed_on"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


@track(exclude=("signed_name", "text"))
class DrugConsent(SignedText):
    """Who agreed to the drug screen of one application, to which words, and when."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="drug_consents")

    class Meta(SignedText.Meta):
        pass


@track(exclude=("signed_name", "text"))
class HealthRelease(SignedText):
    """Who authorized our own clinic to tell HR the result of the drug screen; ``digest`` is the text's SHA-256.

    Until then the clinic's copy is protected health information: 45 CFR 164.508. HR's copy is a record apart.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="health_releases")
    digest = models.CharField(max_length=64)

    class Meta(SignedText.Meta):
        pass
