"""What the pages of an apprentice say, worked out from their records."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext as _

from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Criterion, CriterionUse, Step, StepKind, User
from apprenticeships.rules.dates import DAY
from apprenticeships.written import written_once
from cohorts.models import (
    Attendance,
    ClassSession,
    DayKind,
    Enrollment,
    EnrollmentState,
    ExamAttempt,
    ExamState,
    Mark,
    Moment,
    Participant,
    PlannedDay,
    ScheduleState,
    Shift,
    WageChange,
    WageState,
)
from cohorts.records import ClassTime, PayAfterExam, local_day, pay_after_exam, rates_of, rule_of, zone_of
from cohorts.rules.evaluations import growth
from cohorts.rules.exams import ExamRule
from cohorts.rules.wages import rate_on
from cohorts.workflows.evaluations import Line, criteria_of, lines_of
from cohorts.workflows.handbooks import open_edition

WEEK = timedelta(weeks=1)
ORDER = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED, EnrollmentState.RESERVED, EnrollmentState.COMPLETED)
SOON = timedelta(days=28)
OF_TRAINING = frozenset({"week", "schedule"})


def enrollment_of(user: User) -> Enrollment | None:
    """The training that a person's pages show: the one that goes on, else the next, else the last one.

    A seat that is only held for somebody is no training yet.
    """
    return next(iter(_trainings(user.pk)), None)


@written_once
def _trainings(user: int) -> QuerySet[Enrollment]:
    reader = User(pk=user)
    rank = Case(
        *(When(state=state, then=Value(place)) for place, state in enumerate(ORDER)),
        default=Value(len(ORDER)),
        output_field=IntegerField(),
    )
    rows = Enrollment.objects.of(reader).select_related(
        "person", "track", "cohort__version__calendar", "cohort__program__organization"
    )
    last = PlannedDay.objects.filter(enrollment=OuterRef("pk")).order_by("-week").values("week")[:1]
    criteria = Criterion.objects.filter(version=OuterRef("cohort__version"), use=CriterionUse.EVALUATION)
    places = Participant.objects.filter(person=OuterRef("person"))
    known = rows.annotate(
        rank=rank,
        is_training=Q(cohort__component__isnull=False),
        last_week=Subquery(last),
        is_evaluated=Exists(criteria),
        is_matched=Exists(Step.objects.filter(version=OuterRef("cohort__version"), kind=StepKind.MATCHING)),
        is_participant=Exists(places),
        open_handbook=open_edition(),
    )
    known = known.exclude(pk__in=Enrollment.objects.offered().of(reader).values("pk"))
    return known.order_by("rank", "is_training", "-starts_on")[:1]


def pages_of(enrollment: Any, pages: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pages that make sense for this training: an exam and a growth page only where there is such a thing.

    A training class of a partnership has days, and nothing else.
    ``enrollment`` comes from ``enrollment_of``, which says whether the program evaluates.
    """
    if enrollment.cohort.is_training:
        return [page for page in pages if page[0] in OF_TRAINING]
    found = [page for page in pages if page[0] != "exam" or enrollment.track.exam_brand]
    return [*found, ("growth", _("Growth"))] if enrollment.is_evaluated else found


def window_of(enrollment: Enrollment, day: date) -> date:
    """The first day of the seven-day week, counted from the person's first day, that holds ``day``."""
    return day - timedelta(days=(day - enrollment.starts_on).days % 7)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the week: classes, shifts, and minutes in the clinic in a week without shifts.

    A shift that was called off stays, with its reason.
    """

    day: date
    state: str
    classes: Sequence[ClassSession]
    clinic_minutes: int
    shifts: Sequence[Shift] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days: which week of how many, and where the clinic is."""

    start: date
    number: int | None
    weeks: int
    days: Sequence[DayRow]
    department: str
    preceptor: str
    published: bool

    @property
    def before(self) -> date:
        """The week before."""
        return self.start - WEEK

    @property
    def after(self) -> date:
        """The week after."""
        return self.start + WEEK


def week_of(enrollment: Enrollment, day: date, found: ClassTime, *, today: date) -> Week:
    """The week that holds a day. A schedule that is still a draft shows nothing."""
    start = window_of(enrollment, day)
    last = start + WEEK - DAY
    published = enrollment.cohort.schedule_state == ScheduleState.PUBLISHED
    planned = list(enrollment.planned_days.filter(date__range=(start, last))) if published else []
    classes = [row for row in found.sessions if start <= row.date <= last] if published else []
    shifts = list(enrollment.shifts.filter(date__range=(start, last)))
    clinic = {} if shifts else {row.date: row.minutes for row in planned if row.kind == DayKind.CLINIC}
    dates = sorted({*clinic, *(row.date for row in classes), *(row.date for row in shifts)})
    placement = enrollment.placements.filter(ends_on__isnull=True).select_related("department__site", "preceptor")
    current = placement.first()
    preceptor = current.preceptor.get_full_name() if current and current.preceptor else ""
    return Week(
        start,
        min((row.week for row in planned), default=None),
        getattr(enrollment, "last_week", None) or 0,
        [
            DayRow(
                each,
                _state(each, today),
                [row for row in classes if row.date == each],
                clinic.get(each, 0),
                [row for row in shifts if row.date == each],
            )
            for each in dates
        ],
        str(current.department) if current else "",
        preceptor,
        published,
    )


