"""The exam: booking, results, the vendor's waits, and the raise that a pass makes due exactly once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from apprenticeships.errors import Conflict, DomainError, GuardFailed
from apprenticeships.models import Message, Parameter
from cohorts.models import EnrollmentState, ExamAttempt, ExamState, WageChange, WageState
from cohorts.workflows import attendance, enrollments, exams
from tests import factories
from tests.cohorts.scene import DAY, NOON, ROBOT, START, at, coordinator, member, race, scheduled, taken_seat

EXAM_DAY = date(2026, 3, 27)
BY = {"by": ROBOT, "at": NOON}


def _started(**fields):
    row = scheduled(people=0, **fields)
    enrollment = taken_seat(factories.opening(cohort=row)).enrollment
    enrollments.activate(enrollment.pk, on=START, **BY)
    enrollment.refresh_from_db()
    return enrollment


def _first(enrollment):
    return enrollment.exam_attempts.get(number=1)


def _passed(attempt, *, taken_on=EXAM_DAY, seen=None, certificate="CC-1234", by=None):
    return exams.record_pass(
        attempt.pk,
        taken_on=taken_on,
        score=421,
        certificate_number=certificate,
        by=by or ROBOT,
        at=at(seen or taken_on, 17),
    )


def _failed(attempt, taken_on=EXAM_DAY):
    return exams.record_fail(attempt.pk, taken_on=taken_on, score=310, by=ROBOT, at=at(taken_on, 17))


@pytest.mark.django_db
def test_a_booking_is_told_with_reminders_ahead():
    attempt = _first(_started())

    exams.book(attempt.pk, starts_at=at(EXAM_DAY, 9), place="Room 3", **BY)

    days = Message.objects.filter(kind="exam.reminder").order_by("due_at").values_list("due_at__date", flat=True)
    assert list(days) == [EXAM_DAY - timedelta(days=n) for n in (28, 14, 7, 1)]
    assert Message.objects.filter(kind="exam.booked").count() == 1


@pytest.mark.django_db
def test_reminders_whose_day_is_over_are_not_made():
    attempt = _first(_started())

    exams.book(attempt.pk, starts_at=at(EXAM_DAY, 9), place="Room 3", by=ROBOT, at=at(EXAM_DAY - 10 * DAY))

    assert Message.objects.filter(kind="exam.reminder").count() == 2


@pytest.mark.django_db
def test_a_moved_booking_takes_its_reminders_along():
    attempt = _first(_started())
    exams.book(attempt.pk, starts_at=at(EXAM_DAY, 9), place="Room 3", **BY)

    exams.book(attempt.pk, starts_at=at(EXAM_DAY + DAY, 9), place="Room 4", **BY)

    open_days = Message.objects.open().filter(kind="exam.reminder").order_by("due_at")
    assert [row.due_at.date() for row in open_days] == [EXAM_DAY + DAY - timedelta(days=n) for n in (28, 14, 7, 1)]
    assert Message.objects.filter(kind="exam.reminder", state="canceled").count() == 4


@pytest.mark.django_db
def test_an_exam_is_not_booked_in_the_past():
    attempt = _first(_started())

    with pytest.raises(GuardFailed, match="This time is over"):
        exams.book(attempt.pk, starts_at=NOON, place="Room 3", **BY)


@pytest.mark.django_db
def test_owed_class_time_closes_the_exam_until_it_is_made_up_or_waived():
    enrollment = _started()
    by = coordinator()
    for session in enrollment.cohort.class_sessions.all():
        word = "absent" if session.number == 6 else "present"
        attendance.mark(session.pk, marks={enrollment.pk: (word, None)}, by=by, at=at(session.date, 13))
    attempt = _first(enrollment)
    friday = {"starts_at": at(EXAM_DAY, 9), "place": "Room 3", "by": by, "at": at(EXAM_DAY - DAY)}

    with pytest.raises(GuardFailed, match="4 hours of class are owed"):
        exams.book(attempt.pk, **friday)
    exams.book(attempt.pk, waiver="Took the same lesson at college.", **friday)

    attempt.refresh_from_db()
    assert attempt.state == ExamState.BOOKED


@pytest.mark.django_db
def test_classes_that_are_still_to_come_do_not_close_the_exam():
    enrollment = _started()

    assert exams.gate_on(enrollment, EXAM_DAY).open
    assert not exams.gate_on(enrollment, date(2026, 3, 11)).open


@pytest.mark.django_db
def test_a_pass_needs_its_proof():
    attempt = _first(_started())

    with pytest.raises(GuardFailed, match="pay moves on proof only"):
        _passed(attempt, certificate="  ")

    attempt.refresh_from_db()
    assert attempt.state == ExamState.PLANNED
    assert not WageChange.objects.filter(exam=attempt).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("policy", "effective"),
    [
        ("next_pay_period", date(2026, 4, 12)),
        ("verified_date", date(2026, 3, 31)),
        ("exam_date", date(2026, 3, 27)),
    ],
)
def test_a_pass_makes_the_raise_due_by_the_employers_policy(policy, effective):
    enrollment = _started()
    version = enrollment.cohort.version
    Parameter.objects.create(version=version, key="raise_policy", value=policy, effective_from=START)

    _passed(_first(enrollment), seen=date(2026, 3, 31))

    change = enrollment.wage_changes.get(exam__isnull=False)
    assert (change.rate, change.effective_on, change.state) == (Decimal("20.2500"), effective, WageState.DUE)
    assert Message.objects.filter(kind="exam.passed").count() == 1


@pytest.mark.django_db
def test_a_pass_sets_the_credentials_last_day():
    attempt = _passed(_first(_started()))

    assert attempt.expires_on == date(2028, 3, 27)


@pytest.mark.django_db
def test_a_fail_plans_the_retake_after_the_vendors_wait_and_moves_no_pay():
    enrollment = _started()

    _failed(_first(enrollment))

    following = enrollment.exam_attempts.get(number=2)
    assert (following.state, following.window_from) == (ExamState.PLANNED, date(2026, 4, 26))
    assert enrollment.wage_changes.count() == 1
    assert Message.objects.filter(kind="exam.failed").count() == 1


@pytest.mark.django_db
def test_the_second_fail_waits_again_and_the_third_is_the_last_that_is_paid_for():
    enrollment = _started()
    _failed(_first(enrollment))
    _failed(enrollment.exam_attempts.get(number=2), date(2026, 4, 26))
    third = enrollment.exam_attempts.get(number=3)

    _failed(third, third.window_from)

    assert third.window_from == date(2026, 5, 26)
    third.refresh_from_db()
    assert third.retake_from == date(2027, 5, 26)
    assert not enrollment.exam_attempts.open().exists()


@pytest.mark.django_db
def test_a_result_within_the_vendors_wait_is_refused_with_the_day():
    enrollment = _started()
    _failed(_first(enrollment))

    with pytest.raises(GuardFailed, match="Sunday, April 26, 2026"):
        _passed(enrollment.exam_attempts.get(number=2), taken_on=date(2026, 4, 25))


@pytest.mark.django_db
def test_who_did_not_come_keeps_every_attempt_and_gets_a_new_plan():
    enrollment = _started()
    attempt = _first(enrollment)
    exams.book(attempt.pk, starts_at=at(EXAM_DAY, 9), place="Room 3", **BY)

    exams.record_no_show(attempt.pk, by=ROBOT, at=at(EXAM_DAY, 18))

    following = enrollment.exam_attempts.get(number=2)
    assert (following.state, following.window_from) == (ExamState.PLANNED, EXAM_DAY)
    assert not Message.objects.open().filter(kind="exam.reminder").exists()


@pytest.mark.django_db
def test_an_exam_that_is_ahead_was_not_missed():
    attempt = _first(_started())
    exams.book(attempt.pk, starts_at=at(EXAM_DAY, 9), place="Room 3", **BY)

    with pytest.raises(GuardFailed, match="still ahead"):
        exams.record_no_show(attempt.pk, by=ROBOT, at=at(EXAM_DAY, 8))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "step",
    [
        lambda row: _passed(row, taken_on=EXAM_DAY, seen=EXAM_DAY - DAY),
        lambda row: _passed(row, taken_on=START - DAY, seen=START),
        lambda row: exams.record_fail(row.pk, taken_on=EXAM_DAY, score=-1, by=ROBOT, at=at(EXAM_DAY)),
    ],
)
def test_a_result_that_cannot_be_is_refused(step):
    attempt = _first(_started())

    with pytest.raises(GuardFailed):
        step(attempt)

    attempt.refresh_from_db()
    assert attempt.state == ExamState.PLANNED


@pytest.mark.django_db
def test_an_attempt_is_planned_once_at_a_time_and_not_after_a_pass():
    enrollment = _started()

    with pytest.raises(Conflict, match="planned already"):
        exams.plan(enrollment.pk, **BY)
    _passed(_first(enrollment))
    with pytest.raises(GuardFailed, match="passed"):
        exams.plan(enrollment.pk, **BY)

    assert enrollment.exam_attempts.count() == 1


@pytest.mark.django_db
def test_a_path_without_an_exam_plans_none():
    row = scheduled(people=0)
    row.version.tracks.update(exam_brand="")
    enrollment = taken_seat(factories.opening(cohort=row)).enrollment

    enrollments.activate(enrollment.pk, on=START, **BY)

    assert not enrollment.exam_attempts.exists()
    with pytest.raises(GuardFailed, match="leads to no exam"):
        exams.plan(enrollment.pk, **BY)


@pytest.mark.django_db
def test_who_left_takes_no_exam():
    enrollment = member(scheduled())
    attempt = exams.plan(enrollment.pk, **BY)
    enrollment.state, enrollment.exited_on, enrollment.exit_code = EnrollmentState.EXITED, START, "resigned"
    enrollment.save()

    with pytest.raises(GuardFailed, match="Only somebody in training"):
        _passed(attempt)


@pytest.mark.django_db(transaction=True)
def test_eight_clerks_who_record_one_pass_make_one_raise_due():
    enrollment = _started()
    attempt = _first(enrollment)

    results = race(8, lambda _: _passed(attempt))

    assert sum(isinstance(each, ExamAttempt) for each in results) == 1
    assert sum(isinstance(each, DomainError) for each in results) == 7
    assert enrollment.wage_changes.filter(exam=attempt).count() == 1
    assert Message.objects.filter(kind="exam.passed").count() == 1
