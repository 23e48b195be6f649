"""The place in which everything is measured: one employer, forty departments, six classes. The same on every run."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle
from typing import Final

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from apprenticeships.models import (
    Criterion,
    CriterionUse,
    OnboardingItem,
    ProgramVersion,
    Requirement,
    RequirementKind,
    Role,
    StepKind,
    TaskOwner,
    User,
)
from cohorts.models import Cohort, Opening, Seat
from tests import factories as make

DEPARTMENTS: Final = 40
CLASSES: Final = 6
SEATS: Final = 20
ASKED: Final = (
    (StepKind.SESSION, RequirementKind.INFO_SESSION, {}),
    (StepKind.APPLICATION, RequirementKind.AGE, {"threshold": {"years": 18}}),
    (StepKind.APPLICATION, RequirementKind.DIPLOMA, {}),
    (StepKind.APPLICATION, RequirementKind.EXPERIENCE, {"threshold": {"months": 24}}),
    (StepKind.APPLICATION, RequirementKind.CONDUCT, {}),
    (StepKind.TESTS, RequirementKind.ENTRANCE_EXAM, {"threshold": {"pass_mark": 70, "maximum": 100}}),
    (StepKind.TESTS, RequirementKind.WORKKEYS, {"threshold": {"level": 3}, "is_required": False}),
    (StepKind.TESTS, RequirementKind.TYPING, {"threshold": {"words_per_minute": 30, "formula": "A"}}),
    (StepKind.SCREENING, RequirementKind.BACKGROUND, {"validity_months": 6}),
    (StepKind.SCREENING, RequirementKind.DRUG, {"validity_months": 6}),
)
CRITERIA: Final = ("care", "reliability", "learning", "teamwork")


@dataclass(slots=True)
class World:
    """What is there before anybody applies, and who looks at it."""

    at: datetime
    version: ProgramVersion
    cohorts: list[Cohort]
    openings: list[list[Opening]]  # by department, then by class
    managers: list[User]
    coordinator: User
    items: list[OnboardingItem]
    asked: list[Requirement]
    seats: dict[int, list[Seat]] = field(default_factory=dict)
    referred: int = 0

    @property
    def manager(self) -> User:
        """The hiring manager whose queue is measured."""
        return self.managers[0]


def build(at: datetime, *, departments: int = DEPARTMENTS) -> World:
    """Build it around ``at``: classes start every four weeks from six weeks on."""
    version = make.version()
    steps = make.way_in(version)
    asked = [make.requirement(steps[step], kind, **fields) for step, kind, fields in ASKED]
    for position, slug in enumerate(CRITERIA, start=1):
        criterion = Criterion.objects.create(
            version=version,
            use=CriterionUse.INTERVIEW,
            slug=slug,
            title=slug.capitalize(),
            anchors=[f"{slug} {n}" for n in range(1, 5)],
            position=position,
        )
        criterion.questions.create(slug="asked", text=f"Tell us about {slug}.", position=1)
    items = [make.onboarding_item(version, owner=owner) for owner in (TaskOwner.CANDIDATE, TaskOwner.COORDINATOR) * 2]
    first = at.date() + timedelta(days=42 - at.weekday())
    cohorts = [make.cohort(version=version, starts_on=first + timedelta(weeks=4 * n)) for n in range(CLASSES)]
    sites = [make.make_site(name=f"Clinic {n}") for n in range(5)]
    places = [
        make.make_department(site=site, name=f"Family Medicine {n}")
        for n, site in zip(range(departments), cycle(sites), strict=False)
    ]
    managers = [make.staff(Role.HIRING_MANAGER, department=place, name=f"Priya Raman {place.pk}") for place in places]
    make.staff(Role.PANELIST, department=places[0])
    openings = [[make.opening(cohort=each, department=place, headcount=SEATS) for each in cohorts] for place in places]
    return World(
        at=at,
        version=version,
        cohorts=cohorts,
        openings=openings,
        managers=managers,
        coordinator=make.staff(Role.COORDINATOR, name="Dana Whitfield"),
        items=items,
        asked=asked,
    )


def session_cookie(user: User) -> str:
    """The cookie of somebody who has signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"
