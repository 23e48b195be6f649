"""Registered apprentices with answers, for the tests of the registry."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from apprenticeships.models import PersonIdentity, ProgramVersion, Role, User
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Enrollment, EnrollmentState, Grant, Registration
from cohorts.workflows import registry
from tests import factories as make
from tests import partnership
from tests.factories import NOON, START

ANSWERS: dict[str, Any] = {
    "gender": "not_identified",
    "hispanic": "no",
    "american_indian": "no",
    "asian": "not_identified",
    "black": "yes",
    "pacific_islander": "no",
    "white": "no",
    "veteran": "not_veteran",
    "disability": "not_identified",
    "education": "not_identified",
    "employment": "existing",
    "student": "none",
    "prior_wage": Decimal("16.50"),
    "prior_wage_unit": "hour",
    "credit_experience": "0",
    "credit_hours": 0,
}
"""Everything that the registry asks for; a typed form sends the same names."""


@dataclass
class Registered:
    """A registered track with a class and who may do what."""

    version: ProgramVersion
    grant: Grant
    registration: Registration
    cohort: Cohort
    coordinator: User

    def apprentice(
        self,
        stands: EnrollmentState = EnrollmentState.ACTIVE,
        /,
        *,
        born: date | None = date(2000, 2, 29),
        answers: dict[str, Any] | None = ANSWERS,
        **person: Any,
    ) -> Enrollment:
        """Somebody on the registered track with an address and answers."""
        fields = {"street": "12 Oak St", "city": "Oakland", "state": "CA", "postal_code": "94607", "phone": ""} | person
        who = make.person(**fields)
        if born:
            PersonIdentity.objects.create(person=who, birth_date=born)
        row = make.enrollment(stands, opening=make.opening(cohort=self.cohort), person=who)
        if answers is not None:
            registry.answer(row.pk, answers=answers, by=Actor.user(self.coordinator), at=NOON)
        return row


def registered(**registration: Any) -> Registered:
    """A class of a registered track that began with the registration in force."""
    version = partnership.partnership()
    row = partnership.registration(version.tracks.get(), **registration)
    cohort = make.cohort(version=version, starts_on=START)
    coordinator = make.staff(Role.COORDINATOR, name="Dana Whitfield")
    return Registered(version, partnership.grant(version), row, cohort, coordinator)
