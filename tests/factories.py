"""Builders: the smallest true row of each kind. Every builder takes the fields that a test cares about."""

import itertools
import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.db import transaction

from applicants.models import Application, ApplicationState, Lead, LeadSource, OnboardingTask, Referral
from apprenticeships.models import (
    Department,
    Holiday,
    HolidayCalendar,
    Membership,
    OnboardingItem,
    Organization,
    OrganizationKind,
    PayTrigger,
    Person,
    PersonIdentity,
    Phase,
    Program,
    ProgramVersion,
    Requirement,
    RequirementKind,
    Role,
    Session,
    SessionKind,
    Site,
    Step,
    StepKind,
    TaskOwner,
    Track,
    User,
    VersionState,
    WageStep,
)
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Enrollment, EnrollmentState, Opening, Placement, Seat, SeatState

NOON = datetime(2026, 1, 7, 18, 0, tzinfo=UTC)  # Wednesday noon in Chicago, in the first week of the usual cohort
START = date(2026, 1, 5)
CHICAGO = ZoneInfo("America/Chicago")
ROBOT = Actor.system("tests")
_count = itertools.count(1)


def number() -> int:
    """A number that no other row of this run has."""
    return next(_count)


def user(*roles: Role, email: str = "", department: Department | None = None, **fields: Any) -> User:
    """A user who can sign in, with a membership for each role."""
    row = User.objects.create_user(email or f"user{number()}@example.org", **fields)
    for role in roles:
        membership(row, role, department=department)
    return row


def staff(*roles: Role, **fields: Any) -> User:
    """A user with roles who has set up a second factor, as the doors of staff demand."""
    row = user(*roles, **fields)
    Authenticator.objects.create(user=row, type=Authenticator.Type.TOTP, data={})
    return row


def membership(who: User, role: Role, *, department: Department | None = None, **fields: Any) -> Membership:
    """A role of a user; roles that need a department get one."""
    needs = role in {Role.HIRING_MANAGER, Role.PANELIST, Role.DEPARTMENT_APPROVER}
    place = department or (make_department() if needs else None)
    organization = fields.pop("organization", None) or (place.site.organization if place else make_organization())
    return Membership.objects.create(user=who, role=role, organization=organization, department=place, **fields)


def person(**fields: Any) -> Person:
    """Somebody whom the programs serve."""
    n = number()
    fields.setdefault("given_name", "Maya")
    fields.setdefault("family_name", f"Torres{n}")
    fields.setdefault("email", f"person{n}@example.org")
    fields.setdefault("zone", "America/Chicago")
    birth_date = fields.pop("birth_date", None)
    row = Person.objects.create(**fields)
    if birth_date:
        PersonIdentity.objects.create(person=row, birth_date=birth_date)
    return row


def applicant(**fields: Any) -> Person:
    """A person with a sign-in of their own."""
    row = person(**fields)
    row.user = user(email=row.email)
    row.save(update_fields=["user"])
    return row


def make_organization(**fields: Any) -> Organization:
    """The employer of all tests, one row unless a slug is given."""
    fields.setdefault("slug", "cedar-bend-health")
    fields.setdefault("name", "Cedar Bend Health")
    fields.setdefault("kind", OrganizationKind.EMPLOYER)
    return Organization.objects.get_or_create(slug=fields.pop("slug"), defaults=fields)[0]


def make_site(**fields: Any) -> Site:
    """A clinic building."""
    fields.setdefault("organization", make_organization())
    fields.setdefault("name", f"Northside {number()}")
    return Site.objects.create(**fields)


def make_department(**fields: Any) -> Department:
    """A department that hires."""
    fields.setdefault("site", make_site())
    fields.setdefault("name", f"Family Medicine {number()}")
    return Department.objects.create(**fields)


def federal_calendar(*days: date) -> HolidayCalendar:
    """A calendar with the given days off."""
    row = HolidayCalendar.objects.get_or_create(slug="federal", defaults={"name": "Federal holidays"})[0]
    for day in days:
        Holiday.objects.get_or_create(calendar=row, date=day, name=f"Holiday {day}")
    return row


def program(**fields: Any) -> Program:
    """A program of the usual employer."""
    n = number()
    fields.setdefault("organization", make_organization())
    fields.setdefault("slug", f"medical-{n}")
    fields.setdefault("name", f"Medical Apprenticeship {n}")
    return Program.objects.create(**fields)


