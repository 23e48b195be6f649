"""What the floor shows: classes to mark, people and their weeks to approve."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from apprenticeships.models import Event, Role, User
from apprenticeships.rules.dates import DAY, utc_day
from cohorts.models import (
    Attendance,
    ClassSession,
    DayKind,
    Enrollment,
    EnrollmentState,
    HoursEntry,
    Placement,
    PlannedDay,
)
from cohorts.records import local_day, zone_of
from cohorts.rules.attendance import SessionRecord, absences_in_a_row
from cohorts.workflows.hours import CONFIRMED

WEEK = timedelta(weeks=1)
LOOK_BACK = 12 * WEEK
ALARM = 2
IN_TRAINING = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED)


def window_of(enrollment: Enrollment, day: date) -> date:
    """The first day of the seven-day week, counted from the person's first day, that holds ``day``."""
    return day - timedelta(days=(day - enrollment.starts_on).days % 7)


@dataclass(frozen=True, slots=True)
class ClassCard:
    """One class of an instructor: how many of its people are marked."""

    session: ClassSession
    marked: int
    people: int
    family: str
    badge: str


def classes_of(user: User, *, at: datetime) -> list[ClassCard]:
    """An instructor's classes of the last and the next seven days; those to mark first."""
    rows = (
        ClassSession.objects.taught_by(user)
        .filter(starts_at__range=(at - WEEK, at + WEEK))
        .select_related("cohort__program__organization")
        .annotate(
            marked=Count("attendance", distinct=True),
            people=Count("cohort__enrollments", filter=Q(cohort__enrollments__state__in=IN_TRAINING), distinct=True),
        )
        .order_by("starts_at", "pk")
    )
    cards = [_card(row, at) for row in rows]
    return sorted(cards, key=lambda card: card.family != "you")


def _card(row: ClassSession, at: datetime) -> ClassCard:
    marked, people = getattr(row, "marked", 0), getattr(row, "people", 0)
    today = local_day(at, zone_of(row.cohort))
    if row.date > today:
        family, badge = "later", "Ahead"
    elif marked >= people:
        family, badge = "done", "Marked"
    else:
        family, badge = "you", "Today" if row.date == today else "Not marked yet"
    return ClassCard(row, marked, people, family, badge)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person of a preceptor: the week to approve next, if any."""

    enrollment: Enrollment
    week: date
    minutes: int
    waiting: int
    is_done: bool


def people_of(user: User, *, at: datetime) -> list[PersonCard]:
    """A preceptor's people with the oldest week of days that are over and not approved; those who wait come first."""
    people = list(
        Enrollment.objects.precepted_by(user)
        .filter(state__in=IN_TRAINING)
        .select_related("person", "cohort__program__organization")
        .order_by("person__sort_name", "pk")
    )
    open_days = _open_days(people, at)
    cards = []
    for enrollment in people:
        today = local_day(at, zone_of(enrollment.cohort))
        weeks: dict[date, int] = defaultdict(int)
        for day, minutes in open_days.get(enrollment.pk, []):
            if day < today:
                weeks[window_of(enrollment, day)] += minutes
        first = min(weeks, default=window_of(enrollment, today))
        cards.append(PersonCard(enrollment, first, weeks.get(first, 0), len(weeks), not weeks))
    return sorted(cards, key=lambda card: card.is_done)


def _open_days(people: Sequence[Enrollment], at: datetime) -> dict[int, list[tuple[date, int]]]:
    """Planned clinic days up to now for which nobody said yet what was worked."""
    keys = [row.pk for row in people]
    since = utc_day(at - LOOK_BACK)
    known = {
        (row[0], row[1])
        for row in HoursEntry.objects.approved()
        .filter(enrollment__in=keys, date__gte=since)
        .values_list("enrollment_id", "date")
    } | confirmed_days(keys)
    found: dict[int, list[tuple[date, int]]] = defaultdict(list)
    planned = PlannedDay.objects.filter(
        enrollment__in=keys, kind=DayKind.CLINIC, date__range=(since, utc_day(at) + DAY)
    )
    for pk, day, minutes in planned.order_by("date").values_list("enrollment_id", "date", "minutes"):
        if (pk, day) not in known:
            found[pk].append((day, minutes))
    return found


