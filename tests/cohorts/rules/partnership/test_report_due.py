"""When reports are due."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.holidays import Calendar, Holiday, federal_calendar
from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.partnership.report_due import Due, DueRule, Every, Period, days_late, next_due, owed

QUICK = settings(max_examples=60, deadline=None, database=None)
FEDERAL = federal_calendar(2025, 2036)
RULES = {every: DueRule(every, FEDERAL) for every in Every}
DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("every", "day", "first", "last", "words"),
    [
        ("month", date(2026, 2, 28), date(2026, 2, 1), date(2026, 2, 28), "February 2026"),
        ("month", date(2028, 2, 1), date(2028, 2, 1), date(2028, 2, 29), "February 2028"),
        ("quarter", date(2026, 7, 1), date(2026, 7, 1), date(2026, 9, 30), "July to September 2026"),
        ("quarter", date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30), "April to June 2026"),
        ("quarter", date(2026, 1, 15), date(2026, 1, 1), date(2026, 3, 31), "January to March 2026"),
        ("year", date(2026, 6, 30), date(2025, 7, 1), date(2026, 6, 30), "July 2025 to June 2026"),
        ("year", date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30), "July 2026 to June 2027"),
    ],
)
def test_periods_follow_the_program_year_from_july_through_june(every, day, first, last, words):
    period = RULES[every].period_of(day)

    assert period == Period(first, last, Every(every))
    assert str(period) == words


def test_a_program_year_may_begin_in_another_month():
    rule = DueRule(Every.QUARTER, FEDERAL, year_begins=2)

    assert str(rule.period_of(date(2027, 1, 31))) == "November 2026 to January 2027"


@pytest.mark.parametrize(
    ("every", "day", "due"),
    [
        ("month", date(2026, 1, 1), date(2026, 2, 20)),
        ("month", date(2026, 5, 31), date(2026, 6, 18)),  # the 20th a Saturday, Friday is Juneteenth
        ("month", date(2026, 8, 1), date(2026, 9, 18)),  # a Sunday
        ("month", date(2026, 11, 1), date(2026, 12, 18)),
        ("month", date(2026, 12, 31), date(2027, 1, 20)),
        ("month", date(2024, 12, 31), date(2025, 1, 17)),  # a holiday on Monday the 20th
        ("quarter", date(2026, 7, 1), date(2026, 10, 20)),
        ("quarter", date(2026, 12, 31), date(2027, 1, 20)),
        ("year", date(2025, 7, 1), date(2026, 7, 20)),
        ("year", date(2026, 7, 1), date(2027, 7, 20)),
    ],
)
def test_a_report_is_due_on_the_20th_after_its_period_or_the_business_day_before(every, day, due):
    rule = RULES[every]

    assert rule.due_on(rule.period_of(day)) == due


def test_the_receiving_office_has_its_own_calendar_and_day():
    closed = Calendar("office", (Holiday(date(2026, 10, 15), "Office closed"),))
    rule = DueRule(Every.QUARTER, closed, day_of_month=15)

    assert rule.due_on(rule.period_of(date(2026, 9, 1))) == date(2026, 10, 14)


def test_a_due_day_beyond_the_listed_holidays_is_refused():
    rule = DueRule(Every.MONTH, federal_calendar(2026, 2026))

    with pytest.raises(RuleRefused, match=r"Thursday, December 31, 2026.*report for December 2026") as refusal:
        rule.due_on(rule.period_of(date(2026, 12, 1)))

    assert refusal.value.code == "calendar-ends"


@pytest.mark.parametrize("fields", [{"day_of_month": 0}, {"day_of_month": 29}, {"year_begins": 13}])
def test_a_due_rule_names_a_day_that_every_month_has(fields):
    with pytest.raises(RuleRefused) as refusal:
        DueRule(Every.MONTH, FEDERAL, **fields)

    assert refusal.value.code == "due-rule"


def test_every_period_that_is_over_is_owed_also_when_nothing_happened():
    rule = RULES[Every.MONTH]
    february = rule.period_of(date(2026, 2, 1))

    found = owed(rule, since=date(2026, 1, 10), on=date(2026, 4, 20), sent={february})

    assert [(str(due.period), due.days_left, due.is_late) for due in found] == [
        ("January 2026", -59, True),
        ("March 2026", 0, False),
    ]


@pytest.mark.parametrize(
    ("on", "sent", "expected", "days_left"),
    [
        (date(2026, 5, 31), 0, "May 2026", 18),
        (date(2026, 6, 1), 0, "May 2026", 17),
        (date(2026, 6, 18), 0, "May 2026", 0),
        (date(2026, 6, 19), 0, "May 2026", -1),
        (date(2026, 6, 19), 1, "June 2026", 31),
        (date(2026, 6, 19), 2, "July 2026", 62),
        (date(2026, 3, 1), 0, "May 2026", 109),
    ],
)
def test_the_next_report_is_the_oldest_one_owed_or_else_the_first_not_sent(on, sent, expected, days_left):
    rule = RULES[Every.MONTH]
    may = rule.period_of(date(2026, 5, 1))

    due = next_due(rule, since=date(2026, 5, 4), on=on, sent=[may, may.following][:sent])

    assert (str(due.period), due.days_left) == (expected, days_left)


@pytest.mark.parametrize(
    ("sent_on", "late"), [(date(2026, 6, 1), 0), (date(2026, 6, 18), 0), (date(2026, 6, 19), 1), (date(2026, 6, 22), 4)]
)
def test_a_report_sent_on_the_due_day_is_in_time(sent_on, late):
    rule = RULES[Every.MONTH]

    assert days_late(rule, rule.period_of(date(2026, 5, 1)), sent_on=sent_on) == late


@QUICK
@given(st.sampled_from(list(Every)), DAYS)
def test_periods_meet_without_gap_and_their_due_day_is_a_business_day_after_them(every, day):
    rule = RULES[every]

    period = rule.period_of(day)

    due = rule.due_on(period)
    assert period.first <= day <= period.last
    assert rule.period_of(period.last + timedelta(1)) == period.following
    assert period.following.first == period.last + timedelta(1)
    assert FEDERAL.is_business_day(due)
    assert period.last < due <= (period.last + timedelta(1)).replace(day=20)
    assert not any(FEDERAL.is_business_day(due + timedelta(n)) for n in range(1, 20 - due.day + 1))


@QUICK
@given(st.sampled_from(list(Every)), DAYS, st.integers(0, 800))
def test_nothing_that_is_owed_is_ever_forgotten(every, since, days):
    rule, on = RULES[every], since + timedelta(days)

    found = owed(rule, since=since, on=on, sent=())

    assert next_due(rule, since=since, on=on, sent=()) == (
        found[0] if found else Due(rule.period_of(on), due := rule.due_on(rule.period_of(on)), (due - on).days)
    )
    assert owed(rule, since=since, on=on, sent={each.period for each in found}) == ()
