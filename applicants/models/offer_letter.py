"""The conditional-offer letter, as it was issued."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from applicants.models.signature import Signature
from apprenticeships.history import track
from apprenticeships.models.fields import Published


class OfferLetter(Published):
    """What a candidate has in writing after the yes: the place, and everything that is still looked at. Never changed.

    ``content`` holds headings and words by language; ``digest`` is the SHA-256 of it and stands on each page.
    """

    offer = models.ForeignKey("applicants.Offer", models.PROTECT, related_name="letters")
    number = models.PositiveSmallIntegerField()
    issued_at = models.DateTimeField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["offer", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "number"], name="offer_letter_number_once"),
        ]

    def __str__(self) -> str:
        return f"letter {self.number} of offer {self.offer_id}"


@track(exclude=("name",))
class OfferLetterSignature(Signature):
    """The candidate's signature under a letter, in whichever of its languages they read it."""

    letter = models.OneToOneField(OfferLetter, models.PROTECT, related_name="signature")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(Signature.Meta):
        abstract = False
        ordering: ClassVar = ["letter"]

    def __str__(self) -> str:
        return f"signature under letter {self.letter_id}"
