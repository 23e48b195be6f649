"""The register of complaints about unfair treatment: when, on which basis, where each stands, how it ended."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from applicants.models.background import USER, Sealed
from apprenticeships.history import track
from apprenticeships.models import Organization
from apprenticeships.models.fields import dates_between_1900_and_2100


class Basis(models.TextChoices):
    """What somebody says that they were treated worse for (29 CFR 30.3), or that they were punished for speaking up."""

    RACE = "race", "Race"
    COLOR = "color", "Color"
    RELIGION = "religion", "Religion"
    ORIGIN = "origin", "National origin"
    SEX = "sex", "Sex, pregnancy or gender identity"
    ORIENTATION = "orientation", "Sexual orientation"
    AGE = "age", "Age, 40 or older"
    GENETIC = "genetic", "Genetic information"
    DISABILITY = "disability", "Disability"
    RETALIATION = "retaliation", "Punished for complaining, or for helping"
    OTHER = "other", "Something else"


class CameBy(models.TextChoices):
    """How a complaint reached us."""

    WRITING = "writing", "In writing"
    SPOKEN = "spoken", "Told in person or by phone"
    AGENCY = "agency", "Through an outside agency"


class ComplaintState(models.TextChoices):
    """The life of a complaint."""

    RECEIVED = "received", "Came in"
    LOOKED_INTO = "looked_into", "Is looked into"
    SETTLED = "settled", "Settled"
    WITHDRAWN = "withdrawn", "Taken back"


class HowSettled(models.TextChoices):
    """How it ended."""

    PUT_RIGHT = "put_right", "What happened was put right"
    AGREED = "agreed", "Agreed with whoever complained"
    NOT_SHOWN = "not_shown", "Looked into, and nothing unfair was found"
    OUTSIDE = "outside", "Decided by an outside agency"


OPEN_COMPLAINTS = (ComplaintState.RECEIVED, ComplaintState.LOOKED_INTO)


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Named scopes over complaints. Nobody who hires has any."""

    def holding(self) -> Self:
        """Those that are open, or on hold: what bears on them is not destroyed."""
        return self.filter(Q(state__in=OPEN_COMPLAINTS) | Q(held_by__isnull=False))

    def open(self) -> Self:
        """Those that wait for an end."""
        return self.filter(state__in=OPEN_COMPLAINTS)


@track(exclude=("sealed", "hold_reason"))
class Complaint(Sealed):
    """One entry. Sealed are who complains and how to reach them, what they say, and what was done about it.

    ``outside_through`` is the last day on which an outside agency takes it, by the number in force when it was entered;
    ``agency_on`` is when we learned that one has it.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="complaints")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=ComplaintState, default=ComplaintState.RECEIVED)
    basis = models.CharField(max_length=12, choices=Basis)
    came_by = models.CharField(max_length=8, choices=CameBy)
    received_on = models.DateField()
    happened_on = models.DateField(null=True, blank=True)
    outside_through = models.DateField(null=True, blank=True)
    agency_on = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    how_settled = models.CharField(max_length=10, choices=HowSettled, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    held_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    hold_reason = models.CharField(max_length=300, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-received_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "number"], name="complaint_number_once"),
            models.CheckConstraint(
                name="complaint_closed_whole",
                condition=Q(state__in=OPEN_COMPLAINTS, closed_on__isnull=True, closed_by__isnull=True)
                | ~Q(state__in=OPEN_COMPLAINTS) & Q(closed_on__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="complaint_settled_somehow",
                condition=Q(state=ComplaintState.SETTLED) & ~Q(how_settled="")
                | ~Q(state=ComplaintState.SETTLED) & Q(how_settled=""),
            ),
            models.CheckConstraint(
                name="complaint_hold_has_reason",
                condition=Q(held_by__isnull=True, hold_reason="") | Q(held_by__isnull=False) & ~Q(hold_reason=""),
            ),
            models.CheckConstraint(
                name="complaint_destroyed_is_empty",
                condition=Q(destroyed_at__isnull=True, sealed__isnull=False)
                | Q(destroyed_at__isnull=False, sealed__isnull=True),
            ),
            *dates_between_1900_and_2100("received_on", "happened_on", "agency_on", "closed_on"),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"
