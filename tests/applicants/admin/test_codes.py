"""The coordinators' access codes: made, read out again, who used them, ended."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applicants.models import AccessCode
from applicants.workflows import access_codes
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.models import Cohort
from tests import factories as make
from tests.applicants.way import way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE, MAKE = "board:codes", "board:codes-make"


@pytest.fixture
def scene():
    return way()


def typed(scene, **fields):
    return {"cohort": scene.march.pk, "most_uses": "3", "last_on": "2026-02-20", "note": "Lincoln High"} | fields


def made(scene, **fields):
    fields = {"most_uses": 1, "last_on": date(2026, 2, 20), "note": "Late"} | fields
    return access_codes.make(scene.march.pk, by=ROBOT, at=NOON, **fields)


def test_a_code_is_made_and_can_be_read_out_again(client, coordinator, scene):
    answer = client.post(reverse(MAKE), typed(scene))

    row = AccessCode.objects.get()
    page = text(client.get(answer["Location"]))
    assert (row.most_uses, row.note, row.made_by) == (3, "Lincoln High", coordinator)
    assert access_codes.readable(row) in page
    assert f"/programs/{scene.program.slug}/code/?code=" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"cohort": ""},
        {"cohort": "999999"},
        {"cohort": "x"},
        {"most_uses": "0"},
        {"most_uses": str(2**63)},
        {"last_on": "31 February"},
        {"last_on": "9999-12-31"},
        {"note": ""},
        {"note": "x" * 10_000},
        {"note": "\x00"},
    ],
)
def test_what_is_wrong_is_said_and_stays_typed(client, coordinator, scene, wrong):
    answer = client.post(reverse(MAKE), typed(scene, **wrong))

    assert answer.status_code == 422
    assert not AccessCode.objects.exists()


def test_who_used_it_stands_with_the_code(client, coordinator, scene):
    row, who = made(scene, most_uses=2), make.applicant()
    access_codes.use(access_codes.readable(row), slug=scene.program.slug, person=who, by=Actor.user(who.user), at=NOON)

    page = text(client.get(reverse(PAGE)))

    assert "1 of 2 used" in page
    assert who.family_name in page


def test_a_code_is_ended_with_a_reason_and_not_shown_any_more(client, coordinator, scene):
    row = made(scene)
    url = reverse("board:code-step", args=[row.pk, "revoke"])

    refused = client.post(url, {"reason": ""})
    client.post(url, {"reason": "It was posted online"})

    page = text(client.get(reverse(PAGE)))
    assert refused.status_code == 422
    assert "It was posted online" in page
    assert access_codes.readable(row) not in page


def test_the_code_of_a_class_that_was_canceled_is_over(client, coordinator, scene):
    row = made(scene)
    Cohort.objects.filter(pk=scene.march.pk).update(canceled_at=NOON)

    page = client.get(reverse(PAGE))

    assert [each["badge"] for each in page.context["rows"]] == ["Over"]
    assert access_codes.readable(row) not in text(page)


def test_codes_of_another_organization_do_not_exist(client, scene):
    row, other = made(scene), make.staff()
    make.membership(other, Role.COORDINATOR, organization=make.make_organization(slug="elsewhere", name="Elsewhere"))
    client.force_login(other)

    page = text(client.get(reverse(PAGE)))
    answer = client.post(reverse("board:code-step", args=[row.pk, "revoke"]), {"reason": "x"})
    class_of_others = client.post(reverse(MAKE), typed(scene))

    assert access_codes.readable(row) not in page
    assert (answer.status_code, class_of_others.status_code) == (404, 422)


@pytest.mark.parametrize("many", [1, 24])
def test_the_list_costs_the_same_for_one_and_for_many(client, coordinator, scene, many, django_assert_max_num_queries):
    for number in range(many):
        made(scene, note=f"Code {number}", last_on=date(2026, 2, 1) + timedelta(days=number))

    with django_assert_max_num_queries(12):
        client.get(reverse(PAGE))
