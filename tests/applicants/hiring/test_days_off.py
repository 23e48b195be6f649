"""Open times and interviews on days off: asked about before, done with a tick."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Interview, OpenTimes, StandIn
from applicants.workflows import open_times, referrals
from tests.applicants.booking_world import published
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring.test_times_pages import FORM
from tests.applicants.hiring_world import NOW, world

pytestmark = pytest.mark.django_db
HOLIDAY = date(2026, 1, 19)  # Martin Luther King Jr. Day
ASKED = "Monday, January 19 (Martin Luther King Jr. Day)"
MEET = {"date": "2026-01-19", "time": "12:00", "minutes": "30", "place": "Room 214"}


def send(here, name, *keys, **data):
    with time_machine.travel(NOW, tick=False):
        return browser(here.manager).post(reverse(f"hiring:{name}", args=keys), data)


def publish(here, **changes):
    return send(here, "times_new", **({**FORM, "department": here.opening.department.pk} | changes))


def test_times_over_a_holiday_are_not_published_before_somebody_says_what_happens_then():
    here = world()

    answer = publish(here, days_off="")

    assert answer.status_code == 422
    assert f"Some of these days are off: {ASKED}. Choose what happens then." in text_of(answer)
    assert not OpenTimes.objects.exists()


@pytest.mark.parametrize(("choice", "left_out"), [("out", [HOLIDAY]), ("in", [])])
def test_days_off_are_left_out_or_open_as_it_was_chosen(choice, left_out):
    here = world()

    answer = publish(here, days_off=choice)

    assert answer.status_code == 302
    assert list(OpenTimes.objects.get().exceptions.values_list("day", flat=True)) == left_out


def test_without_a_day_off_nothing_is_asked():
    here = world()

    assert publish(here, days_off="", last_day="2026-01-17").status_code == 302


def test_a_change_asks_about_days_off_that_are_not_taken_out_yet():
    here = world()
    row = published(here)

    asked = send(here, "times_edit", row.public_id, **FORM | {"days_off": ""})
    send(here, "times_edit", row.public_id, **FORM | {"days_off": "out"})
    again = send(here, "times_edit", row.public_id, **FORM | {"days_off": ""})

    assert ASKED in text_of(asked)
    assert again.status_code == 302
    assert [each.day for each in row.exceptions.all()] == [HOLIDAY]


def test_more_meetings_on_a_holiday_need_a_tick():
    here = world()
    row = published(here)
    day = {"kind": "extra", "day": "2026-01-19", "opens": "13:00", "closes": "15:00"}

    asked = send(here, "times_except", row.public_id, **day)
    done = send(here, "times_except", row.public_id, **day, anyway="on")

    assert f"{ASKED}: choose another day, or tick that you mean it." in text_of(asked)
    assert done.status_code == 302


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-01-19", ASKED),
        ("2026-01-11", "Sunday, January 11 (a Sunday)"),
        ("2026-01-16", "Friday, January 16 (Priya Raman is away)"),
        ("2026-01-22", "Thursday, January 22 (Priya Raman is away)"),
    ],
)
def test_an_interview_on_a_day_off_is_asked_about_and_allowed_with_a_tick(day, words):
    here = world()
    who = here.candidate()
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    open_times.add_exception(published(here).pk, "off", date(2026, 1, 16), by=here.by, at=NOW)
    StandIn.objects.create(
        department=here.opening.department, acts_for=here.manager, user=here.panelist(), named_by=here.manager,
        starts_on=date(2026, 1, 21), through=date(2026, 1, 23), starts_at=NOW + timedelta(days=14),
        ends_at=NOW + timedelta(days=16), named_at=NOW,
    )  # fmt: skip
    form = MEET | {"date": day, "interviewer": here.manager.pk, "panel": list(_others(here))}

    asked = send(here, "invite", who.public_id, **form)
    done = send(here, "invite", who.public_id, **form, anyway="on")

    assert asked.status_code == 422
    assert f"{words}: choose another day, or tick that you mean it." in text_of(asked)
    assert done.status_code == 302
    assert Interview.objects.get().state == "scheduled"


def _others(here):
    rows = here.opening.department.memberships.exclude(user=here.manager)
    return rows.values_list("user", flat=True)


def test_a_move_onto_a_day_off_is_asked_about():
    here = world()
    who = here.candidate()
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    meeting = here.meet(who)
    form = MEET | {"interviewer": here.manager.pk, "reason": "I am ill."}

    asked = send(here, "move", meeting.public_id, **form)
    done = send(here, "move", meeting.public_id, **form, anyway="on")

    assert ASKED in text_of(asked)
    assert done.status_code == 302
