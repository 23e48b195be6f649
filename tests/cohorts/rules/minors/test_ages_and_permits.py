"""Whose limits hold on which day: ages and birthdays, work permits, and the calendar of the school."""

from datetime import date, time, timedelta

import pytest

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.minors.laws import Law, Limit, laws_for
from cohorts.rules.minors.school import SchoolCalendar, WorkPermit, permit_ends
from cohorts.rules.minors.shifts import Student, judge
from tests.cohorts.rules.minors.scene import (
    FRIDAY,
    IN_CALIFORNIA,
    PERMIT,
    SATURDAY,
    SCHOOL,
    SUMMER,
    WEDNESDAY,
    broken,
    shift,
    student,
)

# Age


def test_nobody_under_14_works_and_the_first_legal_day_is_named():
    someone = Student(date(2012, 7, 9), IN_CALIFORNIA, SCHOOL, PERMIT)

    refusal = judge(shift(SUMMER, 900, 1000), someone, {}).refusals[0]

    assert (refusal.code, refusal.rule, refusal.source) == ("age", "Nobody under 14 may work.", "29 CFR 570.119")
    assert refusal.legal == "Work can begin on Thursday, July 9, 2026, with the age of 14."
    assert judge(shift(SUMMER + timedelta(1), 900, 1000), someone, {}).allowed


def test_a_program_may_ask_for_16():
    refusal = judge(shift(SUMMER, 900, 1000), student(15, least_age=16), {}).refusals[0]

    assert (refusal.rule, refusal.source) == ("Nobody under 16 may work in this program.", "rule of the program")
    assert judge(shift(SUMMER, 900, 1000), student(16, least_age=16), {}).allowed


def test_a_program_cannot_ask_for_less_than_the_law():
    assert broken(judge(shift(SUMMER, 900, 1000), student(13, least_age=12), {})) == ("age",)


def test_at_18_nothing_holds_not_even_the_calendar():
    assert judge(shift(WEDNESDAY, 0, 2359), student(18, permit=None, school=None), {WEDNESDAY: 900}).allowed


def test_who_is_born_on_a_leap_day_turns_on_the_first_of_march():
    someone = Student(date(2008, 2, 29), IN_CALIFORNIA, SCHOOL, None)

    assert broken(judge(shift(date(2026, 2, 28), 900, 1000), someone, {})) == ("permit",)
    assert judge(shift(date(2026, 3, 1), 900, 1000), someone, {}).allowed


# Midnight and birthdays


def test_a_shift_over_midnight_is_judged_whole_by_the_age_and_day_of_its_start():
    turns_18_on_saturday = Student(date(2008, 1, 10), IN_CALIFORNIA, SCHOOL, PERMIT)

    assert broken(judge(shift(FRIDAY, 1800, 2500), turns_18_on_saturday, {})) == ("latest",)
    assert judge(shift(SATURDAY, 0, 100), turns_18_on_saturday, {}).allowed


def test_a_saturday_shift_over_midnight_counts_whole_for_the_week_of_its_start():
    worked = {date(2026, 7, n): 480 for n in (5, 6, 7, 8, 9)}

    assert judge(shift(date(2026, 7, 11), 1630, 2430), student(16), worked).allowed
    assert not judge(shift(date(2026, 7, 11), 1630, 2430), student(16), worked | {date(2026, 7, 10): 1}).allowed


@pytest.mark.parametrize(
    ("day", "begins", "ends", "worked", "expected"),
    [
        # younger days Sunday to Tuesday: 18 hours in a school week; the whole week: 48
        (date(2026, 1, 6), 1600, 1900, {date(2026, 1, 4): 480, date(2026, 1, 5): 420}, ()),
        (date(2026, 1, 6), 1600, 1900, {date(2026, 1, 4): 480, date(2026, 1, 5): 421}, ("week",)),
        (date(2026, 1, 6), 1600, 1900, {date(2026, 1, 4): 480, FRIDAY: 480, SATURDAY: 480}, ()),
        (date(2026, 1, 6), 1600, 1900, {date(2026, 1, 4): 480, date(2026, 1, 5): 420, WEDNESDAY: 240}, ()),
        (date(2026, 1, 6), 1600, 1900, {SATURDAY: 2701}, ("week",)),
        (WEDNESDAY, 1600, 2000, {date(2026, 1, 4): 480, date(2026, 1, 6): 600}, ()),
        (WEDNESDAY, 1600, 2000, {date(2026, 1, 4): 480, date(2026, 1, 6): 600, FRIDAY: 1560}, ()),
        (WEDNESDAY, 1600, 2000, {date(2026, 1, 4): 480, date(2026, 1, 6): 600, FRIDAY: 1561}, ("week",)),
        (WEDNESDAY, 1600, 2001, {}, ("day",)),
        (date(2026, 1, 6), 1600, 1901, {}, ("latest", "day")),
    ],
)
def test_in_a_birthday_week_the_younger_hours_keep_the_younger_cap_and_the_week_has_the_older(
    day, begins, ends, worked, expected
):
    turns_16_on_wednesday = Student(date(2010, 1, 7), IN_CALIFORNIA, SCHOOL, PERMIT)

    assert broken(judge(shift(day, begins, ends), turns_16_on_wednesday, worked)) == expected


