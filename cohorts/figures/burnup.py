"""The burn-up of one component as a chart: a bar for each week, the target, and the even way to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from apprenticeships.rules.words import day_in_words
from cohorts.rules.partnership.counting import Point, Service, Target, burn_up, expected
from cohorts.rules.partnership.pace import pace_in_words

TOP: Final = 26
BOTTOM: Final = 226
WEEK: Final = 7
FILLED: Final = 0.8
ROWS_EACH: Final = 4
ROOM_FOR_A_LABEL: Final = (22, 78)


@dataclass(frozen=True, slots=True)
class Bar:
    """One week: people on record, and above them those who are only claimed, in pixels from the top."""

    x: str
    width: str
    y: int
    height: int
    claimed_y: int
    claimed_height: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table under the chart."""

    point: Point
    expected: int


@dataclass(frozen=True, slots=True)
class BurnUp:
    """What the template draws; ``sentence`` says the same to who does not see it."""

    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    target: int
    target_y: int
    target_label_y: int
    now_x: str
    now_y: int
    now_labeled: bool
    behind: bool
    first: date
    last: date
    on: date
    sentence: str


def chart(target: Target, services: Iterable[Service], *, on: date) -> BurnUp:
    """Draw what was reached week by week through ``on``; the axis runs to the target's last day."""
    points = burn_up(target, services, on=on)
    days = (target.by - target.since).days + 1
    weeks = -(-days // WEEK)
    reached = points[-1].people if points else 0
    most = max([target.people, 1, *(each.people + each.claimed_people for each in points)])
    unit = (BOTTOM - TOP) / most
    target_y = round(BOTTOM - target.people * unit)
    now = 100 * min(max((on - target.since).days + 1, 0), days) / days
    planned = expected(target, on=on)
    return BurnUp(
        bars=tuple(_bar(place, each, 100 / weeks, unit) for place, each in enumerate(points)),
        rows=_rows(target, points),
        target=target.people,
        target_y=target_y,
        target_label_y=target_y - 8,
        now_x=f"{now:.2f}%",
        now_y=round(BOTTOM - reached * unit),
        now_labeled=ROOM_FOR_A_LABEL[0] < now < ROOM_FOR_A_LABEL[1],
        behind=reached < target.people and on < target.by,
        first=target.since,
        last=target.by,
        on=min(on, target.by),
        sentence=_sentence(target, reached, planned, on),
    )


def _bar(place: int, point: Point, step: float, unit: float) -> Bar:
    height, claimed = round(point.people * unit), round(point.claimed_people * unit)
    return Bar(
        x=f"{place * step + step * (1 - FILLED) / 2:.3f}%",
        width=f"{step * FILLED:.3f}%",
        y=BOTTOM - height,
        height=height,
        claimed_y=BOTTOM - height - claimed,
        claimed_height=claimed,
    )


def _rows(target: Target, points: Sequence[Point]) -> tuple[Row, ...]:
    """The latest week, and every fourth before it."""
    return tuple(Row(each, expected(target, on=each.through)) for each in points[::-1][::ROWS_EACH])


def _sentence(target: Target, reached: int, planned: int, on: date) -> str:
    missing = max(0, target.people - reached)
    said = f"{reached:,} of {target.people:,} people by {day_in_words(min(on, target.by), year=True)}"
    if not missing:
        return f"{said}. The target is reached."
    pace = pace_in_words(missing, on=on, by=target.by)
    if on >= target.by:
        return f"{said}. {pace}; {missing:,} are missing."
    even = f"At an even pace it would be {planned:,}."
    return f"{said}. {even} Still needed: {pace}."
