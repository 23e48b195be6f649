"""Reports to a funder: frozen figures, and who signed them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from apprenticeships.history import track
from apprenticeships.models import Organization
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models.partnership import Grant


class ReportState(models.TextChoices):
    """Whether figures still move."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Sent"
    REPLACED = "replaced", "Replaced by a later version"


@track(exclude=("notes",))
class Report(Published):
    """One report of a grant over one period. A correction is a later ``number`` that replaces the one before.

    A correction is a draft beside the version in force and replaces it only when it is sent; ``reason`` says why.
    ``snapshot`` holds the figures as they were sent, and ``digest`` the SHA-256 of their canonical JSON: the figures
    behind a signature cannot move. ``notes`` explains, by the slug of a component, what differs from the last period.
    """

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="reports")
    first = models.DateField()
    last = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    due_on = models.DateField()
    reason = models.TextField(blank=True)
    notes = models.JSONField(default=dict, blank=True)
    snapshot = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-first", "-number", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grant", "first", "number"], name="report_number_unique"),
            models.UniqueConstraint(
                fields=["grant", "first"], condition=Q(state="submitted"), name="report_one_in_force"
            ),
            models.UniqueConstraint(fields=["grant", "first"], condition=Q(state="draft"), name="report_one_draft"),
            models.CheckConstraint(name="report_dates_in_order", condition=Q(last__gte=models.F("first"))),
            models.CheckConstraint(
                name="report_sent_is_frozen",
                condition=Q(state="draft", submitted_at__isnull=True, snapshot__isnull=True, digest="")
                | Q(
                    Q(state__in=["submitted", "replaced"], submitted_at__isnull=False, snapshot__isnull=False),
                    ~Q(digest=""),
                ),
            ),
            *dates_between_1900_and_2100("first", "last", "due_on"),
        ]

    def __str__(self) -> str:
        return f"report of {self.first:%B %Y} to {self.last:%B %Y}, version {self.number}"


class Party(models.TextChoices):
    """For whom somebody signs."""

    EMPLOYER = "employer", "Employers"
    UNION = "union", "Unions"


class Signature(Published):
    """A signature under one version of a report; ``dissent`` is what a party wants to be read with it."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=8, choices=Party)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    dissent = models.TextField(blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["signed_at", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "party"], name="signature_one_per_party")]

    def __str__(self) -> str:
        return f"{self.get_party_display()} on {self.signed_at:%Y-%m-%d}"
