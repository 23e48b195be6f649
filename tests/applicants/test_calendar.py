"""One living calendar for everybody: what it holds for whom, how it changes, and who may read it."""

from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from applicants.models import ApplicationState
from applicants.workflows import interviews
from apprenticeships import ics
from apprenticeships.feeds import entries_of
from apprenticeships.mail import render
from apprenticeships.messages import kinds
from apprenticeships.models import Message, Role, User
from apprenticeships.rules.discreet import discreet
from apprenticeships.workflows import feeds, sessions
from cohorts.workflows import exams
from tests import factories as make
from tests.applicants.calendars import SECRET_WORDS, address, events, sent, titles
from tests.applicants.hiring_world import world
from tests.cohorts.scene import at as at_hour
from tests.cohorts.test_mails import _booked
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


# What it holds


def test_an_interview_stands_in_both_calendars_and_follows_when_it_moves():
    here = world()
    meeting = here.meet(here.candidate())
    theirs, ours = address(meeting.application.person), address(here.manager)
    before = events(theirs) + events(ours)
    interviews.move(
        meeting.pk, starts_at=meeting.starts_at + timedelta(days=1), minutes=30, place="Video", reason="Ill.",
        by=here.by, at=NOON,
    )  # fmt: skip

    after = events(theirs) + events(ours)

    assert titles(before)[1].startswith(f"Interview: {meeting.application.person.name}")
    assert {each["UID"] for each in before + after} == {str(meeting.calendar_uid)}
    assert [each["SEQUENCE"] for each in before + after] == [0, 0, 1, 1]
    assert {each["DTSTART"].dt for each in after} == {meeting.starts_at + timedelta(days=1)}


def test_what_is_canceled_stays_as_canceled_for_a_month_and_then_goes(clock):
    here = world()
    meeting = here.meet(here.candidate())
    path = address(meeting.application.person)
    interviews.cancel(meeting.pk, by=here.by, at=NOON, reason="The clinic is closed.")

    (soon,) = events(path)
    clock.move_to(meeting.starts_at + timedelta(days=29))
    (later,) = events(path)
    clock.move_to(meeting.starts_at + timedelta(days=31))

    assert [(each["STATUS"], each["SEQUENCE"]) for each in (soon, later)] == [("CANCELLED", 1)] * 2
    assert events(path) == []


def test_a_day_to_answer_and_things_to_get_ready_stand_there_without_saying_what_they_are():
    here = world()
    row = here.candidate(ApplicationState.ONBOARDING)
    for number, title in enumerate(("Background check form", "Drug screen at the lab")):
        item = make.onboarding_item(here.version, title=title, slug=f"item-{number}")
        make.onboarding_task(row, item, date(2026, 1, 20))

    found = events(address(row.person))

    assert titles(found) == ["Before your first day: 2 things to get ready"]
    assert found[0]["DTSTART"].dt == date(2026, 1, 20)


def test_no_calendar_says_what_is_nobodys_business():
    program = make.program()
    session = make.session(program=program, title="Drug screen", place="Background and drug test center")
    person = make.person(email="maya@example.org")
    sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON)

    (event,) = events(address(person))
    _, mailed = sent("session.signed_up")

    for each in (event, mailed):
        words = each.to_ical().decode().lower()
        assert [word for word in SECRET_WORDS if word in words] == []
        assert str(each["SUMMARY"]) == "Appointment"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Information session: Medical Assistant", True),
        ("WorkKeys", True),
        ("Class 3: Vital signs", True),
        ("Criminal record talk", False),
        ("TB test", False),
        ("Interview about your accommodation", False),
    ],
)
def test_words_are_shown_or_replaced(words, shown):
    assert discreet(words) == (words if shown else "Appointment")


def test_who_holds_a_session_sees_it_without_being_an_applicant():
    host = make.user(Role.COORDINATOR)
    make.session(host=host)

    (title,) = titles(events(address(host)))

    assert title.startswith("You hold: Come and ask us anything, ")


def test_somebody_else_s_days_are_never_in_it():
    here = world()
    meeting = here.meet(here.candidate())
    other = here.candidate()

    assert events(address(other.person)) == []
    assert events(address(make.user(Role.HIRING_MANAGER))) == []
    assert meeting.pk


# Signing up, by feed and by mail


