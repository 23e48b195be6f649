"""Steps that touch the same rows from two sides, at once: nobody stands in another's way, and nothing is lost."""

from datetime import timedelta

import pytest

from applicants.models import Application, MatchRun, MatchState, ScreeningResult
from applicants.workflows import applications, matching, screening
from apprenticeships import workflow
from apprenticeships.errors import Conflict, DomainError
from apprenticeships.models import SignUp
from apprenticeships.workflows import door, merges, sessions, strays
from cohorts.workflows import openings
from cohorts.workflows.openings import Fits
from tests import factories as make
from tests.applicants import matching_world
from tests.applicants.way import TODAY, K, sent, way
from tests.cohorts.scene import race
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 2
SOON = NOON + timedelta(hours=1)


@pytest.fixture
def no_second_try(monkeypatch):
    """A deadlock that PostgreSQL ends is not tried again here: it fails the test."""
    monkeypatch.setattr(workflow, "ATTEMPTS", 1)


@pytest.mark.usefixtures("no_second_try")
def test_a_result_that_frees_a_chair_and_a_mark_at_the_door_wait_for_each_other():
    of = way()
    exam = of.version.requirements.get(kind=K.ENTRANCE_EXAM)
    for _ in range(ROUNDS):
        session = make.session(
            program=of.program, kind="exam", requirement_kind="entrance_exam", starts_at=SOON, capacity=20
        )
        rows = [sent(of) for _ in range(3)]
        chairs = [sessions.sign_up(session.pk, person=row.person, by=ROBOT, at=NOON) for row in rows]

        def step(number, rows=rows, chairs=chairs, session=session):
            row, chair = rows[number // 3], chairs[number // 3]
            if number % 3 == 0:
                return screening.record_result(
                    row.pk, requirement_id=exam.pk, values={"score": 88}, taken_on=TODAY, source="paper", by=ROBOT,
                    at=NOON,
                )  # fmt: skip
            if number % 3 == 1:
                return sessions.mark(chair.pk, came=True, by=ROBOT, at=NOON)
            return door.check_in(session.pk, person=row.person, by=ROBOT, at=NOON)

        race(9, step)

        assert ScreeningResult.objects.filter(person__in=[row.person_id for row in rows]).count() == 3
        states = set(SignUp.objects.filter(session=session).values_list("state", flat=True))
        assert states <= {"attended", "canceled"}


@pytest.mark.usefixtures("no_second_try")
def test_places_that_change_while_a_matching_is_released_are_seen_or_refuse_it():
    for _ in range(ROUNDS):
        here = matching_world.world()
        places = here.places(headcount=3)
        for _ in range(3):
            here.student()
        run = here.draft()

        def step(number, here=here, places=places, run=run):
            if number % 2:
                return matching.release(run.pk, is_early=True, by=here.by, at=NOON)
            return openings.change(places.pk, headcount=1 + number, fits=Fits(), by=here.by, at=NOON)

        found = race(6, step)

        released = [each for each in found if isinstance(each, MatchRun)]
        refused = [each for each in found if isinstance(each, DomainError)]
        run.refresh_from_db()
        assert len(released) == (run.state == MatchState.RELEASED)
        assert len(released) + len(refused) >= 3  # one release wins at most, and says why to the others
        assert len(released) == 1 or any(isinstance(each, Conflict) for each in refused)
        places.refresh_from_db()
        assert places.seats.count() == places.headcount
        assert not released or places.headcount >= run.summary["placed"]


def test_what_comes_while_two_records_become_one_belongs_to_the_one_that_stays():
    of = way()
    exam = of.version.requirements.get(kind=K.ENTRANCE_EXAM)
    for _ in range(ROUNDS):
        kept = make.person()
        row = sent(of)
        merged = row.person
        session = make.session(program=of.program)

        def step(number, kept=kept, merged=merged, row=row, session=session):
            if number == 0:
                return merges.merge(kept.pk, merged.pk, by=ROBOT, at=NOON)
            if number == 1:
                return sessions.sign_up(session.pk, person=merged, by=ROBOT, at=NOON)
            if number == 2:
                return screening.record_result(
                    row.pk, requirement_id=exam.pk, values={"score": 88}, taken_on=TODAY, source="paper", by=ROBOT,
                    at=NOON,
                )  # fmt: skip
            return applications.save_section(
                row.pk, slug="words", answers={"why": "I like it."}, complete=True, by=ROBOT, at=NOON
            )

        race(4, step)
        strays.follow(at=NOON + timedelta(minutes=1))

        merged.refresh_from_db()
        assert merged.merged_into_id == kept.pk
        for model in (Application, ScreeningResult, SignUp):
            assert not model.objects.filter(person=merged).exists()
        assert ScreeningResult.objects.filter(person=kept).count() == 1
        assert SignUp.objects.filter(person=kept).count() == 1