def version(**fields: Any) -> ProgramVersion:
    """A published version: 12 weeks of 4 and 36 hours, 40 weeks of 40, with one track and two pay steps."""
    fields.setdefault("program", program())
    fields.setdefault("number", 1)
    fields.setdefault("state", VersionState.PUBLISHED)
    fields.setdefault("published_at", NOON - timedelta(days=400))
    fields.setdefault("headline", "Become a medical assistant")
    fields.setdefault("exam_week", 12)
    fields.setdefault("class_starts_at", time(8, 0))
    fields.setdefault("required_ojl_minutes", 2000 * 60)
    fields.setdefault("required_rti_minutes", 48 * 60)
    row = ProgramVersion.objects.create(**fields)
    Phase.objects.bulk_create(
        [
            Phase(version=row, position=1, title="Class and clinic", weeks=12, class_minutes=240, clinic_minutes=2160),
            Phase(version=row, position=2, title="Clinic", weeks=40, clinic_minutes=2400),
        ]
    )
    make_track(row)
    return row


def make_track(of: ProgramVersion, **fields: Any) -> Track:
    """A career path with a rate to start and one after the exam."""
    fields.setdefault("slug", "medical-assistant")
    fields.setdefault("title", "Medical assistant")
    fields.setdefault("position", 1)
    fields.setdefault("exam_brand", "nha-ccma")
    fields.setdefault("credential", "CCMA")
    row = Track.objects.create(version=of, **fields)
    WageStep.objects.bulk_create(
        [
            WageStep(track=row, position=1, title="From day one", trigger=PayTrigger.START, rate="18.4000"),
            WageStep(track=row, position=2, title="Certified", trigger=PayTrigger.EXAM_PASS, rate="20.2500"),
        ]
    )
    return row


def way_in(of: ProgramVersion) -> dict[str, Step]:
    """The usual steps: session, application, tests, screening, interview, offer, onboarding."""
    kinds = [
        StepKind.SESSION,
        StepKind.APPLICATION,
        StepKind.TESTS,
        StepKind.SCREENING,
        StepKind.INTERVIEW,
        StepKind.OFFER,
        StepKind.ONBOARDING,
    ]
    rows = Step.objects.bulk_create(
        Step(version=of, position=n, slug=kind.value, kind=kind, title=kind.label)
        for n, kind in enumerate(kinds, start=1)
    )
    return {row.kind: row for row in rows}


def a_requirement(step: Step, kind: RequirementKind, **fields: Any) -> Requirement:
    """Something asked for at a step, not yet written."""
    fields.setdefault("slug", kind.value.replace("_", "-"))
    fields.setdefault("title", kind.label)
    fields.setdefault("position", number() % 30000)
    return Requirement(version=step.version, step=step, kind=kind, **fields)


def requirement(step: Step, kind: RequirementKind, **fields: Any) -> Requirement:
    """Something asked for at a step."""
    row = a_requirement(step, kind, **fields)
    row.save(force_insert=True)
    return row


def onboarding_item(of: ProgramVersion, **fields: Any) -> OnboardingItem:
    """A task before the first day."""
    n = number()
    fields.setdefault("slug", f"task-{n}")
    fields.setdefault("title", "Bring your vaccination card")
    fields.setdefault("owner", TaskOwner.CANDIDATE)
    fields.setdefault("position", n % 30000)
    return OnboardingItem.objects.create(version=of, **fields)


def onboarding_task(of: Application, item: OnboardingItem, due_on: date, **fields: Any) -> OnboardingTask:
    """A task of somebody, counted from the first day of their class."""
    fields.setdefault("counted_from", of.cohort.starts_on)
    fields.setdefault("planned_on", due_on - timedelta(days=30))
    return OnboardingTask.objects.create(application=of, item=item, due_on=due_on, **fields)


def cohort(**fields: Any) -> Cohort:
    """The class that starts on Monday, January 5, 2026, unless told otherwise."""
    fields.setdefault("version", version())
    start = fields.setdefault("starts_on", START)
    fields.setdefault("program", fields["version"].program)
    fields.setdefault("nominal_start", start)
    fields.setdefault("apply_by", start - timedelta(days=36))
    fields.setdefault("ready_by", start - timedelta(days=10))
    fields.setdefault("class_ends_on", start + timedelta(days=84))
    fields.setdefault("ends_on", start + timedelta(days=364))
    fields.setdefault("exam_from", start + timedelta(days=77))
    fields.setdefault("exam_to", start + timedelta(days=83))
    return Cohort.objects.create(**fields)


