"""Where the demonstration plays: the employer, its clinics and departments, its staff, its programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from allauth.account.models import EmailAddress

from applicants.demo.clockwork import Clockwork, Days
from applicants.demo.names import Who
from apprenticeships import demonstration
from apprenticeships.models import (
    Department,
    Holiday,
    HolidayCalendar,
    Membership,
    Organization,
    OrganizationKind,
    Program,
    ProgramVersion,
    Requirement,
    Role,
    Site,
    Track,
    User,
)
from apprenticeships.packs.load import load
from apprenticeships.packs.shipped import SHIPPED, shipped
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.holidays import federal_holidays
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Opening

SLUG: Final = "cedar-bend-health"
MEDICAL, INTERNS, PARTNERS = SHIPPED
ASSISTANT, ADMINISTRATIVE = "medical-assistant", "medical-administrative"
HERE: Final = Actor.system("demonstration")
WEBSITE: Final = Actor.system("website")
YEARS_AHEAD: Final = 3

SITES: Final = {
    "Northgate Clinic": ("1400 Northgate Avenue", "63101"),
    "Riverside Clinic": ("77 Levee Road", "63116"),
}
DEPARTMENTS: Final = {
    "family": ("Northgate Clinic", "Family Medicine", ASSISTANT),
    "children": ("Northgate Clinic", "Children's Health", ASSISTANT),
    "desk": ("Northgate Clinic", "Front Desk and Scheduling", ADMINISTRATIVE),
    "internal": ("Riverside Clinic", "Internal Medicine", ASSISTANT),
    "access": ("Riverside Clinic", "Patient Access", ADMINISTRATIVE),
}
MANAGERS: Final = {
    "family": ("Ingrid Halvorsen", "manager"),
    "children": ("Curtis Bellamy", "curtis.bellamy"),
    "desk": ("Lorna Tran", "lorna.tran"),
    "internal": ("Rhys Ferreira", "rhys.ferreira"),
    "access": ("Dolores Kim", "dolores.kim"),
}
APPROVES_FOR_ACCESS: Final = "family"
"""Whose manager also says whether somebody of Patient Access may go: no manager interviews there and answers too."""
PRECEPTORS: Final = {
    "family": ("Beatrix Osei", "preceptor"),
    "children": ("Gil Sandstrom", "gil.sandstrom"),
    "desk": ("Mabel Duarte", "mabel.duarte"),
    "internal": ("Owen Castellane", "owen.castellane"),
    "access": ("Priscilla Yoon", "priscilla.yoon"),
}
INSTRUCTORS: Final = (
    ("Theodora Vance", "instructor"),
    ("Marcus Ebert", "marcus.ebert"),
    ("Wilhelmina Park", "wilhelmina.park"),
)
COORDINATORS: Final = ((demonstration.CONTACT[0], "coordinator"), ("Nell Abernathy", "officer"))


@dataclass(frozen=True, slots=True)
class Place:
    """A department with its people."""

    department: Department
    track: str
    manager: User
    preceptor: User


@dataclass(slots=True)
class World:
    """Everything that stories share."""

    days: Days
    clockwork: Clockwork
    version: ProgramVersion
    programs: Mapping[str, Program]
    places: Mapping[str, Place]
    coordinator: User
    colleague: User
    instructors: tuple[User, ...]
    asked: Mapping[str, Requirement]
    tracks: Mapping[str, Track]
    slots: dict[tuple[int, date], int] = field(default_factory=dict)

    @property
    def program(self) -> Program:
        """The yearlong apprenticeship, in which most stories play."""
        return self.programs[MEDICAL]

    @property
    def desk(self) -> Actor:
        """The coordinator at work."""
        return Actor.user(self.coordinator)

    def manager(self, place: str) -> Actor:
        """The hiring manager of a department at work."""
        return Actor.user(self.places[place].manager)

    def preceptor(self, place: str) -> Actor:
        """The preceptor of a department at work."""
        return Actor.user(self.places[place].preceptor)

    def meeting_time(self, place: str, day: date) -> datetime:
        """Return the next free half hour of a department's manager on a day."""
        taken = self.slots.setdefault((self.places[place].manager.pk, day), 0)
        self.slots[self.places[place].manager.pk, day] = taken + 1
        return self.days.at(day, 9 + taken // 2, 30 * (taken % 2))

    def opening(self, cohort: Cohort, place: str) -> Opening:
        """Return a department's places in a class."""
        return Opening.objects.get(cohort=cohort, department=self.places[place].department)


def found(days: Days, began: datetime) -> World:
    """Write the employer and all that stands before anybody is interested."""
    organization = Organization.objects.create(
        slug=SLUG,
        name=demonstration.NAME,
        kind=OrganizationKind.EMPLOYER,
        contact_name=demonstration.CONTACT[0],
        contact_phone=demonstration.CONTACT[1],
        contact_hours=demonstration.CONTACT[2],
    )
    _days_off(days.local(began), days.today)
    versions = {
        slug: load(shipped(slug), by=HERE, at=began, publish=True).version for slug in (MEDICAL, INTERNS, PARTNERS)
    }
    staff = _coordinators(organization, versions[PARTNERS].program.organization)
    sites = {
        name: Site.objects.create(
            organization=organization, name=name, street=street, city="Cedar Bend", state="MO", postal_code=postal
        )
        for name, (street, postal) in SITES.items()
    }
    medical = versions[MEDICAL]
    places = {key: _place(key, organization, sites) for key in DEPARTMENTS}
    approver, home = places[APPROVES_FOR_ACCESS].manager, places["access"].department
    _member(approver, Role.DEPARTMENT_APPROVER, organization, home)
    return World(
        days=days,
        clockwork=Clockwork(days, began),
        version=medical,
        programs={slug: version.program for slug, version in versions.items()},
        places=places,
        coordinator=staff[0],
        colleague=staff[1],
        instructors=tuple(_member(account(*each), Role.INSTRUCTOR, organization) for each in INSTRUCTORS),
        asked={row.kind: row for row in medical.requirements.all()},
        tracks={row.slug: row for row in medical.tracks.all()},
    )


def account(name: str, mailbox: str) -> User:
    """Write a sign-in with a verified address; those that `manage.py up` prints have the printed password."""
    email = f"{mailbox}@{demonstration.DOMAIN}"
    password = demonstration.PASSWORD if mailbox in demonstration.ACCOUNTS else None
    user = User.objects.create_user(email, password, name=name)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user


def account_of(who: Who) -> User:
    """Write the sign-in of a person."""
    return account("", who.email.partition("@")[0])


def _days_off(first: date, last: date) -> None:
    calendar = HolidayCalendar.objects.create(
        slug="federal", name="Federal holidays", source="5 U.S.C. 6103, with the observed days"
    )
    Holiday.objects.bulk_create(
        Holiday(
            calendar=calendar,
            date=each.day,
            name=each.name,
            no_class=each.no_class,
            no_clinic=each.no_clinic,
            is_paid=each.paid_not_ojl,
            is_business_day=not each.observed,
        )
        for each in federal_holidays((first - 31 * DAY).year, last.year + YEARS_AHEAD)
    )


def _coordinators(employer: Organization, union: Organization) -> list[User]:
    """The first of them also looks after the partnership, which another organization runs."""
    staff = []
    for place, each in enumerate(COORDINATORS):
        user = _member(account(*each), Role.COORDINATOR, employer)
        _member(user, Role.SCREENING_OFFICER, employer)
        if place == 0:
            _member(user, Role.COORDINATOR, union)
        staff.append(user)
    return staff


def _place(key: str, organization: Organization, sites: Mapping[str, Site]) -> Place:
    site, name, track = DEPARTMENTS[key]
    department = Department.objects.create(site=sites[site], name=name)
    manager = _member(account(*MANAGERS[key]), Role.HIRING_MANAGER, organization, department)
    preceptor = _member(account(*PRECEPTORS[key]), Role.PRECEPTOR, organization, department)
    return Place(department, track, manager, preceptor)


def _member(user: User, role: Role, organization: Organization, department: Department | None = None) -> User:
    Membership.objects.create(
        user=user,
        role=role,
        organization=organization,
        department=department,
        site=department.site if department else None,
    )
    return user
