"""A partnership with a grant, services to count, coordinators and partners, for the tests of reports."""

from dataclasses import dataclass
from datetime import date, datetime

from apprenticeships.models import ProgramVersion, Role, Session, SessionKind, SignUp, SignUpState, User
from apprenticeships.rules.dates import local_datetime
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Report, Signature
from cohorts.workflows import reports, signatures
from tests import factories as make
from tests import partnership
from tests.factories import CHICAGO, NOON

Q1, Q2, Q3 = date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1)
"""First days of the first three quarters of the program year; NOON lies in the third."""


@dataclass
class Scene:
    """What the tests of reports stand on."""

    version: ProgramVersion
    grant: Grant
    coordinator: User
    employer: User
    union: User

    def training(self, on: date, people: int, *, slug: str = "professional_development") -> None:
        """A training of a component to which so many participants came."""
        component = self.version.components.filter(slug=slug).first() or partnership.component(self.version, slug)
        starts = local_datetime(on, NOON.time(), CHICAGO)
        session = make.session(
            program=self.version.program, kind=SessionKind.EDUCATION, requirement_kind="", component=component,
            starts_at=starts,
        )  # fmt: skip
        for _ in range(people):
            who = partnership.participant(self.version)
            SignUp.objects.create(
                session=session, person=who.person, state=SignUpState.ATTENDED, signed_at=NOON, marked_at=NOON
            )

    def draft(self, first: date = Q2) -> Report:
        return reports.open_draft(self.grant.pk, first=first, by=Actor.user(self.coordinator), at=NOON)

    def sent(self, first: date = Q2, **options: object) -> Report:
        return reports.submit(self.draft(first).pk, by=Actor.user(self.coordinator), at=NOON, **options)

    def signed(self, report: Report, user: User, **options: str) -> Signature:
        told = {"name": user.name, "digest": report.digest, **options}
        return signatures.sign(report.pk, **told, by=Actor.user(user), at=NOON)

    def meeting(self, starts_at: datetime = NOON, **fields: object) -> Session:
        return make.session(
            program=self.version.program, kind=SessionKind.COMMITTEE, requirement_kind="", title="Committee",
            starts_at=starts_at, **fields,
        )  # fmt: skip


def scene(**grant: object) -> Scene:
    """A published partnership with a component for trainings; both sides can sign."""
    version = partnership.partnership()
    partnership.component(version, "professional_development", title="Professional development", target=1800)
    coordinator = make.staff(Role.COORDINATOR, name="Dana Whitfield")
    employer, union = partnership.partner(partnership.clinic()), partnership.partner(partnership.local())
    for user, name in ((employer, "Ruth Calloway"), (union, "Sol Beltrán")):
        user.name = name
        user.save()
    return Scene(version, partnership.grant(version, **grant), coordinator, employer, union)
