"""A preceptor's supervision: days that wait for a word, a day written by oneself, hours taken back with a reason."""

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.models import LogState, PreceptorshipLog
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.cohorts.floor.scene import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def boss(client):
    row = services.preceptor(name="Ruth Calloway")
    client.force_login(row)
    return row


def write(client, participant, **typed):
    known = {"date": "2026-01-07", "minutes": "2", "area": "Nursing"}
    return client.post(reverse("floor:supervise", args=[participant.public_id]), known | typed)


def test_days_that_wait_are_confirmed_with_one_tap(client, boss):
    mine, other = services.log(supervisor=boss), services.log(supervisor=services.preceptor())
    before = text(client.get(reverse("floor:supervision")))

    response = client.post(reverse("floor:confirm", args=[mine.public_id]))
    again = client.post(reverse("floor:confirm", args=[mine.public_id]))

    mine.refresh_from_db()
    assert mine.participant.person.name in before
    assert other.participant.person.name not in before
    assert (response.status_code, mine.state, again.status_code) == (302, LogState.CONFIRMED, 422)
    assert client.post(reverse("floor:confirm", args=[other.public_id])).status_code == 404


def test_today_says_how_many_days_wait(client, boss):
    services.log(supervisor=boss)

    page = text(client.get(reverse("floor:today")))

    assert "One day waits for your word" in page
    assert reverse("floor:supervision") in page


def test_who_supervises_nobody_has_no_such_link(client):
    client.force_login(make.staff(Role.PRECEPTOR))

    assert reverse("floor:supervision") not in text(client.get(reverse("floor:today")))


@pytest.mark.parametrize("reason", ["", "x" * 10_000, "\x00"])
def test_hours_are_taken_back_only_with_a_reason(client, boss, reason):
    row = services.log(supervisor=boss)
    address = reverse("floor:not_so", args=[row.public_id])

    refused = client.post(address, {"reason": reason})
    taken = client.post(address, {"reason": "I was away"})

    row.refresh_from_db()
    assert (refused.status_code, taken.status_code, row.state) == (422, 302, LogState.VOIDED)


def test_a_preceptor_writes_a_day_of_their_own_people_and_it_counts_at_once(client, boss):
    worker = services.worker()
    far = services.worker(employer=partnership.clinic("far-clinic", name="Far Clinic"))

    people = text(client.get(reverse("floor:supervised")))
    response = write(client, worker)

    row = PreceptorshipLog.objects.get()
    assert worker.person.name in people
    assert far.person.name not in people
    assert (response.status_code, row.state, row.confirmed_by, row.minutes) == (302, LogState.CONFIRMED, boss, 120)
    assert write(client, far).status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"date": "2026-01-08"}, "date"),
        ({"date": "2026-02-31"}, "date"),
        ({"date": "\x00"}, "date"),
        ({"minutes": "24:01"}, "minutes"),
        ({"area": "x" * 10_000}, "area"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(client, boss, typed, field):
    response = write(client, services.worker(), **typed)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


@pytest.mark.parametrize("words", ["tor", "%00", "x" * 10_000, "%27%25_"])
def test_people_are_found_by_a_part_of_the_name(client, boss, words):
    services.worker()

    response = client.get(reverse("floor:supervised") + f"?q={words}&page=x")

    assert response.status_code in {200, 400}
    if words == "tor":
        assert "Torres" in text(response)


@pytest.mark.parametrize(("page", "queries"), [("floor:supervision", 6), ("floor:supervised", 6)])
def test_lists_cost_the_same_for_one_and_for_thirty(client, boss, django_assert_num_queries, page, queries):
    version = services.program()
    for _ in range(30):
        services.log(services.worker(version), supervisor=boss)
    client.get(reverse(page))

    with django_assert_num_queries(queries):
        client.get(reverse(page))
