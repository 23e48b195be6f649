"""Whom a sponsor tells of its openings, and when: the general outreach of 29 CFR 30.3(b)(3)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from apprenticeships.history import track
from apprenticeships.models import Organization
from apprenticeships.models.fields import dates_between_1900_and_2100
from cohorts.models import Cohort


class SourceKind(models.TextChoices):
    """What kind of organization a recruitment source is."""

    CAREER = "career", "Career or workforce center"
    SCHOOL = "school", "High school"
    COLLEGE = "college", "Community or technical college"
    PRE_APPRENTICESHIP = "pre", "Pre-apprenticeship program"
    COMMUNITY = "community", "Community or faith organization"
    DISABILITY = "disability", "Organization for people with disabilities"
    VETERANS = "veterans", "Organization for veterans"
    YOUTH = "youth", "Federally funded youth program"
    OTHER = "other", "Something else"


class ToldBy(models.TextChoices):
    """How a source was told."""

    MAIL = "mail", "By mail or e-mail"
    PHONE = "phone", "By phone"
    VISIT = "visit", "In person"
    EVENT = "event", "At an event"


class RecruitmentSourceQuerySet(models.QuerySet["RecruitmentSource"]):
    """Named scopes over recruitment sources."""

    def in_use(self) -> Self:
        """Those that are told of openings."""
        return self.filter(ended_on__isnull=True)


@track()
class RecruitmentSource(models.Model):
    """One on the list of recruitment sources of an organization, with somebody to reach there.

    ``looked_at_on`` is the last day on which somebody said that the entry is right. Never deleted: one that is not told
    any more has ``ended_on``.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="recruitment_sources")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=SourceKind)
    contact_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=32, blank=True)
    address = models.CharField(max_length=200, blank=True)
    looked_at_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    objects = RecruitmentSourceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="recruitment_source_can_be_reached", condition=~models.Q(email="", phone="", address="")
            ),
            *dates_between_1900_and_2100("looked_at_on", "ended_on"),
        ]

    def __str__(self) -> str:
        return self.name


@track()
class OutreachNotice(models.Model):
    """That a source was told of a class, on a day and how. ``words`` says what they got; kept, and never changed."""

    source = models.ForeignKey(RecruitmentSource, models.PROTECT, related_name="notices")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="outreach")
    told_on = models.DateField()
    told_by = models.CharField(max_length=8, choices=ToldBy)
    words = models.CharField(max_length=300, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-told_on", "-pk"]
        constraints: ClassVar = [*dates_between_1900_and_2100("told_on")]

    def __str__(self) -> str:
        return f"{self.source}, {self.told_on}"
