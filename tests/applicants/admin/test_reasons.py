"""Why people stop, counted by program."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = reverse("board:reasons")


def stopped(reason, **fields):
    return make.application("withdrawn", withdraw_reason=reason, **fields)


def test_reasons_are_counted_by_program_the_most_frequent_first(client, coordinator):
    cohort, other = make.cohort(), make.cohort()
    for reason in ("pay", "travel", "travel"):
        stopped(reason, cohort=cohort)
    stopped("school", cohort=other)
    stopped("pay", cohort=cohort, ended_at=NOON - timedelta(days=400))
    make.application("submitted", cohort=cohort)

    page = client.get(PAGE)

    assert {(each.name, each.total, each.reasons) for each in page.context["programs"]} == {
        (cohort.program.name, 3, (("It is too far", 2), ("The pay does not work for me", 1))),
        (other.program.name, 1, (("I go to school", 1),)),
    }


def test_nobody_withdrew_is_said(client, coordinator):
    assert "Nobody withdrew" in text(client.get(PAGE))


def test_another_organization_is_not_counted(client, coordinator):
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere")
    stopped("pay", cohort=make.cohort(version=make.version(program=make.program(organization=elsewhere))))

    assert client.get(PAGE).context["programs"] == []


@pytest.mark.parametrize("many", [1, 30])
def test_the_page_costs_the_same_for_one_program_and_for_thirty(
    client, coordinator, django_assert_max_num_queries, many
):
    for _ in range(many):
        stopped("pay")

    with django_assert_max_num_queries(6):
        client.get(PAGE)
