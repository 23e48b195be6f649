"""Rows as the pure rules read them: the plan of a version, and where one apprentice stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from apprenticeships import audit
from apprenticeships.daysoff import calendar_of
from apprenticeships.language import said
from apprenticeships.models import Parameter, PayTrigger, ProgramVersion, Track
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.holidays import Calendar
from cohorts.models import (
    Attendance,
    ClassSession,
    Cohort,
    Enrollment,
    ExamAttempt,
    ExamState,
    HoursEntry,
    Opening,
    WageChange,
    WageState,
)
from cohorts.rules.attendance import Instruction, SessionRecord, instruction
from cohorts.rules.calendar import generate
from cohorts.rules.completion import (
    Approach,
    Completion,
    Progress,
    Requirements,
    Standing,
    completion,
    pace,
    projected_completion,
)
from cohorts.rules.exams import EXAM_RULES, Attempt, ExamRule, Outcome
from cohorts.rules.lost_classes import LostClass, lost_classes
from cohorts.rules.pauses import Pause
from cohorts.rules.plans import Phase, Plan
from cohorts.rules.schedules import Schedule
from cohorts.rules.wages import PayPeriods, RaisePolicy, RateChange, effective_date

MINUTES_PER_HOUR = 60
RESUMED = "enrollment.resume"
OUTCOMES = {
    ExamState.PASSED: Outcome.PASSED,
    ExamState.FAILED: Outcome.FAILED,
    ExamState.NO_SHOW: Outcome.NO_SHOW,
    ExamState.VOID: Outcome.VOIDED,
}


def zone_of(cohort: Cohort) -> ZoneInfo:
    """The zone in which a class's dates are meant: that of the organization that runs the program."""
    return ZoneInfo(cohort.program.organization.zone)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The calendar date at an instant in a zone."""
    return at.astimezone(zone).date()


def plan_of(version: ProgramVersion, *, warned_on: date | None = None) -> Plan:
    """The plan of a version's weeks; refuses phases that do not fit. ``warned_on`` adds the recommendation of a day."""
    recommended: int | None = None
    if warned_on is not None:
        recommended = Parameter.objects.value("recommended_rti_hours", version=version, on=warned_on)
    return Plan(
        phases=tuple(
            Phase(row.title, row.weeks, row.class_minutes, row.clinic_minutes)
            for row in sorted(version.phases.all(), key=lambda row: row.position)
        ),
        class_weekday=version.class_weekday,
        day_minutes=version.day_minutes,
        exam_week=version.exam_week,
        required_ojl=version.required_ojl_minutes or None,
        recommended_rti_per_year=None if recommended is None else recommended * MINUTES_PER_HOUR,
    )


def schedule_for(
    version: ProgramVersion,
    start: date,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
    cohort_start: date | None = None,
) -> Schedule:
    """The schedule of a version from a first day on; with ``cohort_start`` that of somebody who joined later."""
    return generate(plan_of(version, warned_on=start), start, calendar, pauses=pauses, cohort_start=cohort_start)


def schedule_of(enrollment: Enrollment, *, pauses: Sequence[Pause] | None = None) -> Schedule:
    """One apprentice's own schedule: from their first day, without their pauses."""
    cohort = enrollment.cohort
    return generate(
        plan_of(cohort.version),
        enrollment.starts_on,
        calendar_of(cohort.version, around=enrollment.starts_on),
        pauses=pauses_of(enrollment) if pauses is None else pauses,
        cohort_start=min(cohort.starts_on, enrollment.starts_on),
    )


def pauses_of(enrollment: Enrollment) -> tuple[Pause, ...]:
    """The pauses that are over, as they were recorded when the person came back."""
    rows = audit.about(enrollment).filter(kind=RESUMED).values_list("data", flat=True)
    return tuple(Pause(date.fromisoformat(row["out"]), date.fromisoformat(row["back"])) for row in rows)


@dataclass(frozen=True, slots=True)
class ClassTime:
    """The classes that concern one apprentice: those of the cohort, and their own marks by the class's key."""

    sessions: Sequence[ClassSession]
    marks: Mapping[int, Attendance]


