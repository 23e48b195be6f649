"""Weeks of hours: filled in from the plan, so that only exceptions are touched."""

from datetime import date

import pytest
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.models import EnrollmentState, HoursEntry, HoursState
from cohorts.workflows import enrollments, hours
from tests import factories
from tests.cohorts.floor.scene import hours_address, precepted, text, week_plan
from tests.cohorts.scene import DAY, NOON, ROBOT, START, WEEK, at, coordinator

pytestmark = pytest.mark.django_db
SATURDAY = at(date(2026, 1, 10), 8)


@pytest.mark.usefixtures("_saturday")
def test_a_week_comes_filled_in_and_is_approved_with_one_button(client):
    user, [enrollment] = precepted()
    client.force_login(user)
    page = client.get(hours_address(enrollment)).content.decode()

    response = client.post(hours_address(enrollment), week_plan(), follow=True)

    assert page.count('value="8"') == 4
    assert page.count("btn-primary") == 1
    assert sum(HoursEntry.objects.values_list("minutes", flat=True)) == 36 * 60
    assert "Everything up to now is approved" in text(response)


@pytest.mark.usefixtures("_saturday")
def test_only_the_exception_is_touched(client):
    user, [enrollment] = precepted()
    client.force_login(user)

    client.post(
        hours_address(enrollment),
        week_plan(**{"day-2026-01-06": "6.5", "day-2026-01-08": "7:15", "day-2026-01-09": ""}),
    )

    assert list(HoursEntry.objects.order_by("date").values_list("minutes", flat=True)) == [480, 390, 240, 435]


@pytest.mark.usefixtures("_saturday")
def test_a_day_without_work_is_not_asked_for_again(client):
    user, [enrollment] = precepted()
    client.force_login(user)
    client.post(hours_address(enrollment), week_plan(**{"day-2026-01-09": "0"}))

    page = text(client.get(reverse("floor:today")))

    assert "Everything up to now is approved" in page


@pytest.mark.usefixtures("_saturday")
@pytest.mark.parametrize("typed", ["eight", "25", "-1", "7:75", "nan", "1e9", "\x00", "9" * 10_000])
def test_hours_that_nobody_can_work_are_refused_beside_their_day(client, typed):
    user, [enrollment] = precepted()
    client.force_login(user)

    response = client.post(hours_address(enrollment), week_plan(**{"day-2026-01-06": typed}))

    assert response.status_code == 422
    assert 'id="id_day-2026-01-06_error"' in response.content.decode()
    assert not HoursEntry.objects.exists()


@pytest.mark.usefixtures("_wednesday")
def test_today_and_days_ahead_have_no_field(client):
    user, [enrollment] = precepted()
    client.force_login(user)

    page = client.get(hours_address(enrollment)).content.decode()

    assert page.count("<label for=") == 2


@pytest.mark.usefixtures("_wednesday")
def test_a_day_that_is_not_over_is_approved_by_no_page(client):
    user, [enrollment] = precepted()
    client.force_login(user)

    client.post(hours_address(enrollment), week_plan())

    assert list(HoursEntry.objects.order_by("date").values_list("date", flat=True)) == [START, START + DAY]


@pytest.mark.usefixtures("_monday")
def test_nothing_of_the_first_day_is_asked_for_before_it_is_over(client):
    user, [enrollment] = precepted()
    client.force_login(user)

    assert "Everything up to now is approved" in text(client.get(reverse("floor:today")))
    assert "btn-primary" not in client.get(hours_address(enrollment)).content.decode()


@pytest.mark.usefixtures("_saturday")
def test_a_stale_page_does_not_approve_twice(client):
    user, [enrollment] = precepted()
    client.force_login(user)
    client.post(hours_address(enrollment), week_plan())

    client.post(hours_address(enrollment), week_plan(**{"day-2026-01-06": "2"}))

    assert sum(HoursEntry.objects.values_list("minutes", flat=True)) == 36 * 60