def confirmed_days(keys: Iterable[int]) -> set[tuple[int, date]]:
    """Days for which a preceptor sent a week, also those without work."""
    rows = Event.objects.filter(
        kind=CONFIRMED, subject_type=Enrollment._meta.label_lower, subject_id__in=list(keys)
    ).values_list("subject_id", "data")
    return {(pk, date.fromisoformat(day)) for pk, data in rows for day in data["days"]}


def people_at_sites(user: User) -> QuerySet[Enrollment]:
    """Those who learn at the sites of a site coordinator."""
    sites = user.memberships.filter(role=Role.SITE_COORDINATOR).values("site")
    return (
        Enrollment.objects.filter(
            placements__ends_on__isnull=True,
            placements__department__site__in=sites,
            state__in=IN_TRAINING,
        )
        .select_related("person", "cohort__program")
        .order_by("person__sort_name", "pk")
    )


def roster(session: ClassSession, user: User) -> list[Enrollment]:
    """Everybody whom a user marks in a class: all of it for its instructor, else those at the user's own sites.

    These are its cohort's people, and guests who are marked already.
    """
    there = Q(cohort=session.cohort_id, state__in=IN_TRAINING, starts_on__lte=session.date) & (
        Q(paused_from__isnull=True) | Q(paused_from__gt=session.date)
    )
    marked = Attendance.objects.filter(session=session).values("enrollment")
    rows = Enrollment.objects.filter(there | Q(pk__in=marked)).select_related("person")
    if session.instructor_id != user.pk:
        sites = user.memberships.filter(role=Role.SITE_COORDINATOR).values("site")
        here = Placement.objects.filter(ends_on__isnull=True, department__site__in=sites)
        rows = rows.filter(pk__in=here.values("enrollment"))
    return list(rows.order_by("person__sort_name", "pk"))


def missed_in_a_row(session: ClassSession, people: Iterable[Enrollment]) -> dict[int, int]:
    """Who missed this class and at least the one before it: how many in a row."""
    records: dict[int, list[SessionRecord]] = defaultdict(list)
    rows = Attendance.objects.filter(enrollment__in=[row.pk for row in people], session__date__lte=session.date)
    for pk, day, planned, minutes in rows.values_list("enrollment_id", "session__date", "session__minutes", "minutes"):
        records[pk].append(SessionRecord(day, planned, min(planned, minutes)))
    counts = {pk: absences_in_a_row(each) for pk, each in records.items()}
    return {pk: count for pk, count in counts.items() if count >= ALARM}


@dataclass(frozen=True, slots=True)
class DayCard:
    """One day of a week of hours: planned, and approved if it is. Until it is over, nobody can say what was worked."""

    day: date
    planned: int
    entry: HoursEntry | None
    is_over: bool
    is_settled: bool


def days_of(enrollment: Enrollment, week: date, *, today: date) -> list[DayCard]:
    """The seven days of a week with what was planned and what is approved."""
    dates = [week + n * DAY for n in range(7)]
    span = (dates[0], dates[-1])
    planned = dict(enrollment.planned_days.filter(kind=DayKind.CLINIC, date__range=span).values_list("date", "minutes"))
    entries = {row.date: row for row in enrollment.hours.approved().filter(date__range=span)}
    settled = {day for _, day in confirmed_days([enrollment.pk])}
    away = enrollment.paused_from
    return [
        DayCard(
            day,
            0 if away is not None and day >= away else planned.get(day, 0),
            entries.get(day),
            day < today,
            day in entries or day in settled,
        )
        for day in dates
        if day >= enrollment.starts_on
    ]
