"""The tuition desk: lists by what waits, the split before a decision, and each step with its refusals."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from apprenticeships.admin.todo import collect
from apprenticeships.models import Parameter, Role
from cohorts.models import TuitionRequest
from cohorts.uploads import looked_at
from cohorts.workflows import tuition
from tests import factories as make
from tests import partnership_services as services
from tests.apprenticeships.admin.desk import strangers, text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def worker():
    return services.worker()


def page(client, row):
    return text(client.get(reverse("partnership:tuition-request", args=[row.pk])))


def step(client, row, slug, **typed):
    return client.post(reverse("partnership:tuition-step", args=[row.pk, slug]), typed)


def test_a_request_is_approved_paid_and_taken_back(client, coordinator, worker):
    row = services.tuition(worker)

    codes = [
        step(client, row, "approve", amount="$1,000", note="Books are not paid").status_code,
        step(client, row, "pay", paid_on="2026-01-07").status_code,
        step(client, row, "undo", reason="Wrong person").status_code,
        step(client, row, "pay", paid_on="2026-01-07").status_code,
    ]

    row.refresh_from_db()
    assert (codes, row.state, row.decided_by) == ([302] * 4, "paid", coordinator)
    assert (row.approved_amount, row.excludable, row.taxable) == (Decimal(1000), Decimal(1000), Decimal(0))
    assert "Tuition was paid: $1,000.00" in page(client, row)


def test_the_split_and_the_year_stand_there_before_anybody_decides(client, coordinator, worker):
    services.approved(worker, "5000", state="paid", paid_on=TODAY, excludable=Decimal(5000), taxable=0, course="A")
    row = services.tuition(worker, amount=Decimal(600), paid_elsewhere=None)

    found = page(client, row)

    assert "$250.00 free of tax, $350.00 taxable as wages." in found
    assert "Without this request: $5,250 limit for 2026, $5,000 paid, $250 left." in found
    assert "Nothing of the limit for 2026 is left after it." in found


def test_what_nobody_asked_about_is_said_to_be_unknown(client, coordinator, worker):
    assert "We do not know what other employers paid in 2026" in page(
        client, services.tuition(worker, paid_elsewhere=None)
    )


def test_a_payment_whose_year_changed_since_says_so(client, coordinator, worker):
    row = services.approved(worker, state="paid", paid_on=TODAY, excludable=None, taxable=None)

    found = page(client, row)

    assert "The yearly limit for 2026 was not entered when this was paid." in found
    assert "$1,200 would be free of tax now." in found


def test_a_coordinator_enters_the_limit_of_a_later_year(client, coordinator, worker):
    response = client.post(
        reverse("admin:apprenticeships_parameter_add"),
        {
            "version": worker.program.versions.get().pk,
            "key": "tuition_limit",
            "value": "5300",
            "effective_from": "2027-01-01",
            "source": "Rev. Proc.",
        },
    )

    assert (response.status_code, Parameter.objects.get(key="tuition_limit").value) == (302, 5300)


def test_the_own_request_offers_no_step_and_takes_none(client, coordinator, worker):
    worker.person.user = coordinator
    worker.person.save(update_fields=["user"])
    row = services.tuition(worker)

    found, refused = page(client, row), step(client, row, "deny", reason="No bill")

    assert "This is your own request." in found
    assert "What now?" not in found
    assert refused.status_code == 422
    assert "Ask another coordinator to decide." in text(refused)


WRONG = [
    ("asked", "approve", {"amount": "1200.01"}, "amount"),
    ("asked", "approve", {"amount": "0"}, "amount"),
    ("asked", "approve", {"amount": "1000"}, "note"),
    ("asked", "approve", {"amount": "\x00"}, "amount"),
    ("asked", "approve", {"amount": "1200", "note": "x" * 10_000}, "note"),
    ("asked", "deny", {"reason": ""}, "reason"),
    ("approved", "pay", {"paid_on": "2026-01-08"}, "paid_on"),
    ("approved", "pay", {"paid_on": "2026-02-31"}, "paid_on"),
    ("approved", "pay", {"paid_on": "9999-12-31"}, "paid_on"),
    ("approved", "pay", {"paid_on": ""}, "paid_on"),
]


@pytest.mark.parametrize(("state", "slug", "typed", "field"), WRONG)
def test_what_cannot_be_is_said_at_its_field(client, coordinator, worker, state, slug, typed, field):
    row = services.tuition(worker) if state == "asked" else services.approved(worker)

    response = step(client, row, slug, **typed)

    row.refresh_from_db()
    offered = {each.action.slug: each for each in response.context["steps"]}
    assert (response.status_code, row.state, list(offered[slug].form.errors)) == (422, state, [field])


def test_a_second_tap_is_told_that_it_is_decided(client, coordinator, worker):
    row = services.tuition(worker)
    step(client, row, "deny", reason="No bill")

    again = step(client, row, "deny", reason="No bill")

    assert again.status_code == 422
    assert "This request is decided already." in text(again)
    assert client.post(reverse("partnership:tuition-step", args=[row.pk, "burn"])).status_code == 404


def test_requests_are_listed_by_what_they_wait_for_the_longest_first(client, coordinator, worker):
    new = services.tuition(worker, course="New")
    old = services.tuition(worker, course="Old", asked_at=NOON - timedelta(days=3))
    to_pay = services.approved(worker, course="C")
    paid = services.approved(worker, course="D", state="paid", paid_on=TODAY)
    back = services.tuition(worker, course="E", state="withdrawn")

    found = {
        name: [item["row"] for item in client.get(reverse("partnership:tuition") + f"?show={name}").context["rows"]]
        for name in ("asked", "approved", "paid", "closed", "nonsense")
    }

    waiting = [old, new]
    assert found == {"asked": waiting, "approved": [to_pay], "paid": [paid], "closed": [back], "nonsense": waiting}


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_one_request_and_for_thirty(
    client, coordinator, worker, django_assert_num_queries, many
):
    for n in range(many):
        services.tuition(worker, course=f"Course {n}")
    client.get(reverse("partnership:tuition"))

    with django_assert_num_queries(5):
        client.get(reverse("partnership:tuition"))


def test_the_home_page_counts_what_waits(coordinator, worker):
    for n in range(3):
        services.tuition(worker, course=f"Course {n}")
    services.approved(worker, course="D")

    found = {(row.count, row.title): row.url for row in collect(coordinator, NOON)}

    address = reverse("partnership:tuition")
    assert found[3, "tuition requests wait"] == address
    assert found[1, "approved tuition request waits for payment"] == f"{address}?show=approved"


def test_documents_are_given_to_own_coordinators_only(client, coordinator, worker):
    by = tuition.Actor.user(worker.person.user)
    row = tuition.ask(worker.pk, terms=services.terms(), documents=[looked_at(services.file())], by=by, at=NOON)
    address = reverse("partnership:tuition-document", args=[row.documents.get().pk])
    stranger = make.staff()
    make.membership(stranger, Role.COORDINATOR, organization=strangers())

    answer = client.get(address)
    client.force_login(stranger)

    assert b"".join(answer.streaming_content) == services.PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"]) == (
        "nosniff",
        "default-src 'none'; sandbox",
    )
    assert client.get(address).status_code == 404
    assert list(client.get(reverse("partnership:tuition")).context["rows"]) == []
    assert TuitionRequest.objects.count() == 1


def test_a_request_without_events_tells_what_it_knows(client, coordinator, worker):
    row = services.approved(worker, state="paid", paid_on=TODAY, excludable=None, taxable=None)

    found = page(client, row).split("What happened")[-1]

    asked = f"{NOON:%A}, {NOON:%B} {NOON.day}, {NOON.year}"
    assert f"Paid on {asked}" in found
    assert "Asked on " in found
    assert "Nothing yet" not in found