@pytest.mark.usefixtures("_saturday")
def test_any_day_of_a_week_leads_to_its_first_and_weeks_outside_are_not_found(client):
    user, [enrollment] = precepted()
    client.force_login(user)

    assert client.get(hours_address(enrollment, START + 2 * DAY)).url == hours_address(enrollment)
    assert client.get(hours_address(enrollment, START - DAY)).status_code == 404
    assert client.get(hours_address(enrollment, START + WEEK)).status_code == 404
    assert client.get("/floor/hours/not-an-id/2026-01-05/").status_code == 404


@pytest.mark.usefixtures("_saturday")
def test_somebody_elses_person_is_not_found_and_a_wrong_role_is_sent_away(client):
    _, [enrollment] = precepted()
    client.force_login(factories.user(Role.PRECEPTOR))
    stranger = client.get(hours_address(enrollment)).status_code
    client.force_login(factories.user(Role.INSTRUCTOR))

    assert (stranger, client.get(hours_address(enrollment)).status_code) == (404, 403)


def _approved():
    user, [enrollment] = precepted()
    by = coordinator()
    [entry] = hours.approve_week(enrollment.pk, week_start=START, minutes_by_date={START: 480}, by=by, at=SATURDAY)
    return user, entry, reverse("floor:change", args=[entry.public_id])


@pytest.mark.usefixtures("_saturday")
def test_an_approved_day_is_corrected_with_its_reason(client):
    user, entry, address = _approved()
    client.force_login(user)

    response = client.post(address, {"minutes": "5:30", "reason": "Left at noon."}, follow=True)

    assert entry.corrected_by.minutes == 330
    assert "5 hours 30 minutes approved" in text(response)


@pytest.mark.usefixtures("_saturday")
def test_an_approved_day_is_taken_back_and_can_be_written_anew(client):
    user, entry, address = _approved()
    client.force_login(user)

    client.post(address, {"minutes": "0", "reason": "Was in class all day."})
    client.post(hours_address(entry.enrollment), {"day-2026-01-05": "4"})

    states = HoursEntry.objects.filter(date=START).order_by("pk").values_list("state", "minutes")
    assert list(states) == [(HoursState.VOIDED, 480), (HoursState.APPROVED, 240)]


@pytest.mark.usefixtures("_saturday")
@pytest.mark.parametrize(
    "typed",
    [
        {"minutes": "5", "reason": ""},
        {"minutes": "", "reason": "Left."},
        {"minutes": "8", "reason": "Same."},
        {"minutes": "25", "reason": "Long."},
        {"minutes": "5", "reason": "x" * 10_000},
        {"minutes": "5", "reason": "\x00"},
    ],
)
def test_a_change_that_says_too_little_or_too_much_is_refused(client, typed):
    user, entry, address = _approved()
    client.force_login(user)

    response = client.post(address, typed)

    entry.refresh_from_db()
    assert (response.status_code, entry.state) == (422, HoursState.APPROVED)
    assert "ap-errors" in response.content.decode()


@pytest.mark.usefixtures("_saturday")
def test_a_change_is_for_ones_own_people_and_for_what_still_counts(client):
    user, _, address = _approved()
    client.force_login(factories.user(Role.PRECEPTOR))
    stranger = client.get(address).status_code
    client.force_login(user)
    client.post(address, {"minutes": "0", "reason": "Wrong day."})

    assert (stranger, client.get(address).status_code) == (404, 404)


@pytest.mark.usefixtures("_saturday")
def test_somebody_who_left_is_on_no_list(client):
    user, [enrollment] = precepted()
    enrollments.exit(enrollment.pk, code="resigned", on=START, by=ROBOT, at=NOON)
    client.force_login(user)

    enrollment.refresh_from_db()
    assert enrollment.state == EnrollmentState.EXITED
    assert client.get(hours_address(enrollment)).status_code == 404
    assert "Nothing needs you today" in text(client.get(reverse("floor:today")))
