"""Hours worked."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.hours import (
    CALIFORNIA_OVERTIME,
    FEDERAL_OVERTIME,
    Adjustment,
    Entry,
    EntryKind,
    WeekSummary,
    earned_on,
    local_entry,
    overlapping,
    overtime,
    reached_on,
    refuse_overlap,
    week_summary,
)

QUICK = settings(max_examples=60, deadline=None, database=None)
CHICAGO = ZoneInfo("America/Chicago")
MONDAY = date(2026, 1, 5)


def _clinic(day, begins, ends, **fields):
    return local_entry(EntryKind.CLINIC, day, begins, ends, CHICAGO, **fields)


@pytest.mark.parametrize(
    ("day", "begins", "ends", "minutes"),
    [
        (MONDAY, time(8), time(16), 480),
        (date(2026, 3, 7), time(23), time(7), 420),
        (date(2026, 10, 31), time(23), time(7), 540),
        (date(2026, 3, 8), time(1, 30), time(3, 30), 60),
    ],
)
def test_minutes_are_what_really_passed_also_when_clocks_change(day, begins, ends, minutes):
    assert _clinic(day, begins, ends).minutes == minutes


def test_an_unpaid_break_is_not_worked():
    assert _clinic(MONDAY, time(8), time(16, 30), unpaid_break=30).minutes == 480


@pytest.mark.parametrize(
    ("start", "end", "unpaid_break"),
    [
        (datetime(2026, 1, 5, 8, tzinfo=UTC), datetime(2026, 1, 5, 8, tzinfo=UTC), 0),
        (datetime(2026, 1, 5, 9, tzinfo=UTC), datetime(2026, 1, 5, 8, tzinfo=UTC), 0),
        (datetime(2026, 1, 5, 8, tzinfo=UTC), datetime(2026, 1, 6, 8, 1, tzinfo=UTC), 0),
        (datetime(2026, 1, 5, 8, tzinfo=UTC), datetime(2026, 1, 5, 9, tzinfo=UTC), 60),
        (datetime(2026, 1, 5, 8, tzinfo=UTC), datetime(2026, 1, 5, 9, tzinfo=UTC), -1),
    ],
)
def test_an_entry_that_nobody_can_work_is_refused(start, end, unpaid_break):
    with pytest.raises(RuleRefused) as refusal:
        Entry(EntryKind.CLINIC, start, end, unpaid_break)

    assert refusal.value.code == "entry"


def test_a_time_without_a_zone_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="zone"):
        Entry(EntryKind.CLINIC, datetime(2026, 1, 5, 8), datetime(2026, 1, 5, 9))  # noqa: DTZ001


def test_a_class_hour_logged_as_clinic_too_is_refused_with_the_hours_it_meets():
    class_ = local_entry(EntryKind.CLASS, date(2026, 1, 7), time(8), time(12), CHICAGO)

    with pytest.raises(RuleRefused) as refusal:
        refuse_overlap(_clinic(date(2026, 1, 7), time(11), time(16)), [class_], CHICAGO)

    assert refusal.value.message == (
        "This overlaps class hours from 8:00 a.m. to noon on Wednesday, January 7. Correct one of the two first."
    )


def test_entries_that_touch_share_no_minute():
    morning = _clinic(MONDAY, time(8), time(12))
    afternoon = _clinic(MONDAY, time(12), time(16))

    refuse_overlap(afternoon, [morning], CHICAGO)

    assert overlapping([afternoon, morning]) == ()


def test_every_overlapping_pair_is_found():
    long = _clinic(MONDAY, time(8), time(16))
    early, late = _clinic(MONDAY, time(9), time(10)), _clinic(MONDAY, time(14), time(17))

    assert overlapping([late, early, long]) == ((long, early), (long, late))


@pytest.mark.parametrize(
    ("daily", "federal", "california"),
    [
        ([480] * 5, 0, 0),
        ([600, 480, 480, 480, 360], 0, 120),
        ([600] * 5, 600, 600),
        ([480] * 6, 480, 480),
        ([720, 720, 720], 0, 720),
        ([], 0, 0),
    ],
)
def test_overtime_counts_no_minute_twice(daily, federal, california):
    assert overtime(daily, FEDERAL_OVERTIME) == federal
    assert overtime(daily, CALIFORNIA_OVERTIME) == california


def test_a_week_is_summed_by_the_local_day_on_which_an_entry_starts():
    entries = [
        _clinic(MONDAY - timedelta(1), time(22), time(6)),
        *(_clinic(MONDAY + timedelta(n), time(8), time(17)) for n in (0, 1, 3, 4)),
        local_entry(EntryKind.CLASS, MONDAY + timedelta(2), time(8), time(12), CHICAGO),
        _clinic(MONDAY + timedelta(2), time(13), time(18)),
        _clinic(MONDAY + timedelta(6), time(22), time(6)),
    ]

    found = week_summary(entries, MONDAY, CHICAGO)

    assert found == WeekSummary(MONDAY, MONDAY + timedelta(6), 240, 4 * 540 + 300 + 480, 780)


def test_class_leads_to_no_overtime_where_the_agreement_says_so():
    entries = [
        local_entry(EntryKind.CLASS, MONDAY, time(18), time(22), CHICAGO),
        *(_clinic(MONDAY + timedelta(n), time(8), time(16)) for n in range(5)),
    ]

    assert week_summary(entries, MONDAY, CHICAGO).overtime_minutes == 240
    assert week_summary(entries, MONDAY, CHICAGO, rti_is_hours_worked=False).overtime_minutes == 0


def test_taking_hours_away_needs_a_reason():
    with pytest.raises(RuleRefused, match="Say why 1 hour"):
        Adjustment(MONDAY, -60, " ")

    assert Adjustment(MONDAY, -60, "Left early").minutes == -60
    assert Adjustment(MONDAY, 60).minutes == 60


def test_a_sum_is_reached_on_the_first_day_that_holds_it():
    days = [(MONDAY + timedelta(n), 480) for n in range(5)]

    assert reached_on(days, 960) == date(2026, 1, 6)
    assert reached_on(days, 961, done=1) == date(2026, 1, 6)
    assert reached_on(days, 961) == date(2026, 1, 7)
    assert reached_on(days, 2401) is None


def test_hours_taken_away_later_move_the_day_on_which_the_sum_was_earned():
    ledger = [(date(2026, 1, 5), 480), (date(2026, 1, 6), 480), (date(2026, 1, 9), 480)]

    assert earned_on(ledger, 960) == date(2026, 1, 6)
    assert earned_on([*ledger, (date(2026, 1, 8), -240)], 960) == date(2026, 1, 9)
    assert earned_on([*ledger, (date(2026, 1, 8), -960)], 960) is None


MOMENTS = st.integers(0, 4 * 24 * 60).map(lambda minute: datetime(2026, 10, 30, tzinfo=UTC) + timedelta(minutes=minute))
ENTRIES = st.builds(
    lambda start, minutes, zone: Entry(
        EntryKind.CLINIC,
        start.astimezone(zone),
        (start + timedelta(minutes=minutes)).astimezone(zone),
    ),
    MOMENTS,
    st.integers(1, 900),
    st.sampled_from([CHICAGO, ZoneInfo("America/Los_Angeles"), UTC]),
)


@QUICK
@given(st.lists(ENTRIES, max_size=8))
def test_pairs_that_overlap_are_exactly_those_that_share_a_minute(entries):
    def shared(one, other):
        begin = max(one.start.timestamp(), other.start.timestamp())
        return begin < min(one.end.timestamp(), other.end.timestamp())

    expected = sum(shared(one, other) for n, one in enumerate(entries) for other in entries[n + 1 :])

    assert len(overlapping(entries)) == expected


@QUICK
@given(st.lists(ENTRIES, max_size=8))
def test_without_overlaps_nobody_works_more_minutes_than_have_passed(entries):
    if not overlapping(entries) and entries:
        first = min(each.start.timestamp() for each in entries)
        last = max(each.end.timestamp() for each in entries)
        assert sum(each.minutes for each in entries) <= (last - first) / 60


@QUICK
@given(st.lists(st.integers(0, 1440), max_size=7))
def test_overtime_is_part_of_the_week_and_a_daily_limit_never_lowers_it(daily):
    federal, california = overtime(daily, FEDERAL_OVERTIME), overtime(daily, CALIFORNIA_OVERTIME)

    assert federal == max(0, sum(daily) - 2400)
    assert federal <= california <= sum(daily)


@QUICK
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(-300, 600)), max_size=20),
    st.integers(1, 4000),
    st.integers(0, 2000),
)
def test_more_required_minutes_are_never_earned_earlier(listed, required, more):
    ledger = [(MONDAY + timedelta(offset), minutes) for offset, minutes in listed]
    early, late = earned_on(ledger, required), earned_on(ledger, required + more)

    assert (early or date.max) <= (late or date.max)
    assert (early is None) == (sum(minutes for _, minutes in ledger) < required)
