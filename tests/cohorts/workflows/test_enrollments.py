"""The first day, pauses, exits, and graduation by what is approved."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message
from cohorts.models import EnrollmentState, ExamState, HoursEntry, SeatState
from cohorts.workflows import enrollments, exams
from tests import factories
from tests.cohorts.scene import DAY, NOON, ROBOT, START, WEEK, at, coordinator, member, scheduled, taken_seat

pytestmark = pytest.mark.django_db
BY = {"by": ROBOT, "at": NOON}
END = date(2027, 1, 4)


def _reserved(**fields):
    row = scheduled(people=0, **fields)
    return taken_seat(factories.opening(cohort=row)).enrollment


def test_the_first_day_starts_pay_and_plans_the_exam_of_week_twelve():
    row = _reserved()

    enrollments.activate(row.pk, on=START, **BY)

    row.refresh_from_db()
    change, attempt = row.wage_changes.get(), row.exam_attempts.get()
    assert (row.state, row.ends_on) == (EnrollmentState.ACTIVE, END)
    assert (change.rate, change.effective_on, change.state) == (Decimal("18.4000"), START, "approved")
    assert (attempt.state, attempt.window_from, attempt.window_to) == (
        ExamState.PLANNED,
        date(2026, 3, 23),
        date(2026, 3, 29),
    )


def test_who_joins_in_week_two_has_boundaries_of_their_own():
    row = _reserved()

    enrollments.activate(row.pk, on=START + WEEK, **BY)

    row.refresh_from_db()
    assert (row.starts_on, row.class_ends_on, row.ends_on) == (START + WEEK, date(2026, 4, 6), END + WEEK)
    assert not row.planned_days.filter(date__lt=START + WEEK).exists()


def test_nobody_starts_before_the_class_or_on_a_seat_that_is_only_held():
    early = _reserved()
    held = factories.enrollment(EnrollmentState.RESERVED)

    with pytest.raises(GuardFailed, match="Nobody can start before"):
        enrollments.activate(early.pk, on=START - DAY, **BY)
    with pytest.raises(GuardFailed, match="only held"):
        enrollments.activate(held.pk, on=START, **BY)

    assert not Event.objects.filter(kind="enrollment.activate").exists()


@pytest.mark.parametrize(("hour", "begun"), [(23, 0), (24, 1)])
def test_the_first_day_begins_at_local_midnight(hour, begun):
    row = _reserved()
    midnight = at(START - DAY, 0)

    found = enrollments.activate_due(at=midnight + timedelta(hours=hour))

    row.refresh_from_db()
    assert found == begun
    assert row.state == (EnrollmentState.ACTIVE if begun else EnrollmentState.RESERVED)


def test_a_late_run_starts_people_on_their_own_first_day():
    row = _reserved()

    enrollments.activate_due(at=at(START + 3 * DAY))

    row.refresh_from_db()
    assert row.starts_on == START


def test_one_that_cannot_start_does_not_stop_the_others():
    good = _reserved()
    bad = _reserved(version=factories.version(program=factories.program()))
    bad.cohort.version.phases.all().delete()

    assert enrollments.activate_due(at=at(START)) == 1
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.state, bad.state) == (EnrollmentState.ACTIVE, EnrollmentState.RESERVED)


def test_a_pause_moves_the_end_by_the_days_away_and_leaves_hours_alone():
    row = member(scheduled())
    out = date(2026, 6, 1)
    enrollments.pause(row.pk, on=out, reason="A new baby.", **BY)

    enrollments.resume(row.pk, on=out + 2 * WEEK, **BY)

    row.refresh_from_db()
    assert (row.state, row.class_ends_on, row.ends_on) == (EnrollmentState.ACTIVE, date(2026, 3, 30), END + 2 * WEEK)
    assert not row.planned_days.filter(date__range=(out, out + 2 * WEEK - DAY)).exists()


def test_a_pause_during_class_weeks_moves_the_end_of_class_too():
    row = member(scheduled())
    enrollments.pause(row.pk, on=date(2026, 2, 2), reason="An accident.", **BY)

    enrollments.resume(row.pk, on=date(2026, 2, 9), **BY)

    row.refresh_from_db()
    assert row.class_ends_on == date(2026, 4, 6)


def test_a_pause_needs_a_reason_and_an_end_after_its_start():
    row = member(scheduled())

    with pytest.raises(GuardFailed, match="Say why"):
        enrollments.pause(row.pk, on=START, reason=" ", **BY)
    enrollments.pause(row.pk, on=date(2026, 6, 1), reason="Moving house.", **BY)
    with pytest.raises(GuardFailed, match="later than the first day away"):
        enrollments.resume(row.pk, on=date(2026, 6, 1), **BY)

    row.refresh_from_db()
    assert row.state == EnrollmentState.PAUSED


def test_an_exit_closes_what_lies_ahead_and_keeps_what_was_done():
    row = _reserved()
    enrollments.activate(row.pk, on=START, **BY)

    enrollments.exit(row.pk, code="resigned", on=date(2026, 2, 2), by=ROBOT, at=at(date(2026, 2, 2)))

    row.refresh_from_db()
    assert (row.state, row.exit_code) == (EnrollmentState.EXITED, "resigned")
    assert row.placements.get().ends_on == date(2026, 2, 2)
    assert row.exam_attempts.get().state == ExamState.VOID
    assert not row.planned_days.filter(date__gt=date(2026, 2, 2)).exists()


@pytest.mark.parametrize("code", ["", "unknown", "reservation_released"])
def test_an_exit_is_coded(code):
    row = member(scheduled())

    with pytest.raises(GuardFailed):
        enrollments.exit(row.pk, code=code, on=START, **BY)


def _finished(row, *, minutes=120_000, classes=12, passed=True):
    """Everything that graduation asks for, or almost."""
    by = factories.user()
    days = [START + n * DAY for n in range(300)]
    HoursEntry.objects.bulk_create(
        HoursEntry(enrollment=row, date=day, minutes=minutes // 300, approved_by=by, approved_at=NOON) for day in days
    )
    for session in row.cohort.class_sessions.filter(number__lte=classes):
        session.attendance.create(enrollment=row, mark="present", minutes=240, marked_by=by, marked_at=NOON)
    if passed:
        row.exam_attempts.create(
            number=1,
            brand="nha-ccma",
            state=ExamState.PASSED,
            window_from=START,
            window_to=START,
            taken_on=START,
            verified_at=NOON,
        )


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"minutes": 119_700}, "5 hours on the job are still to be approved"),
        ({"classes": 11}, "4 hours of class are still missing"),
        ({"passed": False}, "certification exam is not passed yet"),
    ],
)
def test_the_end_of_the_calendar_does_not_graduate_anybody(changes, missing):
    row = member(scheduled())
    _finished(row, **changes)

    with pytest.raises(GuardFailed, match=missing):
        enrollments.complete(row.pk, on=END, by=ROBOT, at=at(END))

    row.refresh_from_db()
    assert row.state == EnrollmentState.ACTIVE
    assert not Message.objects.filter(kind="training.graduated").exists()


def test_nobody_graduates_before_the_program_ends():
    row = member(scheduled())
    _finished(row)

    with pytest.raises(GuardFailed, match="The program runs until"):
        enrollments.complete(row.pk, on=END - DAY, by=ROBOT, at=at(END))


def test_nobody_graduates_on_a_day_that_is_ahead():
    row = member(scheduled())
    _finished(row)

    with pytest.raises(GuardFailed, match="still ahead"):
        enrollments.complete(row.pk, on=END, by=ROBOT, at=at(END - DAY))


def test_who_has_everything_graduates_and_hears_of_it_once():
    row = member(scheduled())
    _finished(row)

    enrollments.complete(row.pk, on=END, by=coordinator(), at=at(END))

    row.refresh_from_db()
    assert (row.state, row.completed_on) == (EnrollmentState.COMPLETED, END)
    assert Message.objects.filter(kind="training.graduated").count() == 1


def test_placing_somebody_elsewhere_ends_the_placement_before():
    row = member(scheduled())
    department, preceptor = factories.make_department(), factories.user()

    enrollments.place(row.pk, department=department, preceptor=preceptor, on=date(2026, 2, 2), **BY)

    assert list(row.placements.order_by("starts_on").values_list("starts_on", "ends_on")) == [
        (START, date(2026, 2, 2)),
        (date(2026, 2, 2), None),
    ]


def test_a_preceptor_named_before_the_first_day_needs_no_second_placement():
    row = member(scheduled())
    department, preceptor = factories.make_department(), factories.user()

    enrollments.place(row.pk, department=department, preceptor=preceptor, on=START, **BY)

    assert row.placements.get().preceptor == preceptor


def test_a_seat_stays_with_whoever_left_in_the_middle():
    row = member(scheduled())

    enrollments.exit(row.pk, code="relocated", on=date(2026, 2, 2), **BY)

    row.seat.refresh_from_db()
    assert row.seat.state == SeatState.TAKEN


def test_a_planned_exam_of_a_paused_person_can_still_be_voided():
    row = _reserved()
    enrollments.activate(row.pk, on=START, **BY)
    enrollments.pause(row.pk, on=START + DAY, reason="Illness.", **BY)

    attempt = exams.void(row.exam_attempts.get().pk, reason="Away.", **BY)

    assert attempt.state == ExamState.VOID
