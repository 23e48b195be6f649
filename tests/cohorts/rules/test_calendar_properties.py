"""The schedule for any start, any phases, any holidays, any pauses."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.holidays import NO_HOLIDAYS, Calendar, Holiday
from cohorts.rules.calendar import Phase, Plan, SessionKind, generate, project
from cohorts.rules.pauses import Pause, moved

QUICK = settings(max_examples=50, deadline=None, database=None)
DAY = timedelta(1)
STARTS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@st.composite
def plans(draw):
    """Any plan that fits its own days."""
    day_minutes = draw(st.integers(60, 720))
    workdays = draw(st.frozensets(st.integers(0, 6), min_size=1))
    class_weekday = draw(st.integers(0, 6))
    phases = []
    for _ in range(draw(st.integers(1, 3))):
        class_minutes = draw(st.integers(0, day_minutes))
        room = len(workdays) * day_minutes - (class_minutes if class_weekday in workdays else 0)
        phases.append(Phase("Phase", draw(st.integers(1, 10)), class_minutes, draw(st.integers(0, room))))
    return Plan(
        phases=tuple(phases),
        class_weekday=class_weekday,
        day_minutes=day_minutes,
        workdays=workdays,
        exam_week=draw(st.integers(1, sum(phase.weeks for phase in phases))),
        required_ojl=draw(st.integers(0, 60000)),
    )


@st.composite
def calendars(draw, start):
    """Any holidays of any kind around the schedule."""
    return Calendar(
        "any",
        tuple(
            Holiday(start + offset * DAY, "Off", *flags)
            for offset, *flags in draw(
                st.lists(
                    st.tuples(
                        st.integers(-10, 400),
                        st.booleans(),
                        st.booleans(),
                        st.booleans(),
                        st.booleans(),
                    ),
                    max_size=25,
                )
            )
        ),
    )


@st.composite
def pause_lists(draw, start):
    """Any pauses in order, none over another."""
    pauses, day = [], start
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=3)):
        out = day + gap * DAY
        day = out + length * DAY
        pauses.append(Pause(out, day))
    return tuple(pauses)


@st.composite
def situations(draw):
    """A plan, a start, holidays, pauses, and how late the person joins."""
    start = draw(STARTS)
    joined = start + draw(st.integers(0, 40)) * DAY
    return {
        "plan": draw(plans()),
        "start": joined,
        "calendar": draw(calendars(joined)),
        "pauses": draw(pause_lists(joined)),
        "cohort_start": start,
    }


@QUICK
@given(situations())
def test_weeks_are_numbered_and_follow_one_another_from_start_to_end(situation):
    schedule = generate(**situation)
    weeks = schedule.weeks

    assert [week.n for week in weeks] == list(range(1, situation["plan"].weeks + 1))
    assert weeks[0].start == situation["start"]
    assert [later.start - earlier.end for earlier, later in pairwise(weeks)] == [DAY] * (len(weeks) - 1)
    assert weeks[-1].end + DAY == schedule.calendar_end
    assert schedule.exam == (
        weeks[situation["plan"].exam_week - 1].start,
        weeks[situation["plan"].exam_week - 1].end,
    )


@QUICK
@given(situations())
def test_nothing_is_scheduled_on_a_closed_day_or_in_a_pause_or_outside_the_weeks(situation):
    schedule = generate(**situation)
    calendar = situation["calendar"]
    closes = {SessionKind.CLASS: calendar.closes_class, SessionKind.CLINIC: calendar.closes_clinic}

    wrong = [
        each
        for each in schedule.sessions
        if closes[each.kind](each.day)
        or any(pause.out <= each.day < pause.back for pause in situation["pauses"])
        or not schedule.weeks[each.week - 1].start <= each.day <= schedule.weeks[each.week - 1].end
    ]

    assert wrong == []


@QUICK
@given(situations())
def test_totals_are_the_sums_of_weeks_and_of_sessions(situation):
    schedule = generate(**situation)
    by_kind = {kind: sum(each.minutes for each in schedule.sessions if each.kind is kind) for kind in SessionKind}

    assert schedule.totals.rti == by_kind[SessionKind.CLASS]
    assert schedule.totals.ojl == by_kind[SessionKind.CLINIC]
    assert schedule.totals.rti == sum(week.class_minutes for week in schedule.weeks)
    assert schedule.totals.ojl == sum(week.clinic_minutes for week in schedule.weeks)
    assert schedule.totals.rti + schedule.totals.ojl <= schedule.totals.paid <= schedule.planned.paid


@QUICK
@given(plans(), STARTS)
def test_the_plain_plan_is_weeks_times_minutes(plan, start):
    schedule = generate(plan, start, NO_HOLIDAYS)

    assert schedule.totals.rti == sum(each.weeks * each.class_minutes for each in plan.phases)
    assert schedule.totals.ojl == sum(each.weeks * each.clinic_minutes for each in plan.phases)
    assert schedule.totals.paid == schedule.totals.rti + schedule.totals.ojl
    assert schedule.calendar_end == start + 7 * plan.weeks * DAY
    assert schedule.owed == ()


@QUICK
@given(situations())
def test_class_minutes_are_held_or_owed_never_lost(situation):
    schedule = generate(**situation)
    of_the_class = sum(each.weeks * each.class_minutes for each in situation["plan"].phases)

    assert schedule.totals.rti + sum(each.minutes for each in schedule.owed) == of_the_class


@QUICK
@given(situations(), st.integers(0, 400), st.booleans(), st.booleans())
def test_one_more_holiday_never_adds_an_hour_nor_brings_completion_forward(situation, offset, no_class, no_clinic):
    more = Holiday(situation["start"] + offset * DAY, "More", no_class, no_clinic)
    calendar = situation["calendar"]

    before = generate(**situation)
    after = generate(**situation | {"calendar": Calendar("more", (*calendar.holidays, more))})

    assert after.planned == before.planned
    assert after.totals.rti <= before.totals.rti
    assert after.totals.ojl <= before.totals.ojl
    assert (after.projected_completion or date.max) >= (before.projected_completion or date.max)


@QUICK
@given(plans(), STARTS, st.integers(0, 300), st.integers(0, 300))
def test_a_moved_holiday_never_lifts_hours_above_the_plan(plan, start, first, second):
    def totals(offset):
        holiday = Holiday(start + offset * DAY, "Moved")
        return generate(plan, start, Calendar("one", (holiday,)))

    one, other = totals(first), totals(second)

    assert one.planned == other.planned
    assert max(one.totals.ojl, other.totals.ojl) <= one.planned.ojl
    assert abs(one.totals.ojl - other.totals.ojl) <= plan.day_minutes


@QUICK
@given(situations(), st.integers(0, 60000), st.integers(0, 60000))
def test_more_required_hours_never_complete_earlier(situation, one, other):
    schedule = generate(**situation)
    less, more = sorted((one, other))

    early = project(schedule, required=less)
    late = project(schedule, required=more)

    assert (early or date.max) <= (late or date.max)


@QUICK
@given(situations(), st.integers(0, 20000), st.integers(0, 20000))
def test_more_approved_hours_never_complete_later(situation, one, other):
    schedule = generate(**situation)
    less, more = sorted((one, other))
    after = situation["start"] + 30 * DAY

    ahead = project(schedule, required=30000, done=more, after=after)
    behind = project(schedule, required=30000, done=less, after=after)

    assert (ahead or date.max) <= (behind or date.max)


@QUICK
@given(situations())
def test_completion_falls_on_a_day_that_is_worked(situation):
    schedule = generate(**situation)
    found = schedule.projected_completion
    required = situation["plan"].required_ojl

    if found is not None and required and found < schedule.calendar_end:
        worked = {day: minutes for day, minutes in schedule.clinic_days() if day <= found}
        assert found in worked
        assert sum(worked.values()) >= required > sum(worked.values()) - worked[found]


@QUICK
@given(situations())
def test_the_end_moves_by_exactly_the_pauses_that_start_before_it(situation):
    schedule = generate(**situation)
    plain = situation["start"] + 7 * situation["plan"].weeks * DAY
    before = [pause for pause in situation["pauses"] if pause.out < schedule.calendar_end]

    assert schedule.calendar_end == plain + sum(((pause.back - pause.out) for pause in before), DAY * 0)


@QUICK
@given(STARTS, st.integers(0, 400), st.data())
def test_a_boundary_is_moved_only_by_pauses_that_start_before_it(start, offset, data):
    pauses = data.draw(pause_lists(start))
    boundary = start + offset * DAY

    after = moved(boundary, pauses)

    assert after - boundary == sum(((pause.back - pause.out) for pause in pauses if pause.out < after), DAY * 0)


@QUICK
@given(situations())
def test_the_same_input_gives_the_same_schedule(situation):
    assert generate(**situation) == generate(**situation)
