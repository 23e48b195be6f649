"""Organizations, their sites and departments, and who may do what in them."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from apprenticeships.history import track
from apprenticeships.models.fields import Published, ZoneField
from apprenticeships.rules.states import NAMES


class OrganizationKind(models.TextChoices):
    """What part an organization plays."""

    EMPLOYER = "employer", "Employer"
    CLINIC = "clinic", "Community clinic"
    UNION = "union", "Union local"
    SCHOOL = "school", "School or college"
    TRAINING_PROVIDER = "training_provider", "Training provider"
    COMMUNITY_PARTNER = "community_partner", "Community partner"
    FUNDER = "funder", "Funder"


@track()
class Organization(models.Model):
    """An employer, clinic, union local, school, training provider, community partner or funder."""

    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=24, choices=OrganizationKind)
    zone = ZoneField(default="America/Chicago")
    contact_name = models.CharField(max_length=120, blank=True)
    contact_phone = models.CharField(max_length=32, blank=True)
    contact_hours = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


@track()
class Site(Published):
    """A place of an organization, in one time zone. Of its ``state`` follows whose law holds there."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="sites")
    name = models.CharField(max_length=120)
    zone = ZoneField(default="America/Chicago")
    street = models.CharField(max_length=120, blank=True)
    city = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=2, choices=list(NAMES.items()))
    postal_code = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "name"], name="site_name_unique"),
            models.CheckConstraint(name="site_state_is_one", condition=models.Q(state__in=["", *NAMES])),
        ]

    def __str__(self) -> str:
        return self.name


class DepartmentQuerySet(models.QuerySet["Department"]):
    """Named scopes over departments."""

    def hiring_of(self, user_id: int) -> Self:
        """Those in which the user meets candidates."""
        return self.filter(pk__in=Membership.objects.departments(user_id, Role.HIRING_MANAGER, Role.PANELIST))


@track()
class Department(Published):
    """The unit that hires: a clinic or office at a site."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="departments")
    name = models.CharField(max_length=120)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["site__name", "name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "name"], name="department_name_unique")]

    def __str__(self) -> str:
        return f"{self.name}, {self.site}"


class Role(models.TextChoices):
    """What a membership lets a user do; the access table says the rest."""

    COORDINATOR = "coordinator", "Coordinator"
    SCREENING_OFFICER = "screening_officer", "Screening officer"
    HIRING_MANAGER = "hiring_manager", "Hiring manager"
    PANELIST = "panelist", "Panelist"
    DEPARTMENT_APPROVER = "department_approver", "Department approver"
    INSTRUCTOR = "instructor", "Instructor"
    PRECEPTOR = "preceptor", "Preceptor"
    SITE_COORDINATOR = "site_coordinator", "Site coordinator"
    EEO_ANALYST = "eeo_analyst", "Equal-opportunity analyst"
    PARTNER = "partner", "Partner"
    AUDITOR = "auditor", "Auditor"


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Named scopes over roles."""

    def departments(self, user: Any, *roles: str) -> "models.QuerySet[Membership, Any]":
        """The departments in which somebody has one of the roles, to ask ``department__in`` of.

        A join would find a row once for each role, and to make rows that carry much distinct takes PostgreSQL long:
        a quarter of a second only to plan the page of an application.
        """
        return self.filter(user=user, role__in=roles).values("department")

    def organizations(self, user: Any, *roles: str) -> "models.QuerySet[Membership, Any]":
        """The organizations in which somebody has one of the roles, to ask ``organization__in`` of."""
        return self.filter(user=user, role__in=roles).values("organization")

    def counting(self, at: datetime) -> Self:
        """Those that hold at a moment: a stand-in's ends by the clock, whenever its row is deleted."""
        return self.filter(models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=at))


@track()
class Membership(models.Model):
    """A role of a user within an organization, perhaps narrowed to a site, a department or a program.

    With ``acts_for`` it is that of a manager's stand-in: it exists from the first day until ``ends_at``.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=24, choices=Role)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="memberships")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="memberships")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="memberships")
    program = models.ForeignKey(
        "apprenticeships.Program",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
    )
    acts_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="substitutes"
    )
    ends_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="membership_of_a_stand_in_ends",
                condition=models.Q(acts_for__isnull=True, ends_at__isnull=True)
                | models.Q(acts_for__isnull=False, ends_at__isnull=False, role=Role.HIRING_MANAGER),
            ),
            models.UniqueConstraint(
                fields=[
                    "user",
                    "role",
                    "organization",
                    "site",
                    "department",
                    "program",
                ],
                nulls_distinct=False,
                name="membership_unique",
            ),
            models.CheckConstraint(
                name="membership_manager_has_department",
                condition=~models.Q(role__in=["hiring_manager", "panelist", "department_approver"])
                | models.Q(department__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} as {self.get_role_display()}"
