"""My site: who learns here today, what comes, and the places that a site coordinator enters."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.models import Opening
from tests import factories
from tests.applicants.matching_world import world
from tests.cohorts.floor.scene import text
from tests.cohorts.scene import scheduled, taken_seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_monday")]


def keeper(site):
    """Somebody who looks after a site."""
    user = factories.user()
    factories.membership(user, Role.SITE_COORDINATOR, site=site, organization=site.organization)
    return user


def my_site(client):
    return client.get(reverse("floor:site"))


def new(client, here, site="near", **typed):
    address = reverse("floor:new_opening", args=[here.sites[site].public_id, here.cohort.public_id])
    return client.post(address, typed)


def whole(here, **changes):
    department = factories.make_department(site=here.sites["near"], name="Birth Center")
    return {
        "department": department.pk,
        "interest": here.areas["lab"].pk,
        "headcount": "3",
        "age_from": "16",
        "age_to": "",
        "hours": "20",
    } | changes


@pytest.fixture
def here():
    return world()


@pytest.fixture
def signed_in(client, here):
    user = keeper(here.sites["near"])
    client.force_login(user)
    return user


def test_a_site_coordinator_sees_places_by_department_with_seats(client, here, signed_in):
    row = here.places("nursing", 3, age_from=16, age_to=18, weekly_minutes=1200)
    taken_seat(row)
    here.places("lab", site="far")

    page = text(my_site(client))

    assert "Nursing unit" in page
    assert "1 of 3 filled, ages 16 to 18, 20 hours a week" in page
    assert "Lab unit" not in page
    assert "Places from Monday, June 8" in page


def test_a_site_coordinator_sees_who_is_in_training_today_and_their_next_sessions(client):
    cohort = scheduled(people=2)
    department = cohort.openings.get().department
    elsewhere = scheduled().enrollments.get().person.name
    client.force_login(keeper(department.site))

    page = text(my_site(client))

    here = [row.person.name for row in cohort.enrollments.all()]
    assert [name in page for name in (*here, elsewhere)] == [True, True, False]
    assert "Today, 8" in page
    assert "Their weekly sessions" in page


def test_a_site_without_anything_says_what_comes(client, here, signed_in):
    page = text(my_site(client))

    assert "Nobody learns here now." in page
    assert "No places yet." in page


def test_who_has_no_site_is_told_who_gives_one(client):
    client.force_login(factories.user(Role.SITE_COORDINATOR))

    assert "No site is yours yet" in text(my_site(client))


def test_places_are_entered(client, here, signed_in):
    response = new(client, here, **whole(here))

    row = Opening.objects.get()
    assert response["Location"] == reverse("floor:site")
    assert (row.site, row.interest, row.headcount) == (here.sites["near"], here.areas["lab"], 3)
    assert (row.age_from, row.age_to, row.weekly_minutes, row.seats.count()) == (16, None, 1200, 3)


WRONG = [
    ({"headcount": ""}, "headcount", "Write a number of places, such as 3."),
    ({"headcount": "0"}, "headcount", "Write a number of places from 1 to 500."),
    ({"headcount": "9999999999"}, "headcount", "Write a number of places from 1 to 500."),
    ({"headcount": "three"}, "headcount", "Write a number of places, such as 3."),
    ({"age_from": "13"}, "age_from", "Write an age from 14 to 99, or leave it empty."),
    ({"age_from": "18", "age_to": "17"}, "age_to", "Write 18 or more"),
    ({"hours": "41"}, "hours", "Write hours a week from 1 to 40"),
    ({"hours": "NaN"}, "hours", "Write hours a week, such as 20 or 37.5"),
    ({"hours": "1e9"}, "hours", "Write hours a week, such as 20 or 37.5"),
    ({"interest": ""}, "interest", "Choose the area."),
    ({"interest": "999999"}, "interest", "Choose one of these areas."),
    ({"department": "x"}, "department", "Choose a department of this site."),
]


@pytest.mark.parametrize(("typed", "field", "sentence"), WRONG)
def test_what_cannot_be_is_said_next_to_its_field_and_nothing_is_lost(client, here, signed_in, typed, field, sentence):
    response = new(client, here, **whole(here, **typed))

    errors = response.context["form"].errors
    assert (response.status_code, list(errors), Opening.objects.count()) == (422, [field], 0)
    assert sentence in str(errors[field])
    assert "Birth Center" in text(response)


def test_a_department_of_another_site_cannot_be_chosen(client, here, signed_in):
    elsewhere = factories.make_department(site=here.sites["far"])

    response = new(client, here, **whole(here, department=elsewhere.pk))

    assert (response.status_code, Opening.objects.count()) == (422, 0)


def test_the_same_places_twice_are_refused_in_a_sentence(client, here, signed_in):
    typed = whole(here)
    new(client, here, **typed)

    response = new(client, here, **typed)

    assert response.status_code == 422
    assert "has places for this path already" in text(response)


def change(client, row, **typed):
    typed = {"headcount": "2", "age_from": "", "age_to": "", "hours": ""} | typed
    return client.post(reverse("floor:opening", args=[row.public_id]), typed)


def test_places_ages_and_hours_are_changed(client, here, signed_in):
    row = here.places("nursing", 4, age_from=16)

    change(client, row, headcount="6", age_from="17", hours="37.5")

    row.refresh_from_db()
    assert (row.headcount, row.seats.count(), row.age_from, row.weekly_minutes) == (6, 6, 17, 2250)


def test_fewer_places_than_are_taken_are_refused_at_the_field(client, here, signed_in):
    row = here.places("nursing", 3)
    taken_seat(row)
    taken_seat(row)

    response = change(client, row, headcount="1", age_from="16")

    assert response.status_code == 422
    assert "Keep at least 2 places." in str(response.context["form"].errors["headcount"])
    assert 'value="16"' in text(response)


def test_places_are_taken_off_while_nobody_has_one(client, here, signed_in):
    free, taken = here.places("nursing"), here.places("lab", 2)
    taken_seat(taken)

    gone = client.post(reverse("floor:take_off", args=[free.public_id]))
    refused = client.post(reverse("floor:take_off", args=[taken.public_id]))

    assert (gone.status_code, refused.status_code) == (302, 422)
    assert "Keep at least 1 place." in text(refused)
    assert list(Opening.objects.all()) == [taken]


def test_places_that_a_draft_names_are_taken_off_and_may_come_back(client, here, signed_in):
    row = here.places("nursing")
    here.student("nursing")
    here.draft()

    client.post(reverse("floor:take_off", args=[row.public_id]))
    shown = text(my_site(client))
    change(client, row, headcount="2")

    assert "Taken off: no places now" in shown
    assert row.seats.count() == 2


def test_another_site_does_not_exist(client, here, signed_in):
    row = here.places("nursing", site="far")

    codes = [
        new(client, here, site="far", **whole(here)).status_code,
        client.get(reverse("floor:opening", args=[row.public_id])).status_code,
        change(client, row).status_code,
        client.post(reverse("floor:take_off", args=[row.public_id])).status_code,
    ]

    assert codes == [404] * 4
    assert Opening.objects.get().headcount == 1


def test_a_class_that_has_begun_or_is_not_matched_takes_no_places(client, here, signed_in):
    other = factories.cohort(starts_on=here.cohort.starts_on)
    site = here.sites["near"].public_id
    codes = [client.get(reverse("floor:new_opening", args=[site, other.public_id])).status_code]
    here.cohort.starts_on = here.cohort.nominal_start = factories.START - timedelta(days=1)
    here.cohort.apply_by = here.cohort.ready_by = factories.START - timedelta(days=30)
    here.cohort.save()

    codes.append(new(client, here, **whole(here)).status_code)

    assert codes == [404, 404]


def test_today_leads_to_the_site(client, here, signed_in):
    assert reverse("floor:site") in client.get(reverse("floor:today")).content.decode()


@pytest.mark.parametrize("many", [1, 30])
def test_my_site_asks_the_same_number_of_questions_for_one_and_for_thirty(client, many):
    here = world()
    site = here.sites["near"]
    department = factories.make_department(site=site)
    cohort = scheduled(people=1)
    opening = factories.opening(cohort=cohort, department=department, headcount=many)
    for _ in range(many):
        factories.enrollment(opening=opening)
        here.places("nursing", department=factories.make_department(site=site))
    client.force_login(keeper(site))
    my_site(client)

    with CaptureQueriesContext(connection) as queries:
        my_site(client)

    assert len(queries) == 12
