"""A summer of the shipped internship: two departments with places, students near them, and their guardians."""

import re
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from applicants.models import Application, ConsentKind, Guardian
from applicants.records.guardian_links import token_of
from applicants.workflows import applications, guardians, matching
from apprenticeships.models import Department, Interest, PostalCode, ProgramVersion, Role, Track, User
from apprenticeships.packs.load import load
from apprenticeships.packs.shipped import shipped
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Opening
from cohorts.workflows import cohorts
from tests import factories as make
from tests.factories import NOON, ROBOT

MINOR, ADULT = date(2010, 1, 15), date(2007, 5, 17)
HOME, NEAR, FAR = "63116", "63110", "65201"


@dataclass
class Summer:
    """The program with its class of June, its path, its coordinator and two departments."""

    version: ProgramVersion
    cohort: Cohort
    coordinator: User
    imaging: Opening
    finance: Opening

    @property
    def track(self) -> Track:
        return self.version.tracks.get()

    @property
    def by(self) -> Actor:
        return Actor.user(self.coordinator)

    def interest(self, slug: str) -> Interest:
        return self.version.interests.get(slug=slug)


def summer(**imaging: Any) -> Summer:
    """A place in imaging, near home, and one in finance, far away. ``imaging`` are columns of the first."""
    loaded = load(shipped("high-school-internship"), by=ROBOT, at=NOON, publish=True)
    version = loaded.version
    version.program.is_listed = True
    version.program.save(update_fields=["is_listed"])
    coordinator = make.staff(name="Ana Solis")
    make.membership(coordinator, Role.COORDINATOR, organization=version.program.organization)
    for code, latitude, longitude in ((HOME, "38.58", "-90.26"), (NEAR, "38.63", "-90.26"), (FAR, "38.95", "-92.31")):
        PostalCode.objects.create(code=code, latitude=Decimal(latitude), longitude=Decimal(longitude))
    by = Actor.user(coordinator)
    (cohort,) = cohorts.generate(version, on=NOON.date(), by=by, at=NOON)[:1]
    track = version.tracks.get()
    rows = [
        cohorts.add_opening(
            cohort, track=track, department=_department(name, code), headcount=1,
            interest=version.interests.get(slug=slug), by=by, at=NOON,
        )
        for name, code, slug in (("Imaging", NEAR, "imaging"), ("Accounts", FAR, "finance"))
    ]  # fmt: skip
    for name, value in imaging.items():
        setattr(rows[0], name, value)
    rows[0].save()
    return Summer(version, cohort, coordinator, *rows)


def _department(name: str, code: str) -> Department:
    return make.make_department(name=name, site=make.make_site(name=f"{name} Center", postal_code=code))


def pages(of: Summer, *, born: date = MINOR) -> dict[str, dict[str, str]]:
    """What a student fills into each section on a phone."""
    pages = {
        "contact": {
            "given_name": "Noemi", "family_name": "Castell", "phone": "(314) 555-0123", "postal_code": HOME,
            "language": "en",
        },
        "eligibility": {"birth_date": born.isoformat(), "student": "yes"},
        "education": {"school": "Northgate High School", "year": "2027"},
        "interests": {
            "first": "imaging", "second": "laboratory", "third": "finance",
            "first_day": of.cohort.starts_on.isoformat(), "last_day": of.cohort.ends_on.isoformat(), "miles": "20",
        },
        "guardian": {"guardian_name": "Rosa Castell", "guardian_email": "rosa@demo.example"},
        "path": {"cohort": str(of.cohort.public_id)},
        "words": {"why": "I like to help.", "proud": "I look after my brother."},
        "attestation": {"agrees": "on", "name": "Noemi Castell"},
    }  # fmt: skip
    return pages if born == MINOR else pages | {"guardian": {}}


def applied(of: Summer, *, born: date = MINOR, at: datetime = NOON, **changes: Any) -> Application:
    """An application that was sent, with everything filled in; ``changes`` go into the section of their name."""
    row = applications.start(person=make.applicant(given_name="Noemi"), program=of.version.program, by=ROBOT, at=at)
    filled = {
        "contact": {"given_name": "Noemi", "family_name": "Castell", "phone": "+13145550123", "postal_code": HOME},
        "eligibility": {"birth_date": born, "student": True},
        "education": {"school": "Northgate High School", "year": 2027},
        "interests": {
            "interests": [of.interest(slug) for slug in ("imaging", "laboratory", "finance")],
            "first_day": of.cohort.starts_on, "last_day": of.cohort.ends_on, "most_miles": 20,
        },
        "guardian": {"guardian_name": "Rosa Castell", "guardian_email": "rosa@demo.example"} if born == MINOR else {},
        "path": {"track": of.track, "track_later": False},
        "words": {"why": "I like to help.", "proud": "I look after my brother."},
        "attestation": {"agrees": True, "name": "Noemi Castell"},
    }  # fmt: skip
    for slug, answers in filled.items():
        said = answers | changes.get(slug, {})
        applications.save_section(row.pk, slug=slug, answers=said, complete=True, by=ROBOT, at=at)
    applications.submit(row.pk, key=uuid.uuid4(), by=ROBOT, at=at)
    row.refresh_from_db()
    return row


def consents(row: Application, *, given: bool = True, at: datetime = NOON, **more: bool) -> None:
    """The guardian's answer."""
    guardian = Guardian.objects.get(person=row.person, revoked_at__isnull=True)
    answers = {ConsentKind.TAKING_PART: given, **{ConsentKind(kind): value for kind, value in more.items()}}
    by = Actor.guardian(guardian.pk, guardian.name)
    guardians.answer(guardian.pk, answers=answers, signed_name="Rosa Castell", by=by, at=at)


def matched(of: Summer, *, at: datetime = NOON) -> None:
    """A matching, drafted, released and told."""
    run = matching.draft(of.cohort.pk, variant="interests", seed=1, by=of.by, at=at)
    matching.release(run.pk, is_early=True, by=of.by, at=at)
    matching.offer_released(at=at)


def link_of(row: Application) -> str:
    """The address of the guardian's page as it stands now."""
    guardian = Guardian.objects.get(person=row.person, revoked_at__isnull=True)
    return f"/my/for/{token_of(guardian)}/"


def link_in(text: str) -> str:
    """The address of a guardian's page in a mail."""
    return re.search(r"http://testserver(/my/for/\S+)", text)[1]
