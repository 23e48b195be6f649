"""Pay periods, the raise's date, what is owed, and wage steps."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apprenticeships.rules.refusal import RuleRefused
from cohorts.rules.wages import (
    PayPeriods,
    RaisePolicy,
    RateChange,
    amount,
    dollars,
    effective_date,
    money,
    rate_on,
    retro_owed,
    starting_problem,
    step_problems,
)

QUICK = settings(max_examples=60, deadline=None, database=None)
BIWEEKLY = PayPeriods(anchor=date(2026, 1, 4), length_days=14)
DAYS = st.dates(date(2025, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("on", "start", "following"),
    [
        (date(2026, 1, 4), date(2026, 1, 4), date(2026, 1, 4)),
        (date(2026, 1, 5), date(2026, 1, 4), date(2026, 1, 18)),
        (date(2026, 1, 17), date(2026, 1, 4), date(2026, 1, 18)),
        (date(2026, 1, 3), date(2025, 12, 21), date(2026, 1, 4)),
    ],
)
def test_pay_periods_count_both_ways_from_their_anchor(on, start, following):
    assert BIWEEKLY.start_of(on) == start
    assert BIWEEKLY.first_start_from(on) == following


@pytest.mark.parametrize(
    ("policy", "verified", "effective"),
    [
        (RaisePolicy.EXAM_DATE, date(2026, 3, 30), date(2026, 3, 27)),
        (RaisePolicy.VERIFIED_DATE, date(2026, 3, 30), date(2026, 3, 30)),
        (RaisePolicy.NEXT_PAY_PERIOD, date(2026, 3, 30), date(2026, 4, 12)),
        (RaisePolicy.NEXT_PAY_PERIOD, date(2026, 4, 12), date(2026, 4, 12)),
        (RaisePolicy.NEXT_PAY_PERIOD, date(2026, 4, 13), date(2026, 4, 26)),
    ],
)
def test_the_raise_takes_effect_by_the_programs_policy(policy, verified, effective):
    found = effective_date(policy, exam_on=date(2026, 3, 27), verified_on=verified, periods=BIWEEKLY)

    assert found == effective


def test_nothing_is_raised_before_the_result_is_verified():
    with pytest.raises(RuleRefused, match="proof"):
        effective_date(RaisePolicy.EXAM_DATE, exam_on=date(2026, 3, 27), verified_on=None, periods=BIWEEKLY)


def test_a_result_cannot_be_verified_before_the_exam():
    with pytest.raises(RuleRefused, match="before the exam"):
        effective_date(
            RaisePolicy.EXAM_DATE,
            exam_on=date(2026, 3, 27),
            verified_on=date(2026, 3, 26),
            periods=BIWEEKLY,
        )


def test_a_pay_period_lasts_at_least_a_day():
    with pytest.raises(RuleRefused):
        PayPeriods(anchor=date(2026, 1, 4), length_days=0)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("3", "3.00")],
)
def test_money_is_rounded_half_up_to_the_cent(exact, rounded):
    assert money(Decimal(exact)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("rate", "minutes", "pay"),
    [
        ("18.5000", 2400, "740.00"),
        ("18.5000", 1, "0.31"),
        ("18.1250", 50, "15.10"),
        ("20", 0, "0.00"),
    ],
)
def test_an_amount_is_rate_times_hours_rounded_once(rate, minutes, pay):
    assert amount(Decimal(rate), minutes) == Decimal(pay)


def test_between_the_effective_date_and_the_posting_the_difference_is_owed():
    worked = [
        (date(2026, 3, 26), 480),
        (date(2026, 3, 27), 480),
        (date(2026, 3, 30), 480),
        (date(2026, 4, 12), 480),
    ]

    owed = retro_owed(
        worked,
        old=Decimal("18.00"),
        new=Decimal("20.25"),
        effective=date(2026, 3, 27),
        posted=date(2026, 4, 12),
    )

    assert owed == Decimal("36.00")


def test_nothing_is_owed_when_the_raise_is_posted_by_its_date():
    owed = retro_owed(
        [(date(2026, 4, 12), 480)],
        old=Decimal(18),
        new=Decimal(20),
        effective=date(2026, 4, 12),
        posted=date(2026, 4, 10),
    )

    assert owed == Decimal("0.00")


@pytest.mark.parametrize(
    ("rates", "floor", "problems"),
    [
        (["17.00", "19.00", "21.00"], None, []),
        (["17.00"], "17.00", []),
        ([], None, ["Add at least one wage step."]),
        (["17.00", "17.00"], None, ["Step 2 must pay more than step 1."]),
        (
            ["17.00", "19.00", "18.00"],
            "17.50",
            [
                "Step 1 pays less than the lowest wage allowed, $17.50.",
                "Step 3 must pay more than step 2.",
            ],
        ),
        (["0"], None, ["Step 1 must pay more than nothing."]),
        (["17.00001"], None, ["Step 1 has more than four digits after the point."]),
        (["NaN"], None, ["Step 1 must pay more than nothing."]),
    ],
)
def test_wage_steps_rise_strictly_and_begin_at_the_floor(rates, floor, problems):
    found = step_problems([Decimal(rate) for rate in rates], floor=Decimal(floor) if floor else None)

    assert list(found) == problems


def test_the_rate_of_a_day_is_the_latest_change_in_effect():
    changes = [
        RateChange(date(2026, 4, 12), Decimal(20)),
        RateChange(date(2026, 1, 5), Decimal(18)),
    ]

    assert [rate_on(changes, date(2026, month, day)) for month, day in ((1, 4), (1, 5), (4, 11), (4, 12))] == [
        None,
        Decimal(18),
        Decimal(18),
        Decimal(20),
    ]


@QUICK
@given(DAYS, st.integers(1, 31), DAYS)
def test_every_day_lies_in_exactly_one_pay_period(anchor, length, on):
    periods = PayPeriods(anchor, length)

    start = periods.start_of(on)

    assert start <= on < start + timedelta(length)
    assert (start - anchor).days % length == 0
    assert periods.first_start_from(on) in {start, start + timedelta(length)}


@QUICK
@given(DAYS, st.integers(1, 31), DAYS, st.integers(0, 60), st.sampled_from(RaisePolicy))
def test_a_raise_is_never_in_effect_before_its_policy_allows(anchor, length, exam_on, wait, policy):
    verified = exam_on + timedelta(wait)

    found = effective_date(policy, exam_on=exam_on, verified_on=verified, periods=PayPeriods(anchor, length))

    earliest = exam_on if policy is RaisePolicy.EXAM_DATE else verified
    assert earliest <= found < verified + timedelta(length)


@QUICK
@given(
    st.lists(st.tuples(DAYS, st.integers(0, 1440)), max_size=20),
    st.decimals(1, 50, places=4),
    st.decimals(0, 20, places=4),
    DAYS,
    DAYS,
)
def test_retro_pay_is_never_negative_and_grows_with_a_later_posting(worked, old, more, effective, posted):
    def owed(day):
        return retro_owed(worked, old=old, new=old + more, effective=effective, posted=day)

    assert Decimal(0) <= owed(posted) <= owed(posted + timedelta(30))
    assert owed(effective) == Decimal(0)


@pytest.mark.parametrize(
    ("rate", "says"),
    [
        ("18.40", ""),
        ("20.2499", ""),
        ("18.39", "The path pays $18.40 an hour"),
        ("20.25", "The next pay step is $20.25 an hour"),
        ("14.99", "$14.99 an hour is less than the lowest wage allowed on the first day, $15.00."),
        ("18.40001", "at most four digits"),
        ("0", "Write what an hour pays"),
        ("-19", "Write what an hour pays"),
        ("NaN", "Write what an hour pays"),
        ("Infinity", "Write what an hour pays"),
    ],
)
def test_places_pay_from_the_paths_rate_up_to_below_its_next_step_and_never_less_than_the_law_allows(rate, says):
    said = starting_problem(Decimal(rate), least=Decimal("18.40"), below=Decimal("20.25"), floor=Decimal(15))

    assert (said == "") == (says == "")
    assert says in said


def test_a_path_that_names_no_amount_is_bounded_by_the_law_alone():
    assert starting_problem(Decimal("7.25"), least=None, below=None, floor=Decimal("7.25")) == ""
    assert starting_problem(Decimal("7.24"), least=None, below=None, floor=Decimal("7.25"))


@pytest.mark.parametrize(
    ("rate", "words"), [("18.4000", "$18.40"), ("19.1250", "$19.125"), ("1200", "$1,200.00"), ("20.0000", "$20.00")]
)
def test_an_hourly_rate_is_told_to_the_cent_or_as_far_as_it_goes(rate, words):
    assert dollars(Decimal(rate)) == words
