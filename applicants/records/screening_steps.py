"""The screening steps of an application as they are read for every page and every step."""

from django.db.models import OuterRef, QuerySet, Subquery

from applicants.models import ScreeningStep
from apprenticeships.models import Step, StepKind
from apprenticeships.written import written_once

MEETING = (StepKind.INTERVIEW, StepKind.MATCHING, StepKind.OFFER)
_MEETING = (
    Step.objects.filter(version=OuterRef("requirement__version"), kind__in=MEETING)
    .order_by("position")
    .values("position")[:1]
)


@written_once
def steps_in_order(application: int) -> QuerySet[ScreeningStep]:
    """The steps of an application in the order of its program, each with where hiring managers meet somebody."""
    rows = ScreeningStep.objects.filter(application=application).annotate(meeting=Subquery(_MEETING))
    rows = rows.select_related("requirement__step", "waived_by", "owner")
    return rows.order_by("requirement__step__position", "requirement__position")
