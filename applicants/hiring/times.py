"""A week of somebody's open times, as a list: what is open, what is booked, by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from applicants.hiring.times_forms import WEEKDAYS
from applicants.models import ExceptionKind, Interview, InterviewerTime, InterviewState, OpenTimes
from applicants.records.open_times import pattern_of
from applicants.rules.open_times import Span, slots
from applicants.rules.working_days import day_words, local_day, time_words
from apprenticeships.models import User
from apprenticeships.rules.dates import DAY, local_datetime
from apprenticeships.rules.words import time_in_words

WEEK = timedelta(days=7)
TIMED = (InterviewState.SCHEDULED, InterviewState.HELD, InterviewState.NO_SHOW)


@dataclass(frozen=True, slots=True)
class Line:
    """One time of a day: open, or booked by somebody."""

    span: Span
    zone: str
    name: str = ""
    where: str = ""
    is_over: bool = False
    url: str = ""
    cancel_url: str = ""
    shut_url: str = ""

    @property
    def day(self) -> date:
        """The day, where it takes place."""
        return local_day(self.span.starts_at, self.zone)

    @property
    def times(self) -> str:
        """From when to when."""
        return f"{time_words(self.span.starts_at, self.zone)} to {time_words(self.span.ends_at, self.zone)}"

    @property
    def opens(self) -> str:
        """From when, as a form sends it."""
        return self.span.starts_at.astimezone(ZoneInfo(self.zone)).strftime("%H:%M")

    @property
    def closes(self) -> str:
        """Until when, as a form sends it."""
        return self.span.ends_at.astimezone(ZoneInfo(self.zone)).strftime("%H:%M")


@dataclass(frozen=True, slots=True)
class Week:
    """All that the page shows."""

    days: list[dict[str, Any]]
    sources: list[dict[str, str]]
    open_count: int
    booked_count: int
    choosing: int


def published(user: User) -> list[OpenTimes]:
    """What somebody published and did not stop."""
    rows = OpenTimes.objects.of(user).running().select_related("department__site", "room").order_by("opens", "pk")
    return list(rows.prefetch_related("exceptions"))


def load(user: User, first: date, *, zone: str, at: datetime) -> Week:
    """The week that begins on ``first``: open and booked times by day. A fixed number of queries."""
    rows, last = published(user), first + WEEK - DAY
    booked = [_booked(each, user, at) for each in _interviews(user, first, zone)]
    lines = [*booked, *_open(rows, first, last, [each.span for each in booked], at)]
    lines.sort(key=lambda each: (each.span, each.url))
    on = local_day(at, zone)
    off = {each.day for row in rows for each in row.exceptions.all() if each.kind == ExceptionKind.OFF}
    by_day = {day: list(found) for day, found in groupby(lines, key=lambda each: each.day)}
    days = [
        {"title": day_words(day, on), "lines": by_day.get(day, []), "is_off": day in off}
        for day in sorted(by_day.keys() | {day for day in off if first <= day <= last})
    ]
    choosing = Interview.objects.to_choose().filter(Exists(_rows_of(user)) | Q(manager=user)).count()
    sources = [{"title": pattern_words(row), "small": small_words(row, on), "url": _edit(row)} for row in rows]
    return Week(days, sources, sum(not each.name for each in lines), len(booked), choosing)


def _edit(row: OpenTimes) -> str:
    return reverse("hiring:times_edit", args=[row.public_id])


def _rows_of(user: User) -> Any:
    return InterviewerTime.objects.filter(user=user, interview=OuterRef("pk"))


def _interviews(user: User, first: date, zone: str) -> Iterable[Interview]:
    starts = local_datetime(first, time.min, ZoneInfo(zone))
    return (
        Interview.objects.filter(state__in=TIMED, starts_at__gte=starts, starts_at__lt=starts + WEEK)
        .filter(Exists(_rows_of(user)) | Q(manager=user))
        .select_related("application__person", "opening")
        .annotate(
            decides=Exists(user.memberships.filter(department=OuterRef("opening__department"), role="hiring_manager"))
        )
        .order_by("starts_at", "pk")
    )


def _booked(row: Any, user: User, at: datetime) -> Line:
    ahead = row.state == InterviewState.SCHEDULED and row.starts_at > at
    path = reverse("hiring:candidate", args=[row.application.public_id])
    return Line(
        Span(row.starts_at, row.ends_at),
        row.zone,
        name=row.application.person.name,
        where=row.place,
        is_over=not ahead,
        url=f"{path}?opening={row.opening.public_id}",
        cancel_url=reverse("hiring:cancel", args=[row.public_id]) if ahead and row.decides else "",
    )


def _open(rows: Iterable[OpenTimes], first: date, last: date, busy: list[Span], at: datetime) -> Iterator[Line]:
    for row in rows:
        zone = row.department.site.zone
        for each in slots(pattern_of(row), first, last):
            if each.starts_at > at and not any(each.overlaps(other) for other in busy):
                shut = reverse("hiring:times_except", args=[row.public_id])
                yield Line(each, zone, where=row.where, shut_url=shut)


def pattern_words(row: OpenTimes) -> str:
    """The pattern in a line: "Mondays and Fridays, 9:00 a.m. to 11:00 a.m."."""
    names = dict(WEEKDAYS)
    days = [names[day] for day in row.weekdays]
    listed = " and ".join([", ".join(days[:-1]), days[-1]]) if len(days) > 1 else "".join(days)
    return f"{listed}, {time_in_words(row.opens)} to {time_in_words(row.closes)}"


def small_words(row: OpenTimes, on: date) -> str:
    """What else there is to say about it."""
    span = f"{day_words(row.first_day, on)} through {day_words(row.last_day, on)}"
    return f"{row.minutes} minutes each, {row.where}. {span}."


def exception_words(row: OpenTimes, on: date) -> list[dict[str, Any]]:
    """The days that differ, from today on."""
    found = []
    for each in row.exceptions.all():
        if each.day < on:
            continue
        hours = ""
        if each.opens is not None and each.closes is not None:
            hours = f"{time_in_words(each.opens)} to {time_in_words(each.closes)}"
        words = {"off": "No meetings", "shut": f"Not from {hours}", "extra": f"Also from {hours}"}[each.kind]
        found.append({"day": day_words(each.day, on), "words": words, "row": each})
    return found
