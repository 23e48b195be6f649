"""Open times: which meetings a weekly pattern offers, and which of them suit everybody who takes part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apprenticeships.rules.dates import DAY, local_datetime

SHORTEST, LONGEST = 10, 240
"""Minutes of one meeting."""
MOST_GAP = 120
"""Minutes between two."""
OPENS, CLOSES = time(7), time(21)
"""Local hours of the site within which people meet. The documents name none; ours."""
MOST_DAYS = 366
"""How long one pattern may go on."""


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when on one day, as the clock of the site shows it."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an interviewer publishes: the same hours on some days of the week (Monday is 0), through ``last``.

    ``minutes`` is the length of a meeting, ``gap`` the minutes between two. ``off`` are days without any, ``shut``
    hours without any on one day, ``extra`` further hours on one day. A time is what the clock in ``zone`` shows: a
    3 p.m. stays a 3 p.m. when clocks change.
    """

    weekdays: frozenset[int]
    hours: Hours
    minutes: int
    gap: int
    first: date
    last: date
    zone: str
    off: frozenset[date] = frozenset()
    shut: tuple[tuple[date, Hours], ...] = ()
    extra: tuple[tuple[date, Hours], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Two instants, the second one not included."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have a moment in common."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly within."""
        return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at


def problems(pattern: Pattern) -> dict[str, str]:
    """Say field by field what cannot be published; nothing when it can."""
    found = _length_problems(pattern)
    if not pattern.weekdays and not pattern.extra:
        found["weekdays"] = "Choose at least one day of the week."
    if pattern.last < pattern.first:
        found["last"] = "The last day lies before the first. Choose a later one."
    elif (pattern.last - pattern.first).days > MOST_DAYS:
        found["last"] = "Choose a last day within a year. You can go on from there later."
    hours = hours_problem(pattern.hours, pattern.minutes)
    if hours:
        found["closes"] = hours
    return found


def _length_problems(pattern: Pattern) -> dict[str, str]:
    found = {}
    if not SHORTEST <= pattern.minutes <= LONGEST:
        found["minutes"] = f"Choose a length from {SHORTEST} minutes to {LONGEST // 60} hours."
    if not 0 <= pattern.gap <= MOST_GAP:
        found["gap"] = f"Choose a gap from 0 to {MOST_GAP} minutes."
    return found


def hours_problem(hours: Hours, minutes: int) -> str:
    """Say why no meeting of this length fits into these hours; nothing when one does."""
    if hours.closes <= hours.opens:
        return "This is not later than the first time. Choose a later one."
    if hours.opens < OPENS or hours.closes > CLOSES:
        return "People meet from 7:00 a.m. to 9:00 p.m., where the clinic is. Choose hours within."
    if _minute(hours.closes) - _minute(hours.opens) < minutes:
        return f"A meeting of {minutes} minutes does not fit in between. Choose a later time, or a shorter meeting."
    return ""


def slots(pattern: Pattern, first: date, last: date) -> list[Span]:
    """Return the meetings that a pattern offers from ``first`` through ``last``, in order; no two overlap.

    Times that clocks skip in spring are not offered; those that they show twice in autumn are offered once, the first
    time. What would begin before an earlier one is over, with its gap, is left out.
    """
    found: list[Span] = []
    pause = timedelta(minutes=pattern.gap)
    for day in _days(pattern, first, last):
        shut = [_span(day, hours, pattern.zone) for on, hours in pattern.shut if on == day]
        for each in sorted(set(_of_day(pattern, day))):
            if any(each.overlaps(closed) for closed in shut):
                continue
            if not found or each.starts_at >= found[-1].ends_at + pause:
                found.append(each)
    return found


def windows(pattern: Pattern, first: date, last: date) -> list[Span]:
    """Return the hours in which somebody is open, in order, joined where they touch, without those that are shut."""
    found: list[Span] = []
    for day in _days(pattern, first, last):
        shut = [_span(day, hours, pattern.zone) for on, hours in pattern.shut if on == day]
        for hours in _hours_of(pattern, day):
            found.extend(_without(_span(day, hours, pattern.zone), shut))
    return joined(found)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap or touch."""
    found: list[Span] = []
    for each in sorted(spans):
        if found and each.starts_at <= found[-1].ends_at:
            found[-1] = Span(found[-1].starts_at, max(found[-1].ends_at, each.ends_at))
        else:
            found.append(each)
    return found


def for_all(offered: Iterable[Span], others: Sequence[Sequence[Span]], busy: Iterable[Span]) -> list[Span]:
    """Return the meetings at which everybody is free: the intersection.

    ``offered`` are those of whoever leads; of each of the ``others`` the hours in which they are open. ``busy`` is
    when somebody who takes part, or the room, is taken.
    """
    taken = list(busy)
    return [
        each
        for each in offered
        if all(any(window.holds(each) for window in windows_of) for windows_of in others)
        and not any(each.overlaps(other) for other in taken)
    ]


def _days(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    day, end = max(first, pattern.first), min(last, pattern.last)
    while day <= end:
        yield day
        day += DAY


def _hours_of(pattern: Pattern, day: date) -> Iterator[Hours]:
    if day in pattern.off:
        return
    if day.weekday() in pattern.weekdays:
        yield pattern.hours
    yield from (hours for on, hours in pattern.extra if on == day)


def _of_day(pattern: Pattern, day: date) -> Iterator[Span]:
    """Step through the hours by the clock on the wall."""
    zone, length = ZoneInfo(pattern.zone), timedelta(minutes=pattern.minutes)
    for hours in _hours_of(pattern, day):
        over = _span(day, hours, pattern.zone).ends_at
        minute = _minute(hours.opens)
        while minute + pattern.minutes <= _minute(hours.closes):
            at = time(minute // 60, minute % 60)
            starts_at = local_datetime(day, at, zone)
            exists = starts_at.replace(tzinfo=None) == datetime.combine(day, at)  # else clocks skip it
            found = Span(starts_at.astimezone(UTC), starts_at.astimezone(UTC) + length)
            if exists and found.ends_at <= over:
                yield found
            minute += pattern.minutes + pattern.gap


def _span(day: date, hours: Hours, zone: str) -> Span:
    known = ZoneInfo(zone)
    opens, closes = local_datetime(day, hours.opens, known), local_datetime(day, hours.closes, known)
    return Span(opens.astimezone(UTC), closes.astimezone(UTC))


def _without(span: Span, shut: Iterable[Span]) -> Iterator[Span]:
    left = [span]
    for closed in shut:
        left = [part for each in left for part in _cut(each, closed)]
    yield from left


def _cut(span: Span, closed: Span) -> Iterator[Span]:
    if not span.overlaps(closed):
        yield span
        return
    if span.starts_at < closed.starts_at:
        yield Span(span.starts_at, closed.starts_at)
    if closed.ends_at < span.ends_at:
        yield Span(closed.ends_at, span.ends_at)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
