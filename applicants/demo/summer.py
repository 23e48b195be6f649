"""The summer internship as it stands before the matching: ten sites, their places, and three hundred students.

Three hundred stories through the workflows would take minutes, so these records are written in bulk, as the steps
would have left them; the one student with an account goes through the steps.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from applicants.demo import last_summer, referees
from applicants.demo.clockwork import Story
from applicants.demo.names import Who, people, somebody
from applicants.demo.people import NAMESPACE, SCHOOLS
from applicants.demo.region import DEPARTMENTS_OF_A_SITE, OFFERED, POSTAL_CODES, SITES
from applicants.demo.world import INTERNS, WEBSITE, World, account, account_of
from applicants.models import (
    Application,
    ApplicationState,
    Availability,
    Consent,
    ConsentKind,
    Guardian,
    RightsNoticeSent,
    ScreeningResult,
    ScreeningStep,
    Section,
    Wish,
)
from applicants.records import rights
from applicants.records.deadlines import local_day
from applicants.rules.ages import old_enough_on
from applicants.rules.requirements import Verdict
from applicants.workflows import applications, guardians
from apprenticeships.demonstration import DOMAIN
from apprenticeships.models import (
    Department,
    Event,
    Interest,
    Membership,
    Person,
    PersonIdentity,
    PostalCode,
    Requirement,
    RequirementKind,
    Role,
    Site,
    VersionState,
)
from apprenticeships.workflow import Actor
from apprenticeships.workflows import people as persons
from cohorts.models import Cohort
from cohorts.workflows import cohorts
from cohorts.workflows.openings import Fits

STUDENTS: Final = 319  # and the one with an account
ADULT, YOUNGEST, OLDEST_DAYS = 18, 16, 3 * 365
SITE_ACCOUNT: Final = ("Leontine Abrams", "site")
STUDENT: Final = "Priya Calloway"
NOT_ANSWERED_EACH: Final = 9  # one guardian in so many has not answered yet
MILES: Final = (None, None, 10, 10, 20, 5)
WEEKLY: Final = 32 * 60
PERSON_SKIPPED: Final = 400  # names that the other stories use up


@dataclass(frozen=True, slots=True)
class Intern:
    """One student before anything is written down."""

    who: Who
    born: date
    postal_code: str
    wishes: Sequence[Interest]
    miles: int | None
    consented: bool


def waits_for_matching(world: World) -> Story:
    """Write the coming summer: everybody is ready, and nobody has pressed the button yet."""
    at = yield world.days.at(world.days.ago(6), 12)
    version = world.programs[INTERNS].versions.get(state=VersionState.PUBLISHED)
    cohort = Cohort.objects.filter(version=version, apply_by__gte=world.days.today).earliest("starts_on")
    PostalCode.objects.bulk_create(
        PostalCode(code=code, latitude=latitude, longitude=longitude)
        for code, (latitude, longitude) in POSTAL_CODES.items()
    )
    areas = {each.slug: each for each in version.interests.all()}
    _places(world, cohort, areas, at)
    interns = list(_students(world, cohort, list(areas.values())))
    written = _people(interns, at)
    _applications(interns, written, cohort, at)
    _one_by_the_steps(world, cohort, areas, at)
    referees.spoken_for(cohort, at)
    sites = list(Site.objects.filter(name__in=SITES).order_by("name"))
    last_summer.write(world, sites, list(areas.values()))


def _places(world: World, cohort: Cohort, areas: dict[str, Interest], at: datetime) -> None:
    coordinator = account(*SITE_ACCOUNT)
    track = cohort.version.tracks.get()
    organization = world.places["family"].department.site.organization
    for number, (name, postal_code) in enumerate(SITES.items()):
        site = Site.objects.create(
            organization=organization, name=name, street=f"{100 + 7 * number} Clinic Way", city="Cedar Bend",
            state="MO", postal_code=postal_code,
        )  # fmt: skip
        if number == 0:
            Membership.objects.create(
                user=coordinator, role=Role.SITE_COORDINATOR, organization=organization, site=site
            )
        for place in range(DEPARTMENTS_OF_A_SITE):
            title, slug, youngest, places = OFFERED[(number + place) % len(OFFERED)]
            cohorts.add_opening(
                cohort,
                track=track,
                department=Department.objects.create(site=site, name=title),
                interest=areas[slug],
                headcount=places + number % 2,
                fits=Fits(age_from=youngest, weekly_minutes=WEEKLY),
                by=world.desk,
                at=at,
            )


def _students(world: World, cohort: Cohort, areas: Sequence[Interest]) -> Iterator[Intern]:
    names = people(world.days.today)
    for _ in range(PERSON_SKIPPED):
        next(names)
    codes = sorted(POSTAL_CODES)
    for number in range(STUDENTS):
        who = next(names)
        chance = who.chance
        age = timedelta(days=YOUNGEST * 366 + chance.randint(0, OLDEST_DAYS))
        yield Intern(
            who=who,
            born=cohort.starts_on - age,
            postal_code=chance.choice(codes),
            wishes=chance.sample(areas, 3),
            miles=chance.choice(MILES),
            consented=number % NOT_ANSWERED_EACH != 0,
        )


def _people(interns: Sequence[Intern], at: datetime) -> list[Person]:
    rows = Person.objects.bulk_create(
        Person(
            given_name=each.who.given,
            family_name=each.who.family,
            email=each.who.email,
            phone=each.who.phone,
            street=each.who.street,
            city="Cedar Bend",
            state="MO",
            postal_code=each.postal_code,
            language=each.who.language,
        )
        for each in interns
    )
    PersonIdentity.objects.bulk_create(
        PersonIdentity(person=row, birth_date=each.born) for row, each in zip(rows, interns, strict=True)
    )
    return rows


def _applications(interns: Sequence[Intern], written: Sequence[Person], cohort: Cohort, at: datetime) -> None:
    pairs = list(zip(interns, written, strict=True))
    track = cohort.version.tracks.get()
    rows = Application.objects.bulk_create(
        Application(
            person=person,
            version=cohort.version,
            track=track,
            cohort=cohort,
            state=ApplicationState.READY,
            started_at=at - timedelta(days=2),
            submitted_at=at,
            ready_at=at,
            submit_key=uuid.uuid5(NAMESPACE, each.who.email),
        )
        for each, person in pairs
    )
    told = list(zip(interns, rows, strict=True))
    Section.objects.bulk_create(
        Section(application=row, slug=slug, answers=answers, is_complete=True, saved_at=at)
        for each, row in told
        for slug, answers in _answers(each, cohort).items()
    )
    Wish.objects.bulk_create(
        Wish(application=row, interest=interest, rank=rank)
        for each, row in told
        for rank, interest in enumerate(each.wishes, start=1)
    )
    Availability.objects.bulk_create(
        Availability(application=row, first_day=cohort.starts_on, last_day=cohort.ends_on, most_miles=each.miles)
        for each, row in told
    )
    _consents(told, cohort, at)
    _screening(told, cohort, at)
    Event.objects.bulk_create(_events(rows, at))
    notice = rights.current(cohort.program.organization_id)
    if notice is not None:
        RightsNoticeSent.objects.bulk_create(
            RightsNoticeSent(application=row, notice=notice, sent_at=at + timedelta(minutes=2)) for row in rows
        )


def _answers(each: Intern, cohort: Cohort) -> dict[str, dict[str, Any]]:
    chance = each.who.chance
    return {
        "contact": {},
        "eligibility": {"student": True},
        "education": {"school": chance.choice(SCHOOLS), "year": cohort.starts_on.year + chance.randint(0, 1)},
        "interests": {},
        "guardian": {},
        "path": {"track_later": False},
        "words": {
            "why": "I would like to see how a clinic works before I choose what to study.",
            "proud": "I look after my brothers in the afternoons, and they are always on time.",
        },
        "attestation": {"agrees": True, "name": each.who.name},
    }


def _is_minor(each: Intern, cohort: Cohort) -> bool:
    return old_enough_on(each.born, ADULT) > cohort.starts_on


def _consents(told: Sequence[tuple[Intern, Application]], cohort: Cohort, at: datetime) -> None:
    minors = [(each, row) for each, row in told if _is_minor(each, cohort)]
    rows = Guardian.objects.bulk_create(
        Guardian(
            person=row.person,
            name=f"{'Renata' if number % 2 else 'Osgood'} {each.who.family}",
            email=f"guardian.{each.who.email.partition('@')[0]}@{DOMAIN}",
            created_at=at,
        )
        for number, (each, row) in enumerate(minors)
    )
    answered = [(row, guardian) for (each, row), guardian in zip(minors, rows, strict=True) if each.consented]
    Consent.objects.bulk_create(
        Consent(
            person=row.person,
            guardian=guardian,
            kind=kind,
            is_given=kind == ConsentKind.TAKING_PART or row.pk % 4 != 0,
            signed_name=guardian.name,
            given_at=at,
        )
        for row, guardian in answered
        for kind in ConsentKind
        if kind != ConsentKind.HEALTH_RELEASE
    )
    asked = cohort.version.requirements.get(kind=RequirementKind.GUARDIAN_CONSENT)
    ScreeningResult.objects.bulk_create(
        ScreeningResult(
            person=row.person,
            kind=asked.kind,
            requirement=asked,
            taken_on=local_day(cohort.program, at),
            values={"met": True},
            source="Guardian's own link",
            recorded_at=at,
        )
        for row, _ in answered
    )


def _screening(told: Sequence[tuple[Intern, Application]], cohort: Cohort, at: datetime) -> None:
    asked = list(cohort.version.requirements.all())
    ScreeningStep.objects.bulk_create(
        ScreeningStep(application=row, requirement=each, verdict=_verdict(intern, each, cohort), judged_at=at)
        for intern, row in told
        for each in asked
    )


def _verdict(intern: Intern, asked: Requirement, cohort: Cohort) -> str:
    if asked.kind in {RequirementKind.AGE, RequirementKind.ENROLLED_STUDENT}:
        return Verdict.MET.value
    if asked.kind == RequirementKind.REFERENCE:
        return Verdict.MISSING.value
    if not _is_minor(intern, cohort):
        return Verdict.NOT_APPLICABLE.value
    consented = asked.kind == RequirementKind.GUARDIAN_CONSENT and intern.consented
    return (Verdict.MET if consented else Verdict.MISSING).value


def _events(rows: Sequence[Application], at: datetime) -> Iterator[Event]:
    for row in rows:
        states = ("", ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.READY)
        for place, kind in enumerate(("application.start", "application.submit", "application.make_ready"), start=1):
            yield Event(
                kind=kind,
                subject_type=Application._meta.label_lower,
                subject_id=row.pk,
                person=row.person,
                actor_kind=WEBSITE.kind,
                actor_name=WEBSITE.name,
                at=at + timedelta(minutes=place),
                before=states[place - 1],
                after=states[place],
            )


def _one_by_the_steps(world: World, cohort: Cohort, areas: dict[str, Interest], at: datetime) -> None:
    """The student with an account: applied, named her mother, whose mail waits to be read."""
    who = somebody(STUDENT, "student", world.days.today)
    user = account_of(who)
    person = persons.person_for(user, given_name=who.given, family_name=who.family, at=at)
    user.name = who.name
    user.save(update_fields=["name"])
    by = Actor.user(user)
    row = applications.start(person=person, program=cohort.program, cohort=cohort, by=by, at=at)
    answers: dict[str, dict[str, Any]] = {
        "contact": {
            "given_name": who.given, "family_name": who.family, "phone": who.phone, "street": who.street,
            "city": "Cedar Bend", "state": "MO", "postal_code": "63118", "language": "en",
        },
        "eligibility": {"birth_date": cohort.starts_on - timedelta(days=17 * 365), "student": True},
        "education": {"school": SCHOOLS[0], "year": cohort.starts_on.year + 1},
        "interests": {
            "interests": [areas["laboratory"], areas["pharmacy"], areas["clinic"]],
            "first_day": cohort.starts_on, "last_day": cohort.ends_on, "most_miles": 10,
        },
        "path": {"track": cohort.version.tracks.get(), "track_later": False},
        "words": {"why": "My aunt works in a laboratory, and I want to see what happens there.", "proud": "I tutor."},
        "attestation": {"agrees": True, "name": who.name},
    }  # fmt: skip
    for spec in applications.sections_of(row.version):
        applications.save_section(
            row.pk, slug=spec.slug, answers=answers.get(spec.slug, {}), complete=True, by=by, at=at
        )
    guardians.name_guardian(person.pk, name="Ruth Calloway", email=f"guardian@{DOMAIN}", by=by, at=at)
    applications.submit(row.pk, key=uuid.uuid5(NAMESPACE, who.email), by=by, at=at + timedelta(minutes=20))
