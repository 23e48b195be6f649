"""My open times in the browser: published, changed, taken out; a candidate who chooses, and one who is called off."""

import itertools
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Interview, OpenTimes, OpenTimesException
from applicants.workflows import bookings, referrals
from apprenticeships.models import Role
from tests import factories as make
from tests.applicants.booking_world import FRIDAY, asked, booked, chicago, published
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import NOW, candidate_of, world
from tests.applicants.portal.test_bad_input import BAD

pytestmark = pytest.mark.django_db

FORM = {
    "weekdays": ["0", "4"], "opens": "09:00", "closes": "11:00", "minutes": "30", "gap": "0",
    "first_day": "2026-01-05", "last_day": "2026-01-31", "is_video": "place", "place": "Second floor", "room": "214",
    "days_off": "out",
}  # fmt: skip


def ask(user, name, *keys, data=None, at=NOW, query=""):
    with time_machine.travel(at, tick=False):
        path = reverse(f"hiring:{name}", args=keys) + query
        client = browser(user)
        return client.get(path) if data is None else client.post(path, data)


def test_a_manager_publishes_times_on_one_page_and_sees_them_by_day():
    here = world()
    department = here.opening.department

    refused = ask(here.manager, "times_new", data=FORM | {"department": department.pk, "closes": "09:10"})
    assert refused.status_code == 422
    assert "A meeting of 30 minutes does not fit in between" in text_of(refused)
    assert 'value="Second floor"' in refused.content.decode()
    answer = ask(here.manager, "times_new", data=FORM | {"department": department.pk})

    row = OpenTimes.objects.get()
    assert answer.headers["Location"] == "/hiring/times/?week=2026-01-05"
    assert (row.user, row.department, row.weekdays, row.opens, row.room.name) == (
        here.manager, department, [0, 4], time(9), "214"
    )  # fmt: skip
    words = text_of(ask(here.manager, "times"))
    assert "Week of Monday, January 5: 4 open, 0 booked. Times are in Central Time." in words
    assert "Friday, January 9" in words
    assert "Monday, January 5 9:00" not in words  # that morning is over
    assert "Mondays and Fridays, 9:00 a.m. to 11:00 a.m." in words


def test_a_week_shows_who_is_booked_what_is_taken_out_and_days_off():
    here = world()
    row = published(here)
    who = here.candidate()
    booked(here, who)
    form = {"kind": "shut", "day": "2026-01-09", "opens": "10:30", "closes": "11:00", "week": "yes"}

    answer = ask(here.manager, "times_except", row.public_id, data=form)
    assert answer.headers["Location"] == "/hiring/times/?week=2026-01-05"
    ask(here.manager, "times_except", row.public_id, data={"kind": "off", "day": "2026-01-12"})

    words = text_of(ask(here.manager, "times"))
    assert f"{who.person.name} 9:00 a.m. to 9:30 a.m. Room 214, 1 Cedar Bend, second floor Cancel it" in words
    assert "2 open, 1 booked" in words
    assert "10:30 a.m. to 11:00 a.m." not in words
    following = text_of(ask(here.manager, "times", query="?week=2026-01-12"))
    assert "Monday, January 12 A day without open times." in following
    day = OpenTimesException.objects.get(kind="off")
    page = text_of(ask(here.manager, "times_edit", row.public_id))
    assert "Monday, January 12 No meetings" in page
    assert "Not from 10:30 a.m. to 11:00 a.m." in page
    for _ in range(2):  # a double click
        ask(here.manager, "times_unexcept", row.public_id, day.public_id, data={})
    assert OpenTimesException.objects.count() == 1
    ask(here.manager, "times_edit", row.public_id, data=FORM | {"weekdays": ["1"]})
    row.refresh_from_db()
    assert row.weekdays == [1]
    ask(here.manager, "times_stop", row.public_id, data={})
    assert ask(here.manager, "times_stop", row.public_id, data={}).status_code == 404
    assert Interview.objects.get().state == "scheduled"


def test_a_manager_lets_a_candidate_choose_and_the_queue_says_who_waits_for_whom():
    here = world()
    who = here.candidate()
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    form = {"interviewer": here.manager.pk}

    silent = ask(here.manager, "offer_times", who.public_id, data=form)
    assert silent.status_code == 422
    assert "No open times of Priya Raman are published." in text_of(silent)
    assert "You have not published any open times" in text_of(silent)
    published(here)
    answer = ask(here.manager, "offer_times", who.public_id, data=form)

    assert answer.headers["Location"] == "/hiring/"
    assert "Chooses one of the open times by Monday, January 12." in text_of(ask(here.manager, "queue"))
    late = text_of(ask(here.manager, "queue", at=chicago(13, 9)))
    assert "Chose no time by Monday, January 12. Call, or set a time yourself." in late
    assert "1 candidate chooses a time now." in text_of(ask(here.manager, "times"))


