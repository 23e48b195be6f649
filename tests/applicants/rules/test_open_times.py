"""Open times: what a weekly pattern offers, across changes of the clock, and when everybody is free."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.rules.open_times import Hours, Pattern, Span, for_all, problems, slots, windows

CHICAGO = "America/Chicago"
MONDAY = date(2026, 1, 5)
BASE = Pattern(frozenset({0, 2}), Hours(time(9), time(11)), 30, 0, MONDAY, date(2026, 1, 16), CHICAGO)


def local(found, zone=CHICAGO):
    return [each.starts_at.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M") for each in found]


def at(text, zone=CHICAGO):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def span(first, last):
    return Span(at(first), at(last))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"weekdays": frozenset({0}), "last": MONDAY}, ["01-05 09:00", "01-05 09:30", "01-05 10:00", "01-05 10:30"]),
        ({"weekdays": frozenset({0}), "last": MONDAY, "minutes": 45}, ["01-05 09:00", "01-05 09:45"]),
        ({"weekdays": frozenset({0}), "last": MONDAY, "gap": 15}, ["01-05 09:00", "01-05 09:45", "01-05 10:30"]),
        ({"minutes": 120}, ["01-05 09:00", "01-07 09:00", "01-12 09:00", "01-14 09:00"]),
        ({"minutes": 120, "off": frozenset({date(2026, 1, 7)})}, ["01-05 09:00", "01-12 09:00", "01-14 09:00"]),
        (
            {"minutes": 120, "extra": ((date(2026, 1, 9), Hours(time(14), time(16))),), "last": date(2026, 1, 9)},
            ["01-05 09:00", "01-07 09:00", "01-09 14:00"],
        ),
        (
            {"last": MONDAY, "shut": ((MONDAY, Hours(time(9, 30), time(10))),)},
            ["01-05 09:00", "01-05 10:00", "01-05 10:30"],
        ),
        ({"last": MONDAY, "shut": ((MONDAY, Hours(time(9, 15), time(9, 45))),)}, ["01-05 10:00", "01-05 10:30"]),
        (
            {"last": MONDAY, "minutes": 60, "extra": ((MONDAY, Hours(time(10, 30), time(12))),)},
            ["01-05 09:00", "01-05 10:00"],
        ),
        ({"minutes": 121}, []),
        ({"first": date(2026, 1, 17), "last": date(2026, 1, 16)}, []),
    ],
    ids=[
        "one Monday in half hours", "a length that does not divide the hours", "a gap between two",
        "two days a week", "not on one date", "further hours on one date", "one time is shut",
        "what a shut time touches is left out", "further hours that overlap", "longer than the hours", "ended",
    ],
)  # fmt: skip
def test_a_pattern_offers_exactly_these_times(change, expected):
    assert local(slots(replace(BASE, **change), MONDAY, date(2026, 1, 31))) == expected


def test_three_in_the_afternoon_stays_three_in_the_afternoon_when_clocks_change():
    every_day = frozenset(range(7))
    pattern = replace(BASE, weekdays=every_day, hours=Hours(time(15), time(16)), minutes=60, last=date(2026, 12, 31))

    spring = slots(pattern, date(2026, 3, 7), date(2026, 3, 9))
    autumn = slots(pattern, date(2026, 10, 31), date(2026, 11, 2))

    assert local(spring) == ["03-07 15:00", "03-08 15:00", "03-09 15:00"]
    assert [each.starts_at.hour for each in spring] == [21, 20, 20]
    assert local(autumn) == ["10-31 15:00", "11-01 15:00", "11-02 15:00"]
    assert [each.starts_at.hour for each in autumn] == [20, 21, 21]


@pytest.mark.parametrize(
    ("day", "closes", "minutes", "expected"),
    [
        (date(2026, 3, 8), time(4), 30, ["01:00", "01:30", "03:00", "03:30"]),
        (date(2026, 3, 8), time(6), 50, ["01:00", "01:50", "04:20", "05:10"]),
        (date(2026, 3, 8), time(3, 30), 50, ["01:00"]),
        (date(2026, 11, 1), time(4), 30, ["01:00", "01:30", "02:00", "02:30", "03:00", "03:30"]),
        (date(2026, 11, 1), time(4), 60, ["01:00", "02:00", "03:00"]),
    ],
)
def test_the_hour_that_does_not_exist_is_skipped_and_the_doubled_hour_is_used_once(day, closes, minutes, expected):
    every_day = frozenset(range(7))
    night = replace(BASE, weekdays=every_day, hours=Hours(time(1), closes), minutes=minutes, last=date(2026, 12, 31))

    found = slots(night, day, day)

    assert [each[6:] for each in local(found)] == expected
    assert all(each.ends_at - each.starts_at == timedelta(minutes=minutes) for each in found)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weekdays": frozenset()}, "weekdays"),
        ({"minutes": 9}, "minutes"),
        ({"minutes": 241, "hours": Hours(time(7), time(21))}, "minutes"),
        ({"gap": -1}, "gap"),
        ({"gap": 121}, "gap"),
        ({"last": date(2026, 1, 4)}, "last"),
        ({"last": date(2027, 1, 7)}, "last"),
        ({"hours": Hours(time(6, 59), time(11))}, "closes"),
        ({"hours": Hours(time(9), time(21, 1))}, "closes"),
        ({"hours": Hours(time(11), time(9))}, "closes"),
        ({"hours": Hours(time(9), time(9, 29))}, "closes"),
    ],
)
def test_what_cannot_be_published_is_said_at_its_field(change, field):
    assert list(problems(replace(BASE, **change))) == [field]


def test_what_can_be_published_has_no_problem():
    assert problems(BASE) == {}
    assert problems(replace(BASE, hours=Hours(time(7), time(21)), last=date(2027, 1, 6))) == {}


OFFERED = [span(f"2026-01-05T{hour:02}:00", f"2026-01-05T{hour + 1:02}:00") for hour in range(9, 13)]


@pytest.mark.parametrize(
    ("others", "busy", "hours"),
    [
        ([], [], [9, 10, 11, 12]),
        ([[span("2026-01-05T10:00", "2026-01-05T12:00")]], [], [10, 11]),
        ([[span("2026-01-05T10:00", "2026-01-05T12:00")], [span("2026-01-05T11:00", "2026-01-05T18:00")]], [], [11]),
        ([[span("2026-01-05T09:30", "2026-01-05T10:30")]], [], []),
        ([[]], [], []),
        ([], [span("2026-01-05T09:59", "2026-01-05T10:01")], [11, 12]),
        (
            [],
            [span("2026-01-05T08:00", "2026-01-05T09:00"), span("2026-01-05T13:00", "2026-01-05T14:00")],
            [9, 10, 11, 12],
        ),
        ([[span("2026-01-05T09:00", "2026-01-05T13:00")]], [span("2026-01-05T09:00", "2026-01-05T12:00")], [12]),
    ],
    ids=[
        "one interviewer", "a second one", "a third one", "open too briefly", "one who published nothing",
        "somebody is busy", "ending when it begins is no overlap", "open and busy",
    ],
)  # fmt: skip
def test_a_panel_meets_when_everybody_is_open_and_nobody_is_busy(others, busy, hours):
    assert for_all(OFFERED, others, busy) == [each for each in OFFERED if each.starts_at.hour - 6 in hours]


def test_the_hours_of_somebody_are_joined_and_without_what_is_shut():
    pattern = replace(
        BASE, last=MONDAY, extra=((MONDAY, Hours(time(11), time(12))),), shut=((MONDAY, Hours(time(9, 30), time(10))),)
    )

    assert windows(pattern, MONDAY, MONDAY) == [
        span("2026-01-05T09:00", "2026-01-05T09:30"),
        span("2026-01-05T10:00", "2026-01-05T12:00"),
    ]


ZONES = st.sampled_from([CHICAGO, "America/New_York", "America/Phoenix", "Australia/Lord_Howe", "Europe/Berlin"])
DATES = st.dates(date(2026, 1, 1), date(2026, 12, 1))
HOURS = (
    st.tuples(st.integers(0, 1435), st.integers(0, 1435))
    .filter(lambda pair: pair[0] < pair[1])
    .map(lambda pair: Hours(time(pair[0] // 60, pair[0] % 60), time(pair[1] // 60, pair[1] % 60)))
)


@st.composite
def patterns(draw):
    first = draw(DATES)
    near = st.integers(0, 20).map(lambda days: first + timedelta(days=days))
    return Pattern(
        weekdays=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        hours=draw(HOURS),
        minutes=draw(st.integers(10, 240)),
        gap=draw(st.integers(0, 60)),
        first=first,
        last=first + timedelta(days=draw(st.integers(0, 20))),
        zone=draw(ZONES),
        off=draw(st.frozensets(near, max_size=3)),
        shut=tuple(draw(st.lists(st.tuples(near, HOURS), max_size=3))),
        extra=tuple(draw(st.lists(st.tuples(near, HOURS), max_size=3))),
    )


@given(patterns())
def test_times_never_overlap_lie_in_open_hours_and_show_the_clock_of_the_pattern(pattern):
    found, open_hours = slots(pattern, pattern.first, pattern.last), windows(pattern, pattern.first, pattern.last)
    zone = ZoneInfo(pattern.zone)

    for before, after in itertools.pairwise(found):
        assert after.starts_at - before.ends_at >= timedelta(minutes=pattern.gap)
    for each in found:
        wall = each.starts_at.astimezone(zone)
        assert each.ends_at - each.starts_at == timedelta(minutes=pattern.minutes)
        assert wall.fold == 0
        assert wall.date() not in pattern.off
        starts = [pattern.hours] * (wall.weekday() in pattern.weekdays)
        starts += [hours for day, hours in pattern.extra if day == wall.date()]
        minute = wall.hour * 60 + wall.minute
        pace = pattern.minutes + pattern.gap
        assert any((minute - hours.opens.hour * 60 - hours.opens.minute) % pace == 0 for hours in starts)
        assert any(window.holds(each) for window in open_hours)


@given(
    patterns(),
    st.lists(patterns(), max_size=2),
    st.lists(st.tuples(st.integers(0, 30000), st.integers(1, 300)), max_size=5),
)
def test_a_shared_time_is_one_of_the_lead_that_suits_every_other_and_none_that_suits_is_left_out(lead, others, taken):
    first, last = lead.first, lead.last
    offered = slots(lead, first, last)
    began = datetime.combine(first, time(0), tzinfo=UTC)
    busy = [Span(began + timedelta(minutes=a), began + timedelta(minutes=a + b)) for a, b in taken]
    hours = [windows(each, first, last) for each in others]

    shared = for_all(offered, hours, busy)

    def suits(each):
        inside = all(any(w.starts_at <= each.starts_at and each.ends_at <= w.ends_at for w in mine) for mine in hours)
        return inside and all(each.ends_at <= one.starts_at or one.ends_at <= each.starts_at for one in busy)

    assert shared == [each for each in offered if suits(each)]
    assert all(not one.overlaps(each) for each in shared for one in busy)
