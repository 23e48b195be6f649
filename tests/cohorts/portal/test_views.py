"""An apprentice's own pages."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cohorts.models import Enrollment, EnrollmentState
from cohorts.workflows import attendance, enrollments, exams, hours, schedules, wages
from tests import factories
from tests.cohorts.scene import DAY, NOON, ROBOT, START, WEEK, at, coordinator, scheduled, taken_seat

pytestmark = pytest.mark.django_db
PAGES = ("week", "schedule", "hours", "exam", "pay")
FRIDAY = at(date(2026, 3, 6))


@pytest.fixture
def _friday():
    with time_machine.travel(FRIDAY, tick=False):
        yield


def _apprentice(*, started=True, **fields):
    """Somebody in training with a sign-in, in a class whose schedule is out."""
    row = scheduled(people=0, **fields)
    seat = taken_seat(factories.opening(cohort=row))
    enrollment = seat.enrollment
    enrollment.person = factories.applicant()
    enrollment.save()
    seat.person = enrollment.person
    seat.save()
    schedules.generate(row.pk, by=ROBOT, at=NOON)
    if started:
        enrollments.activate(enrollment.pk, on=START, by=ROBOT, at=NOON)
    enrollment.refresh_from_db()
    return enrollment


def _read(client, name, *args):
    response = client.get(reverse(f"training:{name}", args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def _heading(page):
    return page.split("<h1>")[1].split("</h1>")[0].strip()


def test_somebody_with_a_seat_that_is_only_held_has_no_training_page_yet(client):
    row = scheduled(people=0)
    person = factories.applicant()
    factories.enrollment(EnrollmentState.RESERVED, opening=factories.opening(cohort=row), person=person)
    client.force_login(person.user)

    page = _read(client, "week")

    assert "Your first day is" not in page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_who_is_there(client, name):
    response = client.get(reverse(f"training:{name}"))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", PAGES)
def test_somebody_without_a_class_reads_how_to_get_in(client, name):
    client.force_login(factories.applicant().user)

    assert "You are not in a class yet" in _read(client, name)


@pytest.mark.usefixtures("_friday")
def test_the_week_shows_class_and_clinic_and_where_today_is(client):
    enrollment = _apprentice()
    client.force_login(enrollment.person.user)

    page = _read(client, "week")

    assert "Week 9 of 52" in page
    assert "8:00 a.m. to noon, Room 3" in page
    assert page.count("ap-next") == 1
    assert 'aria-current="date"' in page


@pytest.mark.usefixtures("_friday")
def test_another_week_can_be_read_and_an_impossible_day_is_not_found(client):
    client.force_login(_apprentice().person.user)

    assert "Week 13 of 52" in _read(client, "week_of", date(2026, 4, 1))
    assert client.get("/my/training/week/2026-02-30/").status_code == 404
    assert client.get("/my/training/week/9999-01-01/").status_code == 404


@pytest.mark.usefixtures("_friday")
def test_a_schedule_that_is_a_draft_shows_nothing(client):
    enrollment = _apprentice(published=False)
    client.force_login(enrollment.person.user)

    assert "not published yet" in _read(client, "week")
    assert "not published yet" in _read(client, "schedule")


@pytest.mark.usefixtures("_friday")
def test_owed_class_time_is_the_next_step(client):
    enrollment, by = _apprentice(), coordinator()
    missed = enrollment.cohort.class_sessions.get(number=6)
    attendance.mark(missed.pk, marks={enrollment.pk: ("absent", None)}, by=by, at=FRIDAY)
    client.force_login(enrollment.person.user)

    page = _read(client, "week")

    assert "Make up 4 hours of class" in page
    assert "You owe 4 hours" in _read(client, "hours")


@pytest.mark.usefixtures("_friday")
@pytest.mark.parametrize("name", ["schedule", "hours"])
def test_a_class_that_a_holiday_took_is_named_with_its_reason_and_its_other_day(client, name):
    calendar = factories.federal_calendar(date(2026, 2, 11))
    enrollment = _apprentice(version=factories.version(calendar=calendar))
    client.force_login(enrollment.person.user)
    said = "No class on Wednesday, February 11: Holiday 2026-02-11."

    with_a_day = _read(client, name)
    enrollment.cohort.class_sessions.get(number=6).delete()
    without = _read(client, name)

    assert f"{said} Made up with Class 6 on Thursday, February 12." in with_a_day
    assert f"{said} Class 6 has no other day yet." in without
    assert "You owe" not in with_a_day
    assert ("You owe 4 hours" in without) == (name == "hours")


@pytest.mark.usefixtures("_friday")
def test_hours_so_far_come_with_the_day_on_which_they_are_reached(client):
    enrollment, by = _apprentice(), coordinator()
    hours.approve_week(enrollment.pk, week_start=START, minutes_by_date={START: 480}, by=by, at=FRIDAY)
    client.force_login(enrollment.person.user)

    page = _read(client, "hours")

    assert "8 hours of 2,000 hours are approved" in page
    assert "Tuesday, January 12, 2027" in page
    assert "The certification exam is not passed yet." in page


@pytest.mark.usefixtures("_friday")
def test_where_no_hours_are_required_nobody_is_behind(client):
    enrollment, by = _apprentice(), coordinator()
    Enrollment.objects.filter(pk=enrollment.pk).update(required_ojl_minutes=0, required_rti_minutes=0)
    hours.approve_week(enrollment.pk, week_start=START, minutes_by_date={START: 480}, by=by, at=FRIDAY)
    client.force_login(enrollment.person.user)

    page = _read(client, "hours")

    assert "Approved: 8 hours" in page
    assert "of 0" not in page
    assert "Behind the plan" not in page
    assert "you reach them" not in page


@pytest.mark.usefixtures("_friday")
def test_the_exam_page_says_what_a_pass_and_a_fail_mean_for_pay(client):
    enrollment = _apprentice()
    attempt = enrollment.exam_attempts.get()
    exams.book(attempt.pk, starts_at=at(date(2026, 3, 27), 9), place="Room 3", by=ROBOT, at=FRIDAY)
    client.force_login(enrollment.person.user)

    page = _read(client, "exam")

    assert "Friday, March 27, 9:00 a.m." in page
    assert "In 21 days" in page
    assert "$18.40" in page
    assert "$20.25 an hour" in page
    assert "You can try again from Sunday, April 26" in page


@pytest.mark.usefixtures("_friday")
def test_before_the_first_day_the_exam_page_is_calm(client):
    client.force_login(_apprentice(started=False).person.user)

    assert "No exam is planned for you now" in _read(client, "exam")


def test_the_pay_page_explains_every_step_and_shows_one_that_waits(client):
    enrollment = _apprentice()
    attempt, day = enrollment.exam_attempts.get(), date(2026, 3, 27)
    exams.record_pass(attempt.pk, taken_on=day, score=420, certificate_number="CC-1", by=ROBOT, at=at(day, 17))
    client.force_login(enrollment.person.user)

    with time_machine.travel(at(date(2026, 3, 28)), tick=False):
        waiting = _read(client, "pay")
        wages.approve(enrollment.wage_changes.get(state="due").pk, by=coordinator(), at=at(date(2026, 3, 28)))
        approved = _read(client, "pay")
    with time_machine.travel(at(date(2026, 3, 29)), tick=False):
        later = _read(client, "pay")

    assert "A raise waits for approval." in waiting
    assert (_heading(waiting), _heading(approved), _heading(later)) == (
        "$18.40 an hour",
        "$18.40 an hour",
        "$20.25 an hour",
    )
    assert "Passed the exam for CCMA, Friday, March 27, 2026" in later


@pytest.mark.parametrize(
    ("state", "columns", "words"),
    [
        (EnrollmentState.PAUSED, {"paused_from": START}, "Your training is paused"),
        (EnrollmentState.COMPLETED, {"completed_on": START + 52 * WEEK}, "You graduated"),
        (EnrollmentState.EXITED, {"exited_on": START, "exit_code": "resigned"}, "This training has ended"),
    ],
)
@pytest.mark.usefixtures("_friday")
def test_every_page_stands_whatever_the_state(client, state, columns, words):
    enrollment = _apprentice()
    enrollment.state = state
    for name, value in columns.items():
        setattr(enrollment, name, value)
    enrollment.save()
    client.force_login(enrollment.person.user)

    assert words in _read(client, "week")
    for name in PAGES:
        _read(client, name)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("_friday")
def test_a_page_needs_few_queries_and_as_many_for_much_as_for_little(client, name):
    enrollment, by = _apprentice(), coordinator()
    attempt = enrollment.exam_attempts.get()
    exams.book(attempt.pk, starts_at=at(date(2026, 3, 27), 9), place="Room 3", by=ROBOT, at=FRIDAY)
    client.force_login(enrollment.person.user)
    client.get(reverse(f"training:{name}"))
    with CaptureQueriesContext(connection) as little:
        client.get(reverse(f"training:{name}"))
    for session in enrollment.cohort.class_sessions.filter(date__lte=FRIDAY.date()):
        attendance.mark(session.pk, marks={enrollment.pk: ("present", None)}, by=by, at=FRIDAY)
    for week in range(5):
        start = START + week * WEEK
        hours.approve_week(
            enrollment.pk, week_start=start, minutes_by_date={start + n * DAY: 480 for n in range(5)}, by=by, at=FRIDAY
        )

    with CaptureQueriesContext(connection) as much:
        client.get(reverse(f"training:{name}"))

    assert len(little) == len(much)
    assert len(much) <= 12, [each["sql"] for each in much]


def test_a_page_takes_no_post(client):
    client.force_login(_apprentice().person.user)

    assert client.post(reverse("training:week")).status_code == 405


@pytest.mark.usefixtures("_friday")
def test_somebody_in_training_lands_on_the_week_and_not_on_an_application(client):
    enrollment = _apprentice()
    client.force_login(enrollment.person.user)

    assert client.get(reverse("portal:status")).headers["Location"] == reverse("training:week")


@pytest.mark.usefixtures("_friday")
def test_hours_that_are_reached_after_the_last_day_are_not_called_on_track(client):
    enrollment, by = _apprentice(), coordinator()
    hours.approve_week(enrollment.pk, week_start=START, minutes_by_date={START: 480}, by=by, at=FRIDAY)
    client.force_login(enrollment.person.user)

    page = _read(client, "hours")

    assert "That is after the last day of your plan, Sunday, January 3, 2027" in page
    assert ("Ends later" in page, "On track" in page) == (True, False)
