"""What a coordinator is told about a schedule before it is published."""

from datetime import date, timedelta

from apprenticeships.rules.holidays import NO_HOLIDAYS, Calendar, Holiday, federal_calendar
from cohorts.rules.calendar import Owed, Phase, Plan, generate, plan_warnings

HOUR = 60
FEDERAL = federal_calendar(2025, 2031)
JANUARY = date(2026, 1, 5)
YEAR = Plan(
    phases=(
        Phase("Class and clinic", 12, 4 * HOUR, 36 * HOUR),
        Phase("Clinic", 40, 0, 40 * HOUR),
    ),
    class_weekday=2,
    day_minutes=8 * HOUR,
    exam_week=12,
    required_ojl=2000 * HOUR,
    recommended_rti_per_year=144 * HOUR,
)


def test_a_class_lost_to_a_holiday_is_owed_and_said_in_words():
    start = date(2026, 10, 5)

    schedule = generate(YEAR, start, FEDERAL)

    assert schedule.owed == (Owed(date(2026, 11, 11), 4 * HOUR, "Veterans Day"),)
    assert schedule.totals.rti == 44 * HOUR
    assert plan_warnings(schedule)[0].message == (
        "No class on Wednesday, November 11 (Veterans Day): 4 hours are owed. Plan a make-up class."
    )


def test_where_a_class_that_a_holiday_takes_is_held_is_said_right_after():
    messages = [warning.message for warning in plan_warnings(generate(YEAR, date(2026, 10, 5), FEDERAL))]

    assert messages[1] == (
        "The schedule holds the class of Wednesday, November 11 on Thursday, November 12. "
        "Choose another day if that one does not suit."
    )


def test_a_class_without_any_other_day_says_so():
    closed = Calendar("Closed", tuple(Holiday(date(2026, 1, 14) + timedelta(days=n), "Flood") for n in range(62)))

    moved = [each.message for each in plan_warnings(generate(YEAR, JANUARY, closed)) if each.code == "class-moved"]

    assert moved[0] == (
        "No working day in the two months after Wednesday, January 14 is free for that class. Plan one by hand."
    )


def test_the_warnings_say_how_far_the_hours_fall_short_and_until_when():
    messages = [warning.message for warning in plan_warnings(generate(YEAR, JANUARY, FEDERAL))]

    assert messages == [
        (
            "The calendar ends 56 hours short of the 2,000 hours required on the job. "
            "At 40 hours a week they are reached on Tuesday, January 12, 2027."
        ),
        "48 hours of class are planned; 144 hours are recommended for 52 weeks.",
    ]


def test_a_plan_that_just_clears_its_hours_says_how_little_is_to_spare():
    messages = [warning.message for warning in plan_warnings(generate(YEAR, JANUARY, NO_HOLIDAYS))]

    assert messages[0] == ("Only 32 hours to spare over the 2,000 hours required on the job: less than one week.")


def test_a_start_on_a_holiday_is_pointed_out():
    assert plan_warnings(generate(YEAR, date(2026, 9, 7), FEDERAL))[0].code == "start-closed"


def test_a_calendar_that_ends_before_the_schedule_is_pointed_out():
    schedule = generate(YEAR, JANUARY, federal_calendar(2026, 2026))

    assert plan_warnings(schedule)[-1].message == (
        "Holidays are listed only through Thursday, December 31, 2026. Add later ones before you publish this schedule."
    )


def test_what_a_late_joiner_missed_is_said_in_words():
    schedule = generate(YEAR, date(2026, 1, 12), NO_HOLIDAYS, cohort_start=JANUARY)

    assert plan_warnings(schedule)[0].message == (
        "The class on Wednesday, January 7 is missed (before the person joined): 4 hours are owed. "
        "Plan a make-up class."
    )
