"""How many people interview for a department now, beside how many each candidate for its places should meet."""

from typing import Any, Final

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from apprenticeships.access import INTERVIEWERS
from apprenticeships.models import Membership, Parameter
from apprenticeships.rules.parameters import SPECS
from cohorts.models import Opening

SIZE: Final = "panel_size"

_SUBSTITUTES = Membership.objects.filter(
    acts_for=OuterRef("user_id"), department_id=OuterRef("department_id"), user__is_active=True
)
"""Who acts for somebody there: a manager in leave sits on no panel, their stand-in does."""

_INTERVIEWERS = (
    Membership.objects.filter(department_id=OuterRef("department_id"), role__in=INTERVIEWERS, user__is_active=True)
    .exclude(Exists(_SUBSTITUTES))
    .order_by()
    .values("department_id")
    .annotate(number=Count("user_id", distinct=True))
    .values("number")
)
_SIZE = (
    Parameter.objects.filter(
        Q(version_id=OuterRef("cohort__version_id")) | Q(version__isnull=True),
        key=SIZE,
        effective_from__lte=OuterRef("cohort__starts_on"),
    )
    .order_by(F("version_id").asc(nulls_last=True), "-effective_from")
    .values("value")[:1]
)


def with_interviewers(rows: QuerySet[Opening]) -> QuerySet[Any]:
    """Openings with ``interviewers`` and ``panel_size`` as of the first day of the class."""
    return rows.annotate(
        interviewers=Coalesce(Subquery(_INTERVIEWERS), 0),
        panel_size=Coalesce(Cast(Subquery(_SIZE), IntegerField()), SPECS[SIZE].default, output_field=IntegerField()),
    )
