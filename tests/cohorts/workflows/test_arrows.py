"""Every arrow that no table lists is refused, and a refused step leaves no trace."""

from datetime import date, timedelta

import pytest

from apprenticeships.errors import TransitionRefused
from apprenticeships.models import Event, Message
from cohorts.models import EnrollmentState, ExamAttempt, ExamState, HoursEntry, HoursState, SeatState, WageState
from cohorts.workflows import enrollments, exams, hours, schedules, seats, wages
from tests import factories
from tests.cohorts.scene import NOON, ROBOT, START, coordinator, taken_seat

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=400)


def _unlisted(transitions, states):
    """Every pair of an arrow's name and a state from which no arrow of that name starts."""
    sources = {}
    for step in transitions:
        sources[step.name] = sources.get(step.name, frozenset()) | step.sources
    return [(name, state) for name, allowed in sources.items() for state in states if state not in allowed]


def _refused(step, row, state_of):
    """The step is refused as not open, and neither the row, nor the events, nor the mails change."""
    before = type(row).objects.filter(pk=row.pk).values().get()
    events, mails = Event.objects.count(), Message.objects.count()

    with pytest.raises(TransitionRefused) as refusal:
        step()

    assert refusal.value.message.endswith(".")
    assert type(row).objects.filter(pk=row.pk).values().get() == before
    assert (Event.objects.count(), Message.objects.count()) == (events, mails)
    assert state_of == before.get("state", state_of)


SEAT_STEPS = {
    "extend": lambda row, by: seats.extend(row.pk, until=LATER, by=by, at=NOON),
    "confirm": lambda row, by: seats.confirm(row.pk, by=by, at=NOON),
    "free": lambda row, by: seats.free(row.pk, by=by, at=NOON, reason="No longer needed."),
}


@pytest.mark.parametrize(
    ("name", "state"), [case for case in _unlisted(seats.TRANSITIONS, SeatState.values) if case[0] in SEAT_STEPS]
)
def test_a_seat_refuses_every_arrow_that_is_not_listed(name, state):
    seat = factories.opening().seats.get()
    if state != SeatState.FREE:
        seat = taken_seat()
    if state == SeatState.HELD:
        seat.state, seat.held_until = state, LATER
        seat.save()

    _refused(lambda: SEAT_STEPS[name](seat, ROBOT), seat, state)


def test_a_seat_that_is_not_free_is_never_held_again():
    assert seats.HOLD.sources == {SeatState.FREE}


ENROLLMENT_STEPS = {
    "activate": lambda row, by: enrollments.activate(row.pk, on=START, by=by, at=NOON),
    "pause": lambda row, by: enrollments.pause(row.pk, on=START, by=by, at=NOON, reason="Moving house."),
    "resume": lambda row, by: enrollments.resume(row.pk, on=START + timedelta(days=30), by=by, at=NOON),
    "exit": lambda row, by: enrollments.exit(row.pk, code="resigned", on=START, by=by, at=NOON),
    "complete": lambda row, by: enrollments.complete(row.pk, on=START, by=by, at=NOON),
    "release": lambda row, by: seats.free(row.seat_id, by=by, at=NOON, reason="No longer needed."),
}
ENROLLMENT_COLUMNS = {
    EnrollmentState.PAUSED: {"paused_from": START},
    EnrollmentState.COMPLETED: {"completed_on": START},
    EnrollmentState.EXITED: {"exited_on": START, "exit_code": "resigned"},
}


@pytest.mark.parametrize(("name", "state"), _unlisted(enrollments.TRANSITIONS, EnrollmentState.values))
def test_an_enrollment_refuses_every_arrow_that_is_not_listed(name, state):
    row = factories.enrollment(EnrollmentState.ACTIVE)
    row.state = state
    for column, value in ENROLLMENT_COLUMNS.get(state, {}).items():
        setattr(row, column, value)
    row.save()

    _refused(lambda: ENROLLMENT_STEPS[name](row, ROBOT), row, state)


EXAM_STEPS = {
    "book": lambda row, by: exams.book(row.pk, starts_at=LATER, place="Room 3", by=by, at=NOON),
    "pass": lambda row, by: exams.record_pass(
        row.pk, taken_on=START, score=400, certificate_number="A1", by=by, at=NOON
    ),
    "fail": lambda row, by: exams.record_fail(row.pk, taken_on=START, score=300, by=by, at=NOON),
    "no_show": lambda row, by: exams.record_no_show(row.pk, by=by, at=NOON),
    "void": lambda row, by: exams.void(row.pk, by=by, at=NOON, reason="Power cut."),
}
EXAM_COLUMNS = {
    ExamState.BOOKED: {"starts_at": NOON},
    ExamState.PASSED: {"taken_on": START, "verified_at": NOON, "certificate_number": "A1"},
    ExamState.FAILED: {"taken_on": START},
}


@pytest.mark.parametrize(("name", "state"), _unlisted(exams.TRANSITIONS, ExamState.values))
def test_an_attempt_refuses_every_arrow_that_is_not_listed(name, state):
    row = ExamAttempt.objects.create(
        enrollment=factories.enrollment(),
        number=1,
        brand="nha-ccma",
        state=state,
        window_from=START,
        window_to=START,
        **EXAM_COLUMNS.get(state, {}),
    )

    _refused(lambda: EXAM_STEPS[name](row, ROBOT), row, state)


WAGE_STEPS = {
    "approve": lambda row, by: wages.approve(row.pk, by=by, at=NOON),
    "deny": lambda row, by: wages.deny(row.pk, by=by, at=NOON, reason="Wrong rate."),
}


@pytest.mark.parametrize(("name", "state"), _unlisted(wages.TRANSITIONS, WageState.values))
def test_a_pay_step_refuses_every_arrow_that_is_not_listed(name, state):
    enrollment = factories.enrollment()
    row = enrollment.wage_changes.create(
        step=enrollment.track.wage_steps.get(position=1),
        rate="18.4000",
        effective_on=START,
        state=state,
        because="First day",
        decided_at=NOON,
    )

    _refused(lambda: WAGE_STEPS[name](row, coordinator()), row, state)


@pytest.mark.parametrize(
    "step",
    [
        lambda row, by: hours.void(row.pk, by=by, at=NOON, reason="Wrong day."),
        lambda row, by: hours.correct(row.pk, minutes=60, by=by, at=NOON, reason="Wrong day."),
    ],
)
def test_hours_that_were_taken_back_stay_so(step):
    by = coordinator()
    row = HoursEntry.objects.create(
        enrollment=factories.enrollment(),
        date=date(2026, 1, 5),
        minutes=480,
        state=HoursState.VOIDED,
        approved_by_id=by.user_id,
        approved_at=NOON,
        voided_by_id=by.user_id,
        voided_at=NOON,
    )

    _refused(lambda: step(row, by), row, HoursState.VOIDED)


def test_a_schedule_that_was_not_made_is_not_published():
    cohort = factories.cohort()

    with pytest.raises(TransitionRefused, match="Make the schedule first"):
        schedules.publish(cohort.pk, by=ROBOT, at=NOON)

    cohort.refresh_from_db()
    assert cohort.schedule_state == "none"
    assert Event.objects.count() == 0
