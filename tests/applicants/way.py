"""A program with the usual way in, and applications at each point of it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from applicants.models import Application, ScreeningStep
from applicants.workflows import applications, screening
from apprenticeships.models import (
    Audience,
    Person,
    PersonIdentity,
    Program,
    ProgramVersion,
    Requirement,
    RequirementKind,
    Session,
    SignUp,
    StepKind,
)
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from cohorts.models import Cohort
from tests import factories as make
from tests.applicants import background
from tests.applicants.drug_screens import judged_at
from tests.factories import NOON, ROBOT

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 6)
BORN = date(2000, 5, 17)
TODAY = NOON.date()
K = RequirementKind


@dataclass
class Way:
    """The program, its version, its requirements by kind, and the next two classes."""

    version: ProgramVersion
    asked: dict[str, Requirement]
    march: Cohort
    april: Cohort

    @property
    def program(self) -> Program:
        return self.version.program


def way(*, wanted: tuple[RequirementKind, ...] | None = None, **thresholds: Any) -> Way:
    """The usual requirements, or only those of the kinds ``wanted``; applications close on January 31 for March."""
    version = make.version()
    steps = make.way_in(version)
    plan: list[tuple[StepKind, RequirementKind, dict[str, Any]]] = [
        (StepKind.SESSION, K.INFO_SESSION, {"validity_months": 12}),
        (StepKind.APPLICATION, K.AGE, {"threshold": {"years": 18}}),
        (StepKind.APPLICATION, K.DIPLOMA, {}),
        (StepKind.APPLICATION, K.EXPERIENCE, {"threshold": {"months": 24}}),
        (StepKind.APPLICATION, K.CONDUCT, {}),
        (StepKind.APPLICATION, K.DEPARTMENT_APPROVAL, {"audience": Audience.INTERNAL}),
        (
            StepKind.TESTS,
            K.ENTRANCE_EXAM,
            {"threshold": {"pass_mark": 70, "maximum": 100}, "validity_months": 12, "retest_wait_days": 30},
        ),
        (
            StepKind.TESTS,
            K.WORKKEYS,
            {"threshold": {"level": 3}, "is_required": False, "validity_months": 60, "retest_wait_days": 30},
        ),
        (
            StepKind.TESTS,
            K.TYPING,
            {
                "threshold": {"words_per_minute": 30, "formula": "A"},
                "validity_months": 6,
                "retest_wait_days": 1,
                "title": "30 words a minute",
            },
        ),
        (StepKind.SCREENING, K.BACKGROUND, {"validity_months": 6}),
        (StepKind.SCREENING, K.DRUG, {"validity_months": 6}),
    ]
    rows = Requirement.objects.bulk_create(
        make.a_requirement(steps[step], kind, **{**fields, **thresholds.get(kind.value, {})})
        for step, kind, fields in plan
        if wanted is None or kind in wanted
    )
    asked = {row.kind: row for row in rows}
    march = make.cohort(version=version, starts_on=MARCH, apply_by=date(2026, 1, 31))
    april = make.cohort(version=version, starts_on=APRIL, apply_by=date(2026, 2, 28))
    return Way(version, asked, march, april)


def draft(of: Way, *, person: Person | None = None, at: datetime = NOON, **changes: Any) -> Application:
    """An application with every section filled in, not sent. ``changes`` go into the section of their name."""
    who = person or make.applicant()
    row = applications.start(person=who, program=of.program, by=ROBOT, at=at)
    for slug, answers in filled(of, **changes).items():
        if slug in {spec.slug for spec in applications.sections_of(row.version)}:
            applications.save_section(row.pk, slug=slug, answers=answers, complete=True, by=ROBOT, at=at)
    row.refresh_from_db()
    return row


def filled(of: Way, **changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Complete answers for each section, as the forms clean them."""
    answers: dict[str, dict[str, Any]] = {
        "contact": {"given_name": "Maya", "family_name": "Torres", "phone": "+13145550123"},
        "eligibility": {"birth_date": BORN, "diploma": True, "works_here": False},
        "education": {"level": "high_school", "school": "Roosevelt High", "year": 2018},
        "work": {"jobs": [job()], "none": False},
        "path": {"track": of.version.tracks.first(), "cohort": of.march, "site": None},
        "words": {"why": "I like to help people.", "proud": "I never missed a shift."},
        "attestation": {"agrees": True, "name": "Maya Torres"},
    }
    if not changes.get("eligibility", {}).get("diploma", True):
        answers["education"]["level"] = "some_high_school"
    return {slug: {**fields, **changes.get(slug, {})} for slug, fields in answers.items()}


def job(**fields: Any) -> dict[str, Any]:
    """Three years as an aide."""
    return {
        "employer": "Maple Court",
        "title": "Aide",
        "is_health_care": True,
        "started_on": date(2022, 1, 1),
        "ended_on": date(2025, 1, 1),
        "share": 100,
        **fields,
    }


def sent(of: Way, *, person: Person | None = None, at: datetime = NOON, **changes: Any) -> Application:
    """The same, sent."""
    row = draft(of, person=person, at=at, **changes)
    applications.submit(row.pk, key=uuid.uuid4(), by=ROBOT, at=at)
    row.refresh_from_db()
    return row


def came(application: Application, *, at: datetime = NOON) -> SignUp:
    """Attendance at an information session an hour ago."""
    session: Session = make.session(program=application.version.program, starts_at=at + timedelta(hours=1))
    row = sessions.sign_up(session.pk, person=application.person, by=ROBOT, at=at)
    return sessions.mark(row.pk, came=True, by=ROBOT, at=at + timedelta(hours=2))


def typed(application: Application, *, keystrokes: int = 900, errors: int = 0, at: datetime = NOON) -> None:
    """A typing result on paper: net words a minute are (keystrokes / 5 - errors) / 5."""
    record(application, K.TYPING, {"keystrokes": keystrokes, "errors": errors, "minutes": "5"}, at=at)


def record(
    application: Application,
    kind: RequirementKind,
    values: dict[str, Any],
    *,
    at: datetime = NOON,
    taken_on: date = TODAY,
    by: Actor = ROBOT,
) -> None:
    """A result of one kind."""
    requirement = application.version.requirements.get(kind=kind)
    screening.record_result(
        application.pk, requirement_id=requirement.pk, values=values, taken_on=taken_on, source="paper", by=by, at=at
    )


def clear(application: Application, *, at: datetime = NOON) -> None:
    """Both conditions done."""
    background.answered(application, clear=True, at=at, on=NOON.date())
    judged_at(application, "negative", at=at)


def ready(of: Way, **changes: Any) -> Application:
    """Everything before the interview done."""
    row = sent(of, **changes)
    came(row)
    record(row, K.ENTRANCE_EXAM, {"score": 74})
    typed(row)
    clear(row)
    row.refresh_from_db()
    return row


def verdicts(application: Application) -> dict[str, str]:
    """What the screening says of each requirement, by its kind."""
    steps = ScreeningStep.objects.filter(application=application)
    return dict(steps.values_list("requirement__kind", "verdict"))


def state_of(application: Application) -> str:
    """The state after reading the application anew."""
    application.refresh_from_db()
    return application.state


def born(person: Person) -> date | None:
    """The birth date that we keep of somebody, if any."""
    return PersonIdentity.objects.filter(person=person).values_list("birth_date", flat=True).first()
