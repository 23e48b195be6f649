"""Completion by what is approved, never by the calendar; probation; pace; projected end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self, TypedDict, Unpack

from apprenticeships.rules.dates import DAY
from apprenticeships.rules.speech import say, say_many
from apprenticeships.rules.words import day_in_words, minutes_in_words, verb
from cohorts.rules.hours import reached_on
from cohorts.rules.schedules import Schedule, project

LONGEST_PROBATION_DAYS = 365
PROBATION_PART = 4


class Approach(StrEnum):
    """How the registered standards measure learning (29 CFR 29.5(b)(2))."""

    TIME = "time"
    COMPETENCY = "competency"
    HYBRID = "hybrid"


class Status(StrEnum):
    """Where a person stands on the way to graduation."""

    IN_TRAINING = "in training"
    HOURS_PENDING = "calendar done, hours pending"
    REQUIREMENTS_PENDING = "calendar done, requirements pending"
    READY = "ready to graduate"


class RequirementFields(TypedDict, total=False):
    """The requirements that a version may set otherwise."""

    approach: Approach
    required_ojl: int
    required_rti: int
    required_competencies: int
    exam_required: bool
    wait_for_calendar: bool


@dataclass(frozen=True, slots=True)
class Requirements:
    """What the standards ask for; minutes and counts.

    Hours count under time and hybrid, competencies under competency and hybrid, instruction and the
    exam always. ``wait_for_calendar``: nobody graduates before the calendar's end.
    """

    approach: Approach
    required_ojl: int = 0
    required_rti: int = 0
    required_competencies: int = 0
    exam_required: bool = False
    wait_for_calendar: bool = True

    def changed(self, **fields: Unpack[RequirementFields]) -> Self:
        """Return these requirements with others in their place."""
        return replace(self, **fields)


@dataclass(frozen=True, slots=True)
class Progress:
    """What is approved through the day ``on``; credit lowers the hours still to work, nothing else.

    ``calendar_end`` is the first day after the last week, as moved by pauses.
    """

    on: date
    calendar_end: date
    approved_ojl: int = 0
    credited_ojl: int = 0
    rti: int = 0
    rti_waived: int = 0
    competencies: int = 0
    exam_passed: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing between a person and graduation. ``code`` never changes."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Completion:
    """The verdict, with everything that is missing."""

    status: Status
    missing: tuple[Missing, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def completion(standards: Requirements, progress: Progress) -> Completion:
    """Judge completion by approved hours, instruction, competencies and exam."""
    missing = tuple(_missing(standards, progress))
    if not missing:
        status = Status.READY
    elif progress.on < progress.calendar_end:
        status = Status.IN_TRAINING
    elif any(each.code == "hours" for each in missing):
        status = Status.HOURS_PENDING
    else:
        status = Status.REQUIREMENTS_PENDING
    return Completion(status, missing)


def _missing(standards: Requirements, progress: Progress) -> Iterator[Missing]:
    if standards.wait_for_calendar and progress.on < progress.calendar_end:
        last = day_in_words(progress.calendar_end - DAY, year=True)
        yield Missing("calendar", say("The program runs until {day}.", day=last))
    done = progress.approved_ojl + progress.credited_ojl
    if standards.approach is not Approach.COMPETENCY and done < standards.required_ojl:
        short = minutes_in_words(standards.required_ojl - done)
        yield Missing(
            "hours",
            say(
                "{short} on the job {verb} still to be approved: {done} of {required}.",
                short=short,
                verb=verb(short),
                done=minutes_in_words(done),
                required=minutes_in_words(standards.required_ojl),
            ),
        )
    instruction = standards.required_rti - progress.rti - progress.rti_waived
    if instruction > 0:
        short = minutes_in_words(instruction)
        yield Missing("instruction", say("{short} of class {verb} still missing.", short=short, verb=verb(short)))
    skills = standards.required_competencies - progress.competencies
    if standards.approach is not Approach.TIME and skills > 0:
        yield Missing(
            "competencies",
            say_many(
                "{count} skill is still to be signed off: {done} of {required}.",
                "{count} skills are still to be signed off: {done} of {required}.",
                skills,
                done=progress.competencies,
                required=standards.required_competencies,
            ),
        )
    if standards.exam_required and not progress.exam_passed:
        yield Missing("exam", say("The certification exam is not passed yet."))


@dataclass(frozen=True, slots=True)
class Probation:
    """The longest probation: days, its last day, and on-the-job minutes; the earlier ends it."""

    days: int
    last_day: date
    minutes: int

    def ends_on(self, worked: Iterable[tuple[date, int]]) -> date:
        """Return its last day for who works these days, in their order."""
        reached = reached_on(worked, self.minutes)
        return min(self.last_day, reached) if reached else self.last_day


def probation(start: date, *, term_days: int, term_minutes: int) -> Probation:
    """Return the longest probation: a quarter of the full term, a year at most (29 CFR 29.5(b)(8)).

    Credit for earlier experience does not shorten the term that is divided here.
    """
    days = min(term_days // PROBATION_PART, LONGEST_PROBATION_DAYS)
    return Probation(days, start + timedelta(days=days - 1), term_minutes // PROBATION_PART)


def probation_problem(
    *, start: date, last_day: date, minutes: int | None, term_days: int, term_minutes: int
) -> str | None:
    """Return what is wrong with a planned probation, or ``None``; ``minutes`` are optional."""
    longest = probation(start, term_days=term_days, term_minutes=term_minutes)
    if last_day > longest.last_day:
        return (
            f"Probation may last through {day_in_words(longest.last_day, year=True)} at most: "
            "a quarter of the term, never more than a year."
        )
    if minutes is not None and minutes > longest.minutes:
        return f"Probation may last {minutes_in_words(longest.minutes)} at most: a quarter of the term's hours."
    return None


class Pace(StrEnum):
    """Approved hours against the plan."""

    BEHIND = "behind"
    ON_TRACK = "on_track"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Standing:
    """The pace, and the minutes ahead of the plan (negative: behind)."""

    state: Pace
    difference: int


def pace(approved: int, expected: int, *, tolerance: int) -> Standing:
    """Compare approved with expected minutes; up to ``tolerance`` either way is on track."""
    difference = approved - expected
    if difference < -tolerance:
        return Standing(Pace.BEHIND, difference)
    return Standing(Pace.AHEAD if difference > tolerance else Pace.ON_TRACK, difference)


def projected_completion(schedule: Schedule, *, approved: int, through: date) -> date | None:
    """Return when the required hours are reached if, after ``through``, all goes as planned.

    ``approved`` holds minutes approved or credited through that day. Without required hours it is
    the last planned day; ``None`` means that no later day reaches them.
    """
    required = schedule.plan.required_ojl
    if required is None:
        return schedule.projected_completion
    return project(schedule, required=required, done=approved, after=through)
