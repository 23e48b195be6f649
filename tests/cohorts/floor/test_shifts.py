"""Shifts on the floor: the week of a site, planning with the rule's answer at the field, calling off."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cohorts.models import Shift
from cohorts.workflows import schedules
from tests import factories as make
from tests.cohorts.floor.scene import text
from tests.cohorts.interns import SATURDAY, TODAY, california, intern, keeper, planned
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_wednesday")]

WEEK = date(2026, 1, 4)


@pytest.fixture
def site():
    return california()


@pytest.fixture
def signed_in(client, site):
    user = keeper(site)
    client.force_login(user)
    return user


def plan_address(row):
    return reverse("floor:plan_shift", args=[row.public_id])


def typed(day=SATURDAY, begins="08:00", ends="12:00"):
    return {"date": str(day), "begins": begins, "ends": ends}


def test_a_site_coordinator_sees_the_week_of_the_site_and_no_other(client, site, signed_in):
    row = intern(15, site=site)
    planned(row, SATURDAY, "08:00", "12:00")
    elsewhere = intern(15)
    planned(elsewhere, SATURDAY, "08:00", "12:00")

    page = text(client.get(reverse("floor:shifts")))

    assert "Shifts of this week" in page
    assert row.person.name in page
    assert "Saturday, January 10" in page
    assert "8:00 a.m. to noon" in page
    assert elsewhere.person.name not in page


def test_another_week_is_one_step_away_and_any_day_leads_to_its_week(client, site, signed_in):
    planned(intern(15, site=site), date(2026, 1, 17), "08:00", "12:00")

    found = client.get(reverse("floor:shifts_of", args=[date(2026, 1, 14)]))

    assert found["Location"] == reverse("floor:shifts_of", args=[date(2026, 1, 11)])
    assert "Saturday, January 17" in text(client.get(found["Location"]))


@pytest.mark.parametrize("day", [date(1900, 1, 3), date(2099, 12, 31)])
def test_a_week_that_nobody_means_is_not_found(client, signed_in, day):
    assert client.get(reverse("floor:shifts_of", args=[day])).status_code == 404


def test_the_page_says_what_is_legal_before_anything_is_typed(client, site, signed_in):
    row = intern(15, site=site)

    page = text(client.get(f"{plan_address(row)}?day={SATURDAY}"))

    assert "Legal on Saturday, January 10: 7:00 a.m. to 7:00 p.m., at most 8 hours." in page


def test_a_legal_shift_is_planned_and_stands_in_the_week(client, site, signed_in):
    row = intern(15, site=site)

    page = client.post(plan_address(row), typed(), follow=True)

    assert f"Planned: {row.person.name}, Saturday, January 10." in text(page)
    shift = Shift.objects.get()
    assert (shift.enrollment, shift.planned_by) == (row, signed_in)


def test_an_illegal_shift_is_answered_at_its_field_and_nothing_typed_is_lost(client, site, signed_in):
    row = intern(15, site=site)

    response = client.post(plan_address(row), typed(begins="06:00", ends="19:30"))

    page = text(response)
    assert response.status_code == 422
    assert "At 14 and 15, work begins at 7:00 a.m. at the earliest (29 CFR 570.35(a)(6)" in response.context[
        "form"
    ].errors["begins"][0].replace("; California Labor Code 1391(a)(1)", "")
    assert len(response.context["form"].errors["ends"]) == 2
    assert "Legal on Saturday, January 10: 7:00 a.m. to 7:00 p.m., at most 8 hours." in page
    assert 'value="06:00"' in page
    assert 'value="19:30"' in page
    assert not Shift.objects.exists()


def test_sending_the_same_shift_twice_plans_it_once(client, site, signed_in):
    row = intern(18, site=site)
    client.post(plan_address(row), typed())

    response = client.post(plan_address(row), typed())

    assert response.status_code == 422
    assert "works at that time already" in text(response)
    assert Shift.objects.count() == 1


@pytest.mark.parametrize(
    "strange",
    [
        {"date": "2026-02-31"},
        {"date": "9999-12-31"},
        {"date": "\0"},
        {"date": "9" * 10_000},
        {"begins": "25:00"},
        {"begins": ""},
        {"ends": "\0"},
        {"ends": "x" * 10_000},
    ],
)
def test_what_is_no_day_or_time_is_answered_on_the_page(client, site, signed_in, strange):
    row = intern(15, site=site)

    assert client.post(plan_address(row), typed() | strange).status_code == 422


@pytest.mark.parametrize("day", ["x", "9999-99-99", "0001-01-01", "9999-12-31", "1" * 10_000])
def test_a_strange_day_in_the_address_is_nothing(client, site, signed_in, day):
    row = intern(15, site=site)

    assert client.get(plan_address(row), {"day": day}).status_code == 200


def test_why_nobody_can_tell_is_said_instead_of_a_legal_day(client, site, signed_in):
    department = make.make_department(site=site)
    row = make.enrollment(opening=make.opening(department=department))

    assert "We do not know when" in text(client.get(plan_address(row)))


def test_where_only_federal_rules_are_known_the_page_says_so(client):
    site = make.make_site(state="MO")
    client.force_login(keeper(site))

    assert "Those of MO are not entered yet" in text(client.get(plan_address(intern(15, site=site))))


def test_somebody_else_s_intern_and_shift_are_not_found(client, signed_in):
    row = intern(15)
    shift = planned(row, SATURDAY, "08:00", "12:00")

    addresses = [
        plan_address(row),
        reverse("floor:plan_shift", args=[uuid.uuid4()]),
        reverse("floor:cancel_shift", args=[shift.public_id]),
        reverse("floor:cancel_shift", args=[uuid.uuid4()]),
    ]

    assert [client.get(each).status_code for each in addresses] == [404] * 4
    assert [client.post(each).status_code for each in addresses] == [404] * 4


def test_a_shift_is_called_off_with_a_reason(client, site, signed_in):
    shift = planned(intern(15, site=site), SATURDAY, "08:00", "12:00")
    address = reverse("floor:cancel_shift", args=[shift.public_id])

    assert client.post(address, {"reason": ""}).status_code == 422
    page = client.post(address, {"reason": "The clinic is closed"}, follow=True)

    assert "Called off:" in text(page)
    shift.refresh_from_db()
    assert (shift.state, shift.cancel_reason) == ("canceled", "The clinic is closed")
    assert client.get(address).status_code == 404


def test_the_week_costs_the_same_for_one_person_and_for_thirty(client, site, signed_in):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("floor:shifts"))
        return len(queries)

    planned(intern(18, site=site), SATURDAY, "08:00", "12:00")
    client.get(reverse("floor:shifts"))
    few = cost()
    for _ in range(29):
        planned(intern(18, site=site), SATURDAY, "08:00", "12:00")

    assert cost() == few <= 12


def test_the_intern_sees_the_own_shifts_with_their_times(client, site):
    row = intern(15, site=site)
    planned(row, TODAY, "15:30", "18:00")
    planned(intern(15, site=site), SATURDAY, "08:00", "11:11")
    client.force_login(row.person.user)

    page = text(client.get(reverse("training:week")))

    assert "3:30 p.m. to 6:00 p.m." in page
    assert "11:11" not in page


def test_in_a_week_with_shifts_the_intern_reads_no_other_hours(client, site):
    row = intern(18, site=site)
    schedules.generate(row.cohort_id, by=ROBOT, at=NOON)
    schedules.publish(row.cohort_id, by=ROBOT, at=NOON)
    client.force_login(row.person.user)
    assert "Clinic, 8 hours" in text(client.get(reverse("training:week")))

    planned(row, SATURDAY, "09:00", "12:00")

    page = text(client.get(reverse("training:week")))
    assert "Clinic, 8 hours" not in page
    assert "9:00 a.m. to noon" in page


def test_the_intern_reads_that_a_shift_was_called_off_and_why(client, site, signed_in):
    row = intern(15, site=site)
    shift = planned(row, SATURDAY, "08:00", "12:00")
    client.post(reverse("floor:cancel_shift", args=[shift.public_id]), {"reason": "Closed"})
    client.force_login(row.person.user)

    assert "8:00 a.m. to noon, called off: Closed" in text(client.get(reverse("training:week")))
