"""Handbooks for coordinators: bringing out an edition, and who has not signed it."""

import pytest
from django.urls import reverse

from apprenticeships.workflow import Actor
from cohorts.models import Handbook
from cohorts.workflows import handbooks
from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.cohorts.interns import handbook, intern
from tests.cohorts.scene import stranger_cohort
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ADD = "admin:cohorts_handbook_add"


def typed(version, **changes):
    return {"version": version.pk, "title": "Handbook", "label": "2026", "text": "Be kind.", "link": ""} | changes


def test_a_coordinator_brings_out_an_edition(client, coordinator):
    version = make.version()

    response = client.post(reverse(ADD), typed(version))

    assert response.status_code == 302
    row = Handbook.objects.get()
    assert (row.version, row.label, row.published_at) == (version, "2026", NOON)


@pytest.mark.parametrize(
    "wrong",
    [{"label": ""}, {"text": "", "link": ""}, {"link": "javascript:alert(1)"}, {"title": "x" * 500}, {"text": "\0"}],
)
def test_an_edition_that_nobody_could_read_is_answered_on_the_page(client, coordinator, wrong):
    assert client.post(reverse(ADD), typed(make.version(), **wrong)).status_code == 200
    assert not Handbook.objects.exists()


def test_the_same_edition_twice_is_answered_on_the_page(client, coordinator):
    version = make.version()
    handbook(version)

    assert client.post(reverse(ADD), typed(version)).status_code == 200
    assert Handbook.objects.count() == 1


def test_what_is_out_is_never_changed(client, coordinator):
    row = handbook(make.version())
    address = reverse("admin:cohorts_handbook_change", args=[row.pk])

    assert client.post(address, typed(row.version, text="Else")).status_code == 403


def test_a_coordinator_sees_who_of_the_class_has_not_signed(client, coordinator):
    cohort = make.cohort()
    done, waits = intern(cohort=cohort), intern(cohort=cohort)
    book = handbook(cohort.version)
    handbooks.acknowledge(
        book.pk, person_id=done.person_id, signed_name="Maya", by=Actor.user(done.person.user), at=NOON
    )

    response = client.get(reverse("classes:handbook", args=[cohort.pk]))

    assert response.context["open"] == [waits]
    assert [row for row, _ in response.context["signed"]] == [done]
    assert "Not signed yet, 1" in text(response)
    assert reverse("classes:handbook", args=[cohort.pk]) in text(client.get(reverse("classes:class", args=[cohort.pk])))


@pytest.mark.parametrize("people", [1, 30])
def test_the_page_costs_the_same_for_one_person_and_for_thirty(
    client, coordinator, django_assert_max_num_queries, people
):
    cohort = make.cohort()
    handbook(cohort.version)
    for _ in range(people):
        intern(cohort=cohort)
    address = reverse("classes:handbook", args=[cohort.pk])
    client.get(address)

    with django_assert_max_num_queries(8):
        client.get(address)


def test_without_a_handbook_and_in_another_organization_there_is_no_page(client, coordinator):
    other = stranger_cohort()
    handbook(other.version)

    found = [client.get(reverse("classes:handbook", args=[row.pk])).status_code for row in (make.cohort(), other)]

    assert found == [404, 404]
