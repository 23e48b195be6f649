"""The shape of every signature: a typed name, the words of consent, the moment, and the digest of what was signed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Signature(models.Model):
    """A name under a text: as it was typed, under which words of consent, when, and under which text (SHA-256)."""

    name = models.CharField(max_length=160)
    consent = models.TextField()
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="%(class)s_has_name_and_text", condition=~Q(name="") & ~Q(digest="")),
        ]
