"""One apprentice's year beside the class: the exam with what follows for the pay, and what gets in the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from applicants.demo.clockwork import Story
from applicants.demo.hiring import gets_in
from applicants.demo.people import Candidate
from applicants.demo.world import World
from apprenticeships.rules.dates import DAY
from cohorts.models import Enrollment, ExamAttempt, WageChange, WageState
from cohorts.workflows import enrollments, exams, hours, wages

BOOKED_BEFORE: Final = timedelta(days=30)
EARLIEST_BOOKING: Final = timedelta(days=21)  # after the first day
RESULT_AFTER, DECIDED_AFTER = 3, 1  # working days
PLACE: Final = "Cedar Bend Testing Center, 300 Grand Avenue"
WAIVER: Final = "The class that is missing is made up with the next class."
PASSED, FAILED, NO_SHOW = "passed", "failed", "no_show"
APPROVE, DENY = "approve", "deny"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One attempt: its day, how it ends, and what is decided about the raise that follows from a pass."""

    day: date
    outcome: str = PASSED
    decision: str = APPROVE
    moved_from: date | None = None


@dataclass(slots=True)
class Trainee:
    """Somebody who gets in, and what becomes of their year."""

    candidate: Candidate
    sent: date
    sittings: Sequence[Sitting]
    away: tuple[date, date | None] | None = None
    leaves: tuple[date, str, str] | None = None
    corrected: date | None = None
    books_after: timedelta | None = None
    enrollment: Enrollment | None = field(default=None)


def year(world: World, one: Trainee) -> Story:
    """Get in, then begin, and let the rest of the year run beside the class."""
    one.enrollment = yield from gets_in(world, one.candidate, one.sent)
    world.clockwork.tell(certified(world, one, one.enrollment))
    if one.away:
        world.clockwork.tell(stays_away(world, one.enrollment, *one.away))
    if one.leaves:
        world.clockwork.tell(leaves(world, one.enrollment, *one.leaves))
    if one.corrected:
        world.clockwork.tell(corrects(world, one, one.enrollment, one.corrected))


def certified(world: World, one: Trainee, row: Enrollment) -> Story:
    """Book each attempt a month ahead, record how it went, and decide about the raise."""
    days = world.days
    known = row.starts_on + (one.books_after or EARLIEST_BOOKING)
    for sitting in one.sittings:
        first = sitting.moved_from or sitting.day
        at = yield days.at(known if one.books_after else max(known, first - BOOKED_BEFORE), 10, 30)
        attempt = _open(row)
        gate = exams.gate_on(row, first)
        exams.book(
            attempt.pk,
            starts_at=days.at(first, 9),
            place=PLACE,
            waiver="" if gate.open else WAIVER,
            by=world.desk,
            at=at,
        )
        if sitting.moved_from:
            at = yield days.at(days.work(first, -2), 16)
            starts = days.at(sitting.day, 13)
            exams.book(attempt.pk, starts_at=starts, place=PLACE, waiver=WAIVER, by=world.desk, at=at, reason="Flu")
        known = days.work(sitting.day, RESULT_AFTER)
        at = yield days.at(known, 10, 50)
        result(world, sitting, attempt, at=at)
        if sitting.outcome == PASSED and sitting.decision:
            at = yield days.at(days.work(known, DECIDED_AFTER), 11, 20)
            decide(world, row, sitting.decision, at=at)
        known = days.work(known, DECIDED_AFTER)


def result(world: World, sitting: Sitting, attempt: ExamAttempt, *, at: datetime) -> None:
    """Write down how an attempt went."""
    if sitting.outcome == NO_SHOW:
        exams.record_no_show(attempt.pk, by=world.desk, at=at, reason="The car broke down on the way.")
    elif sitting.outcome == FAILED:
        exams.record_fail(attempt.pk, taken_on=sitting.day, score=352 + attempt.pk % 30, by=world.desk, at=at)
    elif sitting.outcome == PASSED:
        exams.record_pass(
            attempt.pk,
            taken_on=sitting.day,
            score=402 + attempt.pk % 60,
            certificate_number=f"DEMO-{attempt.enrollment_id:04}-{attempt.number}",
            by=world.desk,
            at=at,
        )


def decide(world: World, row: Enrollment, decision: str, *, at: datetime) -> None:
    """Approve the raise that is due, or turn it down."""
    change = WageChange.objects.get(enrollment=row, state=WageState.DUE)
    if decision == APPROVE:
        wages.approve(change.pk, by=world.desk, at=at)
    else:
        wages.deny(change.pk, by=world.desk, at=at, reason="The birth date on the certificate is another one.")


def stays_away(world: World, row: Enrollment, out: date, back: date | None) -> Story:
    """Pause on a day, and come back on another if there is one."""
    at = yield world.days.at(world.days.work(out, -2), 9, 30)
    enrollments.pause(row.pk, on=out, by=world.desk, at=at, reason="Family leave")
    if back is not None:
        at = yield world.days.at(back, 8, 15)
        enrollments.resume(row.pk, on=back, by=world.desk, at=at, reason="Back from family leave")


def leaves(world: World, row: Enrollment, on: date, code: str, reason: str) -> Story:
    """End the training early."""
    at = yield world.days.at(on, 16, 20)
    enrollments.exit(row.pk, code=code, on=on, by=world.desk, at=at, reason=reason)


def corrects(world: World, one: Trainee, row: Enrollment, day: date) -> Story:
    """The preceptor finds two days that were written down wrong: one changes, one is taken back."""
    at = yield world.days.at(day, 17)
    by = world.preceptor(one.candidate.place)
    entries = list(row.hours.approved().filter(minutes__gt=60, date__lt=day - 6 * DAY).order_by("-date")[:2])
    hours.correct(entries[0].pk, minutes=entries[0].minutes - 60, by=by, at=at, reason="Left an hour early")
    hours.void(entries[1].pk, by=by, at=at, reason="Worked in another department on this day")


def _open(row: Enrollment) -> ExamAttempt:
    return row.exam_attempts.open().get()
