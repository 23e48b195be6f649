"""What the page of a class shows, read with a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.urls import reverse

from apprenticeships.daysoff import calendar_of
from apprenticeships.errors import DomainError
from apprenticeships.refusals import rules_speak
from apprenticeships.rules.words import day_in_words, minutes_in_words
from cohorts.models import (
    Attendance,
    ClassSession,
    Cohort,
    Enrollment,
    EnrollmentState,
    ExamAttempt,
    ExamState,
    ExitCode,
    HoursEntry,
    Mark,
    Opening,
    SeatState,
)
from cohorts.records import schedule_for
from cohorts.rules.plan_warnings import instead_of

WEEK: Final = 7
PERCENT: Final = 100
FAMILIES: Final = {
    EnrollmentState.RESERVED: "later",
    EnrollmentState.ACTIVE: "us",
    EnrollmentState.PAUSED: "you",
    EnrollmentState.COMPLETED: "done",
    EnrollmentState.EXITED: "stop",
}
EXAM_FAMILIES: Final = {
    ExamState.PLANNED: "later",
    ExamState.BOOKED: "us",
    ExamState.PASSED: "done",
    ExamState.FAILED: "you",
    ExamState.NO_SHOW: "stop",
    ExamState.VOID: "later",
}
MOST_CLASSES: Final = 60
SEAT_HELD: Final = "Seat held"


@dataclass(frozen=True, slots=True)
class Places:
    """The seats of one department."""

    department: str
    track: str
    all: int
    taken: int
    held: int

    @property
    def free(self) -> int:
        """How many nobody has."""
        return self.all - self.taken - self.held


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the class."""

    name: str
    url: str
    where: str
    state: str
    is_offered: bool
    family: str
    hours: str
    percent: int
    exam: str
    exam_family: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One class of the attendance chart: its three shares stacked, in pixels from the top."""

    number: int
    day: date
    here: int
    late: int
    away: int
    x: str
    middle: str
    width: str
    here_y: int
    here_h: int
    late_y: int
    late_h: int
    away_y: int
    away_h: int


def places_of(cohort: Cohort) -> list[Places]:
    """The seats of the class by department."""
    rows = (
        Opening.objects.filter(cohort=cohort)
        .select_related("department__site", "track", "interest")
        .annotate(
            seats_taken=Count("seats", filter=Q(seats__state=SeatState.TAKEN)),
            seats_held=Count("seats", filter=Q(seats__state=SeatState.HELD)),
            seats_all=Count("seats"),
        )
    )
    return [
        Places(str(row.department), str(row.interest or row.track), row.seats_all, row.seats_taken, row.seats_held)
        for row in rows.order_by("department__name", "pk")
    ]


def members_of(cohort: Cohort) -> list[Member]:
    """Everybody of the class with hours and exam, in one query; who gave a reserved place back was never in it."""
    hours = (
        HoursEntry.objects.approved()
        .filter(enrollment=OuterRef("pk"))
        .order_by()
        .values("enrollment")
        .annotate(total=Sum("minutes"))
        .values("total")
    )
    exam = ExamAttempt.objects.filter(enrollment=OuterRef("pk")).order_by("-number").values("state")[:1]
    rows = (
        Enrollment.objects.filter(cohort=cohort)
        .exclude(exit_code=ExitCode.RESERVATION_RELEASED)
        .annotate(approved=Subquery(hours), exam=Subquery(exam), department=F("seat__opening__department__name"))
        .order_by("person__sort_name", "pk")
        .values_list(
            "pk",
            "person__given_name",
            "person__family_name",
            "department",
            "track__title",
            "state",
            "approved",
            "required_ojl_minutes",
            "exam",
            "seat__state",
        )
    )
    if cohort.is_training:  # the path of its seats says nothing about those who come
        return [_member(*row[:4], "", row[5], row[6], row[7], row[8], row[9]) for row in rows]
    return [_member(*row) for row in rows]


def _member(
    pk: int,
    given: str,
    family: str,
    department: str | None,
    track: str,
    state: str,
    approved: int | None,
    required: int,
    exam: str | None,
    seat: str | None,
) -> Member:
    done = approved or 0
    is_offered = state == EnrollmentState.RESERVED and seat == SeatState.HELD
    return Member(
        name=f"{given} {family}",
        url=reverse("classes:person", args=[pk]),
        where=", ".join(each for each in (track, department) if each),
        state=SEAT_HELD if is_offered else EnrollmentState(state).label,
        is_offered=is_offered,
        family=FAMILIES[EnrollmentState(state)],
        hours=f"{minutes_in_words(done)} of {minutes_in_words(required)}" if required else minutes_in_words(done),
        percent=min(PERCENT, PERCENT * done // required) if required else 0,
        exam=ExamState(exam).label if exam else "",
        exam_family=EXAM_FAMILIES[ExamState(exam)] if exam else "",
    )


def bars_of(cohort: Cohort) -> list[Bar]:
    """Who came to each class that was held and marked, as a chart's bars."""
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    marks = Attendance.objects.filter(session__cohort=cohort).values_list("session__number", "mark")
    for number, mark, many in marks.annotate(many=Count("pk")).order_by():
        counts[number][mark] = many
    days = dict(ClassSession.objects.filter(cohort=cohort, number__in=counts).values_list("number", "date"))
    step = PERCENT / max(len(counts), 1)
    return [_bar(place, number, days[number], counts[number], step) for place, number in enumerate(sorted(counts))]


