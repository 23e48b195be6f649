"""What mails of training say, and that they keep quiet when it is no longer so."""

from datetime import date

import pytest
from django.conf import settings

from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message
from cohorts import promises
from cohorts.mails import KINDS
from cohorts.models import ExamAttempt, ExamState, WageChange, WageState
from cohorts.workflows import enrollments, exams, hours, schedules, wages
from tests import factories
from tests.cohorts.scene import DAY, NOON, ROBOT, START, WEEK, at, coordinator, member, scheduled, taken_seat
from tests.cohorts.workflows.test_enrollments import END, _finished

pytestmark = pytest.mark.django_db
EXAM_DAY = date(2026, 3, 27)


def _mail(kind):
    row = Message.objects.filter(kind=kind).order_by("due_at").last()
    return render(row, kinds()[row.kind])


def _started():
    enrollment = taken_seat(factories.opening(cohort=scheduled(people=0))).enrollment
    enrollments.activate(enrollment.pk, on=START, by=ROBOT, at=NOON)
    return enrollment


def _booked():
    attempt = _started().exam_attempts.get()
    return exams.book(attempt.pk, starts_at=at(EXAM_DAY, 9), place="Room 3", by=ROBOT, at=NOON)


def _words(text):
    return " ".join(text.split())


def test_every_kind_is_registered_once():
    assert "cohorts.mails.KINDS" in settings.MAIL_KINDS
    assert {kind.name for kind in KINDS} <= set(kinds())


def test_a_booking_names_the_time_of_the_place_and_brings_a_calendar_entry():
    _booked()

    mail = _mail("exam.booked")

    assert mail.subject == "Your exam is on Friday, March 27, 9:00 a.m."
    assert "Room 3" in mail.text
    assert b"DTSTART" in mail.attachments[0].content


def test_a_reminder_says_what_passing_is_worth():
    _booked()

    assert "your pay goes to $20.25 an hour" in _words(_mail("exam.reminder").text)


def test_a_pass_says_from_when_pay_rises():
    exams.record_pass(
        _booked().pk, taken_on=EXAM_DAY, score=420, certificate_number="C1", by=ROBOT, at=at(EXAM_DAY, 17)
    )

    text = _words(_mail("exam.passed").text)

    assert "Your pay goes to $20.25 an hour from Sunday, March 29" in text
    assert "valid through Monday, March 27, 2028" in text


def test_a_fail_says_that_job_and_pay_stay_and_when_the_next_try_is():
    exams.record_fail(_booked().pk, taken_on=EXAM_DAY, score=300, by=ROBOT, at=at(EXAM_DAY, 17))

    text = _words(_mail("exam.failed").text)

    assert "You keep your job. Your pay stays at $18.40 an hour." in text
    assert "You can try again from Sunday, April 26" in text


def test_the_last_paid_fail_says_that_somebody_calls():
    attempt = _booked()
    exams.record_fail(attempt.pk, taken_on=EXAM_DAY, score=300, by=ROBOT, at=at(EXAM_DAY, 17))
    ExamAttempt.objects.filter(number=2).delete()

    assert "Your coordinator calls you" in _words(_mail("exam.failed").text)


def test_a_published_schedule_lists_every_class_and_a_change_only_what_changed():
    row = scheduled()
    moved = row.class_sessions.get(number=5)
    whole = _mail("schedule.published").text
    schedules.move_class(moved.pk, starts_at=moved.starts_at + DAY, by=ROBOT, at=NOON)
    schedules.publish(row.pk, by=ROBOT, at=NOON)

    change = _mail("schedule.changed").text

    assert whole.count("Class ") == 12
    assert "Class 5: Thursday, February 5, 8:00 a.m." in change
    assert change.count("Class ") == 1


def test_a_class_that_is_called_off_is_named_so():
    row = scheduled()
    schedules.cancel_class(row.class_sessions.get(number=5).pk, reason="Snow.", by=ROBOT, at=NOON)
    schedules.publish(row.pk, by=ROBOT, at=NOON)

    assert "Class 5 on Wednesday, February 4 is called off" in _mail("schedule.changed").text


def test_the_first_day_is_in_the_subject():
    taken_seat()
    promises.reconcile(at=at(date(2025, 12, 20)))

    assert _mail("training.first_day").subject == "Your first day is Monday, January 5"


def test_approved_pay_is_told_with_its_reason():
    enrollment = _started()
    change = wages.propose(
        enrollment.pk,
        step=enrollment.track.wage_steps.get(position=2),
        effective_on=date(2026, 4, 12),
        because="Passed the exam for CCMA",
        by=ROBOT,
        at=NOON,
    )
    wages.approve(change.pk, by=coordinator(), at=NOON)

    mail = _mail("pay.raised")

    assert mail.subject == "Your pay goes to $20.25 an hour"
    assert "from Sunday, April 12" in mail.text


def test_corrected_hours_say_before_and_after():
    enrollment, by = member(scheduled()), coordinator()
    [entry] = hours.approve_week(enrollment.pk, week_start=START, minutes_by_date={START: 480}, by=by, at=NOON + WEEK)
    hours.correct(entry.pk, minutes=300, by=by, at=NOON + WEEK, reason="Left at noon.")

    assert "5 hours count instead of 8 hours" in _words(_mail("hours.corrected").text)


def test_graduation_is_told():
    enrollment = member(scheduled())
    _finished(enrollment)
    enrollments.complete(enrollment.pk, on=END, by=coordinator(), at=at(END))

    assert _mail("training.graduated").subject.startswith("You graduated on Monday, January 4")


@pytest.mark.parametrize(
    "kind",
    ["exam.booked", "exam.reminder", "schedule.published", "pay.raised", "training.first_day", "hours.corrected"],
)
def test_a_mail_keeps_quiet_when_it_is_no_longer_so(kind):
    attempt = _booked()
    enrollment = attempt.enrollment
    keys = {
        "exam.booked": {"attempt": attempt.pk, "sequence": 99},
        "exam.reminder": {"attempt": attempt.pk, "sequence": 99},
        "schedule.published": {"enrollment": 0},
        "pay.raised": {"change": 0},
        "training.first_day": {"enrollment": enrollment.pk, "starts_on": "2026-01-12"},
        "hours.corrected": {"entry": 0},
    }
    row = Message(kind=kind, context=keys[kind], person=enrollment.person, recipient="a@example.org", created_at=NOON)

    with pytest.raises(NoLongerTrueError):
        kinds()[kind].build(row)


def test_a_denied_raise_is_not_promised_in_the_mail_of_the_pass():
    attempt = exams.record_pass(
        _booked().pk, taken_on=EXAM_DAY, score=420, certificate_number="C1", by=ROBOT, at=at(EXAM_DAY, 17)
    )
    change = WageChange.objects.get(exam=attempt)
    wages.deny(change.pk, by=coordinator(), at=NOON, reason="Wrong rate.")

    assert "an hour" not in _mail("exam.passed").text
    assert (attempt.state, WageChange.objects.get(pk=change.pk).state) == (ExamState.PASSED, WageState.DENIED)
