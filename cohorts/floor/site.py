"""What a site coordinator sees: who is at the site today, the next sessions, and the places of the coming summer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from apprenticeships.models import Role, Site, Step, StepKind, User
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.words import minutes_in_figures, time_in_words
from cohorts.floor.evaluations import Due, due_of
from cohorts.models import (
    Attendance,
    ClassSession,
    Cohort,
    DayKind,
    Enrollment,
    EnrollmentState,
    Opening,
    Placement,
    PlannedDay,
    ScheduleState,
    SeatState,
    Shift,
)
from cohorts.records import local_day

AHEAD: Final = 14 * DAY
BEFORE: Final = 7 * DAY
People = dict[int, list[tuple[Enrollment, str]]]
IN_TRAINING: Final = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED)


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody in training at the site, and in words when they are here today; ``is_in`` is about this moment."""

    name: str
    department: str
    times: str
    badge: str
    family: str
    is_today: bool
    is_in: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """A class of people at the site: how many of them are marked; to mark while it is their turn."""

    session: ClassSession
    people: int
    marked: int
    family: str
    badge: str


@dataclass(frozen=True, slots=True)
class Places:
    """An opening with its seats."""

    opening: Opening
    all: int
    gone: int

    @property
    def free(self) -> int:
        """How many nobody has."""
        return self.all - self.gone

    @property
    def ages(self) -> str:
        """Who fits, in words; nothing when everybody does."""
        youngest, oldest = self.opening.age_from, self.opening.age_to
        if youngest and oldest:
            return f"age {youngest}" if youngest == oldest else f"ages {youngest} to {oldest}"
        if youngest:
            return f"{youngest} or older"
        return f"{oldest} or younger" if oldest else ""


@dataclass(frozen=True, slots=True)
class Summer:
    """A class that people are matched to, with the site's places by department."""

    cohort: Cohort
    departments: list[tuple[str, list[Places]]]

    @property
    def all(self) -> int:
        """Every seat of the site."""
        return sum(each.all for _, rows in self.departments for each in rows)

    @property
    def gone(self) -> int:
        """Those that are taken or held."""
        return sum(each.gone for _, rows in self.departments for each in rows)


@dataclass(frozen=True, slots=True)
class SiteCard:
    """One site of a coordinator."""

    site: Site
    day: date
    learners: list[Learner] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)
    summers: list[Summer] = field(default_factory=list)

    @property
    def here(self) -> list[Learner]:
        """Those who come today."""
        return [each for each in self.learners if each.is_today]

    @property
    def away(self) -> list[Learner]:
        """Those who do not."""
        return [each for each in self.learners if not each.is_today]

    @property
    def now_in(self) -> int:
        """How many are here at this moment by their shifts."""
        return sum(each.is_in for each in self.learners)


def sites_of(user: User) -> QuerySet[Site]:
    """The sites that somebody coordinates."""
    held = user.memberships.filter(role=Role.SITE_COORDINATOR).values("site")
    return Site.objects.filter(pk__in=held).select_related("organization").order_by("name", "pk")


def openings_of(user: User) -> QuerySet[Opening]:
    """The places of those sites."""
    held = user.memberships.filter(role=Role.SITE_COORDINATOR).values("site")
    return Opening.objects.filter(site__in=held)


def summers_ahead(organizations: Iterable[int], on: date) -> QuerySet[Cohort]:
    """The next class of each program that matches people to departments."""
    matched = Exists(Step.objects.filter(version=OuterRef("version"), kind=StepKind.MATCHING))
    rows = Cohort.objects.filter(matched, program__organization__in=list(organizations), canceled_at__isnull=True)
    rows = (
        rows.of_apprentices().filter(starts_on__gt=on).order_by("program_id", "starts_on", "pk").distinct("program_id")
    )
    return rows.select_related("program", "version")


def cards(user: User, *, at: datetime) -> list[SiteCard]:
    """Every site of a coordinator. The same number of statements for any number of sites, people and places."""
    sites = list(sites_of(user))
    if not sites:
        return []
    days = {site.pk: local_day(at, ZoneInfo(site.zone)) for site in sites}
    people = _people(sites)
    planned, shifts = _planned(people, set(days.values())), _shifts(people, set(days.values()))
    lessons = _lessons(people, at)
    due = due_of(user, at=at)
    summers = list(summers_ahead({site.organization_id for site in sites}, min(days.values())))
    openings = _openings(sites, summers)
    return [
        SiteCard(
            site,
            days[site.pk],
            _learners(people[site.pk], planned, shifts, days[site.pk], at),
            lessons[site.pk],
            [each for each in due if each.enrollment.pk in {row.pk for row, _ in people[site.pk]}],
            [
                Summer(each, _by_department(openings[site.pk, each.pk]))
                for each in summers
                if each.program.organization_id == site.organization_id
            ],
        )
        for site in sites
    ]


def _people(sites: Sequence[Site]) -> People:
    rows = Placement.objects.filter(
        ends_on__isnull=True, department__site__in=sites, enrollment__state__in=IN_TRAINING
    ).select_related("enrollment__person", "department")
    found: People = defaultdict(list)
    for row in rows.order_by("enrollment__person__sort_name", "enrollment"):
        found[row.department.site_id].append((row.enrollment, row.department.name))
    return found


