"""Jobs after the program: claimed without a proof, never twice, never of the future, taken back with a reason."""

from datetime import date, timedelta

import pytest

from apprenticeships.errors import Conflict, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event
from cohorts.models import JobPlacement
from cohorts.workflows import jobs
from tests import partnership
from tests import partnership_services as services
from tests.cohorts.scene import coordinator
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture
def worker():
    return services.worker()


@pytest.fixture
def by():
    return coordinator()


def record(participant, by, **fields):
    known = {"employer_name": "Bay  Hospital", "title": "Health worker", "started_on": TODAY}
    return jobs.record(participant.pk, **known | fields, by=by, at=NOON)


def test_a_job_is_recorded_claimed_and_proved_later(worker, by):
    row = record(worker, by)
    before = row.proof

    jobs.prove(row.pk, proof="pay_stub", by=by, at=NOON)
    jobs.prove(row.pk, proof="pay_stub", by=by, at=NOON)

    row.refresh_from_db()
    assert (row.employer_name, before, row.proof) == ("Bay Hospital", "", "pay_stub")
    assert list(Event.objects.order_by("pk").values_list("kind", "after")) == [
        ("jobplacement.record", "claimed"),
        ("jobplacement.prove", "pay_stub"),
    ]


def test_a_job_with_a_partner_takes_its_name(worker, by):
    row = record(worker, by, organization=partnership.clinic(), employer_name="")

    assert (row.organization, row.employer_name) == (partnership.clinic(), "Harbor Clinic")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"employer_name": " "}, "employer_name"),
        ({"title": " "}, "title"),
        ({"started_on": TODAY + timedelta(days=1)}, "started_on"),
        ({"started_on": partnership.SINCE - timedelta(days=1)}, "started_on"),
        ({"proof": "hearsay"}, "proof"),
    ],
)
def test_a_job_that_cannot_be_names_its_field(worker, by, fields, field):
    with pytest.raises(GuardFailed) as refused:
        record(worker, by, **fields)

    assert (refused.value.field, JobPlacement.objects.count()) == (field, 0)


def test_the_same_job_is_recorded_once_until_it_is_taken_back(worker, by):
    row = record(worker, by)
    with pytest.raises(Conflict, match="recorded already"):
        record(worker, by)
    with pytest.raises(GuardFailed):
        jobs.take_back(row.pk, by=by, at=NOON, reason=" ")

    jobs.take_back(row.pk, by=by, at=NOON, reason="Another person.")

    assert record(worker, by).pk != row.pk
    for step in (
        lambda: jobs.take_back(row.pk, by=by, at=NOON, reason="Again."),
        lambda: jobs.prove(row.pk, proof="payroll", by=by, at=NOON),
        lambda: jobs.end(row.pk, ended_on=TODAY, by=by, at=NOON),
    ):
        with pytest.raises(TransitionRefused):
            step()


def test_a_job_ends_after_it_began_and_not_in_the_future(worker, by):
    row = record(worker, by, started_on=date(2026, 1, 2))
    for day in (date(2026, 1, 1), TODAY + timedelta(days=1)):
        with pytest.raises(GuardFailed) as refused:
            jobs.end(row.pk, ended_on=day, by=by, at=NOON)
        assert refused.value.field == "ended_on"

    assert jobs.end(row.pk, ended_on=TODAY, by=by, at=NOON, reason="Moved away.").ended_on == TODAY


def test_a_proof_is_one_of_those_known_and_only_a_person_records(worker, by):
    row = record(worker, by)
    for proof in ("", "hearsay"):
        with pytest.raises(GuardFailed):
            jobs.prove(row.pk, proof=proof, by=by, at=NOON)
    with pytest.raises(NotAllowed):
        record(worker, ROBOT, employer_name="Else")
