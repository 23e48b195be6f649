"""One person's first steps: interest, an information session, a sign-in, an application in sections."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from applicants.demo import sessions as calendar
from applicants.demo.clockwork import Story
from applicants.demo.names import SEED, Who
from applicants.demo.world import WEBSITE, World, account_of
from applicants.models import Application, LeadSource
from applicants.workflows import applications, leads
from apprenticeships.models import Person, Program, SignUp, User
from apprenticeships.rules.dates import DAY
from apprenticeships.workflow import Actor
from apprenticeships.workflows import people, sessions
from cohorts.models import Cohort

NAMESPACE: Final = uuid.UUID(int=SEED)
SOURCES: Final = tuple(LeadSource)
EMPLOYERS: Final = ("Bluff View Nursing Home", "Levee Street Pharmacy", "Harbor Home Care", "Cherokee Dental Group")
JOBS: Final = ("Nursing assistant", "Home health aide", "Pharmacy clerk", "Receptionist", "Medical transporter")
SCHOOLS: Final = ("Northgate High School", "Ferry Street High School", "Bluff County Community College")
WHY: Final = (
    "My grandmother was looked after in a clinic like yours. I want to be the person who explains what comes next.",
    "I have cleaned patient rooms for three years. I would like to be the one who talks with the people in them.",
    "I like a job in which I learn every week and in which people need me to be on time.",
    "I help my neighbors with their forms and appointments already. I would like to do that well, and as my work.",
)
PROUD: Final = (
    "I trained six new colleagues last year.",
    "In two winters I missed no shift.",
    "I set up the supply shelf so that nobody has to search any more.",
)
"""What the fictional people write."""


@dataclass(slots=True)
class Candidate:
    """A person in the demonstration and how they will answer; ``application`` exists once it was begun."""

    who: Who
    track: str | None = None
    place: str = ""
    start: date | None = None
    program: Program | None = None
    changes: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    had_session: bool = True
    person: Person | None = None
    application: Application | None = None

    @property
    def app(self) -> Application:
        """The application; it was begun."""
        if self.application is None:
            raise LookupError(f"{self.who.name} has not begun an application.")
        return self.application

    @property
    def known(self) -> Person:
        """The person; somebody who said a name."""
        if self.person is None:
            raise LookupError(f"{self.who.name} has not said a name.")
        return self.person

    @property
    def by(self) -> Actor:
        """The person at work in the portal."""
        return Actor.user(self.user)

    @property
    def user(self) -> User:
        """The person's sign-in; it exists."""
        if self.person is None or self.person.user is None:
            raise LookupError(f"{self.who.name} has no sign-in.")
        return self.person.user


def interested(world: World, who: Who, program: Program, day: date, note: str = "") -> Story:
    """Say "I am interested" on the website."""
    at = yield world.days.at(day, 10 + len(who.given) % 8, len(who.name) * 2)
    lead = leads.register_interest(
        program=program,
        given_name=who.given,
        family_name=who.family,
        email=who.email,
        phone=who.phone,
        source=who.chance.choice(SOURCES),
        note=note,
        by=WEBSITE,
        at=at,
    )
    return lead.person


def signs_up(world: World, who: Who, session_id: int, day: date) -> Story:
    """Take a chair at a session, or wait for one."""
    at = yield world.days.at(day, 11 + len(who.family) % 6, 12)
    person = people.find_or_create(
        given_name=who.given, family_name=who.family, email=who.email, phone=who.phone, by=WEBSITE, at=at
    )
    return sessions.sign_up(session_id, person=person, by=WEBSITE, at=at)


def comes(world: World, who: Who, before: date, *, came: bool = True) -> Story:
    """Sign up for the last session before a day, and come, or not."""
    session = calendar.last_before(world, before)
    held = world.days.local(session.starts_at)
    sign_up: SignUp = yield from signs_up(world, who, session.pk, world.days.work(held, -4))
    at = yield session.ends_at if came else session.ends_at + timedelta(minutes=20)
    return sessions.mark(sign_up.pk, came=came, by=world.desk, at=at)


