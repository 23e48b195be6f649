"""Growth of a class by site: means of both evaluations, few people hidden, and the people behind a row."""

import uuid

import pytest
from django.urls import reverse

from apprenticeships.models import Criterion, CriterionUse
from cohorts.models import Evaluation, Moment
from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.cohorts.scene import stranger_cohort
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def evaluated(cohort):
    for position, slug in enumerate(("attitude", "attendance"), start=1):
        Criterion.objects.create(
            version=cohort.version, use=CriterionUse.EVALUATION, slug=slug, title=slug.title(), position=position + 20
        )
    return cohort


def rated(cohort, site, first, last, **fields):
    """Somebody at a site with both ratings of one criterion; the other was never seen."""
    opening = make.opening(cohort=cohort, department=make.make_department(site=site))
    row = make.enrollment(opening=opening, **fields)
    for moment, value in ((Moment.START, first), (Moment.END, last)):
        if value is not None:
            Evaluation.objects.create(
                enrollment=row, moment=moment, ratings={"attitude": value}, rated_by=make.user(), rated_at=NOON
            )
    return row


@pytest.fixture
def cohort():
    return evaluated(make.cohort())


@pytest.fixture
def big():
    return make.make_site(name="Big Clinic")


@pytest.fixture
def other():
    return make.make_site(name="Other Clinic")


def cells(client, cohort):
    rows = client.get(reverse("classes:growth", args=[cohort.pk])).context["rows"]
    return {row.site.name if row.site else "all": (row.people, *row.cells) for row in rows}


def test_a_site_shows_both_means_and_the_step_over_the_same_people(client, coordinator, cohort, big):
    for _ in range(5):
        rated(cohort, big, 2, 3)
    rated(cohort, big, 4, None)  # not rated twice, so in neither mean

    assert cells(client, cohort) == {
        "Big Clinic": (5, "2.0 to 3.0 (+1.0)", ""),
        "all": (5, "2.0 to 3.0 (+1.0)", ""),
    }
    assert "Hidden" in text(client.get(reverse("classes:growth", args=[cohort.pk])))


def test_fewer_than_five_people_are_hidden_and_cannot_be_worked_out_from_the_rest(
    client, coordinator, cohort, big, other
):
    for _ in range(6):
        rated(cohort, big, 2, 3)
    for _ in range(4):
        rated(cohort, other, 1, 4)

    found = cells(client, cohort)

    assert found["Other Clinic"] == (4, "", "")
    assert found["Big Clinic"] == (6, "", "")  # all sites less this one would tell on four people
    assert found["all"] == (10, "1.6 to 3.4 (+1.8)", "")


def test_an_evaluation_that_was_taken_back_counts_no_more(client, coordinator, cohort, big):
    rows = [rated(cohort, big, 2, 3) for _ in range(5)]
    Evaluation.objects.filter(enrollment=rows[0], moment=Moment.END).update(voided_at=NOON)

    assert cells(client, cohort)["Big Clinic"] == (4, "", "")


def test_the_row_of_a_site_opens_to_its_people(client, coordinator, cohort, big, other):
    row, elsewhere = rated(cohort, big, 2, 4), rated(cohort, other, 1, 1)

    response = client.get(reverse("classes:growth-site", args=[cohort.pk, big.public_id]))

    assert [(each.enrollment, list(each.cells), each.step) for each in response.context["rows"]] == [
        (row, ["2 to 4", "– to –"], "+2.0")  # noqa: RUF001 - the sign for nothing
    ]
    assert reverse("classes:person", args=[row.pk]) in text(response)
    assert elsewhere.person.name not in text(response)


def test_a_class_without_evaluations_says_what_comes(client, coordinator, cohort):
    assert "Nobody was evaluated yet" in text(client.get(reverse("classes:growth", args=[cohort.pk])))


def test_what_is_not_there_is_not_found(client, coordinator, cohort, big):
    stranger = evaluated(stranger_cohort())
    rated(stranger, big, 2, 3)
    addresses = [
        reverse("classes:growth", args=[make.cohort().pk]),
        reverse("classes:growth", args=[stranger.pk]),
        reverse("classes:growth-site", args=[cohort.pk, big.public_id]),
        reverse("classes:growth-site", args=[cohort.pk, uuid.uuid4()]),
        reverse("classes:growth-site", args=[stranger.pk, big.public_id]),
    ]

    assert [client.get(each).status_code for each in addresses] == [404] * 5


@pytest.mark.parametrize("people", [1, 30])
def test_growth_costs_the_same_for_one_person_and_for_thirty(
    client, coordinator, cohort, big, django_assert_num_queries, people
):
    for _ in range(people):
        rated(cohort, big, 2, 3)
    addresses = [
        reverse("classes:growth", args=[cohort.pk]),
        reverse("classes:growth-site", args=[cohort.pk, big.public_id]),
    ]
    for address in addresses:
        client.get(address)
        with django_assert_num_queries(8):
            client.get(address)