def test_a_session_is_called_in_the_language_of_its_guest_in_the_feed_and_in_the_mail():
    program, person = make.version().program, make.person(email="maya@example.org", language="es")
    for title in ("Entrance exam", "Drug screen"):
        session = make.session(title=title, program=program)
        sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON)

    found = titles(events(address(person)))
    mailed = str(sent("session.signed_up")[1]["summary"])

    assert sorted(found) == ["Cita", f"Examen de ingreso: {session.program.name}"]
    assert mailed in found


def test_a_sign_up_and_all_that_happens_to_it_is_one_event_that_only_counts_up():
    session, person = make.session(), make.person(email="maya@example.org")
    path = address(person)
    row = sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON)
    steps = [sent("session.signed_up")]
    shown = [events(path)[0]]
    later = session.starts_at + timedelta(days=1)
    sessions.move(session.pk, starts_at=later, ends_at=later + timedelta(hours=1), place="Room 9", by=ROBOT, at=NOON)
    steps.append(sent("session.moved"))
    shown.append(events(path)[0])
    sessions.cancel_sign_up(row.pk, by=ROBOT, at=NOON)
    steps.append(sent("session.canceled"))
    shown.append(events(path)[0])

    assert [method for method, _ in steps] == ["REQUEST", "REQUEST", "CANCEL"]
    for found in ([event for _, event in steps], shown):
        assert len({str(event["UID"]) for event in found}) == 1
        assert [event["SEQUENCE"] for event in found] == [0, 1, 2]
        assert [str(event["STATUS"]) for event in found] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert {str(event["UID"]) for _, event in steps} == {str(event["UID"]) for event in shown}
    (attendee,) = {str(event["ATTENDEE"]) for _, event in steps}
    assert attendee == "mailto:maya@example.org"
    assert steps[0][1]["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"


def test_who_chooses_another_date_hears_of_both_in_one_mail():
    person = make.person(email="maya@example.org")
    first, second = make.session(), make.session(starts_at=make.NOON + timedelta(days=14))
    row = sessions.sign_up(first.pk, person=person, by=ROBOT, at=NOON)
    sessions.change(row.pk, to=second.pk, by=ROBOT, at=NOON)

    mail = render(Message.objects.get(kind="session.signed_up", context__instead=row.pk), kinds()["session.signed_up"])

    files = [each.content for each in mail.attachments if each.mime.startswith("text/calendar")]
    assert sorted(str(Calendar.from_ical(each)["METHOD"]) for each in files) == ["CANCEL", "REQUEST"]
    assert "Somebody else can have your chair on Wednesday, January 14" in " ".join(mail.text.split())


def test_a_session_that_is_called_off_leaves_the_calendar_by_mail_and_by_feed():
    session, person = make.session(), make.person(email="maya@example.org")
    path = address(person)
    sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON)
    first = sent("session.signed_up")[1]
    sessions.cancel(session.pk, by=ROBOT, at=NOON)

    method, event = sent("session.called_off")

    assert (method, str(event["UID"])) == ("CANCEL", str(first["UID"]))
    assert event["SEQUENCE"] > first["SEQUENCE"]
    assert [str(each["STATUS"]) for each in events(path)] == ["CANCELLED"]


def test_who_signs_up_again_gets_a_new_event_beside_the_canceled_one():
    session, person = make.session(), make.person(email="maya@example.org")
    path = address(person)
    row = sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON)
    sessions.cancel_sign_up(row.pk, by=ROBOT, at=NOON)
    sessions.sign_up(session.pk, person=person, by=ROBOT, at=NOON)

    found = events(path)

    assert sorted(str(each["STATUS"]) for each in found) == ["CANCELLED", "CONFIRMED"]
    assert len({str(each["UID"]) for each in found}) == 2


def test_who_only_waits_gets_no_event_even_when_the_session_moves():
    session = make.session(capacity=1)
    sessions.sign_up(session.pk, person=make.person(), by=ROBOT, at=NOON)
    waits = make.person(email="waits@example.org")
    sessions.sign_up(session.pk, person=waits, by=ROBOT, at=NOON)
    later = session.starts_at + timedelta(days=1)
    sessions.move(session.pk, starts_at=later, ends_at=later + timedelta(hours=1), place="Room 9", by=ROBOT, at=NOON)

    row = Message.objects.get(kind="session.moved", recipient="waits@example.org")

    assert render(row, kinds()[row.kind]).attachments == ()
    assert events(address(waits)) == []


