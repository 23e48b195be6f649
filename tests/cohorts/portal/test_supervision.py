"""A worker's own hours with a preceptor: written down, waiting, taken back."""

import pytest
import time_machine
from django.urls import reverse

from cohorts.models import LogState, PreceptorshipLog
from tests import factories as make
from tests import partnership_services as services
from tests.cohorts.floor.scene import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def worker(client):
    row = services.worker()
    client.force_login(row.person.user)
    return row


def write(client, worker, **typed):
    known = {
        "date": "2026-01-07",
        "minutes": "1:30",
        "area": "Nursing",
        "supervisor_name": "Dr. Ames",
    }
    return client.post(reverse("supervision:new", args=[worker.public_id]), known | typed)


def own_list(client):
    return text(client.get(reverse("supervision:list")))


def test_a_day_is_written_down_and_waits_for_the_chosen_preceptor(client, worker):
    boss = services.preceptor(name="Ruth Calloway")

    response = write(client, worker, supervisor=boss.pk, supervisor_name="")

    row = PreceptorshipLog.objects.get()
    assert (response.status_code, row.minutes, row.supervisor, row.state) == (302, 90, boss, LogState.CLAIMED)
    page = own_list(client)
    assert "1 hour 30 minutes wait to be confirmed." in page
    assert "with Ruth Calloway" in page


WRONG = [
    ({"date": "2026-01-08"}, "date", "once it is over"),
    ({"date": "2026-02-31"}, "date", "write it as 2026-03-13"),
    ({"date": "9999-01-01"}, "date", "between 1900 and 2100"),
    ({"minutes": ""}, "minutes", "This field is required."),
    ({"minutes": "0"}, "minutes", "between a minute and 24 hours"),
    ({"minutes": "25"}, "minutes", "Write hours such as 8, 7.5 or 7:30."),
    ({"minutes": "inf"}, "minutes", "Write hours such as"),
    ({"area": "\x00"}, "area", "Choose one of these areas."),
    ({"supervisor": "999999"}, "supervisor", "Choose one of these preceptors."),
    ({"supervisor": "x" * 10_000}, "supervisor", "Choose one of these preceptors."),
    ({"supervisor_name": ""}, "supervisor_name", "Write who supervised."),
    ({"supervisor_name": "x" * 10_000}, "supervisor_name", "Write at most 120 letters."),
]


@pytest.mark.parametrize(("typed", "field", "sentence"), WRONG)
def test_what_cannot_be_is_said_at_its_field(client, worker, typed, field, sentence):
    response = write(client, worker, **typed)

    errors = response.context["form"].errors
    assert (response.status_code, list(errors), PreceptorshipLog.objects.count()) == (422, [field], 0)
    assert sentence in str(errors[field])


def test_a_second_tap_writes_nothing_twice(client, worker):
    write(client, worker)

    response = write(client, worker)

    assert (response.status_code, PreceptorshipLog.objects.count()) == (422, 1)
    assert "is written down already for Nursing" in text(response)


def test_a_day_is_taken_back_until_it_is_confirmed(client, worker):
    waiting = services.log(worker)
    confirmed = services.log(
        worker, area="Dental", state=LogState.CONFIRMED, confirmed_at=NOON, confirmed_by=make.user()
    )

    codes = [
        client.post(reverse("supervision:take_back", args=[row.public_id])).status_code for row in (waiting, confirmed)
    ]

    waiting.refresh_from_db()
    assert (codes, waiting.state) == ([302, 422], LogState.VOIDED)
    assert "2 hours confirmed" in own_list(client)


def test_nobody_writes_for_somebody_else(client, worker):
    assert write(client, services.worker()).status_code == 404


def test_somebody_in_no_such_program_reads_what_to_do(client):
    client.force_login(make.applicant().user)

    assert "No program of yours counts supervised hours" in own_list(client)


def test_the_list_costs_the_same_for_one_day_and_for_thirty(client, worker, django_assert_num_queries):
    boss = services.preceptor()
    for n in range(30):
        services.log(worker, area=f"Area {n}", supervisor=boss)
    client.get(reverse("supervision:list"))

    with django_assert_num_queries(5):
        client.get(reverse("supervision:list"))
