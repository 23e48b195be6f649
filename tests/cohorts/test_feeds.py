"""One calendar for each person: classes, clinic days, exam, and classes that they teach."""

import json
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from apprenticeships.ics import Whose
from apprenticeships.models import Event, FeedToken
from apprenticeships.workflows import feeds
from apprenticeships.workflows import sessions as joining
from cohorts.feeds import entries
from cohorts.workflows import enrollments, exams, schedules
from tests import factories
from tests.cohorts.scene import NOON, ROBOT, START, at, member, scheduled, taken_seat

pytestmark = pytest.mark.django_db


def _read(client, person):
    secret = feeds.create(person, by=ROBOT, at=NOON)
    with time_machine.travel(NOON, tick=False):
        response = client.get(reverse("calendar", args=[secret]))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def _titles(events):
    return [str(each["summary"]) for each in events]


def test_a_year_of_days_with_the_exam_stands_in_the_calendar(client):
    enrollment = taken_seat(factories.opening(cohort=scheduled(people=0))).enrollment
    schedules.generate(enrollment.cohort_id, by=ROBOT, at=NOON)
    enrollments.activate(enrollment.pk, on=START, by=ROBOT, at=NOON)
    attempt = enrollment.exam_attempts.get()
    exams.book(attempt.pk, starts_at=at(date(2026, 3, 27), 9), place="Room 3", by=ROBOT, at=NOON)

    titles = _titles(_read(client, enrollment.person))

    assert sum(title.startswith("Class ") for title in titles) == 12
    assert titles.count("Clinic, 8 hours") > 200
    assert titles.count("Certification exam") == 1


def test_a_draft_shows_nothing(client):
    assert _read(client, member(scheduled(published=False)).person) == []


def test_a_class_that_moves_keeps_its_identity_and_counts_up():
    row = scheduled()
    person = member(row).person
    before = next(iter(entries(Whose.of(person), at=NOON)))
    first = row.class_sessions.get(number=1)

    schedules.move_class(first.pk, starts_at=NOON, by=ROBOT, at=NOON)

    after = next(each for each in entries(Whose.of(person), at=NOON) if each.uid == before.uid)
    assert (before.sequence, after.sequence, after.starts_at) == (0, 1, NOON)


def test_who_teaches_sees_the_classes_taught(client):
    teacher = factories.applicant()
    scheduled(instructor=teacher.user)

    assert sum(title.startswith("You teach class") for title in _titles(_read(client, teacher))) == 12


def test_an_information_session_stands_in_the_calendar(client):
    person, session = factories.person(), factories.session()
    joining.sign_up(session.pk, person=person, by=ROBOT, at=NOON)

    [event] = _read(client, person)

    assert str(event["summary"]).startswith("Come and ask us anything")


def test_a_new_link_ends_the_old_one(client):
    person = factories.person()
    old = feeds.create(person, by=ROBOT, at=NOON)

    new = feeds.create(person, by=ROBOT, at=NOON)

    assert client.get(reverse("calendar", args=[old])).status_code == 404
    assert client.get(reverse("calendar", args=[new])).status_code == 200
    assert FeedToken.objects.count() == 1


def test_making_and_taking_back_are_on_the_record_without_the_secret():
    person = factories.person()
    secret = feeds.create(person, by=ROBOT, at=NOON)

    gone = [feeds.revoke(person, by=ROBOT, at=NOON) for _ in range(2)]

    events = list(Event.objects.order_by("pk").values())
    assert gone == [True, False]
    assert [row["kind"] for row in events] == ["person.calendar_made", "person.calendar_revoked"]
    assert secret not in json.dumps(events, default=str)


@pytest.mark.parametrize("token", ["x", "a" * 300, "%00"])
def test_an_unknown_address_is_not_found(client, token):
    assert client.get(f"/calendar/{token}.ics").status_code in {400, 404}


def test_a_calendar_speaks_the_language_of_its_person_and_the_staffs_stays_english(client):
    person = member(scheduled()).person
    person.language = "es"
    person.save(update_fields=["language"])

    spoken = _titles(_read(client, person))

    assert {title.split()[0].strip(",") for title in spoken} == {"Clase", "Clínica"}
    teacher = factories.user()
    scheduled(instructor=teacher)
    assert all(title.startswith("You teach class") for title in _titles(_read(client, teacher)))
