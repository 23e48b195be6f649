"""Reminders: those that should exist exist, once, and no others."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apprenticeships.models import Message, MessageState, Parameter
from cohorts import promises
from cohorts.models import EnrollmentState, ExamAttempt, ExamState
from cohorts.workflows import exams
from tests import factories
from tests.cohorts.scene import DAY, NOON, ROBOT, START, at, taken_seat

pytestmark = pytest.mark.django_db
EXAM_DAY = date(2026, 3, 27)


def _planned():
    enrollment = factories.enrollment()
    return exams.plan(enrollment.pk, window_from=EXAM_DAY, by=ROBOT, at=NOON)


def _booked(*, waiver="Classes are not planned in this test."):
    attempt = _planned()
    return exams.book(attempt.pk, starts_at=at(EXAM_DAY, 9), place="Room 3", waiver=waiver, by=ROBOT, at=NOON)


def _open(kind):
    return Message.objects.open().filter(kind=kind)


def test_reminders_leave_at_nine_in_the_morning_of_the_place():
    _booked()

    first = _open("exam.reminder").order_by("due_at").first()

    assert first.due_at == datetime(2026, 2, 27, 15, 0, tzinfo=UTC)
    assert first.expires_at == at(EXAM_DAY, 9)


def test_when_all_is_right_nothing_changes():
    _booked()

    assert promises.reconcile(at=NOON + DAY) == 0


def test_a_reminder_that_was_lost_is_made_again():
    _booked()
    _open("exam.reminder").order_by("due_at").first().delete()

    assert promises.reconcile(at=NOON + DAY) == 1
    assert _open("exam.reminder").count() == 4


def test_a_reminder_that_was_sent_is_not_made_again():
    _booked()
    row = _open("exam.reminder").order_by("due_at").first()
    row.state, row.sent_at = MessageState.SENT, row.due_at
    row.save()

    assert promises.reconcile(at=row.due_at + DAY) == 0


def test_a_reminder_of_something_that_is_not_so_any_more_is_canceled():
    attempt = _booked()
    ExamAttempt.objects.filter(pk=attempt.pk).update(state=ExamState.VOID)

    assert promises.reconcile(at=NOON + DAY) == 4
    assert not _open("exam.reminder").exists()


def test_the_days_of_the_reminders_are_a_parameter():
    attempt = _planned()
    version = attempt.enrollment.cohort.version
    Parameter.objects.create(version=version, key="exam_reminder_days", value=[3], effective_from=START)

    exams.book(attempt.pk, starts_at=at(EXAM_DAY, 9), place="Room 3", waiver="Test.", by=ROBOT, at=NOON)

    assert [row.due_at.date() for row in _open("exam.reminder")] == [EXAM_DAY - 3 * DAY]


def test_the_first_day_is_reminded_three_days_before_once_the_seat_is_taken():
    taken_seat()
    factories.enrollment(EnrollmentState.RESERVED)
    december = at(date(2025, 12, 20))

    promises.reconcile(at=december)

    row = _open("training.first_day").get()
    assert row.due_at == datetime(2026, 1, 2, 15, 0, tzinfo=UTC)


def test_a_first_day_that_moved_has_one_reminder():
    seat = taken_seat()
    promises.reconcile(at=at(date(2025, 12, 20)))
    seat.enrollment.starts_on = START + 7 * DAY
    seat.enrollment.save()

    promises.reconcile(at=at(date(2025, 12, 21)))

    assert [row.key.rsplit(":", 1)[1] for row in _open("training.first_day")] == ["2026-01-12"]


def test_a_certificate_warns_before_it_ends():
    attempt = _planned()
    exams.record_pass(attempt.pk, taken_on=EXAM_DAY, score=400, certificate_number="CC-1", by=ROBOT, at=at(EXAM_DAY))
    attempt.refresh_from_db()

    promises.reconcile(at=at(attempt.expires_on - timedelta(days=190)))

    days = [(attempt.expires_on - row.due_at.date()).days for row in _open("credential.expires").order_by("due_at")]
    assert days == [180, 90, 30]
