"""Applications by the thousand, with everything that hangs on them: written in bulk under the real constraints."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction

from applicants.models import (
    ENDED_STATES,
    Application,
    ApplicationState,
    Job,
    Lead,
    LeadSource,
    ScreeningResult,
    ScreeningStep,
    Section,
)
from applicants.rules.sections import SECTIONS
from apprenticeships.models import Event, Message, MessageState, Person, RequirementKind, User
from tests.benchmarks.candidates import refer
from tests.benchmarks.world import CLASSES, World

S = ApplicationState
MIX: Final = (
    *[S.DRAFT] * 12,
    *[S.SUBMITTED] * 30,
    *[S.NEEDS_INFORMATION] * 5,
    *[S.READY] * 15,
    *[S.OFFERED] * 3,
    *[S.ACCEPTED] * 2,
    *[S.ONBOARDING] * 4,
    *[S.ENROLLED] * 5,
    *[S.INELIGIBLE] * 8,
    *[S.NOT_SELECTED] * 6,
    *[S.WITHDRAWN] * 7,
    *[S.EXPIRED] * 3,
)
MEETING: Final = (S.READY, S.OFFERED, S.ACCEPTED, S.ONBOARDING)
CHUNK: Final = 1000
STRIDE: Final = 37  # shares no factor with the lengths below, so that names and states mix
GIVEN: Final = (
    "Maya", "Luis", "Amara", "Tess", "Omar", "June", "Priya", "Noah", "Ines", "Caleb",
    "Ruth", "Dario", "Lena", "Ivo", "Sade", "Hugh", "Wren", "Otis", "Nia", "Paul",
)  # fmt: skip
FAMILY: Final = (
    "Torres", "Okafor", "Lindqvist", "Marsh", "Delgado", "Petrov", "Abara", "Quinn", "Farrow", "Nakata",
    "Reyes", "Holt", "Ibarra", "Sato", "Vance", "Moreau", "Kimani", "Bauer", "Castillo", "Draper",
)  # fmt: skip
RARE: Final = "Quillfeather"
COMMON: Final = FAMILY[3]


def fill(world: World, upto: int) -> None:
    """Bring the number of applications to ``upto``."""
    have = Application.objects.count()
    password = make_password(None)
    for start in range(have, upto, CHUNK):
        with transaction.atomic():
            _chunk(world, range(start, min(start + CHUNK, upto)), password)


def _chunk(world: World, numbers: range, password: str) -> None:
    people = _people(numbers, password, world.at)
    rows = [_application(world, number, person) for number, person in zip(numbers, people, strict=True)]
    Application.objects.bulk_create(rows)
    program = world.version.program
    Lead.objects.bulk_create(
        Lead(person=row.person, program=program, source=LeadSource.FRIEND, created_at=row.started_at) for row in rows
    )
    Section.objects.bulk_create(chain.from_iterable(_sections(row) for row in rows))
    Job.objects.bulk_create(_job(row) for row in rows)
    sent = [row for row in rows if row.submitted_at is not None]
    ScreeningStep.objects.bulk_create(chain.from_iterable(_steps(world, row) for row in sent))
    ScreeningResult.objects.bulk_create(chain.from_iterable(_results(row) for row in sent))
    Event.objects.bulk_create(chain.from_iterable(_events(row) for row in rows))
    Message.objects.bulk_create(chain.from_iterable(_messages(row) for row in rows))
    refer(world, [row for row in rows if row.state in MEETING])


def _people(numbers: range, password: str, at: datetime) -> list[Person]:
    users = User.objects.bulk_create(
        User(email=f"applicant{number}@example.org", password=password, date_joined=at) for number in numbers
    )
    return Person.objects.bulk_create(
        Person(
            user=user,
            given_name=GIVEN[number // len(FAMILY) % len(GIVEN)],
            family_name=RARE if number == 0 else FAMILY[number % len(FAMILY)],
            email=user.email,
            phone=f"+1314555{100 + number % 100:04d}",
            zone="America/Chicago",
        )
        for number, user in zip(numbers, users, strict=True)
    )


def _application(world: World, number: int, person: Person) -> Application:
    state = S.SUBMITTED if number == 0 else MIX[number * STRIDE % len(MIX)]
    started = world.at - timedelta(days=60, minutes=number)
    sent = None if state == S.DRAFT else started + timedelta(days=1)
    return Application(
        person=person,
        version=world.version,
        track=world.openings[0][0].track,
        cohort=world.cohorts[number // len(MIX) % CLASSES],
        state=state,
        started_at=started,
        submitted_at=sent,
        ready_at=sent + timedelta(days=20) if sent and state in MEETING else None,
        ended_at=world.at if state in ENDED_STATES else None,
        answer_due=(world.at + timedelta(days=number % 20 - 5)).date() if state == S.SUBMITTED else None,
        request_note="Which months did you work there?" if state == S.NEEDS_INFORMATION else "",
        request_due=(world.at + timedelta(days=5)).date() if state == S.NEEDS_INFORMATION else None,
        withdraw_reason="other_job" if state == S.WITHDRAWN else "",
    )


def _sections(row: Application) -> Iterator[Section]:
    for spec in SECTIONS:
        yield Section(
            application=row, slug=spec.slug, answers={"text": "x" * 80}, is_complete=True, saved_at=row.started_at
        )


def _job(row: Application) -> Job:
    day = row.started_at.date()
    return Job(
        application=row, employer="Maple Court", title="Aide", started_on=day - timedelta(days=1200), ended_on=day
    )


def _steps(world: World, row: Application) -> Iterator[ScreeningStep]:
    met = row.state not in {S.SUBMITTED, S.NEEDS_INFORMATION, S.INELIGIBLE}
    for place, requirement in enumerate(world.asked):
        verdict = "met" if met or place < 1 + row.person_id % 8 else "missing"
        yield ScreeningStep(application=row, requirement=requirement, verdict=verdict, judged_at=row.submitted_at)


def _results(row: Application) -> Iterator[ScreeningResult]:
    for kind, values in (
        (RequirementKind.ENTRANCE_EXAM, {"score": 74}),
        (RequirementKind.TYPING, {"keystrokes": 900, "errors": 2, "minutes": "5"}),
    ):
        day = row.started_at.date()
        yield ScreeningResult(
            person=row.person, kind=kind, taken_on=day, values=values, source="paper", recorded_at=row.started_at
        )


def _events(row: Application) -> Iterator[Event]:
    steps = [("application.start", row.started_at, "draft"), ("application.submit", row.submitted_at, "submitted")]
    for kind, at, after in (*steps, ("application.make_ready", row.ready_at, "ready")):
        if at is not None:
            yield Event(
                kind=kind,
                subject_type="applicants.application",
                subject_id=row.pk,
                person=row.person,
                actor_kind="system",
                actor_name="benchmark",
                at=at,
                after=after,
            )


def _messages(row: Application) -> Iterator[Message]:
    for kind in ("lead.thanks", "application.received"):
        yield Message(
            key=f"{kind}:{row.pk}",
            kind=kind,
            person=row.person,
            recipient=row.person.email,
            state=MessageState.SENT,
            created_at=row.started_at,
            due_at=row.started_at,
            sent_at=row.started_at,
            subject="We have your application",
            text="We read it within three weeks.\n" * 20,
        )