def signs_in(world: World, one: Candidate, day: date) -> Story:
    """Sign in for the first time, with a code: the person is theirs now."""
    at = yield world.days.at(day, 17, 5 + len(one.who.name))
    user = account_of(one.who)
    person = people.person_for(user, given_name=one.who.given, family_name=one.who.family, at=at)
    if not user.name:
        user.name = one.who.name
        user.save(update_fields=["name"])
    one.person = person
    return person


def begins(world: World, one: Candidate, day: date) -> Story:
    """Sign in and begin an application."""
    yield from signs_in(world, one, day)
    at = yield world.days.at(day, 17, 40)
    program = one.program or world.program
    cohort = Cohort.objects.get(program=program, starts_on=one.start) if one.start else None
    one.application = applications.start(person=one.known, program=program, cohort=cohort, by=one.by, at=at)
    return one.application


def writes(world: World, one: Candidate, day: date, slugs: Sequence[str] | None = None, hour: int = 18) -> Story:
    """Fill sections in and save each, all of them unless some are named."""
    at = yield world.days.at(day, hour)
    answers = answers_of(world, one)
    wanted = [spec.slug for spec in applications.sections_of(one.app.version)]
    for number, slug in enumerate(each for each in wanted if slugs is None or each in slugs):
        applications.save_section(
            one.app.pk,
            slug=slug,
            answers=answers[slug],
            complete=True,
            by=one.by,
            at=at + timedelta(minutes=4 * number),
        )
    return at


def sends(world: World, one: Candidate, day: date, hour: int = 18, minute: int = 45) -> Story:
    """Send the application."""
    at = yield world.days.at(day, hour, minute)
    key = uuid.uuid5(NAMESPACE, one.who.email)
    one.application = applications.submit(one.app.pk, key=key, by=one.by, at=at)
    return one.application


def applies(world: World, one: Candidate, day: date) -> Story:
    """Come to a session, write the application in two evenings, and send it on ``day``."""
    days = world.days
    chance = one.who.chance
    if chance.random() < 0.6:  # noqa: PLR2004
        yield from interested(world, one.who, world.program, days.work(day, -16))
    if one.had_session:
        yield from comes(world, one.who, days.work(day, -3))
    yield from begins(world, one, days.work(day, -2))
    yield from writes(world, one, days.work(day, -2), ("contact", "eligibility", "education"))
    yield from writes(world, one, day, ("work", "path", "shifts", "words", "attestation"))
    return (yield from sends(world, one, day))


def answers_of(world: World, one: Candidate) -> dict[str, dict[str, Any]]:
    """Return complete answers for each section, as its form cleans them."""
    who, chance = one.who, one.who.chance
    track = world.tracks[one.track] if one.track else None
    began = world.days.today - timedelta(days=chance.randint(6, 10) * 365)
    answers: dict[str, dict[str, Any]] = {
        "contact": {
            "given_name": who.given,
            "family_name": who.family,
            "phone": who.phone,
            "street": who.street,
            "city": "Cedar Bend",
            "state": "MO",
            "postal_code": chance.choice(("63101", "63104", "63116")),
            "language": who.language,
        },
        "eligibility": {"birth_date": who.born, "diploma": True, "works_here": False},
        "education": {"level": "high_school", "school": chance.choice(SCHOOLS), "year": who.born.year + 18},
        "work": {
            "jobs": [
                {
                    "employer": chance.choice(EMPLOYERS),
                    "title": chance.choice(JOBS),
                    "is_health_care": True,
                    "started_on": began,
                    "ended_on": began + chance.randint(36, 50) * 30 * DAY,
                    "share": chance.choice((100, 100, 80)),
                    "reference_name": "Ms. Hale",
                    "reference_phone": "+13145550147",
                    "may_call": True,
                }
            ],
            "none": False,
        },
        "path": {"track": track, "track_later": track is None, "site": None},
        "shifts": {
            "shifts": ["early", "day"],
            "days": ["mon", "tue", "wed", "thu", "fri"],
            "transport": ("bus", "car", "car", "ride")[len(who.name) % 4],
            "shift_note": "",
        },
        "words": {"why": chance.choice(WHY), "proud": chance.choice(PROUD)},
        "attestation": {"agrees": True, "name": who.name},
    }
    return {slug: {**fields, **one.changes.get(slug, {})} for slug, fields in answers.items()}