def class_time_of(enrollment: Enrollment) -> ClassTime:
    """Load the cohort's classes and the apprentice's marks, also those in classes of other cohorts."""
    return ClassTime(
        list(ClassSession.objects.filter(cohort_id=enrollment.cohort_id).order_by("starts_at", "pk")),
        {row.session_id: row for row in enrollment.attendance.select_related("session")},
    )


def instruction_of(
    enrollment: Enrollment, *, pauses: Sequence[Pause] | None = None, classes: ClassTime | None = None
) -> Instruction:
    """Class minutes attended, owed and to come. A class attended with another cohort makes up for an own one."""
    gone = pauses_of(enrollment) if pauses is None else pauses
    found = classes or class_time_of(enrollment)
    planned = [row for row in found.sessions if row.canceled_at is None]
    own = {
        row.pk: SessionRecord(row.date, row.minutes, _attended(row, found.marks))
        for row in planned
        if row.pk in found.marks or not _away(enrollment, row.date, gone)
    }
    required = enrollment.required_rti_minutes
    held = sum(each.minutes for each in own.values())
    return instruction(
        own.values(),
        required=required,
        made_up=sum(row.minutes for pk, row in found.marks.items() if pk not in own),
        not_held=max(0, required - held) if planned else 0,
    )


def lost_of(cohort: Cohort) -> tuple[LostClass, ...]:
    """The classes of a cohort whose day is a holiday; a training class is never planned on one."""
    if cohort.is_training:
        return ()
    return lost_classes(plan_of(cohort.version), cohort.starts_on, calendar_of(cohort.version, around=cohort.starts_on))


def _attended(session: ClassSession, marks: Mapping[int, Attendance]) -> int | None:
    mark = marks.get(session.pk)
    return None if mark is None else min(session.minutes, mark.minutes)


def _away(enrollment: Enrollment, day: date, pauses: Sequence[Pause]) -> bool:
    stopped = enrollment.paused_from is not None and day >= enrollment.paused_from
    return stopped or day < enrollment.starts_on or any(pause.covers(day) for pause in pauses)


@dataclass(frozen=True, slots=True)
class Approved:
    """Hours on the job that count: each day's entry, oldest first."""

    entries: Sequence[HoursEntry]

    @property
    def minutes(self) -> int:
        """Their sum."""
        return sum(row.minutes for row in self.entries)

    @property
    def last(self) -> date | None:
        """The last day that has any."""
        return self.entries[-1].date if self.entries else None


def approved_of(enrollment: Enrollment) -> Approved:
    """The approved hours of an apprentice."""
    return Approved(list(enrollment.hours.approved().order_by("date", "pk")))


def approved_minutes(enrollment: Enrollment) -> tuple[int, date | None]:
    """On-the-job minutes that count, and the last day that has any."""
    approved = approved_of(enrollment)
    return approved.minutes, approved.last


def has_passed(enrollment: Enrollment) -> bool:
    """Whether a pass with proof is on record."""
    return enrollment.exam_attempts.filter(state=ExamState.PASSED).exists()


def verdict(
    enrollment: Enrollment,
    *,
    on: date,
    approved: Approved | None = None,
    class_time: Instruction | None = None,
) -> Completion:
    """Whether everything is there that graduation asks for; approved hours decide, never the calendar."""
    standards = Requirements(
        approach=Approach.TIME,
        required_ojl=enrollment.required_ojl_minutes,
        required_rti=enrollment.required_rti_minutes,
        exam_required=bool(enrollment.track.exam_brand) and not enrollment.cohort.is_training,
    )
    found = Progress(
        on=on,
        calendar_end=enrollment.ends_on,
        approved_ojl=(approved or approved_of(enrollment)).minutes,
        rti=(class_time or instruction_of(enrollment)).delivered,
        exam_passed=has_passed(enrollment),
    )
    return completion(standards, found)