def test_times_that_are_over_are_no_open_times():
    here = world()
    who = here.candidate()
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    published(here, last_day=date(2026, 1, 10))

    page = ask(here.manager, "offer_times", who.public_id, at=chicago(12, 9))

    assert "You have not published any open times" in text_of(page)


def test_one_booked_time_is_canceled_with_a_reason_and_the_candidate_chooses_another():
    here = world()
    published(here)
    first, second = (booked(here, here.candidate(), FRIDAY + timedelta(minutes=30 * number)) for number in range(2))

    assert ask(here.manager, "cancel", first.public_id, data={"again": "on"}).status_code == 422
    ask(here.manager, "cancel", first.public_id, data={"reason": "A meeting.", "again": "on"})
    ask(here.manager, "cancel", second.public_id, data={"reason": "A meeting."})

    states = Interview.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["canceled", "canceled", "requested"]
    (again,) = Interview.objects.to_choose()
    assert again.application_id == first.application_id


@pytest.mark.ignore_template_errors
def test_a_missed_interview_leads_to_other_times_and_the_second_time_to_the_coordinator():
    here = world()
    published(here)
    who = here.candidate()
    row = booked(here, who)
    desk = make.staff(Role.COORDINATOR)

    ask(here.manager, "missed", row.public_id, data={}, at=chicago(9, 10))
    (again,) = Interview.objects.to_choose()
    bookings.book(again.pk, starts_at=chicago(12, 9), by=candidate_of(who), at=chicago(9, 11))
    ask(here.manager, "missed", again.public_id, data={}, at=chicago(12, 10))

    assert Interview.objects.filter(left_at__isnull=False).get().pk == again.pk
    with time_machine.travel(chicago(12, 11), tick=False):
        home = text_of(browser(desk).get("/admin/"))
        listed = text_of(browser(desk).get("/admin/applicants/interview/?missed=left"))
    assert "1 candidate did not come again: call, and say what follows" in home
    assert str(who.person) in listed
    asked(here, who, at=chicago(12, 12))
    with time_machine.travel(chicago(12, 13), tick=False):
        assert "did not come again" not in text_of(browser(desk).get("/admin/"))


def test_nobody_touches_the_times_of_somebody_else_and_who_does_not_interview_has_none():
    here = world()
    row = published(here)
    day = OpenTimesException.objects.create(open_times=row, kind="off", day=date(2026, 1, 12))
    colleague = here.panelist()

    for name, keys in (
        ("times_edit", ()),
        ("times_stop", ()),
        ("times_except", ()),
        ("times_unexcept", (day.public_id,)),
    ):
        assert ask(colleague, name, row.public_id, *keys, data=FORM).status_code == 404
    assert "Nothing in this week" in text_of(ask(colleague, "times"))
    approver = make.user(Role.DEPARTMENT_APPROVER, department=here.opening.department)
    assert ask(approver, "times").status_code == 403


def test_the_week_asks_the_same_number_of_questions_with_one_and_with_thirty(django_assert_max_num_queries):
    here = world()
    published(here)
    booked(here, here.candidate())
    client = browser(here.manager)
    with time_machine.travel(NOW, tick=False):
        client.get(reverse("hiring:times"))
        with django_assert_max_num_queries(12) as few:
            client.get(reverse("hiring:times"))
        for number in range(10):
            published(
                here, weekdays=frozenset({3}), opens=time(7 + number), closes=time(9 + number), room=f"R {number}"
            )
        for number in range(3):
            booked(here, here.candidate(), FRIDAY + timedelta(minutes=30 * (number + 1)))
        with django_assert_max_num_queries(12) as many:
            client.get(reverse("hiring:times"))

    assert len(many) == len(few)


def test_no_input_breaks_the_pages():
    here = world()
    row = published(here)
    who = here.candidate()
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    forms = {
        ("times_new",): FORM | {"department": here.opening.department.pk},
        ("times_edit", row.public_id): FORM,
        ("times_except", row.public_id): {"kind": "extra", "day": "2026-01-09", "opens": "12:00", "closes": "13:00"},
        ("offer_times", who.public_id): {"interviewer": here.manager.pk, "panel": []},
    }
    client, bad = browser(here.manager), itertools.cycle(BAD.values())
    broken = []
    with time_machine.travel(NOW, tick=False):
        for (name, *keys), good in forms.items():
            for field in good:
                data = good | {field: next(bad)}
                answer = client.post(reverse(f"hiring:{name}", args=keys), data)
                if answer.status_code not in {302, 422}:
                    broken.append((name, data, answer.status_code))
        weeks = [client.get(reverse("hiring:times"), {"week": each}).status_code for each in BAD.values()]
        again = client.post(reverse("hiring:times_unexcept", args=[row.public_id, uuid4()]))

    assert broken == []
    assert set(weeks) == {200, 400}  # a sign that no address may hold is refused before the page
    assert again.status_code == 302
