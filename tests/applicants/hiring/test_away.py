"""An interviewer who cannot come: their days close, candidates choose other times, and keep their moves."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Interview
from applicants.records.open_times import choice_for, panel_of
from applicants.workflows.away import Days, interviews_in
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message
from tests.applicants.booking_world import FRIDAY, MONDAY, asked, booked, chicago, published
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import NOW, world

DAYS = {"first": "2026-01-09", "last": "2026-01-10"}
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2026-01-06", "2026-01-09", "first"),
        ("2026-01-09", "2026-01-08", "last"),
        ("2026-01-07", "2026-02-04", "last"),
        ("2026-01-07", "2026-02-03", ""),
        ("2026-01-07", "2026-01-07", ""),
    ],
)
def test_days_that_make_no_sense_are_refused_at_their_field(first, last, field):
    days = Days(TODAY.fromisoformat(first), TODAY.fromisoformat(last))
    if not field:
        days.check(TODAY)
        return
    with pytest.raises(GuardFailed) as refused:
        days.check(TODAY)
    assert refused.value.field == field


@pytest.mark.django_db
def test_a_manager_who_is_ill_cancels_those_days_and_the_candidates_choose_others():
    here = world()
    colleague = here.panelist(name="Sam Ortiz")
    published(here)
    first, second, third = here.candidate(), here.candidate(), here.candidate()
    for who, starts_at in ((first, FRIDAY), (second, chicago(9, 10)), (third, MONDAY)):
        booked(here, who, starts_at=starts_at)
    chooses = asked(here, here.candidate())
    client, path = browser(here.manager), reverse("hiring:away")

    with time_machine.travel(NOW, tick=False):
        today = text_of(client.get(path))
        shown = text_of(client.get(path, DAYS))
        wrong = [
            client.post(path, DAYS | fields).status_code
            for fields in ({"first": "x"}, {"last": "2026-01-08"}, {"interviews": ["x"], "reason": "Ill"})
        ]
        keys = [str(row.public_id) for row in Interview.objects.filter(starts_at__lt=MONDAY)]
        silent = client.post(path, DAYS | {"interviews": keys})
        done = client.post(path, DAYS | {"interviews": keys, "reason": "I am ill."}, follow=True)
        again = client.post(path, DAYS | {"interviews": keys, "reason": "I am ill."})
        theirs = text_of(browser(colleague).get(path, DAYS))

    assert "You would cancel no interview on these days." in today
    assert first.person.name in shown
    assert second.person.name in shown
    assert third.person.name not in shown
    assert (wrong, silent.status_code, again.status_code) == ([422] * 3, 422, 302)  # a double click
    assert "Say why; the candidates read it." in text_of(silent)
    words = text_of(done)
    assert "2 interviews are canceled, and the candidates know. 2 choose another open time." in words
    assert "Nobody can book you on these days." in words
    new = (
        Interview.objects.filter(state="requested")
        .exclude(pk=chooses.pk)
        .select_related("opening__cohort", "application")
    )
    assert [(row.moves, row.choose_by is not None) for row in new] == [(0, True)] * 2
    for row in (*new, chooses):
        assert choice_for(row, panel_of(row), at=NOW).offered[0].starts_at == chicago(12, 9, 30)
    assert Message.objects.filter(kind="interview.choose", context__why="canceled").count() == 2
    assert Event.objects.filter(kind="interview.cancel", reason="I am ill.", actor_name="Priya Raman").count() == 2
    assert Event.objects.filter(kind="opentimes.except").count() == 1
    assert "You would cancel no interview" in theirs


@pytest.mark.django_db
def test_a_day_is_that_of_the_place_where_the_interview_is():
    here = world()
    published(here)
    meeting = booked(here, here.candidate(), starts_at=FRIDAY)
    late = chicago(9, 1)  # Friday in Chicago, 9 p.m. on Thursday in Honolulu
    Interview.objects.filter(pk=meeting.pk).update(
        zone="Pacific/Honolulu", starts_at=late, ends_at=late + timedelta(minutes=30)
    )
    thursday = TODAY + timedelta(days=1)

    found = [
        [row.pk for row in interviews_in(here.manager, Days(day, day), at=NOW)]
        for day in (thursday, thursday + timedelta(days=1))
    ]

    assert found == [[meeting.pk], []]
