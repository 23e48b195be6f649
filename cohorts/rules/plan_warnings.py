"""What a coordinator should know about a schedule before it is published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from apprenticeships.rules.words import day_in_words, minutes_in_words, verb
from cohorts.rules.lost_classes import make_up_days
from cohorts.rules.schedules import AWAY, JOINED_LATE, Schedule

WEEKS_PER_YEAR = 52
MISSED = frozenset({AWAY, JOINED_LATE})


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """Something to look at; it never stops a schedule. ``code`` never changes."""

    code: str
    message: str


def plan_warnings(schedule: Schedule) -> tuple[PlanWarning, ...]:
    """Return what is unusual: start, owed classes, hours, instruction, the calendar's end."""
    return (
        *_start(schedule),
        *_owed(schedule),
        *_instead(schedule),
        *_margin(schedule),
        *_instruction(schedule),
        *_coverage(schedule),
    )


def _start(schedule: Schedule) -> Iterator[PlanWarning]:
    holiday = schedule.calendar.on(schedule.start)
    if holiday and (holiday.observed or holiday.no_clinic):
        yield PlanWarning(
            "start-closed",
            f"The first day, {day_in_words(schedule.start)}, is a day off ({holiday.name}). Move the start.",
        )


def _owed(schedule: Schedule) -> Iterator[PlanWarning]:
    for owed in schedule.owed:
        day, words = day_in_words(owed.day), minutes_in_words(owed.minutes)
        missed = owed.reason in MISSED
        yield PlanWarning(
            "class-owed",
            (f"The class on {day} is missed" if missed else f"No class on {day}")
            + f" ({owed.reason}): {words} {verb(words)} owed. Plan a make-up class.",
        )


def _instead(schedule: Schedule) -> Iterator[PlanWarning]:
    """Where each class that a holiday takes is held."""
    for day, other in instead_of(schedule).items():
        yield PlanWarning(
            "class-moved",
            f"The schedule holds the class of {day_in_words(day)} on {day_in_words(other)}. "
            "Choose another day if that one does not suit."
            if other
            else f"No working day in the two months after {day_in_words(day)} is free for that class. "
            "Plan one by hand.",
        )


def instead_of(schedule: Schedule, *, today: date | None = None) -> dict[date, date | None]:
    """Return the day on which each class that a holiday takes is held, by its own day."""
    lost = [owed.day for owed in schedule.owed if owed.reason not in MISSED]
    taken = {day.day for day in schedule.days if day.planned_class}
    return make_up_days(schedule.plan, schedule.calendar, lost, taken=taken, today=today)


def _margin(schedule: Schedule) -> Iterator[PlanWarning]:
    margin, required = schedule.margin, schedule.plan.required_ojl
    if margin is None or required is None:
        return
    asked = f"the {minutes_in_words(required)} required on the job"
    if margin < 0:
        reached = schedule.projected_completion
        yield PlanWarning(
            "hours-short",
            f"The calendar ends {minutes_in_words(-margin)} short of {asked}. "
            + (
                f"At {minutes_in_words(schedule.full_week)} a week they are reached on "
                f"{day_in_words(reached, year=True)}."
                if reached
                else "No later clinic day makes them up."
            ),
        )
    elif margin < schedule.full_week:
        yield PlanWarning(
            "margin",
            f"Only {minutes_in_words(margin)} to spare over {asked}: less than one week.",
        )


def _instruction(schedule: Schedule) -> Iterator[PlanWarning]:
    yearly, weeks = schedule.plan.recommended_rti_per_year, schedule.plan.weeks
    recommended = (yearly or 0) * weeks // WEEKS_PER_YEAR
    if schedule.planned.rti < recommended:
        yield PlanWarning(
            "rti-recommended",
            f"{minutes_in_words(schedule.planned.rti)} of class are planned; "
            f"{minutes_in_words(recommended)} are recommended for {weeks} weeks.",
        )


def _coverage(schedule: Schedule) -> Iterator[PlanWarning]:
    through = schedule.calendar.through
    last = max(schedule.weeks[-1].end, schedule.projected_completion or schedule.weeks[-1].end)
    if through and through < last:
        yield PlanWarning(
            "calendar-ends",
            f"Holidays are listed only through {day_in_words(through, year=True)}. "
            "Add later ones before you publish this schedule.",
        )
