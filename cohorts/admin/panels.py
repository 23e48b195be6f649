"""What needs doing about panels: places of departments in which fewer people interview than each candidate meets."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from apprenticeships import clock
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import Criterion, CriterionUse, User
from apprenticeships.rules.words import day_in_words
from cohorts.models import Opening
from cohorts.panels import with_interviewers

SMALL: Final = "small"


class PanelFilter(admin.SimpleListFilter):
    """Places for which a panel cannot be full."""

    title = "panel"
    parameter_name = "panel"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The one choice."""
        return [(SMALL, "Too few interviewers")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Opening]) -> QuerySet[Opening]:
        """The rows of the choice, the same that the home page counts."""
        if self.value() != SMALL:
            return queryset
        return too_small(queryset, clock.now().astimezone(desk(signed_in(request)).zone).date())


def too_small(rows: QuerySet[Opening], on: date) -> QuerySet[Any]:
    """Places in coming classes whose department has fewer interviewers than a panel should have.

    Only where candidates are interviewed: a program without an interview kit needs no panel.
    """
    kit = Criterion.objects.filter(version_id=OuterRef("cohort__version_id"), use=CriterionUse.INTERVIEW)
    coming = rows.filter(cohort__starts_on__gt=on, cohort__canceled_at__isnull=True, cohort__component__isnull=True)
    asked = with_interviewers(coming.filter(Exists(kit), department__isnull=False))
    return asked.filter(interviewers__lt=F("panel_size"))


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The one list of panels that cannot be full."""
    yield _small(user, at.astimezone(desk(user).zone).date())


def _small(user: User, on: date) -> Asking:
    rows = too_small(scoped(Opening.objects.all(), user), on).order_by("cohort__starts_on", "pk")
    count, first = yield counted(rows, "department__name", "cohort__starts_on")
    return TodoList(
        When.WEEK,
        count,
        plural(
            count,
            "opening has fewer interviewers than each candidate meets: invite one for its department",
            "openings have fewer interviewers than each candidate meets: invite some for their departments",
        ),
        f"{reverse('admin:cohorts_opening_changelist')}?panel={SMALL}",
        f"First: {first[0]}, class of {day_in_words(first[1])}",
        "you",
        "Please invite",
    )