def opening(**fields: Any) -> Opening:
    """Places in one department, with their seats."""
    fields.setdefault("cohort", None)
    fields["cohort"] = fields["cohort"] or cohort()
    fields.setdefault("track", fields["cohort"].version.tracks.first())
    fields.setdefault("department", None)
    fields["department"] = fields["department"] or make_department()
    fields.setdefault("site", fields["department"].site)
    fields.setdefault("headcount", 1)
    with transaction.atomic():
        row = Opening.objects.create(**fields)
        Seat.objects.bulk_create(Seat(opening=row, number=n) for n in range(1, row.headcount + 1))
    return row


def one_more(opening: Opening) -> Seat:
    """A free seat behind the last one."""
    with transaction.atomic():
        opening.headcount += 1
        opening.save(update_fields=["headcount"])
        return Seat.objects.create(opening=opening, number=opening.headcount)


def enrollment(state: EnrollmentState = EnrollmentState.ACTIVE, **fields: Any) -> Enrollment:
    """Somebody in training, on a taken seat, placed in the seat's department."""
    where = fields.pop("opening", None) or opening(cohort=fields.pop("cohort", None))
    who = fields.pop("person", None) or person()
    preceptor = fields.pop("preceptor", None)
    seat = where.seats.filter(state=SeatState.FREE).first() or one_more(where)
    seat.state, seat.person = SeatState.TAKEN, who
    if state == EnrollmentState.RESERVED:
        seat.state, seat.held_until = SeatState.HELD, NOON + timedelta(days=2)
    seat.save()
    cohort_row = where.cohort
    fields.setdefault("starts_on", cohort_row.starts_on)
    fields.setdefault("class_ends_on", cohort_row.class_ends_on)
    fields.setdefault("ends_on", cohort_row.ends_on)
    fields.setdefault("required_ojl_minutes", cohort_row.version.required_ojl_minutes)
    fields.setdefault("required_rti_minutes", cohort_row.version.required_rti_minutes)
    fields.setdefault("reserved_at", NOON)
    row = Enrollment.objects.create(person=who, cohort=cohort_row, track=where.track, seat=seat, state=state, **fields)
    Placement.objects.create(enrollment=row, department=where.department, preceptor=preceptor, starts_on=row.starts_on)
    return row


def session(**fields: Any) -> Session:
    """An information session a week from NOON."""
    fields.setdefault("program", None)
    fields["program"] = fields["program"] or program()
    fields.setdefault("kind", SessionKind.INFO)
    fields.setdefault("requirement_kind", RequirementKind.INFO_SESSION)
    fields.setdefault("title", "Come and ask us anything")
    fields.setdefault("place", "Northside Library, Room B")
    fields.setdefault("starts_at", NOON + timedelta(days=7))
    fields.setdefault("ends_at", fields["starts_at"] + timedelta(hours=1))
    fields.setdefault("capacity", 10)
    return Session.objects.create(**fields)


def lead(**fields: Any) -> Lead:
    """Somebody who said "I am interested"."""
    fields.setdefault("person", person())
    fields.setdefault("program", program())
    fields.setdefault("source", LeadSource.FRIEND)
    fields.setdefault("created_at", NOON)
    return Lead.objects.create(**fields)


def application(state: ApplicationState = ApplicationState.SUBMITTED, **fields: Any) -> Application:
    """An application in any state, with the columns that the state needs."""
    fields["cohort"] = fields.get("cohort") or cohort()
    fields.setdefault("version", fields["cohort"].version)
    fields.setdefault("track", fields["cohort"].version.tracks.first())
    fields["person"] = fields.get("person") or applicant()
    fields.setdefault("started_at", NOON - timedelta(days=30))
    if state != ApplicationState.DRAFT:
        fields.setdefault("submitted_at", NOON - timedelta(days=20))
    if state in {"ineligible", "not_selected", "withdrawn", "expired"}:
        fields.setdefault("ended_at", NOON)
    if state == ApplicationState.WITHDRAWN:
        fields.setdefault("withdraw_reason", "other_job")
    return Application.objects.create(state=state, **fields)


def referral(of: Application, to: Opening, **fields: Any) -> Referral:
    """A ready candidate before a department."""
    fields.setdefault("referred_at", NOON)
    fields.setdefault("invite_by", NOON.date() + timedelta(days=7))
    return Referral.objects.create(application=of, opening=to, **fields)


def key() -> uuid.UUID:
    """An idempotency key."""
    return uuid.uuid4()
