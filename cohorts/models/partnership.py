"""A partnership: who pays for it until when, who takes part, and where a list of people came from."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from apprenticeships.history import track
from apprenticeships.models import HolidayCalendar, Membership, Organization, Person, Program, Role
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.rules.partnership.report_due import Every

EVERY = ((Every.MONTH.value, "Every month"), (Every.QUARTER.value, "Every quarter"), (Every.YEAR.value, "Every year"))


class GrantQuerySet(models.QuerySet["Grant"]):
    """Named scopes over grants."""

    def visible_to(self, user: Any) -> Self:
        """Those of programs in which an organization of the user takes part, or that it runs."""
        own = Membership.objects.organizations(user, Role.PARTNER, Role.AUDITOR)
        taking_part = Program.objects.filter(versions__partners__organization__in=own).values("pk")
        return self.filter(models.Q(program__in=taking_part) | models.Q(program__organization__in=own))


@track()
class Grant(Published):
    """Money for a program from its first day through its last, and when reports on it are due.

    A report covers a month, quarter or year, and is due on ``due_day`` of the month after; see
    ``cohorts.rules.partnership.report_due``. The office's ``calendar`` says which days are business days.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="grants")
    funder = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="grants")
    name = models.CharField(max_length=160)
    number = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField()
    reports_every = models.CharField(max_length=8, choices=EVERY, default=Every.QUARTER.value)
    due_day = models.PositiveSmallIntegerField(default=20)
    year_begins = models.PositiveSmallIntegerField(default=7)
    calendar = models.ForeignKey(HolidayCalendar, models.PROTECT, null=True, blank=True, related_name="grants")

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="grant_dates_in_order", condition=models.Q(until__gt=models.F("since"))),
            models.CheckConstraint(
                name="grant_due_day_and_month",
                condition=models.Q(due_day__range=(1, 28), year_begins__range=(1, 12)),
            ),
            *dates_between_1900_and_2100("since", "until"),
        ]

    def __str__(self) -> str:
        return self.name


class ParticipantKind(models.TextChoices):
    """Where somebody came from. Never whether they may stay: nobody asks for that."""

    INCUMBENT = "incumbent", "Works for a partner"
    ENTRANT = "entrant", "New to the field"


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Named scopes over participants."""

    def of(self, user: Any) -> Self:
        """A person's own."""
        return self.filter(person__user=user)

    def visible_to(self, user: Any) -> Self:
        """Those of the organizations for which a user is a partner: the only way in for their pages."""
        own = user.memberships.filter(role=Role.PARTNER).values("organization")
        return self.filter(models.Q(employer__in=own) | models.Q(union__in=own))


@track()
class Participant(Published):
    """A person in a partnership's program, with the employer and the union local that may see them.

    ``reference`` is the employer's own number for the person, so that a list can be sent twice.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    grant = models.ForeignKey(Grant, models.PROTECT, null=True, blank=True, related_name="participants")
    employer = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="employed")
    union = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="represented")
    kind = models.CharField(max_length=12, choices=ParticipantKind)
    occupation = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=80, blank=True)
    reference = models.CharField(max_length=40, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    batch = models.ForeignKey(
        "cohorts.ParticipantBatch", models.SET_NULL, null=True, blank=True, related_name="participants"
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["person__sort_name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["program", "person"], name="participant_once"),
            models.UniqueConstraint(
                fields=["program", "employer", "reference"],
                condition=~models.Q(reference=""),
                name="participant_reference_unique",
            ),
            models.CheckConstraint(
                name="participant_dates_in_order",
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("joined_on")),
            ),
            models.CheckConstraint(
                name="participant_incumbent_has_employer",
                condition=models.Q(kind="entrant") | models.Q(kind="incumbent", employer__isnull=False),
            ),
            *dates_between_1900_and_2100("joined_on", "left_on"),
        ]

    def __str__(self) -> str:
        return f"participant {self.pk}"


class BatchState(models.TextChoices):
    """Whether a list of people was only tried, taken in, or thrown away."""

    TRIED = "tried", "Tried, nothing saved"
    APPLIED = "applied", "Taken in"
    DISCARDED = "discarded", "Thrown away"


@track(exclude=("content",))
class ParticipantBatch(Published):
    """One list of people as it was uploaded. ``content`` is wiped once it is taken in or thrown away."""

    program = models.ForeignKey(Program, models.PROTECT, related_name="batches")
    filename = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    content = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.TRIED)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    matched = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "participant batches"
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="batch_ended_is_wiped",
                condition=models.Q(state="tried", ended_at__isnull=True)
                | models.Q(state__in=["applied", "discarded"], ended_at__isnull=False, content=""),
            ),
        ]

    def __str__(self) -> str:
        return self.filename
