"""From a reserved place to graduation or a coded exit."""

from datetime import date, datetime, timedelta
from typing import Final

import structlog

from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Department, PayTrigger, User
from apprenticeships.refusals import rules_speak
from apprenticeships.rules.dates import utc_day
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Enrollment, EnrollmentState, ExitCode, Placement, SeatState
from cohorts.records import local_day, pauses_of, schedule_of, verdict, zone_of
from cohorts.rules.completion import Completion
from cohorts.rules.pauses import Pause
from cohorts.workflows import exams, schedules, wages
from cohorts.workflows.seats import RELEASE

ACTIVATE = arrow(
    "activate", EnrollmentState.RESERVED, EnrollmentState.ACTIVE, "Only somebody with a reserved place can start."
)
PAUSE = arrow("pause", EnrollmentState.ACTIVE, EnrollmentState.PAUSED, "Only somebody in training can pause.")
RESUME = arrow("resume", EnrollmentState.PAUSED, EnrollmentState.ACTIVE, "This person is not away.")
EXIT = arrow(
    "exit",
    (EnrollmentState.ACTIVE, EnrollmentState.PAUSED),
    EnrollmentState.EXITED,
    "This training is not going on. Free the seat of somebody who has not started yet.",
)
COMPLETE = arrow(
    "complete", EnrollmentState.ACTIVE, EnrollmentState.COMPLETED, "Only somebody in training can graduate."
)
LATEST_JOB: Final = timedelta(days=366)
TRANSITIONS: tuple[Transition, ...] = (ACTIVATE, PAUSE, RESUME, EXIT, COMPLETE, RELEASE)

log = structlog.get_logger()


def locked(enrollment_id: int) -> Enrollment:
    """One enrollment, locked, with everything that its rules read."""
    rows = Enrollment.objects.select_for_update(of=("self",))
    return rows.select_related(
        "person", "track", "seat", "cohort__version__calendar", "cohort__program__organization"
    ).get(pk=enrollment_id)


@retrying
def activate(enrollment_id: int, *, on: date, by: Actor, at: datetime, reason: str = "") -> Enrollment:
    """Begin the training on its first day, or later for somebody who joins late: with boundaries of their own.

    The first rate of pay starts with it, and the first attempt at the exam is planned.
    """
    row = locked(enrollment_id)
    ACTIVATE.check(row.state)
    if row.seat is None or row.seat.state != SeatState.TAKEN:
        raise GuardFailed("The seat is only held so far. Finish everything before the first day, then start.")
    if on < row.cohort.starts_on:
        first = day_in_words(row.cohort.starts_on, year=True)
        raise GuardFailed(f"This class starts on {first}. Nobody can start before.", code="too-early")
    row.starts_on = on
    with rules_speak():
        schedule = schedule_of(row, pauses=())
    audit.step(
        ACTIVATE,
        row,
        by=by,
        at=at,
        person=row.person,
        reason=reason,
        starts_on=on,
        class_ends_on=schedule.class_end or on,
        ends_on=schedule.calendar_end,
    )
    row.placements.filter(ends_on__isnull=True).update(starts_on=on)
    schedules.plan_days([row])
    wages.start(row, by=by, at=at)
    if row.track.exam_brand and schedule.exam:
        first_day, last_day = schedule.exam
        exams.plan(row.pk, window_from=first_day, window_to=last_day, by=by, at=at)
    return row


def activate_due(*, at: datetime) -> int:
    """Begin the training of everybody whose first day has come and whose seat is theirs. How many."""
    by = Actor.system("first-day")
    ready = Enrollment.objects.filter(
        state=EnrollmentState.RESERVED,
        seat__state=SeatState.TAKEN,
        cohort__canceled_at__isnull=True,
        starts_on__lte=utc_day(at),
    )
    return each_on_its_own(ready.order_by("pk").values_list("pk", flat=True), _begin, by=by, at=at)


@retrying
def _begin(enrollment_id: int, *, by: Actor, at: datetime) -> bool:
    row = locked(enrollment_id)
    if row.state != EnrollmentState.RESERVED or row.starts_on > local_day(at, zone_of(row.cohort)):
        return False
    activate(row.pk, on=row.starts_on, by=by, at=at)
    return True


@retrying
def pause(enrollment_id: int, *, on: date, by: Actor, at: datetime, reason: str = "") -> Enrollment:
    """Stop the clocks from a day on, the first day away."""
    row = locked(enrollment_id)
    PAUSE.check(row.state)
    if row.cohort.is_training:
        raise GuardFailed("A training class has no pauses. End the training, and sign the person up for another class.")
    if not reason.strip():
        raise GuardFailed("Say why the training pauses.", code="reason", field="reason")
    if on < row.starts_on:
        raise GuardFailed(f"A pause cannot start before the first day, {day_in_words(row.starts_on, year=True)}.")
    with rules_speak():
        audit.step(PAUSE, row, by=by, at=at, person=row.person, reason=reason, paused_from=on)
    return row


@retrying
def resume(enrollment_id: int, *, on: date, by: Actor, at: datetime, reason: str = "") -> Enrollment:
    """Come back on a day: what lay after the first day away moves by the days missed; hours stay as they are."""
    row = locked(enrollment_id)
    RESUME.check(row.state)
    out = row.paused_from or on
    with rules_speak():
        pauses = (*pauses_of(row), Pause(out, on))
        schedule = schedule_of(row, pauses=pauses)
    audit.step(
        RESUME,
        row,
        by=by,
        at=at,
        person=row.person,
        reason=reason,
        data={"out": out.isoformat(), "back": on.isoformat()},
        paused_from=None,
        class_ends_on=schedule.class_end or row.class_ends_on,
        ends_on=schedule.calendar_end,
    )
    schedules.plan_days([row])
    return row


