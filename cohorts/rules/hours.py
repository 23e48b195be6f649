"""Hours worked: how long, no minute twice, weeks, overtime, and when a sum is reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from apprenticeships.rules.dates import DAY, local_datetime
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.rules.words import day_in_words, minutes_in_words, time_in_words

MINUTE = timedelta(minutes=1)
LONGEST_ENTRY = 24 * 60


class EntryKind(StrEnum):
    """What an entry of hours counts for."""

    CLASS = "class"
    CLINIC = "clinic"


@dataclass(frozen=True, slots=True)
class Entry:
    """One stretch of time, from ``start`` up to and without ``end``, both aware."""

    kind: EntryKind
    start: datetime
    end: datetime
    unpaid_break: int = 0

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("An entry of hours needs times with a zone.")
        problem = None
        if self.elapsed <= 0:
            problem = "The end must be later than the start."
        elif self.elapsed > LONGEST_ENTRY:
            problem = "One entry can last 24 hours at most. Split it by day."
        elif not 0 <= self.unpaid_break < self.elapsed:
            problem = "The break must be shorter than the time worked."
        if problem:
            raise RuleRefused(problem, code="entry")

    @property
    def elapsed(self) -> int:
        """Whole minutes that really passed, also when clocks change in between."""
        return (self.end.astimezone(UTC) - self.start.astimezone(UTC)) // MINUTE

    @property
    def minutes(self) -> int:
        """Minutes worked: elapsed without the unpaid break."""
        return self.elapsed - self.unpaid_break

    def overlaps(self, other: "Entry") -> bool:
        """Tell whether some minute is in both; touching ends share none."""
        starts = self.start.astimezone(UTC), other.start.astimezone(UTC)
        ends = self.end.astimezone(UTC), other.end.astimezone(UTC)
        return max(starts) < min(ends)


def local_entry(
    kind: EntryKind, day: date, begins: time, ends: time, zone: ZoneInfo, *, unpaid_break: int = 0
) -> Entry:
    """Make an entry from clock times; an end before the begin is on the next day."""
    end_day = day + DAY if ends < begins else day
    return Entry(
        kind,
        local_datetime(day, begins, zone),
        local_datetime(end_day, ends, zone),
        unpaid_break=unpaid_break,
    )


def overlapping(entries: Iterable[Entry]) -> tuple[tuple[Entry, Entry], ...]:
    """Return every pair of entries that share a minute, ordered by start."""
    ordered = sorted(entries, key=lambda entry: entry.start.astimezone(UTC))
    found = []
    for position, entry in enumerate(ordered):
        for later in ordered[position + 1 :]:
            if not entry.overlaps(later):
                break
            found.append((entry, later))
    return tuple(found)


def refuse_overlap(entry: Entry, existing: Iterable[Entry], zone: ZoneInfo) -> None:
    """Refuse an entry that shares a minute with one already there, class and clinic alike."""
    for other in sorted(existing, key=lambda each: each.start.astimezone(UTC)):
        if entry.overlaps(other):
            start, end = other.start.astimezone(zone), other.end.astimezone(zone)
            raise RuleRefused(
                f"This overlaps {other.kind} hours from {time_in_words(start.time())} to "
                f"{time_in_words(end.time())} on {day_in_words(start.date())}. "
                "Correct one of the two first.",
                code="overlap",
            )


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A correction of hours by a person; taking minutes away needs a reason."""

    day: date
    minutes: int
    reason: str = ""

    def __post_init__(self) -> None:
        if self.minutes < 0 and not self.reason.strip():
            raise RuleRefused(f"Say why {minutes_in_words(-self.minutes)} are taken away.", code="reason-missing")


@dataclass(frozen=True, slots=True)
class OvertimeRule:
    """Overtime begins beyond these minutes: a week's (FLSA) and, in some states, a day's."""

    weekly_minutes: int = 40 * 60
    daily_minutes: int | None = None


FEDERAL_OVERTIME = OvertimeRule()
CALIFORNIA_OVERTIME = OvertimeRule(daily_minutes=8 * 60)


def overtime(daily: Iterable[int], rule: OvertimeRule) -> int:
    """Return a week's overtime minutes from its days' minutes; no minute counts twice.

    Minutes over the daily limit are overtime; of those up to it, what exceeds the weekly limit.
    """
    over = within = 0
    for minutes in daily:
        limit = minutes if rule.daily_minutes is None else rule.daily_minutes
        over += max(0, minutes - limit)
        within += min(minutes, limit)
    return over + max(0, within - rule.weekly_minutes)


@dataclass(frozen=True, slots=True)
class WeekSummary:
    """Minutes of the seven local days from ``start`` through ``end``."""

    start: date
    end: date
    class_minutes: int
    clinic_minutes: int
    overtime_minutes: int


def week_summary(
    entries: Sequence[Entry],
    start: date,
    zone: ZoneInfo,
    *,
    rule: OvertimeRule = FEDERAL_OVERTIME,
    rti_is_hours_worked: bool = True,
) -> WeekSummary:
    """Sum one week; an entry over midnight belongs whole to the day on which it starts.

    ``rti_is_hours_worked`` follows the agreement (29 CFR 785.32): where it is off, class minutes do
    not lead to overtime.
    """
    end = start + 6 * DAY
    totals = dict.fromkeys(EntryKind, 0)
    daily = dict.fromkeys((start + n * DAY for n in range(7)), 0)
    for entry in entries:
        day = entry.start.astimezone(zone).date()
        if day in daily:
            totals[entry.kind] += entry.minutes
            counts = rti_is_hours_worked or entry.kind is not EntryKind.CLASS
            daily[day] += entry.minutes if counts else 0
    return WeekSummary(
        start,
        end,
        totals[EntryKind.CLASS],
        totals[EntryKind.CLINIC],
        overtime(daily.values(), rule),
    )


def reached_on(days: Iterable[tuple[date, int]], required: int, *, done: int = 0) -> date | None:
    """Return the first of these days, in their order, at whose end ``required`` is reached.

    For plans: minutes are never negative, so reading stops there and the days may go on for ever.
    """
    for day, minutes in days:
        done += minutes
        if done >= required:
            return day
    return None


def earned_on(ledger: Iterable[tuple[date, int]], required: int) -> date | None:
    """Return the day since which a ledger with corrections has always held ``required``."""
    by_day: dict[date, int] = {}
    for day, minutes in ledger:
        by_day[day] = by_day.get(day, 0) + minutes
    total, since = 0, None
    for day in sorted(by_day):
        total += by_day[day]
        if total < required:
            since = None
        elif since is None:
            since = day
    return since
