"""The open times of interviewers as the rule reads them, and the meetings that one candidate may choose."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Q
from django.utils.text import capfirst

from applicants.models import (
    ExceptionKind,
    Interview,
    InterviewerTime,
    InterviewState,
    OpenTimes,
    OpenTimesException,
)
from applicants.records.deadlines import last_day
from applicants.rules.open_times import Hours, Pattern, Span, for_all, joined, slots, windows
from applicants.rules.working_days import day_words, local_day, time_words
from apprenticeships.models import Parameter, User


@dataclass(frozen=True, slots=True, order=True)
class Offered:
    """A meeting that can be booked, and the open times that it comes from."""

    span: Span
    source: int

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        return self.span.starts_at


def pattern_of(row: OpenTimes, *, exceptions: Iterable[OpenTimesException] | None = None) -> Pattern:
    """What a row of open times says, with its days that differ."""
    found = list(row.exceptions.all() if exceptions is None else exceptions)

    def hours(kind: str) -> tuple[tuple[date, Hours], ...]:
        return tuple(
            (each.day, Hours(each.opens, each.closes))
            for each in found
            if each.kind == kind and each.opens is not None and each.closes is not None
        )

    return Pattern(
        weekdays=frozenset(row.weekdays),
        hours=Hours(row.opens, row.closes),
        minutes=row.minutes,
        gap=row.gap,
        first=row.first_day,
        last=row.last_day,
        zone=row.department.site.zone,
        off=frozenset(each.day for each in found if each.kind == ExceptionKind.OFF),
        shut=hours(ExceptionKind.SHUT),
        extra=hours(ExceptionKind.EXTRA),
    )


def panel_of(interview: Interview) -> list[int]:
    """Who takes part, by id: whoever leads first. The one place that says so."""
    return led_by(interview.manager_id, interview.panel.order_by("pk").values_list("user_id", flat=True))


def led_by(manager: int, people: Iterable[int]) -> list[int]:
    """Those people, in their order, behind whoever leads."""
    return [manager, *(user for user in people if user != manager)]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a candidate may choose: the meetings, in order, and where each of them is."""

    offered: list[Offered]
    sources: Mapping[int, OpenTimes]

    def of(self, starts_at: datetime) -> tuple[Offered, OpenTimes] | None:
        """The meeting that begins then, and its open times."""
        for each in self.offered:
            if each.starts_at == starts_at:
                return each, self.sources[each.source]
        return None

    def by_day(self, zone: str, on: date, *, most: int | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
        """The times as a form lists them, at ``most`` so many: a group for each day, with what is sent and read."""
        starts = [each.starts_at for each in self.offered][:most]
        return [
            (capfirst(day_words(day, on)), [(each.isoformat(), time_words(each, zone)) for each in found])
            for day, found in groupby(starts, key=lambda each: local_day(each, zone))
        ]


def choice_for(interview: Interview, panel: Sequence[int], *, at: datetime) -> Choice:
    """The meetings at which the whole panel is free, from soon to the last day of offers. A fixed number of queries."""
    today = local_day(at, interview.zone)
    numbers = Parameter.objects.several(
        "interview_notice_hours", "interview_ahead_days", version=interview.application.version_id, on=today
    )
    soonest = at + timedelta(hours=numbers["interview_notice_hours"])
    first = local_day(soonest, interview.zone)
    ahead = today + timedelta(days=numbers["interview_ahead_days"])
    last = min(ahead, last_day(interview.opening.cohort))
    published = _published(panel, interview.opening.department_id, first, last)
    mine = published.get(panel[0], [])
    others = [_open_hours(published.get(user, []), first, last) for user in panel[1:]]
    around = Span(soonest, at + timedelta(days=numbers["interview_ahead_days"] + 2))
    busy = people_busy(panel, around, person=interview.application.person_id, but=interview.pk)
    rooms = rooms_busy({row.room_id for row in mine if row.room_id}, around, but=interview.pk)
    found: list[Offered] = []
    for row in mine:
        taken = [*busy, *rooms.get(row.room_id or 0, [])]
        shared = for_all(slots(pattern_of(row), first, last), others, taken)
        found.extend(Offered(each, row.pk) for each in shared if each.starts_at >= soonest)
    return Choice(_each_start_once(found), {row.pk: row for row in mine})


def _open_hours(rows: Iterable[OpenTimes], first: date, last: date) -> list[Span]:
    return joined(each for row in rows for each in windows(pattern_of(row), first, last))


def _each_start_once(found: Iterable[Offered]) -> list[Offered]:
    by_start: dict[datetime, Offered] = {}
    for each in sorted(found):
        by_start.setdefault(each.starts_at, each)
    return list(by_start.values())


def _published(people: Sequence[int], department: int, first: date, last: date) -> dict[int, list[OpenTimes]]:
    rows = OpenTimes.objects.running().filter(
        user__in=people, department_id=department, first_day__lte=last, last_day__gte=first
    )
    found: dict[int, list[OpenTimes]] = defaultdict(list)
    for row in rows.select_related("department__site", "room").prefetch_related("exceptions").order_by("pk"):
        found[row.user_id].append(row)
    return found


def people_busy(
    people: Sequence[int], around: Span, *, person: int | None = None, but: int | None = None
) -> list[Span]:
    """When one of these people, or this candidate, is taken by an interview that is planned."""
    rows = Interview.objects.filter(
        state=InterviewState.SCHEDULED, starts_at__lt=around.ends_at, ends_at__gt=around.starts_at
    ).exclude(pk=but or 0)
    mine = Q(manager__in=people) | Q(pk__in=InterviewerTime.objects.filter(user__in=people).values("interview"))
    mine |= Q(application__person=person)
    return [span_of(row) for row in rows.filter(mine).only("starts_at", "ends_at")]


def rooms_busy(rooms: set[int], around: Span, *, but: int | None = None) -> dict[int, list[Span]]:
    """When these rooms are taken, by room."""
    found: dict[int, list[Span]] = defaultdict(list)
    if not rooms:
        return found
    rows = Interview.objects.filter(
        room__in=rooms, state=InterviewState.SCHEDULED, starts_at__lt=around.ends_at, ends_at__gt=around.starts_at
    ).exclude(pk=but or 0)
    for row in rows.only("room", "starts_at", "ends_at"):
        found[row.room_id or 0].append(span_of(row))
    return found


def span_of(row: Interview) -> Span:
    """When an interview that has a time is."""
    if row.starts_at is None or row.ends_at is None:
        raise ValueError("Only an interview with a time has a span.")
    return Span(row.starts_at, row.ends_at)


def without_times(people: Sequence[User], department: int, *, on: date) -> list[User]:
    """Those who have not published any open time in this department from now on."""
    published = OpenTimes.objects.running().filter(user__in=people, department=department, last_day__gte=on)
    known = set(published.values_list("user_id", flat=True))
    return [each for each in people if each.pk not in known]
