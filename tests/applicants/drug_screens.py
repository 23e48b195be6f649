"""The way of a drug screen, from the consent to its report, as the tests of other things need it."""

from datetime import date, datetime

from applicants.models import Application, ConditionCheck, ConditionKind
from applicants.workflows import drug, health_release, screening
from apprenticeships.models import Parameter, Person
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.factories import NOON, ROBOT

TODAY = NOON.date()


def agreed(application: Application, *, at: datetime = NOON) -> None:
    """The applicant signs on their own page; somebody without one gets a sign-in first."""
    person = Person.objects.get(pk=application.person_id)
    if person.user is None:
        person.user = make.user()
        person.save(update_fields=["user"])
    drug.sign(application.pk, signed_name=person.name, by=Actor.user(person.user), at=at)


def at_our_clinic(application: Application) -> None:
    """Our own clinic takes the sample from this day on, so its result needs a release."""
    Parameter.objects.create(
        version=application.version, key="own_clinic_collects", value=True, effective_from=TODAY, source="our clinic"
    )


def released(application: Application, *, at: datetime = NOON) -> None:
    """The applicant, who has a sign-in, lets our clinic tell the result."""
    person = Person.objects.get(pk=application.person_id)
    health_release.sign(application.pk, signed_name=person.name, by=Actor.user(person.user), at=at)


def ordered(application: Application, *, on: date | None = None, by: Actor = ROBOT, at: datetime = NOON) -> None:
    """Signed and ordered."""
    agreed(application, at=at)
    drug.order(application.pk, on=on or at.date(), by=by, at=at)


def reported(
    application: Application, status: str = "negative", *, on: date | None = None, by: Actor = ROBOT,
    at: datetime = NOON,
) -> ConditionCheck:  # fmt: skip
    """Signed, ordered, and the final report is in, all on one day."""
    ordered(application, on=on, by=by, at=at)
    return drug.report(application.pk, status=status, on=on or at.date(), is_final=True, by=by, at=at)


def standing_at(application: Application, status: str, *, agrees: bool = True, on: date = TODAY) -> None:
    """A drug screen that stands somewhere, written straight into its table."""
    columns = {"status": status, "status_on": on, "recorded_at": NOON, "authorized_at": NOON if agrees else None}
    ConditionCheck.objects.update_or_create(application=application, kind=ConditionKind.DRUG, defaults=columns)


def judged_at(application: Application, status: str, *, at: datetime = NOON) -> None:
    """The same, and the screening was judged anew."""
    standing_at(application, status, on=at.date())
    screening.recompute(application.pk, by=ROBOT, at=at)
