"""Credentials on a participant's page of services: recorded from the list or by name, proved, taken back."""

import pytest
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.figures.done import done_for
from cohorts.figures.kinds import records_of
from cohorts.figures.targets import components_of
from cohorts.models import Credential
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.apprenticeships.admin.desk import strangers, text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
LIST = {"credentials": ["Licensed vocational nurse", "Registered nurse"]}
TYPED = {
    "title": "Registered nurse", "other": "", "issuer": "Board of Nursing", "number": "RN-77",
    "earned_on": "2026-01-05", "expires_on": "2028-01-31", "proof": "",
}  # fmt: skip


@pytest.fixture
def version():
    row = services.program()
    partnership.component(row, "credential_earned", details=LIST)
    return row


@pytest.fixture
def worker(version):
    return services.worker(version)


def page(client, participant):
    return text(client.get(reverse("partnership:services-person", args=[participant.pk])))


def record(client, participant, **typed):
    return client.post(reverse("partnership:services-step", args=[participant.pk, "credential"]), TYPED | typed)


def step(client, row, slug, **typed):
    return client.post(reverse("partnership:credential-step", args=[row.pk, slug]), typed)


def test_a_credential_is_recorded_and_proved(client, coordinator, worker):
    before = page(client, worker)
    recorded = record(client, worker)
    row = Credential.objects.get()
    claimed = page(client, worker)

    step(client, row, "prove", proof="issuer")

    row.refresh_from_db()
    proved = page(client, worker)
    assert "No credential from elsewhere is recorded." in before
    assert (recorded.status_code, row.title, row.recorded_by) == (302, "Registered nurse", coordinator)
    assert "No proof yet" in claimed
    assert "Board of Nursing, number RN-77. Earned on Monday, January 5, 2026, valid until" in proved
    assert "A proof of the credential came: Registered nurse" in proved
    assert (row.proof, "No proof yet" in proved) == ("issuer", False)


def test_another_credential_is_written_by_name(client, coordinator, worker):
    record(client, worker, title="", other="Phlebotomist")

    assert Credential.objects.get().title == "Phlebotomist"


def test_a_program_without_a_list_takes_any_name(client, coordinator):
    record(client, services.worker(), title="Phlebotomist")

    assert Credential.objects.get().title == "Phlebotomist"


def test_a_wrong_credential_is_taken_back_with_a_reason(client, coordinator, worker):
    row = services.credential(worker)

    refused, taken = step(client, row, "void", reason=""), step(client, row, "void", reason="Other person")
    again = step(client, row, "prove", proof="copy")

    row.refresh_from_db()
    assert (refused.status_code, taken.status_code, row.voided_at, again.status_code) == (422, 302, NOON, 422)
    assert "No credential from elsewhere is recorded." in page(client, worker)


WRONG = [
    ({"title": ""}, "title"),
    ({"title": "Phlebotomist"}, "title"),
    ({"other": "Phlebotomist"}, "other"),
    ({"title": "", "other": "x" * 10_000}, "other"),
    ({"issuer": ""}, "issuer"),
    ({"issuer": "\x00"}, "issuer"),
    ({"number": "9" * 61}, "number"),
    ({"earned_on": "2026-01-08"}, "earned_on"),
    ({"earned_on": "2025-06-30"}, "earned_on"),
    ({"earned_on": "2026-02-31"}, "earned_on"),
    ({"expires_on": "2026-01-04"}, "expires_on"),
    ({"expires_on": "9999-01-01"}, "expires_on"),
    ({"proof": "pay_stub"}, "proof"),
]


@pytest.mark.parametrize(("typed", "field"), WRONG)
def test_a_credential_that_cannot_be_is_said_at_its_field_and_keeps_what_was_typed(
    client, coordinator, worker, typed, field
):
    response = record(client, worker, **typed)

    form = {each.action.slug: each for each in response.context["steps"]}["credential"].form
    assert (response.status_code, list(form.errors), Credential.objects.count()) == (422, [field], 0)
    kept = {name for name in TYPED if form[name].value() == (TYPED | typed)[name]}
    assert kept == set(TYPED)


def test_the_same_credential_twice_is_refused_with_a_sentence(client, coordinator, worker):
    record(client, worker)

    response = record(client, worker)

    assert (response.status_code, Credential.objects.count()) == (422, 1)
    assert "This credential is recorded already." in text(response)


def test_the_list_finds_credentials_without_proof(client, coordinator, version):
    claimed, proven, wrong = (services.worker(version) for _ in range(3))
    services.credential(claimed)
    services.credential(proven, proof="copy")
    services.credential(wrong, voided_at=NOON)

    response = client.get(reverse("partnership:services") + "?show=unproven")

    assert list(response.context["page_obj"]) == [claimed]


def test_the_record_behind_the_figure_opens_the_page_of_the_person(worker, version):
    row = services.credential(worker, proof="copy")
    grant = partnership.grant(version)

    found = records_of(done_for(grant, components_of(grant)))

    record = found["credential", row.pk]
    assert (record.words, record.detail) == ("Credential", "Registered nurse")
    assert record.url == reverse("partnership:services-person", args=[worker.pk])


def test_credentials_of_others_are_not_there(client, worker):
    row = services.credential(worker)
    stranger = make.staff()
    make.membership(stranger, Role.COORDINATOR, organization=strangers())
    client.force_login(stranger)

    assert step(client, row, "prove", proof="copy").status_code == 404
    assert Credential.objects.get().proof == ""
