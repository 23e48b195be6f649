"""Whether whoever applied goes on as an apprentice of the program: an application stays enrolled when they leave."""

from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from apprenticeships.models import Program
from cohorts.models import Enrollment, EnrollmentState

IN_TRAINING: Final = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED)
GOING_ON: Final = (EnrollmentState.RESERVED, *IN_TRAINING)


def has_place(*states: EnrollmentState) -> Exists:
    """Return, for a query of applications, whether the person has a place in one of these states in that program."""
    places = Enrollment.objects.apprentices().filter(
        person=OuterRef("person"), cohort__program=OuterRef("version__program"), state__in=states
    )
    return Exists(places)


def in_training(program: Program) -> QuerySet[Enrollment]:
    """Return the apprentices of a program who are in training now."""
    return Enrollment.objects.apprentices().filter(cohort__program=program, state__in=IN_TRAINING)