def _planned(people: People, days: set[date]) -> dict[tuple[int, date], int]:
    keys = [row.pk for rows in people.values() for row, _ in rows]
    rows = PlannedDay.objects.filter(enrollment__in=keys, date__in=days, kind=DayKind.CLINIC)
    return {(pk, day): minutes for pk, day, minutes in rows.values_list("enrollment_id", "date", "minutes")}


def _shifts(people: People, days: set[date]) -> dict[tuple[int, date], list[Shift]]:
    keys = [row.pk for rows in people.values() for row, _ in rows]
    found: dict[tuple[int, date], list[Shift]] = defaultdict(list)
    for row in Shift.objects.planned().filter(enrollment__in=keys, date__in=days).order_by("starts_at", "pk"):
        found[row.enrollment_id, row.date].append(row)
    return found


def _learners(
    people: Sequence[tuple[Enrollment, str]],
    planned: Mapping[tuple[int, date], int],
    shifts: Mapping[tuple[int, date], list[Shift]],
    day: date,
    at: datetime,
) -> list[Learner]:
    """Everybody of a site: who comes first stands first, who does not come today last."""
    found = []
    for row, where in people:
        today = shifts.get((row.pk, day), [])
        last = today[-1].starts_at if today else at
        found.append((not today, last, _learner(row, where, planned.get((row.pk, day), 0), today, at)))
    return [learner for _, _, learner in sorted(found, key=lambda each: each[:2])]


def _learner(row: Enrollment, department: str, minutes: int, shifts: Sequence[Shift], at: datetime) -> Learner:
    def told(badge: str, family: str, *, is_today: bool = False, is_in: bool = False) -> Learner:
        times = ", ".join(f"{_clock(each, each.starts_at)} to {_clock(each, each.ends_at)}" for each in shifts)
        return Learner(row.person.name, department, times if is_today else "", badge, family, is_today, is_in)

    if row.state == EnrollmentState.PAUSED:
        return told("Paused", "later")
    if not shifts:
        words = f"Today, {minutes_in_figures(minutes)}" if minutes else "Not today"
        return told(words, "us" if minutes else "later", is_today=bool(minutes))
    now = next((each for each in shifts if each.starts_at <= at < each.ends_at), None)
    if now is not None:
        return told(f"Here until {_clock(now, now.ends_at)}", "done", is_today=True, is_in=True)
    following = next((each for each in shifts if at < each.starts_at), None)
    if following is not None:
        return told(f"Comes at {_clock(following, following.starts_at)}", "us", is_today=True)
    return told(f"Was here until {_clock(shifts[-1], shifts[-1].ends_at)}", "later", is_today=True)


def _clock(shift: Shift, moment: datetime) -> str:
    return time_in_words(moment.astimezone(ZoneInfo(shift.zone)).time())


def _lessons(people: People, at: datetime) -> dict[int, list[Lesson]]:
    """By site: the classes of its people from a week ago on that are not marked, and those of the next two weeks."""
    cohorts = {row.cohort_id for rows in people.values() for row, _ in rows}
    sessions = list(
        ClassSession.objects.filter(
            cohort__in=cohorts,
            cohort__schedule_state=ScheduleState.PUBLISHED,
            canceled_at__isnull=True,
            starts_at__range=(at - BEFORE, at + AHEAD),
        ).order_by("starts_at", "pk")
    )
    marked = set(
        Attendance.objects.filter(session__in=sessions).values_list("session_id", "enrollment_id") if sessions else ()
    )
    found: dict[int, list[Lesson]] = defaultdict(list)
    for site, rows in people.items():
        for session in sessions:
            own = [row for row, _ in rows if row.cohort_id == session.cohort_id and row.starts_on <= session.date]
            if own:
                count = sum((session.pk, row.pk) in marked for row in own)
                found[site].extend(_lesson(session, len(own), count, at))
    return found


def _lesson(session: ClassSession, people: int, marked: int, at: datetime) -> Iterator[Lesson]:
    today = local_day(at, ZoneInfo(session.zone))
    if session.date > today:
        yield Lesson(session, people, marked, "later", "Ahead")
    elif marked < people:
        yield Lesson(session, people, marked, "you", "Today" if session.date == today else "Not marked yet")
    elif session.ends_at > at:
        yield Lesson(session, people, marked, "done", "Marked")


def _openings(sites: Sequence[Site], summers: Sequence[Cohort]) -> dict[tuple[int, int], list[Places]]:
    rows = (
        Opening.objects.filter(site__in=sites, cohort__in=summers)
        .select_related("department", "interest", "track")
        .annotate(
            seats_all=Count("seats"),
            seats_gone=Count("seats", filter=~Q(seats__state=SeatState.FREE)),
        )
        .order_by("department__name", "department", "interest__position", "pk")
    )
    found: dict[tuple[int, int], list[Places]] = defaultdict(list)
    for row in rows:
        found[row.site_id, row.cohort_id].append(Places(row, row.seats_all, row.seats_gone))
    return found


def _by_department(rows: list[Places]) -> list[tuple[str, list[Places]]]:
    return [(name, list(group)) for name, group in groupby(rows, key=lambda each: each.opening.department.name)]
