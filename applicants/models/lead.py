"""Interest, before anybody applies."""

from typing import ClassVar

from django.db import models

from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Person, Program
from apprenticeships.models.fields import Published


class LeadSource(models.TextChoices):
    """How somebody heard of us."""

    FRIEND = "friend", gettext_lazy("A friend or family")
    WORKS_HERE = "works_here", gettext_lazy("Somebody who works here")
    WORKFORCE_CENTER = "workforce_center", gettext_lazy("A workforce center")
    SCHOOL = "school", gettext_lazy("A school")
    INTERN = "intern", gettext_lazy("Was an intern here")
    EVENT = "event", gettext_lazy("An event")
    WEB = "web", gettext_lazy("The internet")
    OTHER = "other", gettext_lazy("Something else")


@track(exclude=("note",))
class Lead(Published):
    """A person who said "I am interested" in a program, and from where."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="leads")
    program = models.ForeignKey(Program, models.PROTECT, related_name="leads")
    source = models.CharField(max_length=20, choices=LeadSource)
    note = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "program"], name="lead_once_per_program"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.program}"
