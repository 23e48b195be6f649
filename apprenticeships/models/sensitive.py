"""Who read what of whom, where the record is sensitive. Never what stood in it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from apprenticeships.models.person import Person


class SensitiveKind(models.TextChoices):
    """The kinds of records of which each reading is written down."""

    CONDITIONS = "conditions", "Background check, drug screen or registries"
    DOCUMENT = "document", "A document"
    LETTER = "letter", "A letter about a check"
    REFERENCE = "reference", "What somebody says who was named as a reference"
    HELP = "help", "A request for help with tests"


class SensitiveRead(models.Model):
    """One reading by somebody of the staff: who, whose record, which kind, when, in which request. Never changed."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="readings")
    kind = models.CharField(max_length=16, choices=SensitiveKind)
    at = models.DateTimeField()
    request = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["person", "-at"], name="reading_by_person"),
            models.Index(fields=["user", "-at"], name="reading_by_user"),
        ]

    def __str__(self) -> str:
        return f"reading {self.pk}"
