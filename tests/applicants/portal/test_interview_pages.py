"""An interview in the portal: choose, move, cancel; who comes second keeps what they wrote and sees what is open."""

from datetime import time, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applicants.models import Interview
from applicants.portal.interview_times import SHOWN
from applicants.workflows import applications, bookings
from apprenticeships.models import Person
from tests.applicants.booking_world import FRIDAY, MONDAY, asked, booked, published
from tests.applicants.hiring.readers import text_of
from tests.applicants.hiring_world import AFTER, NOW, candidate_of, world
from tests.applicants.portal.test_bad_input import BAD

pytestmark = pytest.mark.django_db


def signed_in(who):
    client = Client()
    client.force_login(who.person.user)
    return client


def path(row, name="interview"):
    return reverse(f"portal:{name}", args=[row.public_id])


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_candidate_is_led_from_where_they_stand_to_the_times_and_takes_one():
    here = world()
    published(here)
    site = here.opening.department.site
    site.street, site.city, site.state = "9 Elm Street", "Cedar Bend", "MO"
    site.save()
    who = here.candidate()
    row = asked(here, who)
    client = signed_in(who)

    status = client.get(reverse("portal:status"))
    assert "Choose a time for your interview By Monday, January 12" in text_of(status)
    assert path(row) in status.content.decode()
    words = text_of(client.get(path(row)))
    assert "Priya Raman of" in words
    assert "30 minutes: Room 214, 1 Cedar Bend, second floor, 9 Elm Street, Cedar Bend, MO" in words
    assert "Choose by Monday, January 12. The times are in Central Time, where the clinic is." in words
    assert "Friday, January 9 9:00 a.m. 9:30 a.m. 10:00 a.m. 10:30 a.m. Monday, January 12 9:00 a.m." in words
    nothing = client.post(path(row), {})
    assert (nothing.status_code, "Choose one of the times." in text_of(nothing)) == (422, True)

    answer = client.post(path(row), {"time": FRIDAY.isoformat()}, follow=True)

    words = text_of(answer)
    assert "Meet Priya Raman Friday, January 9, 9:00 a.m." in words
    assert "30 minutes, Central Time" in words
    assert "9 Elm Street, Cedar Bend, MO" in words
    assert "You can move it here until Thursday, January 8, 9:00 a.m." in words
    assert "Come to your interview" in text_of(client.get(reverse("portal:status")))
    assert client.post(path(row), {"time": FRIDAY.isoformat()}).status_code == 200  # a double click


def test_who_comes_second_sees_the_times_that_are_still_open_and_loses_no_word():
    here = world()
    published(here)
    first, second = here.candidate(), here.candidate()
    row = booked(here, second, MONDAY)
    client = signed_in(second)
    assert FRIDAY.isoformat() in client.get(path(row, "interview_move")).content.decode()
    booked(here, first)

    lost = client.post(path(row, "interview_move"), {"time": FRIDAY.isoformat(), "reason": "My bus."})

    page = lost.content.decode()
    assert lost.status_code == 422
    assert "somebody else was faster. Choose one of the others." in text_of(lost)
    assert 'value="My bus."' in page
    assert FRIDAY.isoformat() not in page
    assert (FRIDAY + timedelta(minutes=30)).isoformat() in page
    other = (FRIDAY + timedelta(minutes=30)).isoformat()
    client.post(path(row, "interview_move"), {"time": other, "reason": "My bus."})
    row.refresh_from_db()
    assert (row.starts_at, row.note) == (FRIDAY + timedelta(minutes=30), "My bus.")


def test_the_constraint_of_the_database_is_read_as_the_same_friendly_page(monkeypatch):
    here = world()
    published(here)
    booked(here, here.candidate())
    who = here.candidate()
    row = asked(here, who)
    monkeypatch.setattr("applicants.workflows.meeting_times.clash", lambda *_: None)
    monkeypatch.setattr("applicants.records.open_times.people_busy", lambda *_, **__: [])
    monkeypatch.setattr("applicants.records.open_times.rooms_busy", lambda *_, **__: {})

    lost = signed_in(who).post(path(row), {"time": FRIDAY.isoformat()})

    assert lost.status_code == 422
    assert "somebody else was faster" in text_of(lost)
    assert Interview.objects.get(pk=row.pk).state == "requested"


def test_a_candidate_cancels_with_a_reason_and_may_not_move_late():
    here = world()
    published(here)
    who = here.candidate()
    row = booked(here, who)
    client = signed_in(who)

    with time_machine.travel(FRIDAY - timedelta(hours=20), tick=False):
        words = text_of(client.get(path(row)))
        assert "It begins in less than 24 hours, so it cannot be moved here." in words
        assert client.get(path(row, "interview_move")).status_code == 302
        assert client.post(path(row, "interview_cancel"), {"reason": " "}).status_code == 422
        answer = client.post(path(row, "interview_cancel"), {"reason": "My child is ill."}, follow=True)
        assert "Your interview is canceled. The manager hears why." in answer.content.decode()
        assert client.post(path(row, "interview_cancel"), {"reason": "Again."}).status_code == 302
        assert "This interview was canceled." in text_of(client.get(path(row)))


