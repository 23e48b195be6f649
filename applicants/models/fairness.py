"""Fairness reports: aggregate numbers of closed classes, made once and never again."""

from typing import Any, ClassVar, Final, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value

from apprenticeships.history import track
from apprenticeships.models import Membership, Program, Role
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models import Opening

DECIDING: Final = frozenset(
    {Role.COORDINATOR, Role.SCREENING_OFFICER, Role.HIRING_MANAGER, Role.PANELIST, Role.DEPARTMENT_APPROVER}
)
"""Whose work decides about applicants."""


class Days(models.Func):
    """The days from one column through another."""

    function = "DATERANGE"
    output_field = DateRangeField()


class FairnessReportQuerySet(models.QuerySet["FairnessReport"]):
    """Named scopes over reports."""

    def visible_to(self, user: Any) -> Self:
        """Those of programs for which the user looks at equal opportunity: the only way in."""
        return self.filter(program__in=analyzed_by(user).values("pk"))


@track(exclude=("content",))
class FairnessReport(Published):
    """What one program's classes that started from ``first`` through ``last`` show, group by group.

    ``content`` holds only what may be shown: what is hidden is not in the database either. It keeps the mode of part 30
    and the goals of the last day too, so that no number that is entered later changes a report. No two reports of a
    program share a day, so that no difference between them tells of a few people.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="fairness_reports")
    first = models.DateField()
    last = models.DateField()
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = FairnessReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["program__name", "-first"]
        constraints: ClassVar = [
            models.CheckConstraint(name="fairness_days_in_order", condition=Q(last__gte=F("first"))),
            ExclusionConstraint(
                name="fairness_no_day_twice",
                expressions=[
                    (Days("first", "last", Value("[]")), RangeOperators.OVERLAPS),
                    ("program", RangeOperators.EQUAL),
                ],
            ),
            *dates_between_1900_and_2100("first", "last"),
        ]

    def __str__(self) -> str:
        return f"fairness report {self.pk}"


def analyzed_by(user: Any) -> models.QuerySet[Program]:
    """The programs for which a user looks at equal opportunity: all of an organization, or one."""
    roles = user.memberships.filter(role=Role.EEO_ANALYST)
    whole = roles.filter(program__isnull=True).values("organization")
    return Program.objects.filter(
        Q(organization__in=whole) | Q(pk__in=roles.filter(program__isnull=False).values("program"))
    )


def entered_by(user: Any) -> models.QuerySet[Program]:
    """The programs whose sheets of paper a user may enter: nobody who decides about anybody there (29 CFR 30.11)."""
    here = Membership.objects.organizations(user, *DECIDING)
    departments = Membership.objects.departments(user, *DECIDING)
    placed = Opening.objects.filter(cohort__program=OuterRef("pk"), department__in=departments)
    return analyzed_by(user).exclude(organization__in=here).exclude(Exists(placed))
