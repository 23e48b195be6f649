"""The schedule of a class or of one person, generated from a plan, a start and a calendar."""

from collections.abc import Iterator, Sequence
from datetime import date

from apprenticeships.rules.dates import DAY
from apprenticeships.rules.holidays import Calendar
from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.pauses import Pause, in_order, moved
from cohorts.rules.plan_warnings import plan_warnings
from cohorts.rules.plans import WEEK, Phase, Plan, class_days
from cohorts.rules.schedules import (
    AWAY,
    JOINED_LATE,
    Day,
    Owed,
    Schedule,
    Session,
    SessionKind,
    Totals,
    Week,
    project,
)

__all__ = [
    "Day",
    "Owed",
    "Phase",
    "Plan",
    "Schedule",
    "Session",
    "SessionKind",
    "Totals",
    "Week",
    "as_dict",
    "class_days",
    "generate",
    "plan_warnings",
    "project",
]

YEARS = range(1900, 2101)


def generate(
    plan: Plan,
    start: date,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
    cohort_start: date | None = None,
) -> Schedule:
    """Lay the plan on the calendar from the actual first day ``start``.

    Week 1 is the seven days from ``start``. A day off costs what was planned that day: the class
    becomes owed, the rest is lost on-the-job learning. A pause takes its days out and moves what
    lies after it. Class follows the cohort: for who joins late (``start`` after
    ``cohort_start``) or pauses, a week of their own without a cohort class is a full clinic week.
    """
    cohort_start = cohort_start or start
    if start.year not in YEARS or cohort_start.year not in YEARS:
        raise RuleRefused("The first day must lie between 1900 and 2100.", code="start")
    if start < cohort_start:
        raise RuleRefused("Nobody can start before the class does.", code="start")
    ordered = in_order(pauses, start)
    classes = class_days(plan, cohort_start)
    bounds = [moved(start + n * WEEK, ordered) for n in range(plan.weeks + 1)]
    weeks: list[Week] = []
    days: list[Day] = []
    for n, phase in enumerate(plan.phase_of_weeks, start=1):
        dates = _active(bounds[n - 1], bounds[n], ordered)
        planned = _days(plan, phase, n, dates, classes, calendar)
        days += planned
        weeks.append(_week(n, bounds[n - 1], bounds[n] - DAY, planned))
    exam = weeks[plan.exam_week - 1] if plan.exam_week else None
    return Schedule(
        plan=plan,
        start=start,
        calendar=calendar,
        pauses=ordered,
        weeks=tuple(weeks),
        days=tuple(days),
        owed=tuple(_owed(classes, start, ordered, calendar)),
        class_end=bounds[plan.class_weeks] if plan.class_weeks else None,
        calendar_end=bounds[-1],
        exam=(exam.start, exam.end) if exam else None,
        planned=_planned(days),
        totals=_net(days),
    )


def _active(start: date, end: date, pauses: Sequence[Pause]) -> list[date]:
    every = (start + n * DAY for n in range((end - start).days))
    return [day for day in every if not any(pause.covers(day) for pause in pauses)]


def _days(
    plan: Plan,
    phase: Phase,
    n: int,
    dates: list[date],
    classes: dict[date, int],
    calendar: Calendar,
) -> list[Day]:
    in_class = max((classes.get(day, 0) for day in dates), default=0)
    beside_class = plan.clinic_by_weekday(phase, in_class)
    full = plan.clinic_by_weekday(phase, 0)
    found = []
    for day in dates:
        without = day.weekday() == plan.class_weekday and day not in classes
        clinic = (full if without else beside_class).get(day.weekday(), 0)
        planned = Day(day, n, classes.get(day, 0), clinic, calendar.on(day))
        if planned.planned_class or planned.planned_clinic:
            found.append(planned)
    return found


def _week(n: int, start: date, end: date, days: Sequence[Day]) -> Week:
    return Week(
        n,
        start,
        end,
        sum(day.class_minutes for day in days),
        sum(day.clinic_minutes for day in days),
        tuple(day.holiday for day in days if day.holiday and day.lost),
    )


def _owed(classes: dict[date, int], start: date, pauses: Sequence[Pause], calendar: Calendar) -> Iterator[Owed]:
    for day, minutes in classes.items():
        holiday = calendar.on(day)
        if day < start:
            yield Owed(day, minutes, JOINED_LATE)
        elif any(pause.covers(day) for pause in pauses):
            yield Owed(day, minutes, AWAY)
        elif holiday and holiday.no_class:
            yield Owed(day, minutes, holiday.name)


def _planned(days: Sequence[Day]) -> Totals:
    rti, ojl = sum(day.planned_class for day in days), sum(day.planned_clinic for day in days)
    return Totals(rti, ojl, rti + ojl)


def _net(days: Sequence[Day]) -> Totals:
    return Totals(
        sum(day.class_minutes for day in days),
        sum(day.clinic_minutes for day in days),
        sum(day.paid_minutes for day in days),
    )


def as_dict(schedule: Schedule, *, program: str, version: int | str, track: str | None) -> dict[str, object]:
    """Return the schedule as plain data: dates ISO, minutes integers.

    Without holidays (calendar "none") weeks and totals are the plain plan. With a calendar they are
    net: what takes place after days off; only ``paid`` still holds paid leave. A week's
    ``holidays`` are the dates that took something from it. ``projected_completion``
    follows the required hours, past the last week if need be; ``None`` if they are never reached.
    """
    return {
        "program": program,
        "version": version,
        "track": track,
        "start": schedule.start.isoformat(),
        "calendar": schedule.calendar.name,
        "weeks": [
            {
                "n": week.n,
                "start": week.start.isoformat(),
                "end": week.end.isoformat(),
                "class_minutes": week.class_minutes,
                "clinic_minutes": week.clinic_minutes,
                "holidays": [holiday.day.isoformat() for holiday in week.holidays],
            }
            for week in schedule.weeks
        ],
        "boundaries": {
            "class_end": _iso(schedule.class_end),
            "calendar_end": _iso(schedule.calendar_end),
        },
        "exam": ({"from": _iso(schedule.exam[0]), "to": _iso(schedule.exam[1])} if schedule.exam else None),
        "totals": {
            "rti": schedule.totals.rti,
            "ojl": schedule.totals.ojl,
            "paid": schedule.totals.paid,
        },
        "projected_completion": _iso(schedule.projected_completion),
        "warnings": [warning.message for warning in plan_warnings(schedule)],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
