"""Interest, before anybody applies."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from applicants.models.application import OPEN_STATES, Application, ApplicationState
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
ASKED = Coalesce(F("renewed_at"), F("created_at"))
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

    def may_hear(self) -> Self:
        """Those who have not applied since they said it, and did not stop our mails."""
        since = Application.objects.filter(
            Q(state__in=[*OPEN_STATES, ApplicationState.ENROLLED]) | Q(started_at__gte=OuterRef("asked")),
            person=OuterRef("person"),
            version__program=OuterRef("program"),
        )
        return self.annotate(asked=ASKED).filter(~Exists(since), reminders_stopped_at__isnull=True)

    def waiting(self) -> Self:
        """Those to whom we said that we write when a class or a date is open."""
        return self.may_hear().filter(Q(waits_for_class=True) | Q(waits_for_date=True))


@track(exclude=("note",))
class Lead(Published):
    """A person who said "I am interested" in a program, and from where.

    Whoever said it once more did so at ``renewed_at`` the last time. Where nothing was open when they said it, they
    were told that we write when something is: ``waits_for_class`` and ``waits_for_date`` last until that mail is
    promised. After ``reminders_stopped_at`` nothing reminds them of it any more.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="leads")
    program = models.ForeignKey(Program, models.PROTECT, related_name="leads")
    source = models.CharField(max_length=20, choices=LeadSource)
    note = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    renewed_at = models.DateTimeField(null=True, blank=True)
    waits_for_class = models.BooleanField(default=False)
    waits_for_date = models.BooleanField(default=False)
    reminders_stopped_at = models.DateTimeField(null=True, blank=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["program"], condition=Q(waits_for_class=True) | Q(waits_for_date=True), name="lead_waits"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "program"], name="lead_once_per_program"),
        ]

    @property
    def asked_at(self) -> datetime:
        """When they said it the last time."""
        return self.renewed_at or self.created_at

    def __str__(self) -> str:
        return f"{self.person}, {self.program}"
