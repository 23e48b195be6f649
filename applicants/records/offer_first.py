"""What has to be there before an offer and with the yes to it, by the program and the law of the place."""

from datetime import date
from typing import Final

from django.db import connection
from django.db.models import QuerySet

from applicants.models import Application, ScreeningStep
from apprenticeships.models import CONDITION_KINDS, Parameter, Requirement, StepKind
from apprenticeships.models.requirement import RequirementQuerySet
from apprenticeships.rules.offer_first import CALIFORNIA, waits_for_offer

IN_CALIFORNIA: Final = """
SELECT coalesce(
  (SELECT bool_or(site.state = 'CA')
     FROM cohorts_opening opening
     JOIN apprenticeships_department department ON department.id = opening.department_id
     JOIN apprenticeships_site site ON site.id = department.site_id
    WHERE opening.id = ANY(ARRAY(
      SELECT place.id FROM cohorts_opening place JOIN applicants_application own ON own.cohort_id = place.cohort_id
       WHERE own.id = %(application)s AND place.headcount > 0
      UNION
      SELECT opening_id FROM applicants_offer WHERE application_id = %(application)s AND ended_at IS NULL))),
  (SELECT bool_or(site.state = 'CA')
     FROM apprenticeships_site site
     JOIN apprenticeships_program own ON own.organization_id = site.organization_id
    WHERE own.id = %(program)s),
  false)""".replace("'CA'", f"'{CALIFORNIA}'")
"""Whether a place that somebody may get is in California; in a class without places any site of its organization is.

Places that were all taken off do not count.

The site of an offer does not take back what the class was told: what waited for the offer goes on to stand behind it.
"""
NOT_BEFORE_OFFER: Final = "In California nobody looks into a record before a conditional offer. Make the offer first."


def checks_wait(application: Application, *, on: date) -> bool:
    """Say whether checks wait for an offer by law, as ``Facts.checks_wait`` does where all else is known."""
    said: str = Parameter.objects.value("notice_rules", version=application.version_id, on=on)
    with connection.cursor() as cursor:
        wanted = {"application": application.pk, "program": application.version.program_id}
        cursor.execute(IN_CALIFORNIA, wanted)
        return waits_for_offer(said, in_california=cursor.fetchone()[0])


def before_offer(application: Application, *, on: date) -> QuerySet[ScreeningStep]:
    """Return what is required before an offer is made."""
    asked = Requirement.objects.filter(version=application.version_id, is_required=True).before(StepKind.OFFER)
    return _steps(application, asked, on)


def with_offer(application: Application, *, on: date) -> QuerySet[ScreeningStep]:
    """Return what is required at the step of the offer itself, before the yes to it."""
    offers = {"version": application.version_id, "is_required": True, "step__kind": StepKind.OFFER}
    return _steps(application, Requirement.objects.filter(**offers), on)


def put_behind(application: Application, *, on: date) -> RequirementQuerySet:
    """Return what the program asks for sooner, and the law of the place only after the offer."""
    offer = application.version.steps.filter(kind=StepKind.OFFER).order_by("position").first()
    if offer is None or not checks_wait(application, on=on):
        return Requirement.objects.none()
    checks = Requirement.objects.filter(version=application.version_id, kind__in=CONDITION_KINDS)
    return checks.filter(step__position__lte=offer.position)


def _steps(application: Application, asked: RequirementQuerySet, on: date) -> QuerySet[ScreeningStep]:
    rows = ScreeningStep.objects.filter(application=application, requirement__in=asked)
    if asked.filter(kind__in=CONDITION_KINDS).exists() and checks_wait(application, on=on):
        return rows.exclude(requirement__kind__in=CONDITION_KINDS)
    return rows