def projected(enrollment: Enrollment, schedule: Schedule, approved: Approved) -> date | None:
    """When the required hours are reached if everything after the last approved day goes as planned."""
    through = approved.last or enrollment.starts_on - DAY
    return projected_completion(schedule, approved=approved.minutes, through=through)


def standing(schedule: Schedule, approved: Approved) -> Standing:
    """Approved hours against the plan up to the last approved day; a working day either way is on track."""
    expected = schedule.ojl_through(approved.last) if approved.last else 0
    return pace(approved.minutes, expected, tolerance=schedule.plan.day_minutes)


def rule_of(track: Track) -> ExamRule | None:
    """The rule of the exam that a track leads to, if it leads to one."""
    return EXAM_RULES.get(track.exam_brand)


def sat_on(attempt: ExamAttempt) -> date:
    """The day to which an attempt belongs."""
    if attempt.taken_on:
        return attempt.taken_on
    return local_day(attempt.starts_at, ZoneInfo(attempt.zone)) if attempt.starts_at else attempt.window_from


def attempts_of(enrollment: Enrollment) -> list[Attempt]:
    """The attempts that are over, as the vendor counts them."""
    rows = enrollment.exam_attempts.filter(state__in=list(OUTCOMES))
    return [Attempt(sat_on(row), OUTCOMES[ExamState(row.state)]) for row in rows]


def raise_from(version: ProgramVersion, *, exam_on: date, verified_on: date) -> date:
    """From when a raise counts by the employer's policy and pay periods in force on the day of verification."""
    found = Parameter.objects.several(
        "raise_policy", "pay_period_anchor", "pay_period_days", version=version, on=verified_on
    )
    return effective_date(
        RaisePolicy(found["raise_policy"]),
        exam_on=exam_on,
        verified_on=verified_on,
        periods=PayPeriods(date.fromisoformat(found["pay_period_anchor"]), found["pay_period_days"]),
    )


def rates_of(enrollment: Enrollment) -> list[RateChange]:
    """The approved hourly rates and their first days."""
    rows = WageChange.objects.filter(enrollment=enrollment, state=WageState.APPROVED).order_by("effective_on", "pk")
    return [RateChange(row.effective_on, row.rate) for row in rows]


@dataclass(frozen=True, slots=True)
class PayAfterExam:
    """What passing is worth: the rate now, the rate afterwards, and its first day if the result comes in on a day."""

    now: Decimal | None
    then: Decimal | None
    effective_on: date | None


def pay_after_exam(enrollment: Enrollment, *, on: date | None = None) -> PayAfterExam:
    """The rate of today's step and that after the exam; with ``on``, from when a result verified that day counts."""
    steps = {step.trigger: step.rate for step in reversed(enrollment.track.wage_steps.order_by("position"))}
    effective = None if on is None else raise_from(enrollment.cohort.version, exam_on=on, verified_on=on)
    rates = rates_of(enrollment)
    return PayAfterExam(
        now=rates[-1].rate if rates else _rate_of_seat(enrollment) or steps.get(PayTrigger.START),
        then=steps.get(PayTrigger.EXAM_PASS),
        effective_on=effective,
    )


def _rate_of_seat(enrollment: Enrollment) -> Decimal | None:
    """What the places pay that somebody was hired for, where that is more than the path; nothing without a seat."""
    if enrollment.seat_id is None:
        return None
    return Opening.objects.filter(seats=enrollment.seat_id).values_list("rate", flat=True).first()


@dataclass(frozen=True, slots=True)
class Gap:
    """A class that a holiday took: its number, why, and the class that makes up for it, if it has a day."""

    number: int
    reason: str
    instead: ClassSession | None


def gaps_of(cohort: Cohort, sessions: Sequence[ClassSession]) -> list[Gap]:
    """The classes that holidays took, with what is held instead."""
    held = {row.number: row for row in sessions if row.canceled_at is None}
    return [
        Gap(lost.number, replace(lost, holiday=said(lost.holiday)).reason, held.get(lost.number))
        for lost in lost_of(cohort)
    ]
