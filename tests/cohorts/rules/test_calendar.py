"""The schedule of a class, in examples."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from apprenticeships.rules.holidays import NO_HOLIDAYS, Calendar, Holiday, federal_calendar
from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.calendar import (
    Owed,
    Phase,
    Plan,
    SessionKind,
    Totals,
    as_dict,
    generate,
    plan_warnings,
)
from cohorts.rules.pauses import Pause
from cohorts.rules.schedules import AWAY, JOINED_LATE

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


def _codes(schedule):
    return [warning.code for warning in plan_warnings(schedule)]


def test_twelve_and_forty_weeks_make_2032_hours_on_the_job_and_48_in_class():
    schedule = generate(YEAR, JANUARY, NO_HOLIDAYS)

    assert schedule.totals == Totals(rti=48 * HOUR, ojl=2032 * HOUR, paid=2080 * HOUR)
    assert schedule.planned == schedule.totals
    assert schedule.margin == 32 * HOUR


def test_boundaries_fall_84_and_364_days_after_the_start():
    schedule = generate(YEAR, JANUARY, NO_HOLIDAYS)
    twelfth, thirteenth, last = (schedule.weeks[n - 1] for n in (12, 13, 52))

    assert (twelfth.start, twelfth.end) == (date(2026, 3, 23), date(2026, 3, 29))
    assert schedule.exam == (date(2026, 3, 23), date(2026, 3, 29))
    assert schedule.class_end == thirteenth.start == date(2026, 3, 30)
    assert (thirteenth.class_minutes, thirteenth.clinic_minutes) == (0, 40 * HOUR)
    assert (last.start, last.end) == (date(2026, 12, 28), date(2027, 1, 3))
    assert schedule.calendar_end == date(2027, 1, 4)
    assert len(schedule.weeks) == 52


@pytest.mark.parametrize(
    ("calendar", "ojl", "completion", "codes"),
    [
        (NO_HOLIDAYS, 2032, date(2026, 12, 28), ["margin", "rti-recommended"]),
        (FEDERAL, 1944, date(2027, 1, 12), ["hours-short", "rti-recommended"]),
    ],
)
def test_federal_holidays_push_2000_hours_past_the_calendar(calendar, ojl, completion, codes):
    schedule = generate(YEAR, JANUARY, calendar)

    assert schedule.totals.ojl == ojl * HOUR
    assert schedule.projected_completion == completion
    assert _codes(schedule) == codes


def test_federal_holidays_leave_paid_hours_alone_because_leave_is_wages():
    schedule = generate(YEAR, JANUARY, FEDERAL)

    assert schedule.totals == Totals(rti=48 * HOUR, ojl=1944 * HOUR, paid=2080 * HOUR)
    assert schedule.planned == Totals(rti=48 * HOUR, ojl=2032 * HOUR, paid=2080 * HOUR)


def test_unpaid_days_off_lower_paid_hours_too():
    unpaid = Calendar("Clinic", (Holiday(date(2026, 1, 6), "Move", paid_not_ojl=False),))

    assert generate(YEAR, JANUARY, unpaid).totals.paid == 2072 * HOUR


def test_a_day_off_costs_what_was_planned_that_day():
    calendar = Calendar("Clinic", (Holiday(date(2026, 1, 7), "Class day"), Holiday(date(2026, 1, 9), "Friday")))

    week = generate(YEAR, JANUARY, calendar).weeks[0]

    assert (week.class_minutes, week.clinic_minutes) == (0, 24 * HOUR)
    assert [holiday.name for holiday in week.holidays] == ["Class day", "Friday"]


@pytest.mark.parametrize(
    ("holiday", "left"),
    [
        (Holiday(date(2026, 1, 7), "No class", no_clinic=False), (0, 36 * HOUR)),
        (Holiday(date(2026, 1, 7), "No clinic", no_class=False), (4 * HOUR, 32 * HOUR)),
        (Holiday(date(2026, 1, 10), "Saturday"), (4 * HOUR, 36 * HOUR)),
    ],
)
def test_a_day_off_closes_only_what_it_says(holiday, left):
    week = generate(YEAR, JANUARY, Calendar("Clinic", (holiday,))).weeks[0]

    assert (week.class_minutes, week.clinic_minutes) == left


def test_all_dates_move_with_a_start_moved_off_labor_day():
    schedule = generate(YEAR, date(2026, 9, 14), FEDERAL)

    assert schedule.class_end == date(2026, 12, 7)
    assert schedule.calendar_end == date(2027, 9, 13)
    assert schedule.weeks[0].start == date(2026, 9, 14)


def test_a_start_in_midweek_still_meets_twelve_classes():
    schedule = generate(YEAR, date(2026, 1, 8), NO_HOLIDAYS)
    classes = [each.day for each in schedule.sessions if each.kind is SessionKind.CLASS]

    assert classes[0] == date(2026, 1, 14)
    assert len(classes) == 12
    assert {later - earlier for earlier, later in pairwise(classes)} == {timedelta(7)}


def test_a_class_day_has_class_and_the_rest_of_the_day_in_the_clinic():
    schedule = generate(YEAR, JANUARY, NO_HOLIDAYS)
    first_week = [(each.day.isoweekday(), each.kind, each.minutes) for each in schedule.sessions[:6]]

    assert first_week == [
        (1, SessionKind.CLINIC, 480),
        (2, SessionKind.CLINIC, 480),
        (3, SessionKind.CLASS, 240),
        (3, SessionKind.CLINIC, 240),
        (4, SessionKind.CLINIC, 480),
        (5, SessionKind.CLINIC, 480),
    ]


@pytest.mark.parametrize(
    ("out", "back", "class_end", "calendar_end", "owed"),
    [
        (date(2026, 2, 2), date(2026, 2, 16), date(2026, 4, 13), date(2027, 1, 18), 2),
        (date(2026, 3, 29), date(2026, 3, 30), date(2026, 3, 31), date(2027, 1, 5), 0),
        (date(2026, 3, 30), date(2026, 4, 2), date(2026, 3, 30), date(2027, 1, 7), 0),
        (date(2026, 6, 1), date(2026, 6, 29), date(2026, 3, 30), date(2027, 2, 1), 0),
    ],
)
def test_a_pause_moves_the_end_and_the_class_end_only_if_it_starts_before(out, back, class_end, calendar_end, owed):
    schedule = generate(YEAR, JANUARY, NO_HOLIDAYS, pauses=(Pause(out, back),))

    assert (schedule.class_end, schedule.calendar_end) == (class_end, calendar_end)
    assert len(schedule.owed) == owed


def test_a_second_class_weekday_in_a_week_stretched_by_a_pause_is_a_full_day_in_the_clinic():
    start, pause = date(2026, 1, 7), Pause(date(2026, 3, 26), date(2026, 3, 27))

    schedule = generate(YEAR, start, NO_HOLIDAYS, pauses=(pause,))
    twelfth = [day for day in schedule.days if day.week == 12 and day.day.weekday() == 2]

    assert [(day.day, day.class_minutes, day.clinic_minutes) for day in twelfth] == [
        (date(2026, 3, 25), 240, 240),
        (date(2026, 4, 1), 0, 480),
    ]


@pytest.mark.parametrize(
    ("required", "pauses", "completion"),
    [
        (2024, (), date(2027, 1, 15)),
        (2032, (), date(2027, 1, 19)),
        (2000, (Pause(date(2027, 1, 5), date(2027, 1, 7)),), date(2027, 1, 14)),
    ],
)
def test_after_the_calendar_holidays_and_pauses_still_take_days_out(required, pauses, completion):
    plan = Plan(YEAR.phases, class_weekday=2, required_ojl=required * HOUR)

    assert generate(plan, JANUARY, FEDERAL, pauses=pauses).projected_completion == completion


def test_sessions_missed_in_a_pause_are_owed_and_their_weeks_become_clinic_weeks():
    schedule = generate(YEAR, JANUARY, NO_HOLIDAYS, pauses=(Pause(date(2026, 2, 2), date(2026, 2, 16)),))

    assert schedule.owed == (
        Owed(date(2026, 2, 4), 4 * HOUR, AWAY),
        Owed(date(2026, 2, 11), 4 * HOUR, AWAY),
    )
    assert schedule.totals == Totals(rti=40 * HOUR, ojl=2040 * HOUR, paid=2080 * HOUR)


def test_a_late_joiner_has_own_boundaries_follows_the_class_and_owes_what_came_before():
    schedule = generate(YEAR, date(2026, 1, 12), NO_HOLIDAYS, cohort_start=JANUARY)

    assert schedule.class_end == date(2026, 4, 6)
    assert schedule.calendar_end == date(2027, 1, 11)
    assert schedule.owed == (Owed(date(2026, 1, 7), 4 * HOUR, JOINED_LATE),)
    assert schedule.weeks[10].class_minutes == 4 * HOUR
    assert (schedule.weeks[11].class_minutes, schedule.weeks[11].clinic_minutes) == (0, 40 * HOUR)
    assert schedule.totals == Totals(rti=44 * HOUR, ojl=2036 * HOUR, paid=2080 * HOUR)


def test_nobody_joins_before_the_class_starts():
    with pytest.raises(RuleRefused, match="before the class"):
        generate(YEAR, date(2026, 1, 4), NO_HOLIDAYS, cohort_start=JANUARY)


def test_a_summer_internship_has_no_hours_to_reach_and_ends_on_its_last_day():
    summer = Plan(phases=(Phase("Summer", 6, 2 * HOUR, 22 * HOUR),), class_weekday=4, day_minutes=300)

    schedule = generate(summer, date(2026, 6, 15), NO_HOLIDAYS)

    assert schedule.exam is None
    assert schedule.class_end == schedule.calendar_end == date(2026, 7, 27)
    assert schedule.projected_completion == date(2026, 7, 24)
    assert schedule.margin is None
    assert plan_warnings(schedule) == ()


def test_a_saturday_class_takes_nothing_from_the_clinic():
    plan = Plan(phases=(Phase("Both", 1, 240, 2400), Phase("Clinic", 1, 0, 2400)), class_weekday=5)

    first, second = generate(plan, JANUARY, NO_HOLIDAYS).weeks

    assert (first.class_minutes, first.clinic_minutes) == (240, 2400)
    assert (second.class_minutes, second.clinic_minutes) == (0, 2400)


def test_hours_that_nobody_ever_works_have_no_completion_date():
    plan = Plan(phases=(Phase("Class", 4, 240, 0),), class_weekday=2, required_ojl=0)
    short = Plan(
        phases=(Phase("Both", 4, 240, 240), Phase("Rest", 1, 0, 0)),
        class_weekday=2,
        required_ojl=9999,
    )

    assert generate(plan, JANUARY, NO_HOLIDAYS).projected_completion == JANUARY
    assert generate(short, JANUARY, NO_HOLIDAYS).projected_completion is None
    assert "hours-short" in _codes(generate(short, JANUARY, NO_HOLIDAYS))


@pytest.mark.parametrize(
    "change",
    [
        {"phases": ()},
        {"phases": (Phase("None", 0, 0, 2400),)},
        {"phases": (Phase("Negative", 1, 0, -60),)},
        {"phases": (Phase("Too much", 1, 240, 2400),)},
        {"phases": (Phase("Long class", 1, 481, 0),)},
        {"phases": (Phase("For ever", 1000, 0, 2400),)},
        {"class_weekday": None},
        {"class_weekday": 7},
        {"day_minutes": 0},
        {"day_minutes": 1441},
        {"workdays": frozenset({7})},
        {"exam_week": 53},
        {"exam_week": 0},
        {"required_ojl": -1},
    ],
)
def test_a_plan_that_cannot_be_worked_is_refused_with_a_sentence(change):
    fields = {name: getattr(YEAR, name) for name in YEAR.__dataclass_fields__} | change

    with pytest.raises(RuleRefused) as refusal:
        Plan(**fields)

    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize("start", [date(1899, 12, 31), date(2101, 1, 1), date.max])
def test_a_start_outside_two_centuries_is_refused(start):
    with pytest.raises(RuleRefused, match="between 1900 and 2100"):
        generate(YEAR, start, NO_HOLIDAYS)


@pytest.mark.parametrize(
    "pauses",
    [
        (Pause(date(2026, 1, 4), date(2026, 1, 9)),),
        (Pause(date(2026, 2, 1), date(2026, 2, 9)), Pause(date(2026, 2, 8), date(2026, 2, 20))),
    ],
)
def test_pauses_before_the_start_or_over_each_other_are_refused(pauses):
    with pytest.raises(RuleRefused):
        generate(YEAR, JANUARY, NO_HOLIDAYS, pauses=pauses)


def test_the_plan_as_data_has_the_agreed_shape():
    found = as_dict(generate(YEAR, JANUARY, FEDERAL), program="ma", version=4, track="clinical")
    week_three = found["weeks"][2]

    assert {key: value for key, value in found.items() if key not in {"weeks", "warnings"}} == {
        "program": "ma",
        "version": 4,
        "track": "clinical",
        "start": "2026-01-05",
        "calendar": "federal",
        "boundaries": {"class_end": "2026-03-30", "calendar_end": "2027-01-04"},
        "exam": {"from": "2026-03-23", "to": "2026-03-29"},
        "totals": {"rti": 2880, "ojl": 116640, "paid": 124800},
        "projected_completion": "2027-01-12",
    }
    assert week_three == {
        "n": 3,
        "start": "2026-01-19",
        "end": "2026-01-25",
        "class_minutes": 240,
        "clinic_minutes": 1680,
        "holidays": ["2026-01-19"],
    }
    assert [type(warning) for warning in found["warnings"]] == [str, str]


def test_the_plan_without_holidays_is_the_plain_plan():
    found = as_dict(generate(YEAR, JANUARY, NO_HOLIDAYS), program="ma", version=4, track=None)

    assert found["calendar"] == "none"
    assert found["track"] is None
    assert found["totals"] == {"rti": 2880, "ojl": 121920, "paid": 124800}
    assert {week["clinic_minutes"] for week in found["weeks"]} == {2160, 2400}