def test_in_the_week_of_the_18th_birthday_only_the_hours_before_it_are_capped():
    turns_18_on_friday = Student(date(2008, 7, 10), IN_CALIFORNIA, SCHOOL, PERMIT)
    younger = {date(2026, 7, n): 600 for n in (5, 6, 7, 8)}

    assert judge(shift(date(2026, 7, 9), 900, 1700), turns_18_on_friday, younger | {date(2026, 7, 11): 900}).allowed
    assert broken(judge(shift(date(2026, 7, 9), 900, 1701), turns_18_on_friday, younger)) == ("day", "week")
    assert judge(shift(date(2026, 7, 10), 0, 2359), turns_18_on_friday, younger).allowed


# Permits and calendars


@pytest.mark.parametrize(
    ("permit", "day", "legal"),
    [
        (None, SUMMER, "Record a permit that is valid on Wednesday, July 8 first."),
        (WorkPermit(SUMMER, SUMMER), SUMMER, None),
        (
            WorkPermit(SUMMER + timedelta(1), date(2026, 8, 18)),
            SUMMER,
            "The permit begins on Thursday, July 9, 2026. Record a permit that is valid on Wednesday, July 8 first.",
        ),
        (
            WorkPermit(date(2026, 6, 1), SUMMER - timedelta(1)),
            SUMMER,
            "The permit ended on Tuesday, July 7, 2026. Record a permit that is valid on Wednesday, July 8 first.",
        ),
    ],
)
@pytest.mark.parametrize("age", [15, 17])
def test_california_asks_for_a_permit_on_every_day_of_work_and_its_last_day_counts(age, permit, day, legal):
    verdict = judge(shift(day, 900, 1500), student(age, permit=permit), {})

    assert [each.legal for each in verdict.refusals] == ([legal] if legal else [])


def test_federal_law_asks_for_no_permit():
    assert judge(shift(SUMMER, 900, 1500), student(15, laws=laws_for(()), permit=None), {}).allowed


def test_a_permit_ends_five_days_after_the_next_school_year_opens():
    assert permit_ends(SCHOOL.next_school_day(SUMMER)) == date(2026, 8, 18)


def test_what_a_district_wrote_into_a_permit_counts_where_it_is_stricter():
    later = Law("Cedar Bend Unified", Limit.EARLIEST, 16, 17, "The permit begins at 9:30.", "the permit", 570)
    fewer = Law("Cedar Bend Unified", Limit.WEEK, 16, 17, "The permit allows 28 hours a week.", "the permit", 28 * 60)
    more = Law("Cedar Bend Unified", Limit.DAY, 16, 17, "The permit allows 10 hours a day.", "the permit", 600)
    someone = student(16, permit=WorkPermit(PERMIT.valid_from, PERMIT.valid_through, (later, fewer, more)))
    worked = {date(2026, 7, 5): 480, date(2026, 7, 6): 480, date(2026, 7, 7): 480}

    verdict = judge(shift(SUMMER, 900, 1701), someone, worked)

    assert [(each.rule, each.most) for each in verdict.refusals] == [
        ("The permit begins at 9:30.", 570),
        ("In California, a day at 16 and 17 has at most 8 hours of work.", 480),
        ("The permit allows 28 hours a week.", 240),
    ]


@pytest.mark.parametrize("school", [None, SCHOOL])
def test_days_that_no_calendar_covers_are_never_taken_for_free(school):
    verdict = judge(shift(date(2027, 1, 6), 1600, 1700), student(14, school=school), {})

    assert "school-calendar" in broken(verdict)
    assert verdict.legal.windows == ()


def test_a_calendar_that_ends_with_the_day_cannot_tell_about_tomorrow():
    assert not SCHOOL.knows(date(2026, 12, 31))
    assert SCHOOL.knows(date(2026, 12, 24))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"opens": time(15), "closes": time(8)}, "school-hours"),
        ({"terms": ((date(2026, 6, 1), date(2026, 5, 1)),)}, "school-term"),
        ({"terms": ((date(2024, 6, 1), date(2026, 5, 1)),)}, "school-term"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(fields, code):
    known = {"opens": time(8), "closes": time(15)} | fields

    with pytest.raises(RuleRefused) as refusal:
        SchoolCalendar("Cedar Bend Unified", date(2025, 8, 1), date(2026, 12, 31), **known)

    assert refusal.value.code == code


def test_a_made_up_saturday_is_a_school_day():
    made_up = SchoolCalendar(
        "x", SCHOOL.since, SCHOOL.through, SCHOOL.opens, SCHOOL.closes, extra_days=frozenset({SATURDAY})
    )

    assert made_up.is_school_day(SATURDAY)
    assert made_up.is_school_week(WEDNESDAY)
    assert made_up.next_school_day(WEDNESDAY) == SATURDAY
    assert made_up.next_school_day(SATURDAY) is None
