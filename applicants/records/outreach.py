"""Which coming classes recruitment sources have to be told of, and by when."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import (
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from applicants.models import OutreachNotice, RecruitmentSource
from apprenticeships.models import Parameter
from apprenticeships.rules.parameters import SPECS
from apprenticeships.rules.specs.equal import OUTREACH_DAYS, OUTREACH_MONTHS
from cohorts.models import Cohort

BOTH: Final = (OUTREACH_DAYS, OUTREACH_MONTHS)


@dataclass(frozen=True, slots=True)
class Terms:
    """How many days before applications close a source is told, and after how many months one looks at the list."""

    days: int
    months: int

    def tell_by(self, cohort: Cohort) -> date:
        """Return the last day on which a source is told of a class in good time."""
        return cohort.apply_by - timedelta(days=self.days)


def terms(*, on: date) -> Terms:
    """Return the numbers in force on a day. They hold for all programs: the list is that of the organization."""
    found = Parameter.objects.several(*BOTH, version=None, on=on)
    return Terms(int(found[OUTREACH_DAYS]), int(found[OUTREACH_MONTHS]))


def coming(rows: QuerySet[Cohort], *, on: date) -> QuerySet[Cohort]:
    """Narrow classes to those for which somebody may still apply, soonest first."""
    found = rows.filter(component__isnull=True, canceled_at__isnull=True, apply_by__gte=on)
    return found.order_by("apply_by", "pk")


def with_told(rows: QuerySet[Cohort]) -> QuerySet[Cohort]:
    """Annotate classes with ``told``: how many sources were told of each."""
    return rows.annotate(told=Count("outreach__source", distinct=True))


def untold(rows: QuerySet[Cohort], *, on: date) -> QuerySet[Cohort]:
    """Narrow them to those that close soon and of which no source was told, where an organization keeps a list."""
    listed = RecruitmentSource.objects.in_use().filter(organization=OuterRef("program__organization"))
    told = OutreachNotice.objects.filter(cohort=OuterRef("pk"))
    tell_by = ExpressionWrapper(F("apply_by") - _number(OUTREACH_DAYS, on=on), output_field=DateField())
    return coming(rows, on=on).alias(tell_by=tell_by).filter(Exists(listed), ~Exists(told), tell_by__lte=on)


def to_look_at(rows: QuerySet[RecruitmentSource], *, on: date) -> QuerySet[RecruitmentSource]:
    """Narrow sources to those in use at which nobody looked for the months in force."""
    again = _MonthsLater(F("looked_at_on"), _number(OUTREACH_MONTHS, on=on))
    return rows.filter(ended_on__isnull=True).alias(again=again).filter(again__lte=on)


class _MonthsLater(Func):
    """The same day so many months on."""

    template = "(%(expressions)s))::date"
    arg_joiner = " + make_interval(months => "
    output_field = DateField()


def _number(key: str, *, on: date) -> Coalesce:
    """The number in force on a day, read by the statement itself: what needs doing is written once a day."""
    held = Parameter.objects.filter(key=key, version__isnull=True, effective_from__lte=on).order_by("-effective_from")
    return Coalesce(Cast(Subquery(held.values("value")[:1]), IntegerField()), Value(SPECS[key].default, IntegerField()))
