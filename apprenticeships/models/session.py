"""Times and places that people sign up for: information sessions, exam sittings, orientations."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from apprenticeships.history import track
from apprenticeships.models.fields import (
    Published,
    ZoneField,
    instants_between_1900_and_2100,
)
from apprenticeships.models.organization import Membership, Role, Site
from apprenticeships.models.person import Person
from apprenticeships.models.program import Component, Program
from apprenticeships.models.requirement import RequirementKind
from apprenticeships.models.user import User


class SessionKind(models.TextChoices):
    """What people come for."""

    INFO = "info", "Information session"
    EXAM = "exam", "Entrance exam"
    WORKKEYS = "workkeys", "WorkKeys"
    ORIENTATION = "orientation", "Orientation"
    EDUCATION = "education", "Educational day"
    COMMITTEE = "committee", "Committee meeting"


class SessionQuerySet(models.QuerySet["Session"]):
    """Named scopes over sessions."""

    def with_places(self) -> Self:
        """Annotated with ``signed``: how many places are taken, and ``waiting``."""
        return self.annotate(
            signed=models.Count("sign_ups", filter=models.Q(sign_ups__state__in=TAKES_PLACE)),
            waiting=models.Count("sign_ups", filter=models.Q(sign_ups__state=SignUpState.WAITING)),
        )

    def kept_by(self, user: User) -> Self:
        """Those at whose door a user stands: the host, and whoever coordinates the organization of the program."""
        desks = Membership.objects.filter(user=user, role__in=[Role.COORDINATOR, Role.SCREENING_OFFICER]).values(
            "organization"
        )
        return self.filter(Q(host=user) | Q(program__organization__in=desks))


@track()
class Session(Published):
    """One time at one place with a number of chairs.

    A sitting names the requirement that it completes, a training of a partnership the component that it counts for.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=12, choices=SessionKind)
    requirement_kind = models.CharField(max_length=24, choices=RequirementKind, blank=True)
    component = models.ForeignKey(Component, models.PROTECT, null=True, blank=True, related_name="sessions")
    title = models.CharField(max_length=120)
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="sessions")
    place = models.CharField(max_length=200)
    zone = ZoneField(default="America/Chicago")
    language = models.CharField(max_length=2, default="en")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField()
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="hosted_sessions",
    )
    calendar_uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    canceled_at = models.DateTimeField(null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["program", "kind", "starts_at"], name="session_upcoming")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="session_ends_after_start",
                condition=models.Q(ends_at__gt=models.F("starts_at")),
            ),
            *instants_between_1900_and_2100("starts_at", "ends_at"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.starts_at:%Y-%m-%d}"


class SignUpState(models.TextChoices):
    """Where somebody stands with a session."""

    SIGNED_UP = "signed_up", "Signed up"
    WAITING = "waiting", "On the waiting list"
    OFFERED = "offered", "Has a chair to claim"
    ATTENDED = "attended", "Came"
    NO_SHOW = "no_show", "Did not come"
    UNSEATED = "unseated", "No chair came free"
    CANCELED = "canceled", "Canceled"


TAKES_PLACE = (SignUpState.SIGNED_UP, SignUpState.OFFERED, SignUpState.ATTENDED, SignUpState.NO_SHOW)
COMING = (SignUpState.SIGNED_UP, SignUpState.OFFERED, SignUpState.WAITING)


class SignUpQuerySet(models.QuerySet["SignUp"]):
    """Named scopes over sign-ups."""

    def in_line(self) -> Self:
        """Those who wait, the first one first, annotated with ``since``: from when their place in the line counts."""
        return self.filter(state=SignUpState.WAITING).annotate(since=LINE).order_by("since", "pk")

    def with_place(self) -> Self:
        """Annotated with ``before``: how many people of the waiting list come before this one."""
        sooner = Q(since__lt=OuterRef("since")) | Q(since=OuterRef("since"), pk__lt=OuterRef("pk"))
        line = SignUp.objects.in_line().filter(sooner, session=OuterRef("session")).order_by()
        counted = line.values("session").annotate(number=Count("pk")).values("number")
        return self.annotate(since=LINE).annotate(before=Coalesce(Subquery(counted), Value(0)))


LINE = Coalesce(F("lapsed_at"), F("signed_at"))


@track()
class SignUp(Published):
    """A person's place at a session.

    A chair that came free is kept until ``claim_until`` for the first who waits. ``lapsed_at`` says when somebody let
    that time pass: their place in the line counts from then on.
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="sign_ups")
    person = models.ForeignKey(Person, models.PROTECT, related_name="sign_ups")
    state = models.CharField(max_length=12, choices=SignUpState)
    signed_at = models.DateTimeField()
    marked_at = models.DateTimeField(null=True, blank=True)
    claim_until = models.DateTimeField(null=True, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["signed_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["claim_until"], condition=Q(state="offered"), name="sign_up_claims"),
            models.Index(fields=["session"], condition=Q(state__in=["waiting", "signed_up"]), name="sign_up_to_come"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=~models.Q(state="canceled"),
                name="sign_up_once",
            ),
            models.CheckConstraint(
                name="sign_up_marked_has_time",
                condition=~models.Q(state__in=["attended", "no_show"]) | models.Q(marked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="sign_up_offered_has_clock",
                condition=Q(state="offered", claim_until__isnull=False)
                | (~Q(state="offered") & Q(claim_until__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.session}"
