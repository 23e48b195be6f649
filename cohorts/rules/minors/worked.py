"""What somebody works beside a proposed shift, in minutes by day, no minute twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from cohorts.rules.hours import Entry

Stretch = tuple[datetime, datetime]


def worked_beside(
    proposed: Entry | None, shifts: Iterable[Entry], classes: Iterable[Entry], approved: Mapping[date, int]
) -> dict[date, int]:
    """Return the minutes of each local day that count to the caps beside ``proposed``.

    Related instruction counts as work, and a class inside of a shift is counted once. Where minutes of a day are
    approved, what was planned for it is the same work: the larger of the two counts.
    """
    planned: dict[date, list[Stretch]] = defaultdict(list)
    in_class: dict[date, list[Stretch]] = defaultdict(list)
    for each in shifts:
        planned[each.start.date()].append(_stretch(each))
    for each in classes:
        left = _without(_stretch(each), _stretch(proposed)) if proposed else [_stretch(each)]
        in_class[each.start.date()].extend(left)
    found = {}
    for day in planned.keys() | in_class.keys() | approved.keys():
        both = _minutes([*planned[day], *in_class[day]])
        found[day] = max(both, approved.get(day, 0) + _minutes(in_class[day]))
    return found


def _stretch(entry: Entry) -> Stretch:
    return entry.start.astimezone(UTC), entry.end.astimezone(UTC)


def _without(stretch: Stretch, other: Stretch) -> list[Stretch]:
    """What is left of a stretch outside of another."""
    start, end = stretch
    parts = [(start, min(end, other[0])), (max(start, other[1]), end)]
    return [(first, last) for first, last in parts if first < last]


def _minutes(stretches: list[Stretch]) -> int:
    """The minutes that at least one of the stretches covers."""
    total, reached = timedelta(0), None
    for start, end in sorted(stretches):
        first = start if reached is None else max(start, reached)
        total += max(end - first, timedelta(0))
        reached = end if reached is None else max(reached, end)
    return int(total.total_seconds()) // 60
