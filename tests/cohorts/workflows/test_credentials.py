"""Credentials earned elsewhere: claimed without a proof, never twice, never before the program or of the future."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from apprenticeships.errors import Conflict, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event
from cohorts.models import Credential
from cohorts.workflows import credentials
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
    known = {"title": "Registered nurse", "issuer": "Board of  Nursing", "earned_on": TODAY}
    return credentials.record(participant.pk, **known | fields, by=by, at=NOON)


def test_a_credential_is_recorded_claimed_and_proved_later(worker, by):
    row = record(worker, by, number=" RN  12 ")
    before = row.proof

    credentials.prove(row.pk, proof="copy", by=by, at=NOON)
    credentials.prove(row.pk, proof="copy", by=by, at=NOON)

    row.refresh_from_db()
    assert (row.issuer, row.number, before, row.proof) == ("Board of Nursing", "RN 12", "", "copy")
    assert list(Event.objects.order_by("pk").values_list("kind", "before", "after", "person")) == [
        ("credential.record", "", "claimed", worker.person_id),
        ("credential.prove", "", "copy", worker.person_id),
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"issuer": " "}, "issuer"),
        ({"earned_on": TODAY + timedelta(days=1)}, "earned_on"),
        ({"earned_on": partnership.SINCE - timedelta(days=1)}, "earned_on"),
        ({"expires_on": TODAY - timedelta(days=1)}, "expires_on"),
        ({"proof": "hearsay"}, "proof"),
        ({"proof": "pay_stub"}, "proof"),
    ],
)
def test_a_credential_that_cannot_be_names_its_field(worker, by, fields, field):
    with pytest.raises(GuardFailed) as refused:
        record(worker, by, **fields)

    assert (refused.value.field, Credential.objects.count()) == (field, 0)


def test_a_credential_counts_from_the_day_somebody_joined(worker, by):
    row = record(worker, by, earned_on=partnership.SINCE, expires_on=partnership.SINCE)

    assert (row.earned_on, row.expires_on) == (worker.joined_on, worker.joined_on)


def test_a_title_of_the_list_is_spelled_as_there(by):
    version = services.program()
    partnership.component(version, "credential_earned", details={"credentials": ["Registered nurse"]})
    worker = services.worker(version)

    row = record(worker, by, title=" registered   NURSE")

    assert (row.title, record(worker, by, title="Phlebotomist").title) == ("Registered nurse", "Phlebotomist")
    with pytest.raises(Conflict):
        record(worker, by, title="REGISTERED NURSE")


def test_the_same_credential_is_recorded_once_until_it_is_taken_back(worker, by):
    row = record(worker, by)
    with pytest.raises(Conflict, match="recorded already"):
        record(worker, by)
    with pytest.raises(GuardFailed) as refused:
        credentials.take_back(row.pk, by=by, at=NOON, reason=" ")

    credentials.take_back(row.pk, by=by, at=NOON, reason="Another person.")

    assert refused.value.field == "reason"
    assert record(worker, by).pk != row.pk
    for step in (
        lambda: credentials.take_back(row.pk, by=by, at=NOON, reason="Again."),
        lambda: credentials.prove(row.pk, proof="issuer", by=by, at=NOON),
    ):
        with pytest.raises(TransitionRefused, match="This credential is taken back"):
            step()


def test_a_proof_is_one_of_those_known_and_only_a_person_records(worker, by):
    row = record(worker, by)
    for proof in ("", "hearsay"):
        with pytest.raises(GuardFailed):
            credentials.prove(row.pk, proof=proof, by=by, at=NOON)
    with pytest.raises(NotAllowed, match="Only a person records a credential"):
        record(worker, ROBOT, title="Else")


@pytest.mark.parametrize(
    "fields", [{"expires_on": date(2025, 1, 1)}, {"earned_on": date(1899, 1, 1)}, {"expires_on": date(2101, 1, 1)}]
)
def test_the_table_keeps_dates_in_range_and_in_order(worker, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        services.credential(worker, **fields)
