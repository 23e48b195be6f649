"""The private link of a calendar: made, shown once, renewed, taken back, and closed to everybody else."""

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Event, FeedToken, Role
from tests import factories as make
from tests.applicants.calendars import address
from tests.applicants.hiring_world import world
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_the_link_is_shown_once_in_the_forms_that_programs_take_and_only_its_hash_is_kept(client):
    person = make.applicant()
    client.force_login(person.user)

    first = client.post(reverse("my_calendar"), {"verb": "create"}, follow=True)
    second = client.get(reverse("my_calendar"))

    link = first.context["link"]
    secret = link["url"].split("/calendar/")[1].split(".ics")[0]
    assert (link["direct"].startswith("webcal://"), ".ics" in second.content.decode()) == (True, False)
    assert secret not in str(FeedToken.objects.values().get())
    assert client.get(reverse("calendar", args=[secret])).status_code == 200
    assert first["Cache-Control"].startswith("max-age=0, no-cache")


def test_a_new_link_ends_the_old_one_and_a_link_taken_back_shows_nothing(client):
    person = make.applicant()
    client.force_login(person.user)
    paths = []
    for _ in range(2):
        page = client.post(reverse("my_calendar"), {"verb": "create"}, follow=True)
        paths.append("/calendar/" + page.context["link"]["url"].split("/calendar/")[1])
    after_second = [client.get(path).status_code for path in paths]

    client.post(reverse("my_calendar"), {"verb": "revoke"})

    assert after_second == [404, 200]
    assert client.get(paths[1]).status_code == 404
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "person.calendar_made", "person.calendar_renewed", "person.calendar_revoked",
    ]  # fmt: skip


def test_somebody_of_the_staff_without_a_person_has_a_calendar_too(client):
    staff = make.staff(Role.COORDINATOR)
    make.session(host=staff)
    client.force_login(staff)

    page = client.post(reverse("my_calendar"), {"verb": "create"}, follow=True)

    assert len(page.context["coming"]) == 1
    assert FeedToken.objects.get().user == staff


def test_a_link_from_before_somebody_applied_is_taken_back_with_their_own(client):
    user = make.user()
    path = address(user)
    make.person(user=user)
    client.force_login(user)
    before = client.get(reverse("my_calendar")).context["has_link"]

    client.post(reverse("my_calendar"), {"verb": "revoke"})

    assert (before, client.get(path).status_code) == (True, 404)


@pytest.mark.parametrize("verb", ["", "x" * 10_000, "\x00", "delete"])
def test_a_button_that_does_not_exist_is_answered_with_what_there_is(client, verb):
    client.force_login(make.applicant().user)

    page = client.post(reverse("my_calendar"), {"verb": verb})

    assert page.status_code == 422
    assert "make a new one, or take it back" in page.content.decode()


def test_who_is_kept_out_of_other_people_s_pages_reads_only_the_own_days(client):
    here = world()
    here.meet(here.candidate())
    client.force_login(make.applicant().user)

    assert client.get(reverse("my_calendar")).context["coming"] == []
