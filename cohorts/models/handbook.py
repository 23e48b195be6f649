"""The handbook of a program, and who has read which edition of it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models import Person, ProgramVersion
from apprenticeships.models.fields import Published


class HandbookQuerySet(models.QuerySet["Handbook"]):
    """Named scopes over editions."""

    def with_signers(self) -> Self:
        """Annotated with ``signers``, the number of people who signed."""
        return self.annotate(signers=models.Count("acknowledgements"))


@track()
class Handbook(Published):
    """One edition of a handbook: its text, or a link to it, or both. The newest one of a version is asked for."""

    version = models.ForeignKey(ProgramVersion, models.PROTECT, related_name="handbooks")
    label = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    published_at = models.DateTimeField()

    objects = HandbookQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["version", "-published_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "label"], name="handbook_label_unique"),
            models.CheckConstraint(
                name="handbook_has_content",
                condition=~Q(text="", link=""),
                violation_error_message="Write the text, or a link to it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.label}"


@track(exclude=("signed_name",))
class Acknowledgement(Published):
    """That somebody read an edition: the name as they typed it, and when."""

    handbook = models.ForeignKey(Handbook, models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="acknowledgements")
    signed_name = models.CharField(max_length=120)
    acknowledged_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["handbook", "acknowledged_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handbook", "person"], name="acknowledgement_once"),
            models.CheckConstraint(name="acknowledgement_is_signed", condition=~Q(signed_name="")),
        ]

    def __str__(self) -> str:
        return f"acknowledgement {self.pk}"
