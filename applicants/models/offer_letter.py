"""The conditional-offer letter, as it was issued."""

from typing import ClassVar

from django.db import models

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
