"""Who is done, what is missing, and where a person stands on the way."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.holidays import NO_HOLIDAYS, federal_calendar
from cohorts.rules.calendar import Phase, Plan, generate
from cohorts.rules.completion import (
    Approach,
    Pace,
    Progress,
    Requirements,
    Status,
    completion,
    pace,
    probation,
    probation_problem,
    projected_completion,
)

QUICK = settings(max_examples=60, deadline=None, database=None)
HOUR = 60
JANUARY = date(2026, 1, 5)
CALENDAR_END = date(2027, 1, 4)
YEAR = Plan(
    phases=(Phase("Class", 12, 240, 2160), Phase("Clinic", 40, 0, 2400)),
    class_weekday=2,
    required_ojl=2000 * HOUR,
)
STANDARDS = Requirements(
    approach=Approach.HYBRID,
    required_ojl=2000 * HOUR,
    required_rti=48 * HOUR,
    required_competencies=24,
    exam_required=True,
)
DONE = {"approved_ojl": 2000 * HOUR, "rti": 48 * HOUR, "competencies": 24, "exam_passed": True}


def _progress(on=CALENDAR_END, **fields):
    return Progress(on=on, calendar_end=CALENDAR_END, **DONE | fields)


def test_all_requirements_met_after_the_calendar_is_ready_to_graduate():
    found = completion(STANDARDS, _progress())

    assert (found.complete, found.status, found.missing) == (True, Status.READY, ())


def test_52_weeks_without_the_hours_are_not_complete():
    found = completion(STANDARDS, _progress(approved_ojl=1944 * HOUR))

    assert (found.complete, found.status) == (False, Status.HOURS_PENDING)
    assert found.status.value == "calendar done, hours pending"
    assert [(each.code, each.message) for each in found.missing] == [
        ("hours", "56 hours on the job are still to be approved: 1,944 hours of 2,000 hours.")
    ]


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"rti": 44 * HOUR}, [("instruction", "4 hours of class are still missing.")]),
        ({"rti": 44 * HOUR, "rti_waived": 4 * HOUR}, []),
        ({"competencies": 23}, [("competencies", "1 skill is still to be signed off: 23 of 24.")]),
        ({"exam_passed": False}, [("exam", "The certification exam is not passed yet.")]),
        ({"approved_ojl": 1900 * HOUR, "credited_ojl": 100 * HOUR}, []),
    ],
)
def test_each_requirement_is_asked_for_by_itself(fields, missing):
    found = completion(STANDARDS, _progress(**fields))

    assert [(each.code, each.message) for each in found.missing] == missing
    assert found.status is (Status.REQUIREMENTS_PENDING if missing else Status.READY)


def test_before_the_calendar_ends_nobody_graduates_unless_the_program_says_so():
    early = _progress(on=date(2027, 1, 3))

    waiting = completion(STANDARDS, early)
    free = completion(STANDARDS.changed(wait_for_calendar=False), early)

    assert (waiting.complete, waiting.status) == (False, Status.IN_TRAINING)
    assert [each.message for each in waiting.missing] == ["The program runs until Sunday, January 3, 2027."]
    assert (free.complete, free.status) == (True, Status.READY)


@pytest.mark.parametrize(
    ("approach", "codes"),
    [
        (Approach.TIME, ["hours"]),
        (Approach.COMPETENCY, ["competencies"]),
        (Approach.HYBRID, ["hours", "competencies"]),
    ],
)
def test_the_registered_approach_decides_whether_hours_or_skills_count(approach, codes):
    standards = STANDARDS.changed(approach=approach)

    found = completion(standards, _progress(approved_ojl=0, competencies=0))

    assert [each.code for each in found.missing] == codes


def test_an_internship_without_requirements_is_complete_when_its_calendar_is():
    none = Requirements(approach=Approach.TIME)

    assert completion(none, Progress(on=CALENDAR_END, calendar_end=CALENDAR_END)).complete


def test_a_quarter_of_52_weeks_is_the_longest_probation():
    found = probation(JANUARY, term_days=364, term_minutes=2032 * HOUR)

    assert (found.days, found.last_day, found.minutes) == (91, date(2026, 4, 5), 508 * HOUR)


@pytest.mark.parametrize(("term_days", "days"), [(364, 91), (365, 91), (1460, 365), (3000, 365), (3, 0)])
def test_probation_is_a_quarter_of_the_term_and_a_year_at_most(term_days, days):
    assert probation(JANUARY, term_days=term_days, term_minutes=60).days == days


def test_the_hours_limit_ends_probation_when_it_comes_first():
    schedule = generate(YEAR, JANUARY, NO_HOLIDAYS)
    overtime = [(JANUARY + timedelta(n), 600) for n in range(60)]

    by_days = probation(JANUARY, term_days=364, term_minutes=2032 * HOUR)

    assert by_days.ends_on(schedule.clinic_days()) == date(2026, 4, 5)
    assert by_days.ends_on(overtime) == JANUARY + timedelta(50)


def test_six_months_of_probation_are_refused_with_the_longest_day_allowed():
    by_days = {"start": JANUARY, "term_days": 364, "term_minutes": 2032 * HOUR}

    assert probation_problem(last_day=date(2026, 7, 4), minutes=None, **by_days) == (
        "Probation may last through Sunday, April 5, 2026 at most: a quarter of the term, never more than a year."
    )
    assert probation_problem(last_day=date(2026, 4, 5), minutes=508 * HOUR, **by_days) is None
    assert probation_problem(last_day=date(2026, 4, 5), minutes=520 * HOUR, **by_days) == (
        "Probation may last 508 hours at most: a quarter of the term's hours."
    )


@pytest.mark.parametrize(
    ("approved", "state", "difference"),
    [
        (324 * HOUR, Pace.ON_TRACK, 0),
        (316 * HOUR, Pace.ON_TRACK, -8 * HOUR),
        (315 * HOUR, Pace.BEHIND, -9 * HOUR),
        (332 * HOUR, Pace.ON_TRACK, 8 * HOUR),
        (333 * HOUR, Pace.AHEAD, 9 * HOUR),
    ],
)
def test_a_day_of_work_more_or_less_is_on_track(approved, state, difference):
    schedule = generate(YEAR, JANUARY, NO_HOLIDAYS)
    expected = schedule.ojl_through(date(2026, 3, 6))

    found = pace(approved, expected, tolerance=8 * HOUR)

    assert expected == 324 * HOUR
    assert (found.state, found.difference) == (state, difference)


def test_the_projected_end_follows_the_hours_approved_so_far():
    schedule = generate(YEAR, JANUARY, federal_calendar(2026, 2028))
    through = date(2026, 3, 8)
    planned = schedule.ojl_through(through)

    assert projected_completion(schedule, approved=planned, through=through) == date(2027, 1, 12)
    assert projected_completion(schedule, approved=planned - 60, through=through) == date(2027, 1, 13)
    assert projected_completion(schedule, approved=planned + 480, through=through) == date(2027, 1, 11)
    assert projected_completion(schedule, approved=2000 * HOUR, through=through) == through


def test_without_required_hours_the_projected_end_is_the_last_planned_day():
    summer = Plan(phases=(Phase("Summer", 6, 0, 1200),), class_weekday=None)
    schedule = generate(summer, date(2026, 6, 15), NO_HOLIDAYS)

    assert projected_completion(schedule, approved=0, through=date(2026, 6, 20)) == date(2026, 7, 22)


@QUICK
@given(
    st.sampled_from(Approach),
    st.tuples(*[st.integers(0, 3)] * 3),
    st.tuples(*[st.integers(0, 3)] * 3),
    st.tuples(st.booleans(), st.booleans()),
    st.integers(-2, 2),
)
def test_complete_means_exactly_that_nothing_is_missing(approach, required, reached, exam, offset):
    exam_required, exam_passed = exam
    standards = Requirements(
        approach=approach,
        required_ojl=required[0],
        required_rti=required[1],
        required_competencies=required[2],
        exam_required=exam_required,
    )
    progress = Progress(
        on=CALENDAR_END + timedelta(offset),
        calendar_end=CALENDAR_END,
        approved_ojl=reached[0],
        rti=reached[1],
        competencies=reached[2],
        exam_passed=exam_passed,
    )

    found = completion(standards, progress)

    assert found.complete == (not found.missing) == (found.status is Status.READY)
    assert found.complete == (
        offset >= 0
        and (approach is Approach.COMPETENCY or reached[0] >= required[0])
        and reached[1] >= required[1]
        and (approach is Approach.TIME or reached[2] >= required[2])
        and (exam_passed or not exam_required)
    )


@QUICK
@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(4, 2000), st.integers(60, 300000))
def test_probation_never_passes_its_own_limits(start, term_days, term_minutes):
    found = probation(start, term_days=term_days, term_minutes=term_minutes)

    assert 4 * found.days <= term_days
    assert found.days <= 365
    assert 4 * found.minutes <= term_minutes
    assert (
        probation_problem(
            start=start,
            last_day=found.last_day,
            minutes=found.minutes,
            term_days=term_days,
            term_minutes=term_minutes,
        )
        is None
    )
