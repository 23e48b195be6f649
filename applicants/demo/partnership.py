"""The training partnership as it stands today: thirteen organizations, a grant, three thousand people who take part.

As many stories through the workflows would take minutes, so these records are written in bulk, as the steps would
have left them. The services that people got are told in a module of their own, from what ``gathered`` returns.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from applicants.demo.names import SEED, Who, people
from applicants.demo.world import PARTNERS, World, account
from apprenticeships import demonstration
from apprenticeships.models import (
    Event,
    HolidayCalendar,
    Membership,
    Organization,
    Person,
    Program,
    ProgramVersion,
    Role,
    Site,
    User,
    VersionState,
)
from apprenticeships.rules.dates import DAY, add_months
from apprenticeships.workflows import people as persons
from cohorts.models import BatchState, Grant, Participant, ParticipantBatch, ParticipantKind
from cohorts.workflows.known_people import partners_of

PEOPLE: Final = 2999  # and the one with an account
NAMES_SKIPPED: Final = 1200  # names that the other stories use up
FINISHED_PERIODS: Final = 2
MONTHS_OF_A_QUARTER: Final = 3
MONTHS_OF_THE_GRANT: Final = 24
ENTRANT_EACH, LEFT_EACH, WITHOUT_EMAIL_EACH, UNKNOWN_JOB_EACH = 7, 29, 3, 41
NEVER_JOINED_LATER: Final = 20  # days before today


@dataclass(frozen=True, slots=True)
class Clinic:
    """Where a clinic is, which local represents its people, how many of a hundred work there, and its numbers."""

    city: str
    postal_code: str
    region: str
    union: str
    share: int
    prefix: str


CLINICS: Final = {
    "asian-health-services": Clinic("Oakland", "94607", "East Bay", "seiu-local-1021", 18, "AHS"),
    "clinica-monsenor-oscar-a-romero": Clinic("Los Angeles", "90057", "Los Angeles", "seiu-local-721", 11, "CR"),
    "gardner-health-services": Clinic("San Jose", "95110", "South Bay", "seiu-local-521", 20, "G"),
    "healthright-360": Clinic("San Francisco", "94103", "San Francisco", "seiu-united-healthcare-workers", 19, "HR"),
    "st-johns-community-health": Clinic("Los Angeles", "90037", "Los Angeles", "seiu-local-721", 25, "SJ"),
    "baywell-health": Clinic("Oakland", "94609", "East Bay", "seiu-local-1021", 7, "BW"),
}
OCCUPATIONS: Final = {
    "Medical assistant": 30,
    "Dental assistant": 13,
    "Community health worker": 14,
    "Medical billing and coding": 9,
    "Licensed vocational nurse": 9,
    "Registered nurse": 10,
    "Mental and behavioral health": 10,
    "Clinic receptionist": 5,
}
PARTNER_ACCOUNT: Final = ("Graciela Monteverde", "partner", "gardner-health-services", Role.PARTNER)
UNION_ACCOUNT: Final = ("Terrence Okonjo", "union", "seiu-local-721", Role.PARTNER)
AUDITOR_ACCOUNT: Final = ("Helen Stradford", "auditor", "uc-labor-center", Role.AUDITOR)
WORKER: Final = ("Marisela", "Quezada", "worker", "gardner-health-services")


@dataclass(frozen=True, slots=True)
class Partnership:
    """What was built: the program, who pays, the organizations and their places by slug, and everybody in it."""

    program: Program
    version: ProgramVersion
    grant: Grant
    organizations: Mapping[str, Organization]
    sites: Mapping[str, Site]
    participants: Sequence[Participant]
    worker: Participant
    accounts: Mapping[str, User]


def gathered(world: World) -> Partnership:
    """Write the partnership around the days of the demonstration; the same people at each start."""
    version = (
        world.programs[PARTNERS].versions.select_related("program__organization").get(state=VersionState.PUBLISHED)
    )
    program, at = version.program, world.days.at(world.days.ago(2), 10)
    organizations = {each.organization.slug: each.organization for each in partners_of(program)}
    _reachable(program.organization)
    grant = _grant(program, world.days.today)
    sites = _sites(organizations)
    accounts = {
        mailbox: _signs_in(name, mailbox, organizations[slug], role)
        for name, mailbox, slug, role in (PARTNER_ACCOUNT, UNION_ACCOUNT, AUDITOR_ACCOUNT)
    }
    places = list(_places(world, grant))
    batches = _batches(world, program, places, at)
    written = _written(places, organizations, batches, grant)
    worker = _worker(organizations, grant, at)
    _events([*written, worker], world)
    return Partnership(program, version, grant, organizations, sites, written, worker, accounts)


def _reachable(organization: Organization) -> None:
    organization.contact_name, organization.contact_phone, organization.contact_hours = demonstration.CONTACT
    organization.save(update_fields=["contact_name", "contact_phone", "contact_hours"])


def _grant(program: Program, today: date) -> Grant:
    """Two years of which two quarters are over, so that two reports have a period behind them."""
    quarter = date(today.year, today.month - (today.month - 1) % MONTHS_OF_A_QUARTER, 1)
    since = add_months(quarter, -FINISHED_PERIODS * MONTHS_OF_A_QUARTER)
    return Grant.objects.create(
        program=program,
        name="High Road Training Partnership, community clinics",
        number="DEMO-0127",
        since=since,
        until=add_months(since, MONTHS_OF_THE_GRANT) - DAY,
        calendar=HolidayCalendar.objects.filter(slug="federal").first(),
    )


def _sites(organizations: Mapping[str, Organization]) -> dict[str, Site]:
    return {
        slug: Site.objects.create(
            organization=organizations[slug],
            name=f"{organizations[slug].name}, {clinic.city}",
            zone=organizations[slug].zone,
            city=clinic.city,
            state="CA",
            postal_code=clinic.postal_code,
        )
        for slug, clinic in CLINICS.items()
    }


def _signs_in(name: str, mailbox: str, organization: Organization, role: Role) -> User:
    user = account(name, mailbox)
    Membership.objects.create(user=user, role=role, organization=organization)
    return user


@dataclass(frozen=True, slots=True)
class Place:
    """One participant before anything is written down; no clinic: new to the field."""

    who: Who
    number: int
    clinic: str
    region: str
    occupation: str
    joined_on: date
    left_on: date | None


def _places(world: World, grant: Grant) -> Iterator[Place]:
    chance = random.Random(f"{SEED} partnership")  # noqa: S311 - variety, not secrecy
    names = people(world.days.today)
    for _ in range(NAMES_SKIPPED):
        next(names)
    slugs, shares = list(CLINICS), [each.share for each in CLINICS.values()]
    jobs, weights = list(OCCUPATIONS), list(OCCUPATIONS.values())
    last = world.days.today - NEVER_JOINED_LATER * DAY
    span = max((last - grant.since).days, 1)
    for number in range(PEOPLE):
        slug = chance.choices(slugs, shares)[0]
        # most join in the first months, when the clinics send their lists
        joined_on = world.days.work(grant.since - DAY + timedelta(days=int(span * chance.random() ** 2)), 1)
        left_on = joined_on + timedelta(days=chance.randint(10, 200)) if number % LEFT_EACH == 0 else None
        yield Place(
            who=next(names),
            number=number,
            clinic="" if number % ENTRANT_EACH == 0 else slug,
            region=CLINICS[slug].region,
            occupation="" if number % UNKNOWN_JOB_EACH == 0 else chance.choices(jobs, weights)[0],
            joined_on=joined_on,
            left_on=left_on if left_on is not None and left_on < world.days.today else None,
        )


def _batches(world: World, program: Program, places: Sequence[Place], at: datetime) -> dict[str, ParticipantBatch]:
    """The list of each clinic, and the one of people who are new to the field."""
    found = {}
    for place, slug in enumerate(("", *CLINICS)):
        many = sum(each.clinic == slug for each in places)
        found[slug] = ParticipantBatch.objects.create(
            program=program,
            filename=f"{slug or 'new-to-the-field'}.csv",
            digest=f"{place:064}",
            state=BatchState.APPLIED,
            uploaded_by=world.coordinator,
            uploaded_at=at + timedelta(minutes=10 * place),
            ended_at=at + timedelta(minutes=10 * place + 4),
            rows=many,
            created=many,
        )
    return found


def _written(
    places: Sequence[Place],
    organizations: Mapping[str, Organization],
    batches: Mapping[str, ParticipantBatch],
    grant: Grant,
) -> list[Participant]:
    rows = Person.objects.bulk_create(
        Person(
            given_name=each.who.given,
            family_name=each.who.family,
            email="" if each.number % WITHOUT_EMAIL_EACH == 0 else each.who.email,
            phone=each.who.phone,
            language=each.who.language,
            state="CA",
        )
        for each in places
    )
    return Participant.objects.bulk_create(
        Participant(
            program_id=grant.program_id,
            person=person,
            grant=grant,
            employer=organizations[each.clinic] if each.clinic else None,
            union=organizations[CLINICS[each.clinic].union] if each.clinic else None,
            kind=ParticipantKind.INCUMBENT if each.clinic else ParticipantKind.ENTRANT,
            occupation=each.occupation,
            region=each.region,
            reference=f"{CLINICS[each.clinic].prefix}{10_000 + each.number}" if each.clinic else "",
            joined_on=each.joined_on,
            left_on=each.left_on,
            batch=batches[each.clinic],
        )
        for each, person in zip(places, rows, strict=True)
    )


def _worker(organizations: Mapping[str, Organization], grant: Grant, at: datetime) -> Participant:
    given, family, mailbox, slug = WORKER
    user = account(f"{given} {family}", mailbox)
    person = persons.person_for(user, given_name=given, family_name=family, at=at)
    return Participant.objects.create(
        program_id=grant.program_id,
        person=person,
        grant=grant,
        employer=organizations[slug],
        union=organizations[CLINICS[slug].union],
        kind=ParticipantKind.INCUMBENT,
        occupation="Medical assistant",
        region=CLINICS[slug].region,
        reference=f"{CLINICS[slug].prefix}9127",
        joined_on=grant.since + 14 * DAY,
    )


def _events(rows: Sequence[Participant], world: World) -> None:
    Event.objects.bulk_create(
        Event(
            kind="participant.join",
            subject_type=Participant._meta.label_lower,
            subject_id=row.pk,
            person_id=row.person_id,
            actor_kind=world.desk.kind,
            actor_id=world.desk.id,
            actor_name=world.desk.name,
            at=world.days.at(row.joined_on, 11),
        )
        for row in rows
    )
