"""A summer in which students are matched to departments: areas, places at two sites, students with their wishes."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from applicants.models import Application, ApplicationState, Match, MatchRun, Wish
from applicants.workflows import matching
from apprenticeships.models import (
    Department,
    Interest,
    PersonIdentity,
    PostalCode,
    ProgramVersion,
    Role,
    Site,
    Step,
    StepKind,
    User,
)
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Opening
from tests import factories as make
from tests.factories import NOON

FIRST_DAY = date(2026, 6, 8)
BORN = date(2009, 3, 1)
AREAS = ("nursing", "lab", "finance")
NEAR, FAR = "63101", "63301"


@dataclass
class World:
    """One cohort with its areas; ``coordinator`` starts drafts and decides by hand."""

    version: ProgramVersion
    cohort: Cohort
    areas: dict[str, Interest]
    sites: dict[str, Site]
    coordinator: User
    departments: dict[tuple[str, str], Department] = field(default_factory=dict)

    @property
    def by(self) -> Actor:
        """The coordinator as an actor."""
        return Actor.user(self.coordinator)

    def places(self, area: str = "nursing", headcount: int = 1, *, site: str = "near", **fields: Any) -> Opening:
        """Places of a department of that name at a site."""
        department = fields.pop("department", None) or self.departments.get((area, site))
        if department is None:
            department = make.make_department(site=self.sites[site], name=f"{area.capitalize()} unit")
            self.departments[area, site] = department
        row: Opening = make.opening(
            cohort=self.cohort, department=department, interest=self.areas[area], headcount=headcount, **fields
        )
        return row

    def student(self, *wishes: str, born: date | None = BORN, code: str = NEAR, **fields: Any) -> Application:
        """Somebody who is ready to be matched, with areas in order."""
        state = fields.pop("state", ApplicationState.READY)
        person = make.applicant(postal_code=code, **fields)
        if born is not None:
            PersonIdentity.objects.create(person=person, birth_date=born)
        row: Application = make.application(state, cohort=self.cohort, person=person, ready_at=NOON)
        for rank, area in enumerate(wishes or ("nursing",), start=1):
            Wish.objects.create(application=row, interest=self.areas[area], rank=rank)
        return row

    def draft(self, *, variant: str = "interests", seed: int = 1, **fields: Any) -> MatchRun:
        """Match."""
        given = {"by": self.by, "at": NOON} | fields
        return matching.draft(self.cohort.pk, variant=variant, seed=seed, **given)

    def fix(self, who: Application, to: Opening | None, *, reason: str = "Asked by the school") -> None:
        """Decide by hand."""
        matching.fix(who.pk, opening_id=to.pk if to else None, by=self.by, at=NOON, reason=reason)


def world(**fields: Any) -> World:
    """Build it, with nobody in it."""
    organization = fields.pop("organization", None) or make.make_organization()
    start = fields.pop("starts_on", FIRST_DAY)
    version = make.version(program=make.program(organization=organization))
    for position, kind in enumerate((StepKind.APPLICATION, StepKind.MATCHING, StepKind.OFFER), start=1):
        Step.objects.create(version=version, position=position, slug=kind.value, kind=kind, title=kind.label)
    areas = {
        slug: Interest.objects.create(version=version, slug=slug, title=slug.capitalize(), position=position)
        for position, slug in enumerate(AREAS, start=1)
    }
    for code, latitude, longitude in ((NEAR, "38.63", "-90.19"), (FAR, "38.80", "-90.51")):
        PostalCode.objects.get_or_create(code=code, defaults={"latitude": latitude, "longitude": longitude})
    sites = {
        name: make.make_site(
            organization=organization, name=f"{name.capitalize()} clinic {make.number()}", postal_code=code
        )
        for name, code in (("near", NEAR), ("far", FAR))
    }
    over = start + timedelta(days=42)
    cohort = make.cohort(
        version=version, starts_on=start, class_ends_on=over, ends_on=over, exam_from=None, exam_to=None
    )
    coordinator = make.user(name="Dana Whitfield")
    make.membership(coordinator, Role.COORDINATOR, organization=organization)
    return World(version, cohort, areas, sites, coordinator)


def placed(run: MatchRun) -> dict[int, int | None]:
    """Where a run puts everybody."""
    return dict(Match.objects.filter(run=run).values_list("application", "opening"))
