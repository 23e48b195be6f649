"""Interns under 18 and over, at sites in California and elsewhere, in the usual class."""

from datetime import date, datetime, time, timedelta
from typing import Any

from apprenticeships.models import Organization, ProgramVersion, Role, Site, User
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment, Handbook, SchoolDate, SchoolDistrict, Schooling, SchoolTerm, Shift, WorkPermit
from cohorts.workflows import handbooks, shifts
from tests import factories as make
from tests.factories import NOON, ROBOT

TODAY = NOON.date()  # a Wednesday with school
SATURDAY = date(2026, 1, 10)
LOS_ANGELES = "America/Los_Angeles"


def california(**fields: Any) -> Site:
    """A clinic in Los Angeles."""
    fields.setdefault("name", f"Boyle Heights {make.number()}")
    site: Site = make.make_site(state="CA", zone=LOS_ANGELES, **fields)
    return site


def district(organization: Organization | None = None, **fields: Any) -> SchoolDistrict:
    """School from half past eight to half past three, with the day before the holidays free."""
    row = SchoolDistrict.objects.create(
        organization=organization or make.make_organization(),
        name=f"Northgate Unified {make.number()}",
        since=date(2025, 8, 1),
        through=date(2026, 12, 31),
        opens=time(8, 30),
        closes=time(15, 30),
        **fields,
    )
    SchoolTerm.objects.create(district=row, first_day=date(2025, 8, 14), last_day=date(2026, 6, 10))
    SchoolDate.objects.create(district=row, date=date(2026, 1, 19), name="Martin Luther King Jr. Day")
    return row


def intern(
    age: int = 15, *, site: Site | None = None, permit: bool = True, school: bool = True, **fields: Any
) -> Enrollment:
    """Somebody in training who turned this age on January 1, 2026, with a permit and a school."""
    department = make.make_department(site=site or california())
    person = make.applicant(birth_date=date(2026 - age, 1, 1))
    opening = make.opening(cohort=fields.pop("cohort", None), department=department)
    row: Enrollment = make.enrollment(opening=opening, person=person, **fields)
    if school:
        Schooling.objects.create(person=person, district=district())
    if permit:
        WorkPermit.objects.create(person=person, valid_from=date(2025, 9, 1), valid_through=date(2026, 8, 18))
    return row


def keeper(site: Site) -> User:
    """Somebody who looks after a site."""
    user: User = make.staff()
    make.membership(user, Role.SITE_COORDINATOR, site=site, organization=site.organization)
    return user


def clock(text: str) -> time:
    """A time such as 15:30."""
    return time.fromisoformat(text)


def planned(of: Enrollment, day: date, begins: str, ends: str, *, user: User | None = None) -> Shift:
    """A shift, planned by a site coordinator, or refused."""
    by = Actor.user(user or make.user())
    return shifts.plan(of.pk, day=day, begins=clock(begins), ends=clock(ends), by=by, at=NOON)


def days(first: date, count: int) -> list[date]:
    """So many days in a row."""
    return [first + timedelta(days=n) for n in range(count)]


def handbook(version: ProgramVersion, label: str = "2026", *, at: datetime = NOON, **fields: Any) -> Handbook:
    """An edition of the handbook, brought out."""
    content = {"text": "Be kind.", "link": ""} | fields
    return handbooks.publish(version.pk, label=label, title="Intern handbook", by=ROBOT, at=at, **content)
