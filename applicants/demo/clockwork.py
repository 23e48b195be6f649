"""Time in the demonstration: stories take turns in the order of what happened, and the worker runs beside them."""

import heapq
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from applicants.workflows import voluntary
from apprenticeships.models import Message
from apprenticeships.rules.dates import DAY, add_business_days, local_datetime
from apprenticeships.rules.holidays import Calendar
from apprenticeships.rules.quiet import CLOSES, OPENS
from apprenticeships.workflows import outbox

Story = Generator[datetime, datetime, Any]
"""Somebody's story yields the moment at which it goes on and gets that moment back. What lies ahead is never told."""

MORNING = time(9, 5)
DAILY_SINCE = timedelta(days=14)
WEEKLY_SINCE = timedelta(days=63)
STATISTICS_EACH = 20  # rounds of the worker
NOT_LONG = timedelta(hours=36)
A_WHILE = timedelta(hours=2)
AROUND = (timedelta(hours=-1), timedelta(hours=3))
AFTERNOON = (13, 17)  # o'clock
DAYS_OF_WEEK = 7
A_MINUTE = timedelta(minutes=1)
OURS = ("apprenticeships", "cohorts", "applicants")


@dataclass(frozen=True, slots=True)
class Days:
    """The calendar of the demonstration: local times and working days around ``now``."""

    now: datetime
    zone: ZoneInfo
    calendar: Calendar

    @property
    def today(self) -> date:
        """The local day of ``now``."""
        return self.local(self.now)

    def local(self, at: datetime) -> date:
        """Return the local day of a moment."""
        return at.astimezone(self.zone).date()

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Return the moment at which a clock shows this time on a day."""
        return local_datetime(day, time(hour, minute), self.zone).astimezone(UTC)

    def work(self, day: date, days: int) -> date:
        """Step so many working days on, or back where negative."""
        return add_business_days(day, days, self.calendar)

    def ago(self, days: int) -> date:
        """Return the working day that lies so many working days before today."""
        return self.work(self.today, -days)

    def lately(self, hour: int) -> datetime:
        """Return the last working day's hour, or that of today or yesterday when an answer would not wait so long.

        A clock that starts then ends by day too, whenever the demonstration is built.
        """
        last = self.at(self.ago(1), hour)
        if self.now - last < NOT_LONG:
            return last
        today = self.at(self.today, hour)
        return today if today <= self.now - A_WHILE else self.at(self.today - DAY, hour)

    def open_hours(self) -> tuple[datetime, datetime]:
        """Return between when something is open: around now, while people are about; else on the afternoon to come."""
        since, until = (self.now + hours for hours in AROUND)
        clock_since, clock_until = (at.astimezone(self.zone) for at in (since, until))
        if OPENS <= clock_since.time() < clock_until.time() <= CLOSES:
            return since, until
        day = self.today if self.now < self.at(self.today, AFTERNOON[0]) else self.today + DAY
        return self.at(day, AFTERNOON[0]), self.at(day, AFTERNOON[1])

    def ahead(self, days: int) -> date:
        """Return the working day that lies so many working days after today."""
        return self.work(self.today, days)


class OutOfOrderError(Exception):
    """A story wants to go on before the moment at which it stands."""


@dataclass(slots=True)
class Clockwork:
    """Tells stories until ``days.now``; the worker sends each mail when it is due, and makes its rounds in the morning.

    It makes them each day of the last two weeks, on Mondays of the last months, and before that on every other Monday
    and on ``wanted`` days, such as those on which classes start.
    """

    days: Days
    began: datetime
    _turns: list[tuple[datetime, int, Story]] = field(default_factory=list)
    _serial: Iterator[int] = field(default_factory=count)
    _next_tick: datetime = field(init=False)
    _ticks: int = 0
    wanted: set[date] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._next_tick = self.days.at(self.days.local(self.began), MORNING.hour, MORNING.minute)

    def tell(self, story: Story) -> None:
        """Let a story take part, from the first moment that it names."""
        self._queue(story, next(story, None), self.began)

    def run(self, each_month: Callable[[date], object]) -> None:
        """Tell all stories up to now; what they would do later stays untold. Say when a month begins."""
        month = 0
        while self._turns and self._turns[0][0] <= self.days.now:
            at, _, story = heapq.heappop(self._turns)
            self._tick_until(at)
            if at.month != month:
                month = at.month
                each_month(self.days.local(at))
            try:
                following = story.send(at)
            except StopIteration:
                following = None
            self._queue(story, following, at)
            if not self._turns or self._turns[0][0] > at:
                self._mail(at)
        self._tick_until(self.days.now)
        self._work(self.days.now)

    def deliver(self) -> None:
        """Send what was promised since the last story, as the worker would now."""
        self._mail(self.days.now)

    def _queue(self, story: Story, at: datetime | None, since: datetime) -> None:
        if at is None:
            return
        if at < since:
            raise OutOfOrderError(f"{story} goes on at {at}, which is before {since}.")
        heapq.heappush(self._turns, (at, next(self._serial), story))

    def _tick_until(self, at: datetime) -> None:
        while self._next_tick < at:
            self._work(self._next_tick)
            self._next_tick = self.days.at(self._following_round(), MORNING.hour, MORNING.minute)

    def _following_round(self) -> date:
        last, ago = self.days.local(self._next_tick), self.days.now - self._next_tick
        if ago <= DAILY_SINCE:
            return last + DAY
        monday = last + (DAYS_OF_WEEK - last.weekday()) * DAY
        if ago > WEEKLY_SINCE and monday not in self.wanted:
            monday += DAYS_OF_WEEK * DAY
        return monday

    def _work(self, at: datetime) -> None:
        for path in (*settings.CHORES, *settings.PROMISES):
            import_string(path)(at=at)
        voluntary.keep(at=at)
        self._mail(at - A_MINUTE)
        if self._ticks % STATISTICS_EACH == 0:
            with connection.cursor() as cursor:
                cursor.execute(f"ANALYZE {_tables()}")
        self._ticks += 1

    def _mail(self, at: datetime) -> None:
        moment = at + A_MINUTE
        if moment <= self.days.now + A_MINUTE and Message.objects.due(moment).exists():
            outbox.send_due(at=min(moment, self.days.now))


def _tables() -> str:
    """Return our own tables: statistics of what all databases of a server share would make other builds wait."""
    names = (model._meta.db_table for app in OURS for model in apps.get_app_config(app).get_models())
    return ", ".join(connection.ops.quote_name(name) for name in names)
