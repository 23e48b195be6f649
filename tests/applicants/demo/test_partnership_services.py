"""What the demonstration's partnership has done: about 3,000 services of every kind, in bulk, the same each time."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from applicants.demo.partnership_services import services
from apprenticeships.models import Organization, Person
from apprenticeships.packs.load import load
from apprenticeships.packs.shipped import shipped
from cohorts.figures.done import done_for
from cohorts.figures.placed import outcome_of
from cohorts.figures.targets import as_data, components_of, figures_of
from cohorts.models import Grant, LogState, Participant, PreceptorshipLog, TuitionRequest, TuitionState
from tests import factories as make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
SINCE, UNTIL, TODAY = date(2025, 1, 1), date(2027, 6, 30), date(2026, 3, 10)


@pytest.fixture
def grant():
    version = load(shipped("training-partnership"), by=make.ROBOT, at=AT, publish=True).version
    return Grant.objects.create(program=version.program, name="Clinics grant", since=SINCE, until=UNTIL)


def participants(grant: Grant, many: int) -> None:
    employers = list(Organization.objects.filter(partnerships__version__program=grant.program, kind="clinic"))
    people = Person.objects.bulk_create(
        Person(given_name="Maya", family_name=f"Torres{n}", email=f"p{n}@example.org", zone="America/Los_Angeles")
        for n in range(many)
    )
    Participant.objects.bulk_create(
        Participant(
            program=grant.program, person=person, joined_on=SINCE, reference=f"R{number}",
            employer=employers[number % len(employers)] if number % 10 else None,
            kind="incumbent" if number % 10 else "entrant",
        )
        for number, person in enumerate(people)
    )  # fmt: skip


def figures(grant: Grant) -> dict:
    return as_data(figures_of(grant, first=SINCE, last=TODAY))


def test_three_thousand_services_of_every_kind_are_written_in_seconds(grant):
    participants(grant, 3000)
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        services(grant, by=make.user(), at=AT)

    done = [each for each in done_for(grant, components_of(grant)) if each.service.evidence]
    assert 2700 < len(done) < 3300
    assert {each.record for each in done} == {
        "exam", "credential", "class", "session", "apprenticeship", "tuition", "preceptorship"
    }  # fmt: skip
    assert len(queries) < 200
    assert time.perf_counter() - begun < 20
    assert all(SINCE <= each.service.on <= TODAY for each in done)


def test_ten_apprentices_had_a_year_of_wages_and_eight_are_placed_with_proof(grant):
    participants(grant, 400)
    services(grant, by=make.user(), at=AT)
    component = grant.program.versions.get().components.get(slug="apprenticeship")
    outcome = outcome_of(component, done_for(grant, components_of(grant)), last=TODAY)

    assert outcome.sentence == "8 of the 9 needed (90% of 10)"
    assert (outcome.apprentices, len(outcome.paid)) == (10, 10)


def test_every_state_of_tuition_and_of_hours_occurs(grant):
    participants(grant, 400)
    services(grant, by=make.user(), at=AT)

    assert set(TuitionRequest.objects.values_list("state", flat=True)) == set(TuitionState)
    assert set(PreceptorshipLog.objects.values_list("state", flat=True)) >= {LogState.CLAIMED, LogState.CONFIRMED}


def test_the_same_people_and_day_give_the_same_figures(grant):
    participants(grant, 300)
    user, found = make.user(), []
    for _ in range(2):
        sid = transaction.savepoint()
        services(grant, by=user, at=AT)
        found.append(figures(grant))
        transaction.savepoint_rollback(sid)

    assert found[0] == found[1]


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 5, 6, 24, 113, 300])
@pytest.mark.parametrize("many", [0, 7, 120])
def test_any_day_and_number_of_people_will_do(grant, days, many):
    participants(grant, many)
    services(grant, by=make.user(), at=AT + timedelta(days=days))


def test_a_grant_that_began_last_month_holds_only_what_came_since(grant):
    grant.since = TODAY - timedelta(days=30)
    grant.save()
    participants(grant, 120)
    services(grant, by=make.user(), at=AT)

    assert all(each.service.on >= grant.since for each in done_for(grant, components_of(grant)))
