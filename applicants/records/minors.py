"""Who is under 18, and which of their applications ask for a guardian's yes."""

from datetime import date, datetime
from typing import Final

from applicants.models import Application, ApplicationState, Guardian
from applicants.records.deadlines import local_day
from applicants.rules.ages import old_enough_on
from apprenticeships.models import Parameter, Person, PersonIdentity, RequirementKind

ADULT: Final = 18
SENT: Final = (
    ApplicationState.SUBMITTED,
    ApplicationState.NEEDS_INFORMATION,
    ApplicationState.READY,
    ApplicationState.OFFERED,
    ApplicationState.ONBOARDING,
)

SAID_YES: Final = (ApplicationState.ACCEPTED, ApplicationState.ONBOARDING, ApplicationState.ENROLLED)
"""From the student's own yes to a place on: a guardian's no needs a coordinator."""


def is_minor(person_id: int, *, on: date) -> bool:
    """Tell whether somebody is under 18 on a day; unknown birth dates count as grown up."""
    identity = PersonIdentity.objects.filter(person_id=person_id).first()
    return identity is not None and old_enough_on(identity.birth_date, ADULT) > on


def may_be_screened(application: Application, *, at: datetime) -> bool:
    """Tell whether the program asks minors for a drug screen too: it has one, and a parameter allows it under 18."""
    on = local_day(application.version.program, at)
    asked = application.version.requirements.filter(kind=RequirementKind.DRUG).exists()
    return asked and bool(Parameter.objects.value("minors_checks_allowed", version=application.version_id, on=on))


def is_unnamed(application: Application) -> bool:
    """Tell whether a minor who needs a guardian's yes for an application has named nobody."""
    return _needs_guardian(application) and not Guardian.objects.answering_for(application.person_id).exists()


def may_name_guardian(application: Application) -> bool:
    """Tell whether a guardian's yes belongs to an application as it stands: it was sent, and its owner is under 18."""
    return application.state in SENT and _needs_guardian(application)


def _needs_guardian(application: Application) -> bool:
    asks = application.version.requirements.filter(kind=RequirementKind.GUARDIAN_CONSENT).exists()
    return asks and is_minor(application.person_id, on=application.cohort.starts_on)


def asked_of(person: Person) -> Application | None:
    """Return the application for which somebody's guardian is asked: of several that go on, the one sent last."""
    rows = Application.objects.filter(
        person=person,
        state__in={*SENT, *SAID_YES},
        version__requirements__kind=RequirementKind.GUARDIAN_CONSENT,
    ).select_related("version__program__organization", "cohort", "person", "track")
    return rows.order_by("-cohort__starts_on", "-pk").first()


def asking(person: Person) -> list[Application]:
    """Return the sent applications of a minor whose program asks for a guardian's yes."""
    rows = Application.objects.filter(
        person=person, state__in=SENT, version__requirements__kind=RequirementKind.GUARDIAN_CONSENT
    ).select_related("version__program__organization", "cohort", "person")
    return [row for row in rows.order_by("pk") if is_minor(person.pk, on=row.cohort.starts_on)]
