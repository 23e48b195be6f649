"""Which hours a student under 18 may work, by federal law and California's."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.hours import Entry, EntryKind
from cohorts.rules.minors.laws import FEDERAL, LAWS, laws_for
from cohorts.rules.minors.school import is_summer, week_start
from cohorts.rules.minors.shifts import Student, Window, judge, legal_windows
from tests.cohorts.rules.minors.scene import (
    FRIDAY,
    IN_CALIFORNIA,
    LOS_ANGELES,
    PERMIT,
    SATURDAY,
    SCHOOL,
    SUMMER,
    SUNDAY,
    WEDNESDAY,
    broken,
    shift,
    student,
)

QUICK = settings(max_examples=250, deadline=None, database=None)


@pytest.mark.parametrize(
    ("day", "begins", "ends", "expected"),
    [
        (WEDNESDAY, 1530, 1830, ()),
        (WEDNESDAY, 1600, 1900, ()),
        (WEDNESDAY, 1530, 1831, ("day",)),
        (WEDNESDAY, 1601, 1901, ("latest",)),
        (WEDNESDAY, 1529, 1800, ("school-hours",)),
        (WEDNESDAY, 700, 830, ()),
        (WEDNESDAY, 659, 830, ("earliest",)),
        (WEDNESDAY, 700, 831, ("school-hours",)),
        (FRIDAY, 1530, 1830, ()),
        (FRIDAY, 1530, 1900, ("day",)),
        (SATURDAY, 700, 1500, ()),
        (SATURDAY, 700, 1501, ("day",)),
        (SATURDAY, 1100, 1900, ()),
        (SATURDAY, 1200, 1930, ("latest",)),
        (date(2026, 5, 31), 1300, 2030, ("latest",)),
        (date(2026, 6, 1), 1800, 2100, ()),
        (date(2026, 6, 1), 1800, 2101, ("latest", "day")),
        (SUMMER, 1300, 2100, ()),
        (SUMMER, 1300, 2130, ("latest", "day")),
        (SUMMER, 800, 1600, ()),
        (date(2026, 9, 7), 1300, 2100, ("permit",)),
        (date(2026, 9, 8), 1600, 1901, ("permit", "latest", "day")),
    ],
)
@pytest.mark.parametrize("age", [14, 15])
def test_at_14_and_15_days_and_clock_times_are_those_of_the_federal_rule(age, day, begins, ends, expected):
    assert broken(judge(shift(day, begins, ends), student(age), {})) == expected


@pytest.mark.parametrize(
    ("day", "begins", "ends", "expected"),
    [
        (WEDNESDAY, 1530, 1930, ()),
        (WEDNESDAY, 1530, 1931, ("day",)),
        (WEDNESDAY, 1800, 2200, ()),
        (WEDNESDAY, 1801, 2201, ("latest",)),
        (WEDNESDAY, 1400, 1700, ("school-hours",)),
        (FRIDAY, 1530, 2330, ()),
        (FRIDAY, 1630, 2430, ()),
        (FRIDAY, 1631, 2431, ("latest",)),
        (FRIDAY, 1530, 2331, ("day",)),
        (SATURDAY, 500, 1300, ()),
        (SATURDAY, 459, 1259, ("earliest",)),
        (SATURDAY, 1630, 2430, ()),
        (SUNDAY, 1400, 2200, ()),
        (SUNDAY, 1401, 2201, ("latest",)),
        (date(2026, 1, 18), 1630, 2430, ()),
        (date(2026, 1, 19), 1400, 2200, ()),
        (date(2026, 1, 19), 1500, 2230, ("latest",)),
        (SUMMER, 1630, 2430, ()),
        (SUMMER, 500, 1301, ("day",)),
        (date(2026, 8, 12), 1500, 2201, ("latest",)),
    ],
)
@pytest.mark.parametrize("age", [16, 17])
def test_at_16_and_17_california_sets_the_hours(age, day, begins, ends, expected):
    assert broken(judge(shift(day, begins, ends), student(age), {})) == expected


@pytest.mark.parametrize("day", [WEDNESDAY, SATURDAY, SUMMER])
def test_at_16_and_17_federal_law_alone_sets_no_hours_and_needs_neither_permit_nor_calendar(day):
    someone = student(16, laws=laws_for({FEDERAL}), permit=None, school=None)

    assert judge(shift(day, 0, 2300), someone, {}).allowed
    assert legal_windows(day, someone, {}).windows == (Window(0, None),)


@pytest.mark.parametrize(
    ("age", "day", "worked", "minutes", "allowed"),
    [
        (15, FRIDAY, {date(2026, 1, 4): 480, date(2026, 1, 6): 180, WEDNESDAY: 240}, 180, True),
        (15, FRIDAY, {date(2026, 1, 4): 480, date(2026, 1, 6): 180, WEDNESDAY: 241}, 180, False),
        (15, FRIDAY, {date(2026, 1, 3): 480, date(2026, 1, 6): 180, WEDNESDAY: 240, SUNDAY: 480}, 180, True),
        (15, SUMMER, {date(2026, 7, n): 480 for n in (5, 6, 7, 9)}, 480, True),
        (15, SUMMER, {date(2026, 7, n): 480 for n in (5, 6, 7, 9)} | {date(2026, 7, 11): 1}, 480, False),
        (16, FRIDAY, {date(2026, 1, n): 480 for n in (4, 5, 6, 7, 8)}, 480, True),
        (16, FRIDAY, {date(2026, 1, n): 480 for n in (4, 5, 6, 7, 8)} | {SATURDAY: 1}, 480, False),
        (16, SUMMER, {date(2026, 7, n): 480 for n in (5, 6, 7, 9, 10)}, 480, True),
        (16, SUMMER, {date(2026, 7, n): 480 for n in (5, 6, 7, 9, 10)} | {date(2026, 7, 11): 1}, 480, False),
    ],
)
def test_a_week_runs_from_sunday_to_saturday_and_counts_what_is_planned_later_in_it(age, day, worked, minutes, allowed):
    start = datetime.combine(day, time(16) if day is FRIDAY else time(9), LOS_ANGELES)
    proposed = Entry(EntryKind.CLINIC, start, start + timedelta(minutes=minutes))

    assert judge(proposed, student(age), worked).allowed is allowed


def test_one_school_day_makes_a_school_week():
    first_school_week, last_free_week = date(2026, 8, 11), date(2026, 8, 4)
    worked = {0: 480, 1: 480}

    def left(day):
        return legal_windows(day, student(15), {week_start(day) + n * timedelta(1): m for n, m in worked.items()})

    assert left(first_school_week).minutes == 120
    assert left(last_free_week).minutes == 480


def test_the_other_minutes_of_the_day_count():
    verdict = judge(shift(WEDNESDAY, 1600, 1800), student(15), {WEDNESDAY: 90})

    assert broken(verdict) == ("day",)
    assert verdict.refusals[0].most == 90
    assert verdict.legal.minutes == 90


def test_an_unpaid_break_is_not_worked_but_lies_in_the_day():
    assert judge(shift(SATURDAY, 700, 1530, unpaid_break=30), student(15), {}).allowed
    assert broken(judge(shift(SATURDAY, 1100, 1930, unpaid_break=30), student(15), {})) == ("latest",)


def test_a_refusal_says_the_rule_its_sources_and_what_would_be_legal():
    refusals = judge(shift(WEDNESDAY, 1500, 2000), student(15), {}).refusals

    assert [(each.rule, each.source, each.legal, each.most) for each in refusals] == [
        (
            "At 14 and 15, work ends by 7:00 p.m., except from June 1 through Labor Day.",
            "29 CFR 570.35(a)(6); California Labor Code 1391(a)(1)",
            "End by 7:00 p.m.",
            1140,
        ),
        (
            "At 14 and 15, work lies outside school hours.",
            "29 CFR 570.35(a)(1); California Labor Code 1391(a)(2)",
            "End by 8:30 a.m., or begin at 3:30 p.m. or later.",
            None,
        ),
        (
            "At 14 and 15, a school day has at most 3 hours of work, Fridays too.",
            "29 CFR 570.35(a)(5); California Labor Code 1391(a)(2)",
            "3 hours are left on Wednesday, January 7.",
            180,
        ),
    ]


def test_a_full_week_says_so():
    worked = {date(2026, 7, n): 480 for n in (5, 6, 7, 9, 10)}

    refusal = judge(shift(SUMMER, 900, 1000), student(15), worked).refusals[0]

    assert refusal.legal == "No time is left from Sunday, July 5 through Saturday, July 11."


@pytest.mark.parametrize(
    ("age", "day", "words"),
    [
        (
            15,
            WEDNESDAY,
            "Legal on Wednesday, January 7: 7:00 a.m. to 8:30 a.m. or 3:30 p.m. to 7:00 p.m., at most 3 hours.",
        ),
        (15, SUMMER, "Legal on Wednesday, July 8: 7:00 a.m. to 9:00 p.m., at most 8 hours."),
        (
            16,
            FRIDAY,
            (
                "Legal on Friday, January 9: 5:00 a.m. to 8:30 a.m. or 3:30 p.m. to 12:30 a.m. the next day, "
                "at most 8 hours."
            ),
        ),
        (18, WEDNESDAY, "No limits for minors hold on Wednesday, January 7."),
        (13, SUMMER, "Nothing can be planned on Wednesday, July 8."),
    ],
)
def test_a_form_can_show_what_is_legal_on_a_day(age, day, words):
    assert str(legal_windows(day, student(age), {})) == words


def test_a_state_whose_rules_nobody_entered_is_refused():
    with pytest.raises(RuleRefused, match="rules for minors of missouri") as refusal:
        laws_for({"california", "missouri"})

    assert refusal.value.code == "laws-missing"


@pytest.mark.parametrize(
    ("day", "summer"),
    [
        (date(2026, 5, 31), False),
        (date(2026, 6, 1), True),
        (date(2026, 9, 7), True),
        (date(2026, 9, 8), False),
        (date(2025, 9, 1), True),
        (date(2025, 9, 2), False),
    ],
)
def test_summer_runs_from_june_1_through_labor_day(day, summer):
    assert is_summer(day) is summer


def test_every_row_of_the_laws_names_its_source():
    assert [law for laws in LAWS.values() for law in laws if not (law.source and law.text)] == []


# Properties: an account of the same rules written down another way


def _legal_by_hand(day, age, begins, ends, minutes, today, week):
    """The rules of California and of the federal law as one list of conditions."""
    school, tomorrow = SCHOOL.is_school_day(day), SCHOOL.is_school_day(day + timedelta(1))
    in_class = school and begins < 15 * 60 + 30 and ends > 8 * 60 + 30
    if age < 16:
        evening = 21 if (day.month, day.day) >= (6, 1) and day <= date(2026, 9, 7) and day.year == 2026 else 19
        return (
            not in_class
            and begins >= 7 * 60
            and ends <= evening * 60
            and today + minutes <= (180 if school else 480)
            and week + minutes <= (1080 if SCHOOL.is_school_week(day) else 2400)
        )
    return (
        not in_class
        and begins >= 5 * 60
        and ends <= (22 * 60 if tomorrow else 24 * 60 + 30)
        and today + minutes <= (240 if school and tomorrow else 480)
        and week + minutes <= 2880
    )


DAYS = st.dates(date(2026, 1, 4), date(2026, 8, 16))
BEGINS = st.integers(0, 23 * 4 + 3).map(lambda quarter: quarter * 15)
LENGTHS = st.integers(1, 40).map(lambda quarter: quarter * 15)
OTHER = st.dictionaries(st.integers(-7, 13), st.integers(0, 500), max_size=7)


@QUICK
@given(DAYS, st.integers(14, 17), BEGINS, LENGTHS, OTHER)
def test_a_shift_is_allowed_exactly_when_every_condition_of_both_laws_holds(day, age, begins, minutes, other):
    worked = {week_start(day) + timedelta(n): m for n, m in other.items()}
    week = sum(m for n, m in other.items() if 0 <= n <= 6)
    proposed = _at(day, begins, minutes)

    allowed = judge(proposed, student(age), worked).allowed

    assert allowed is _legal_by_hand(day, age, begins, begins + minutes, minutes, worked.get(day, 0), week)


@QUICK
@given(DAYS, st.dates(date(2008, 1, 1), date(2012, 12, 31)), BEGINS, LENGTHS, OTHER)
def test_a_shift_is_allowed_exactly_when_it_lies_in_a_legal_window_and_is_no_longer_than_what_is_left(
    day, born, begins, minutes, other
):
    someone = Student(born, IN_CALIFORNIA, SCHOOL, PERMIT)
    worked = {week_start(day) + timedelta(n): m for n, m in other.items()}

    verdict = judge(_at(day, begins, minutes), someone, worked)

    fits = any(window.holds(begins, begins + minutes) for window in verdict.legal.windows)
    assert verdict.allowed is (fits and (verdict.legal.minutes is None or minutes <= verdict.legal.minutes))


@QUICK
@given(DAYS, st.dates(date(2008, 1, 1), date(2012, 12, 31)), BEGINS, LENGTHS, st.integers(1, 600), OTHER)
def test_neither_a_shorter_shift_nor_a_law_less_makes_a_legal_shift_illegal(day, born, begins, minutes, cut, other):
    worked = {week_start(day) + timedelta(n): m for n, m in other.items()}
    someone, freer = (Student(born, laws, SCHOOL, PERMIT) for laws in (IN_CALIFORNIA, laws_for({FEDERAL})))

    if judge(_at(day, begins, minutes), someone, worked).allowed:
        assert judge(_at(day, begins, max(1, minutes - cut)), someone, worked).allowed
        assert judge(_at(day, begins, minutes), freer, worked).allowed


def _at(day, begins, minutes):
    wall = datetime.combine(day, time.min) + timedelta(minutes=begins)
    end = wall + timedelta(minutes=minutes)
    return Entry(EntryKind.CLINIC, wall.replace(tzinfo=LOS_ANGELES), end.replace(tzinfo=LOS_ANGELES))