def test_who_comes_a_little_late_still_finds_the_place_and_nothing_to_change():
    here = world()
    published(here)
    who = here.candidate()
    row = booked(here, who)

    with time_machine.travel(FRIDAY + timedelta(minutes=5), tick=False):
        words = text_of(signed_in(who).get(path(row)))
    with time_machine.travel(FRIDAY + timedelta(minutes=30), tick=False):
        after = text_of(signed_in(who).get(path(row)))

    assert ("1 Cedar Bend, second floor" in words, "This interview is over." in words) == (True, False)
    assert "Something came up?" not in words
    assert "This interview is over." in after


def test_after_the_interview_the_page_says_who_decides_and_not_that_an_interview_comes():
    here = world()
    who = here.candidate()
    here.met(who)

    with time_machine.travel(AFTER, tick=False):
        words = text_of(signed_in(who).get(reverse("portal:status")))

    assert "You had your interview. The department decides now, and another one may invite you, too." in words
    assert "A hiring manager invites you to an interview." not in words


def test_who_is_off_the_list_is_not_told_that_they_stay_on_it():
    here = world()
    published(here)
    who = here.candidate()
    row = booked(here, who)
    applications.withdraw(who.pk, reason_code="other_job", by=candidate_of(who), at=NOW)

    words = text_of(signed_in(who).get(path(row)))

    assert ("This interview was canceled." in words, "You stay on the list" in words) == (True, False)


def test_after_a_missed_or_canceled_one_the_page_leads_to_the_other_times_and_says_when_none_is_open():
    here = world()
    source = published(here)
    who = here.candidate()
    row = booked(here, who)
    _, again = bookings.missed(row.pk, by=here.by, at=FRIDAY + timedelta(minutes=20))

    with time_machine.travel(FRIDAY + timedelta(hours=1), tick=False):
        client = signed_in(who)
        assert path(again) in client.get(path(row)).content.decode()
        source.ended_at = NOW
        source.save()
        assert "No time is open right now" in text_of(client.get(path(again)))
        lost = client.post(path(again), {"time": MONDAY.isoformat()})
        assert (lost.status_code, "No other time is open any more." in text_of(lost)) == (422, True)
        bookings.interviews.cancel(again.pk, by=here.by, at=FRIDAY + timedelta(hours=1), reason="We called.")
        assert "You missed this interview." in text_of(client.get(path(row)))


def test_times_of_an_interview_belong_to_its_candidate_and_to_nobody_who_was_only_asked_for():
    here = world()
    published(here)
    who = here.candidate()
    row = asked(here, who)
    stranger = signed_in(here.candidate())

    for name in ("interview", "interview_move", "interview_cancel"):
        assert stranger.get(path(row, name)).status_code == 404
    bare = bookings.interviews.request(
        here.candidate().pk, opening_id=here.opening.pk, manager=here.manager, by=here.by, at=NOW
    )
    assert signed_in(bare.application).get(path(bare)).status_code == 404


def test_a_long_list_is_short_at_first_in_spanish_too_and_asks_the_same_number_of_questions(
    django_assert_max_num_queries,
):
    here = world()
    published(here)
    who = here.candidate()
    row = asked(here, who)
    client = signed_in(who)
    Person.objects.update(language="es")
    client.get(path(row))
    with django_assert_max_num_queries(12) as few:
        client.get(path(row))
    for number in range(8):
        hours = {"opens": time(11 + number), "closes": time(12 + number), "room": f"R{number}"}
        published(here, weekdays=frozenset(range(7)), **hours)
    for number in range(3):
        booked(here, here.candidate(), FRIDAY + timedelta(minutes=30 * number))
    with django_assert_max_num_queries(12) as many:
        page = client.get(path(row)).content.decode()

    assert len(many) == len(few)
    assert page.count('type="radio"') == SHOWN
    assert "?all=yes" in page
    assert 'lang="es"' in page
    assert client.get(path(row), {"all": "yes"}).content.decode().count('type="radio"') > SHOWN


def test_no_input_breaks_the_pages_of_an_interview():
    here = world()
    published(here)
    who = here.candidate()
    row = booked(here, who)
    waits = asked(here, other := here.candidate())
    client, chooser = signed_in(who), signed_in(other)
    answers = [
        client.post(path(row, "interview_move"), {"time": MONDAY.isoformat(), "reason": "a\x00b"}),
        client.post(path(row, "interview_cancel"), {"reason": "a\x00b"}),
        client.post(path(row, "interview_cancel"), {"reason": BAD["long"]}),
        *(chooser.post(path(waits), {"time": bad}) for bad in BAD.values()),
        *(client.post(path(row, "interview_move"), {"time": bad, "reason": bad}) for bad in BAD.values()),
    ]

    assert {each.status_code for each in answers} == {422}