@retrying
def exit(  # noqa: A001 - the arrow's name
    enrollment_id: int, *, code: str, on: date, by: Actor, at: datetime, reason: str = ""
) -> Enrollment:
    """End a training that was begun, with a coded reason. What was approved stays on the record."""
    row = locked(enrollment_id)
    EXIT.check(row.state)
    if code not in ExitCode.values or code == ExitCode.RESERVATION_RELEASED:
        raise GuardFailed("Choose why the training ends.", code="exit-code", field="code")
    if on < row.starts_on:
        raise GuardFailed(f"The training began on {day_in_words(row.starts_on, year=True)}. Choose a later day.")
    audit.step(
        EXIT, row, by=by, at=at, person=row.person, reason=reason, exited_on=on, exit_code=code, paused_from=None
    )
    _close(row, on, by=by, at=at, reason="The training ended.")
    return row


@retrying
def complete(enrollment_id: int, *, on: date, by: Actor, at: datetime, reason: str = "") -> Enrollment:
    """Graduate somebody whose approved hours, class time and exam are all there; the calendar alone never does it.

    Whoever finished a training class of a partnership gets no raise and no mail about a graduation.
    """
    row = locked(enrollment_id)
    COMPLETE.check(row.state)
    if on > local_day(at, zone_of(row.cohort)):
        raise GuardFailed("The day of graduation is still ahead. Choose today or an earlier day.", field="on")
    found = graduation_check(row, on=on)
    if not found.complete:
        raise GuardFailed(" ".join(each.message for each in found.missing), code="not-complete")
    audit.step(COMPLETE, row, by=by, at=at, person=row.person, reason=reason, completed_on=on)
    _close(row, on, by=by, at=at, reason="The training is completed.")
    if row.cohort.is_training:
        return row
    step = row.track.wage_steps.filter(trigger=PayTrigger.COMPLETION, rate__isnull=False).order_by("position").first()
    if step is not None:
        wages.propose(row.pk, step=step, effective_on=on, because="Graduated", by=by, at=at)
    messages.promise(
        "training.graduated",
        key=f"training.graduated:{row.pk}",
        to=row.person,
        at=at,
        context={"enrollment": row.pk},
    )
    return row


@retrying
def hire(enrollment_id: int, *, on: date, title: str, by: Actor, at: datetime, reason: str = "") -> Enrollment:
    """Record that somebody stays as an employee after the program: as what, since when. Again corrects it."""
    row = locked(enrollment_id)
    if row.state != EnrollmentState.COMPLETED or row.completed_on is None:
        raise GuardFailed("Record this when the program is completed.", code="not-completed")
    if on < row.completed_on:
        day = day_in_words(row.completed_on, year=True)
        raise GuardFailed(f"The program was completed on {day}. Choose that day or a later one.", field="on")
    if on > local_day(at, zone_of(row.cohort)) + LATEST_JOB:
        raise GuardFailed("Choose a first day within the coming year.", field="on")
    if not title.strip():
        raise GuardFailed("Write the job, such as Medical assistant.", code="title", field="title")
    row.hired_on, row.hired_as = on, title.strip()[:160]
    row.save(update_fields=["hired_on", "hired_as"])
    data = {"on": on.isoformat(), "title": row.hired_as}
    audit.record("enrollment.hire", row, by=by, at=at, person=row.person, reason=reason, data=data)
    return row


def graduation_check(enrollment: Enrollment, *, on: date) -> Completion:
    """What graduation still lacks on a day: approved hours, class time, the exam, the program's last day."""
    return verdict(enrollment, on=on)


@retrying
def place(
    enrollment_id: int,
    *,
    department: Department,
    preceptor: User | None,
    on: date,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Placement:
    """Say in which department somebody learns from a day on, and who approves their hours."""
    row = locked(enrollment_id)
    if row.state not in {EnrollmentState.RESERVED, EnrollmentState.ACTIVE, EnrollmentState.PAUSED}:
        raise GuardFailed("This training is over, so there is nobody to place.")
    current = row.placements.select_for_update().filter(ends_on__isnull=True).first()
    if current is not None and current.starts_on >= on:
        current.department, current.preceptor, current.starts_on = department, preceptor, on
        current.save(update_fields=["department", "preceptor", "starts_on"])
    else:
        if current is not None:
            current.ends_on = on
            current.save(update_fields=["ends_on"])
        current = Placement.objects.create(enrollment=row, department=department, preceptor=preceptor, starts_on=on)
    audit.record("enrollment.place", row, by=by, at=at, person=row.person, reason=reason, data={"on": on.isoformat()})
    return current


def _close(row: Enrollment, on: date, *, by: Actor, at: datetime, reason: str) -> None:
    for placement in row.placements.filter(ends_on__isnull=True):
        placement.ends_on = max(on, placement.starts_on)
        placement.save(update_fields=["ends_on"])
    row.planned_days.filter(date__gt=on).delete()
    for attempt in row.exam_attempts.open():
        exams.void(attempt.pk, by=by, at=at, reason=reason)
