"""What a site coordinator sees: who is at the site today, the next sessions, and the places of the coming summer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from apprenticeships.models import Role, Site, Step, StepKind, User
from apprenticeships.rules.dates import DAY
from cohorts.models import (
    ClassSession,
    Cohort,
    DayKind,
    Enrollment,
    EnrollmentState,
    Opening,
    PlannedDay,
    ScheduleState,
    SeatState,
)
from cohorts.records import local_day

AHEAD: Final = 14 * DAY
IN_TRAINING: Final = (EnrollmentState.ACTIVE, EnrollmentState.PAUSED)


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody in training at the site; ``minutes`` planned for today, 0 for a day off."""

    name: str
    department: str
    minutes: int
    paused: bool


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
    sessions: list[ClassSession] = field(default_factory=list)
    summers: list[Summer] = field(default_factory=list)


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
    rows = rows.filter(starts_on__gt=on).order_by("program_id", "starts_on", "pk").distinct("program_id")
    return rows.select_related("program", "version")


def cards(user: User, *, at: datetime) -> list[SiteCard]:
    """Every site of a coordinator. The same number of statements for any number of sites, people and places."""
    sites = list(sites_of(user))
    if not sites:
        return []
    days = {site.pk: local_day(at, ZoneInfo(site.zone)) for site in sites}
    people = _people(sites)
    planned = _planned(people, set(days.values()))
    sessions = _sessions({row.cohort_id for rows in people.values() for row, _ in rows}, at)
    summers = list(summers_ahead({site.organization_id for site in sites}, min(days.values())))
    openings = _openings(sites, summers)
    return [
        SiteCard(
            site,
            days[site.pk],
            [_learner(row, where, planned.get((row.pk, days[site.pk]), 0)) for row, where in people[site.pk]],
            [each for each in sessions if each.cohort_id in {row.cohort_id for row, _ in people[site.pk]}],
            [
                Summer(each, _by_department(openings[site.pk, each.pk]))
                for each in summers
                if each.program.organization_id == site.organization_id
            ],
        )
        for site in sites
    ]


def _people(sites: Sequence[Site]) -> dict[int, list[tuple[Enrollment, str]]]:
    learning = Enrollment.objects.filter(
        placements__ends_on__isnull=True, placements__department__site__in=sites, state__in=IN_TRAINING
    )
    places = list(
        learning.order_by("person__sort_name", "pk").values_list(
            "pk", "placements__department__site", "placements__department__name"
        )
    )
    known = Enrollment.objects.select_related("person").in_bulk([pk for pk, _, _ in places])
    found: dict[int, list[tuple[Enrollment, str]]] = defaultdict(list)
    for pk, site, department in places:
        found[site].append((known[pk], department))
    return found


def _planned(people: dict[int, list[tuple[Enrollment, str]]], days: set[date]) -> dict[tuple[int, date], int]:
    keys = [row.pk for rows in people.values() for row, _ in rows]
    rows = PlannedDay.objects.filter(enrollment__in=keys, date__in=days, kind=DayKind.CLINIC)
    return {(pk, day): minutes for pk, day, minutes in rows.values_list("enrollment_id", "date", "minutes")}


def _learner(row: Enrollment, department: str, minutes: int) -> Learner:
    paused = row.state == EnrollmentState.PAUSED
    return Learner(row.person.name, department, 0 if paused else minutes, paused)


def _sessions(cohorts: set[int], at: datetime) -> list[ClassSession]:
    rows = ClassSession.objects.filter(
        cohort__in=cohorts,
        cohort__schedule_state=ScheduleState.PUBLISHED,
        canceled_at__isnull=True,
        ends_at__gt=at,
        starts_at__lt=at + AHEAD,
    )
    return list(rows.order_by("starts_at", "pk"))


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
