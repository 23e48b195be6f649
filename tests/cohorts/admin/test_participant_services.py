"""A participant's services: a list by name, jobs and supervised hours with their steps."""

import pytest
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.models import JobPlacement, LogState, PreceptorshipLog
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.apprenticeships.admin.desk import strangers, text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def worker():
    return services.worker()


def page(client, participant):
    return text(client.get(reverse("partnership:services-person", args=[participant.pk])))


def step(client, participant, slug, **typed):
    return client.post(reverse("partnership:services-step", args=[participant.pk, slug]), typed)


def job_step(client, row, slug, **typed):
    return client.post(reverse("partnership:job-step", args=[row.pk, slug]), typed)


def hours_step(client, row, slug, **typed):
    return client.post(reverse("partnership:hours-step", args=[row.pk, slug]), typed)


def test_a_job_is_recorded_proved_and_ended(client, coordinator, worker):
    recorded = step(
        client, worker, "job", organization=partnership.clinic().pk, title="Health worker", started_on="2026-01-05"
    )
    row = JobPlacement.objects.get()
    before = page(client, worker)

    job_step(client, row, "prove", proof="pay_stub")
    job_step(client, row, "end", ended_on="2026-01-06", reason="Moved")

    row.refresh_from_db()
    assert (recorded.status_code, row.employer_name, row.recorded_by) == (302, "Harbor Clinic", coordinator)
    assert "A proof of the job came: Harbor Clinic" not in before
    assert (row.proof, row.ended_on.isoformat()) == ("pay_stub", "2026-01-06")
    assert "A proof of the job came: Harbor Clinic" in page(client, worker)


def test_a_wrong_job_is_taken_back_with_a_reason(client, coordinator, worker):
    row = services.job(worker)

    refused, taken = job_step(client, row, "void", reason=""), job_step(client, row, "void", reason="Other person")

    row.refresh_from_db()
    assert (refused.status_code, taken.status_code, row.voided_at) == (422, 302, NOON)
    assert "No job is recorded." in page(client, worker)


WRONG = [
    ({"organization": "", "employer_name": ""}, "employer_name"),
    ({"organization": "999999"}, "organization"),
    ({"title": ""}, "title"),
    ({"title": "x" * 10_000}, "title"),
    ({"started_on": "2026-01-08"}, "started_on"),
    ({"started_on": "2026-02-31"}, "started_on"),
    ({"proof": "hearsay"}, "proof"),
    ({"employer_name": "\x00"}, "employer_name"),
]


@pytest.mark.parametrize(("typed", "field"), WRONG)
def test_a_job_that_cannot_be_is_said_at_its_field(client, coordinator, worker, typed, field):
    known = {"employer_name": "Bay Hospital", "title": "Health worker", "started_on": "2026-01-05", "proof": ""}

    response = step(client, worker, "job", **known | typed)

    offered = {each.action.slug: each for each in response.context["steps"]}
    assert (response.status_code, list(offered["job"].form.errors), JobPlacement.objects.count()) == (422, [field], 0)


def test_a_day_is_written_for_somebody_and_confirmed_with_a_reason(client, coordinator, worker):
    typed = {"date": "2026-01-06", "minutes": "3", "area": "Dental", "supervisor_name": "Dr. Ames"}
    step(client, worker, "write", **typed, reason="Signed sheet")
    row = PreceptorshipLog.objects.get()
    before = row.state

    refused = hours_step(client, row, "confirm", reason="")
    hours_step(client, row, "confirm", reason="Signed sheet")

    row.refresh_from_db()
    assert (before, refused.status_code, row.state) == (LogState.CLAIMED, 422, LogState.CONFIRMED)
    assert "3 hours confirmed" in page(client, worker)


@pytest.mark.parametrize(
    ("typed", "field"), [({"date": "2026-01-08"}, "date"), ({"minutes": "25"}, "minutes"), ({"area": "x"}, "area")]
)
def test_a_day_that_cannot_be_is_said_at_its_field(client, coordinator, worker, typed, field):
    known = {"date": "2026-01-06", "minutes": "3", "area": "Dental", "supervisor_name": "Dr. Ames"}

    response = step(client, worker, "write", **known | typed)

    offered = {each.action.slug: each for each in response.context["steps"]}
    assert (response.status_code, list(offered["write"].form.errors)) == (422, [field])


def test_the_refused_step_of_one_row_stands_open_at_that_row_only(client, coordinator, worker):
    first, second = services.log(worker), services.log(worker, area="Dental")

    response = hours_step(client, first, "void", reason="")

    opened = {item["row"]: [each.open for each in item["steps"]] for item in response.context["logs"]}
    ids = [each.action.slug for item in response.context["logs"] for each in item["steps"]]
    assert opened == {first: [False, True], second: [False, False]}
    assert len(set(ids)) == len(ids) == 4


def test_hours_are_taken_back_with_a_reason(client, coordinator, worker):
    row = services.log(worker)

    hours_step(client, row, "void", reason="Wrong day")
    again = hours_step(client, row, "void", reason="Wrong day")

    row.refresh_from_db()
    assert (row.state, again.status_code) == (LogState.VOIDED, 422)
    assert "taken back already" in text(again)


def test_the_list_is_narrowed_by_what_waits_and_by_name(client, coordinator):
    version = services.program()
    waiting, claimed, other = (services.worker(version) for _ in range(3))
    services.log(waiting)
    services.job(claimed)
    services.job(other, proof="payroll")

    def rows(query):
        return list(client.get(reverse("partnership:services") + query).context["page_obj"])

    assert rows("?show=waiting") == [waiting]
    assert rows("?show=claimed") == [claimed]
    assert rows(f"?q={other.person.family_name}") == [other]
    assert len(rows("?show=x&page=x")) == 3
    assert rows("?q=" + "x" * 5000) == []


def test_participants_of_others_are_not_there(client, worker):
    stranger = make.staff()
    make.membership(stranger, Role.COORDINATOR, organization=strangers())
    client.force_login(stranger)

    assert list(client.get(reverse("partnership:services")).context["page_obj"]) == []
    assert client.get(reverse("partnership:services-person", args=[worker.pk])).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_pages_cost_the_same_for_one_row_and_for_thirty(client, coordinator, django_assert_num_queries, many):
    version = services.program()
    worker, boss = services.worker(version), services.preceptor()
    for n in range(many):
        services.log(services.worker(version), supervisor=boss)
        services.log(worker, area=f"Area {n}", supervisor=boss)
        services.job(worker, employer_name=f"Clinic {n}")
        services.credential(worker, title=f"Credential {n}")
    addresses = [reverse("partnership:services"), reverse("partnership:services-person", args=[worker.pk])]
    for address, queries in zip(addresses, (5, 9), strict=True):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
