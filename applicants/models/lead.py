"""Interest, before anybody applies."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Person, Program, SignUp, SignUpState
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


def applied() -> Exists:
    """Whether the person of a lead has an application for its program."""
    return Exists(Application.objects.filter(person=OuterRef("person"), version__program=OuterRef("program")))


def signed_up(*states: str) -> Exists:
    """Whether the person of a lead has a sign-up for a session of its program in one of ``states``."""
    rows = SignUp.objects.filter(person=OuterRef("person"), session__program=OuterRef("program"), state__in=states)
    return Exists(rows)


CAME = (SignUpState.ATTENDED,)
COUNTS = tuple(state for state in SignUpState if state != SignUpState.CANCELED)


class LeadQuerySet(models.QuerySet["Lead"]):
    """Named scopes over leads. What came of one is read from what is there, never kept."""

    def with_outcome(self) -> Self:
        """Annotated with ``applied``, ``came`` (to a session) and ``signed`` (up for one, whatever became of it)."""
        return self.annotate(applied=applied(), came=signed_up(*CAME), signed=signed_up(*COUNTS))

    def silent(self) -> Self:
        """Those who have done nothing since, and may be reminded of it."""
        rows = self.filter(~applied(), ~signed_up(*SignUpState), reminders_stopped_at__isnull=True)
        return rows.exclude(person__email="")


@track(exclude=("note",))
class Lead(Published):
    """A person who said "I am interested" in a program, and from where.

    After ``reminders_stopped_at`` nothing reminds them of it any more.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="leads")
    program = models.ForeignKey(Program, models.PROTECT, related_name="leads")
    source = models.CharField(max_length=20, choices=LeadSource)
    note = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    reminders_stopped_at = models.DateTimeField(null=True, blank=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "program"], name="lead_once_per_program"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.program}"