def _state(day: date, today: date) -> str:
    if day == today:
        return "now"
    return "is-done" if day < today else ""


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class and how somebody took part in it."""

    session: ClassSession
    mark: Attendance | None
    family: str
    words: str


MARKS = {
    Mark.PRESENT: ("done", gettext_lazy("You were here")),
    Mark.LATE: ("done", gettext_lazy("You came late")),
    Mark.EXCUSED: ("you", gettext_lazy("Excused")),
    Mark.ABSENT: ("you", gettext_lazy("Missed")),
}


def classes_of(enrollment: Enrollment, found: ClassTime, *, today: date) -> list[ClassRow]:
    """All classes of the cohort, and those of other cohorts that made up for one, in the order of their dates."""
    sessions = {row.session_id: row.session for row in found.marks.values()}
    if enrollment.cohort.schedule_state == ScheduleState.PUBLISHED:
        sessions |= {row.pk: row for row in found.sessions}
    rows = []
    for session in sorted(sessions.values(), key=lambda row: row.starts_at):
        mark = found.marks.get(session.pk)
        if mark is not None:
            family, words = MARKS[Mark(mark.mark)]
        elif session.canceled_at is not None:
            family, words = "stop", _("Called off")
        elif session.date < enrollment.starts_on:
            family, words = "you", _("Before you joined")
        else:
            family, words = ("us", _("Not marked yet")) if session.date < today else ("later", _("Ahead"))
        rows.append(ClassRow(session, mark, family, words))
    return rows


@dataclass(frozen=True, slots=True)
class Exam:
    """The certification exam: what is next, what was, and what it is worth."""

    rule: ExamRule | None
    open: ExamAttempt | None
    passed: ExamAttempt | None
    attempts: Sequence[ExamAttempt]
    pay: PayAfterExam
    days_left: int | None = field(default=None)


def exam_of(enrollment: Enrollment, *, today: date, pay_dates: bool = False) -> Exam:
    """Where somebody stands with the exam; with ``pay_dates`` also from when pay rises if the result comes that day."""
    attempts = list(enrollment.exam_attempts.order_by("-number"))
    following = next((row for row in attempts if row.state in {ExamState.PLANNED, ExamState.BOOKED}), None)
    on = None
    if following is not None:
        on = local_day(following.starts_at, zone_of(enrollment.cohort)) if following.starts_at else None
    return Exam(
        rule_of(enrollment.track),
        following,
        next((row for row in attempts if row.state == ExamState.PASSED), None),
        attempts,
        pay_after_exam(enrollment, on=on if pay_dates else None),
        (on - today).days if on else None,
    )


@dataclass(frozen=True, slots=True)
class Pay:
    """The rate today and every step with its reason, newest first."""

    rate: Any
    steps: Sequence[WageChange]
    waiting: Sequence[WageChange]


def pay_of(enrollment: Enrollment, *, today: date) -> Pay:
    """Why somebody's pay is what it is."""
    changes = list(enrollment.wage_changes.select_related("step", "exam").order_by("-effective_on", "-pk"))
    return Pay(
        rate_on(rates_of(enrollment), today),
        [row for row in changes if row.state == WageState.APPROVED],
        [row for row in changes if row.state == WageState.DUE],
    )


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """One criterion at the start and at the end; no line before that evaluation is handed in."""

    criterion: Criterion
    start: Line | None
    end: Line | None
    steps: int | None


def growth_of(enrollment: Enrollment) -> list[GrowthRow]:
    """Return how somebody was evaluated both times, by criterion."""
    criteria = criteria_of(enrollment)
    found = {row.moment: row for row in enrollment.evaluations.filter(voided_at__isnull=True)}
    lines = {moment: {line.criterion.slug: line for line in lines_of(criteria, row)} for moment, row in found.items()}
    first, last = lines.get(Moment.START, {}), lines.get(Moment.END, {})
    ratings = [{slug: line.rating for slug, line in each.items()} for each in (first, last)]
    steps = growth(*ratings, criteria=[each.slug for each in criteria]).by_criterion
    return [GrowthRow(each, first.get(each.slug), last.get(each.slug), steps[each.slug]) for each in criteria]