TOP, BOTTOM = 20, 140


def _bar(place: int, number: int, day: date, marks: dict[str, int], step: float) -> Bar:
    here, late = marks.get(Mark.PRESENT, 0), marks.get(Mark.LATE, 0)
    away = marks.get(Mark.ABSENT, 0) + marks.get(Mark.EXCUSED, 0)
    unit = (BOTTOM - TOP) / (here + late + away)
    heights = [round(unit * each) for each in (here, late, away)]
    tops = [BOTTOM - heights[0], BOTTOM - heights[0] - heights[1], BOTTOM - sum(heights)]
    return Bar(
        number, day, here, late, away,
        f"{place * step + step * 0.15:.2f}%", f"{place * step + step * 0.5:.2f}%", f"{step * 0.7:.2f}%",
        tops[0], heights[0], tops[1], heights[1], tops[2], heights[2],
    )  # fmt: skip


def figures_of(cohort: Any, members: list[Member], bars: list[Bar], on: date) -> list[dict[str, Any]]:
    """The class in at most six figures. ``cohort`` comes from ``views.class_of``, which counts who came back."""
    states = [member.state for member in members]
    here, late, away = (sum(getattr(bar, name) for bar in bars) for name in ("here", "late", "away"))
    marked = here + late + away
    left = states.count(EnrollmentState.EXITED.label)
    offered = sum(member.is_offered for member in members)
    week = (on - cohort.starts_on).days // WEEK + 1
    found: list[dict[str, Any]] = [
        {
            "label": "In training",
            "value": states.count(EnrollmentState.ACTIVE.label),
            "small": f"of {len(states) - left - offered}",
        },
        {
            "label": "Came to class",
            "value": f"{PERCENT * (here + late) // marked}%" if marked else "–",  # noqa: RUF001 - no figure yet
            "small": f"{here + late} of {marked} times" if marked else "no class marked yet",
        },
        {"label": "Graduated", "value": states.count(EnrollmentState.COMPLETED.label)},
        {"label": "Left", "value": left},
    ]
    if cohort.starts_on <= on < cohort.ends_on:
        found.append(
            {"label": "Week", "value": week, "small": f"of {(cohort.ends_on - cohort.starts_on).days // WEEK}"}
        )
    if cohort.came_back:
        found.append({"label": "Want to go on", "value": cohort.came_back, "small": "after it was over"})
    return found


def preview_of(cohort: Cohort, today: date) -> dict[str, Any]:
    """What the schedule would be: weeks, class and clinic time, days off in it and what they move, or a refusal."""
    try:
        with rules_speak():
            calendar = calendar_of(cohort.version, around=cohort.starts_on)
            schedule = schedule_for(cohort.version, cohort.starts_on, calendar)
    except DomainError as refused:
        return {"refusal": refused.message}
    off = sorted({(day.day, day.holiday.name) for day in schedule.days if day.holiday is not None})
    end = schedule.projected_completion
    return {
        "weeks": len(schedule.weeks),
        "class_time": minutes_in_words(schedule.totals.rti),
        "clinic_time": minutes_in_words(schedule.totals.ojl),
        "off": [f"{day_in_words(day, year=True)}: {name}" for day, name in off],
        "instead": [_held_on(day, other) for day, other in instead_of(schedule, today=today).items()],
        "margin": minutes_in_words(abs(schedule.margin)) if schedule.margin is not None else "",
        "short": schedule.margin is not None and schedule.margin < 0,
        "end": day_in_words(end, year=True) if end else "",
    }


def _held_on(day: date, other: date | None) -> str:
    if other is None:
        return f"The class of {day_in_words(day, year=True)} finds no other day. Plan one by hand."
    return f"The class of {day_in_words(day, year=True)} is held on {day_in_words(other, year=True)}."