def test_an_exam_that_is_booked_moved_and_called_off_is_one_event():
    attempt = _booked()
    person = attempt.enrollment.person
    first = sent("exam.booked")
    exams.book(attempt.pk, starts_at=at_hour(date(2026, 3, 28), 10), place="Room 4", by=ROBOT, at=NOON)
    second = sent("exam.booked")
    exams.void(attempt.pk, by=ROBOT, at=NOON, reason="The center closed.")
    third = sent("exam.called_off")

    shown = [each for each in events(address(person)) if str(each["SUMMARY"]) == "Certification exam"]

    steps = [first, second, third]
    assert [method for method, _ in steps] == ["REQUEST", "REQUEST", "CANCEL"]
    numbers = [event["SEQUENCE"] for _, event in steps]
    assert numbers == sorted(set(numbers))
    assert {str(event["UID"]) for _, event in steps} == {str(each["UID"]) for each in shown}
    assert [str(each["STATUS"]) for each in shown] == ["CANCELLED"]


# The address


def test_a_program_that_asks_again_gets_nothing_new_until_something_changes(clock):
    here = world()
    meeting = here.meet(here.candidate())
    path = address(meeting.application.person)
    first = Client().get(path)
    clock.shift(3600)
    again = Client().get(path)
    by_etag = Client().get(path, headers={"If-None-Match": first["ETag"]})
    by_time = Client().get(path, headers={"If-Modified-Since": first["Last-Modified"]})
    interviews.cancel(meeting.pk, by=here.by, at=NOON, reason="The clinic is closed.")
    changed = Client().get(path, headers={"If-None-Match": first["ETag"]})

    assert again.content == first.content
    assert parsedate_to_datetime(first["Last-Modified"]) == NOON.replace(microsecond=0)
    assert (by_etag.status_code, by_time.status_code, by_etag.content) == (304, 304, b"")
    assert (changed.status_code, changed["ETag"] != first["ETag"]) == (200, True)
    assert parsedate_to_datetime(changed["Last-Modified"]) == NOON + timedelta(hours=1)
    assert Client().head(path).status_code == 200


def test_a_calendar_says_how_often_to_ask_and_holds_times_as_instants():
    here = world()
    meeting = here.meet(here.candidate())

    calendar = Calendar.from_ical(Client().get(address(meeting.application.person)).content)

    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("PUBLISH", "2.0")
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt == meeting.starts_at
    assert event["DTSTART"].dt.utcoffset() == timedelta(0)
    assert "ATTENDEE" not in event  # a feed publishes; it asks nobody


def test_an_unknown_a_revoked_and_a_closed_address_are_all_the_same_404():
    person = make.applicant()
    revoked = address(person)
    feeds.revoke(person, by=ROBOT, at=NOON)
    closed_person = make.applicant()
    closed = address(closed_person)
    User.objects.filter(pk=closed_person.user_id).update(is_active=False)

    answers = [Client().get(path) for path in ("/calendar/" + "x" * 43 + ".ics", revoked, closed)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content.replace(answer["X-Request-ID"].encode(), b"") for answer in answers}) == 1


def test_a_calendar_needs_as_many_queries_for_much_as_for_little():
    here = world()
    little = here.candidate()
    here.meet(little)
    path = address(here.manager)
    with CaptureQueriesContext(connection) as few:
        events(path)
    for number in range(1, 12):
        here.meet(here.candidate(), starts_at=NOON + timedelta(days=3 + number))

    with CaptureQueriesContext(connection) as many:
        assert len(events(path)) == 12

    assert (len(few), len(many) <= 16) == (len(many), True), [each["sql"] for each in many]


def test_an_entry_without_a_zone_is_a_mistake_of_ours():
    here = world()
    meeting = here.meet(here.candidate())
    session = make.session(host=here.manager)
    found = [each for each in (*_all(here.manager), *_all(meeting.application.person)) if isinstance(each, ics.Entry)]

    assert session.pk
    assert len(found) == 3
    assert all(each.zone for each in found)
    assert all(each.starts_at > datetime(2026, 1, 1, tzinfo=UTC) for each in found)


def _all(owner):
    return entries_of(ics.Whose.of(owner), at=NOON)
