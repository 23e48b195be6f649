"""Attempts, waits, validity and reminders of certification exams."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cohorts.rules.exams import (
    AAMA_CMA,
    AMT_RMA,
    EXAM_RULES,
    NCCT_NCMA,
    NHA_CCMA,
    NHA_CMAA,
    Attempt,
    Outcome,
    RetakeState,
    attempts_used,
    credential_expiry,
    earliest_retake,
    exam_reminders,
    expiry_alerts,
    is_current,
    may_sit,
    retake,
)

QUICK = settings(max_examples=60, deadline=None, database=None)


def _fails(*days):
    return [Attempt(date.fromisoformat(day), Outcome.FAILED) for day in days]


@pytest.mark.parametrize(
    ("rule", "fails", "earliest"),
    [
        (NHA_CCMA, ["2026-03-27"], date(2026, 4, 26)),
        (NHA_CCMA, ["2026-03-27", "2026-04-26"], date(2026, 5, 26)),
        (NHA_CCMA, ["2026-03-27", "2026-04-26", "2026-05-26"], date(2027, 5, 26)),
        (NHA_CMAA, ["2026-03-27", "2026-04-26", "2026-05-26", "2027-05-26"], date(2028, 5, 26)),
        (AAMA_CMA, ["2026-03-27"], date(2026, 6, 25)),
        (AMT_RMA, ["2026-03-27"], date(2026, 5, 11)),
        (NCCT_NCMA, ["2026-03-27", "2026-04-26"], date(2026, 7, 25)),
        (NCCT_NCMA, ["2026-03-27", "2026-04-26", "2026-07-25"], date(2027, 7, 25)),
        (NHA_CCMA, [], None),
    ],
)
def test_the_wait_counts_from_the_last_fail_by_the_brands_rule(rule, fails, earliest):
    assert earliest_retake(rule, _fails(*fails)) == earliest


@pytest.mark.parametrize(("rule", "limit"), [(AAMA_CMA, 3), (AMT_RMA, 4), (NCCT_NCMA, 4)])
def test_after_the_last_attempt_there_is_no_retake(rule, limit):
    attempts = [Attempt(date(2026 + year, 1, 1), Outcome.FAILED) for year in range(limit)]

    found = retake(rule, attempts)

    assert (found.state, found.earliest, found.attempts_left) == (RetakeState.EXHAUSTED, None, 0)
    assert not may_sit(rule, attempts, date(2040, 1, 1))


@pytest.mark.parametrize("outcome", [Outcome.NO_SHOW, Outcome.VOIDED])
def test_a_void_or_a_no_show_uses_no_attempt_and_starts_no_wait(outcome):
    attempts = [*_fails("2026-03-27"), Attempt(date(2026, 4, 27), outcome)]

    assert attempts_used(AMT_RMA, attempts) == 1
    assert earliest_retake(AMT_RMA, attempts) == date(2026, 5, 11)


def test_a_no_show_counts_like_a_fail_where_the_brand_says_so_but_a_void_never_does():
    strict = AMT_RMA.changed(no_show_counts=True)
    attempts = [
        Attempt(date(2026, 3, 27), Outcome.NO_SHOW),
        Attempt(date(2026, 4, 1), Outcome.VOIDED),
    ]

    assert attempts_used(strict, attempts) == 1
    assert earliest_retake(strict, attempts) == date(2026, 5, 11)


def test_a_pass_stops_the_clock():
    attempts = [*_fails("2026-03-27"), Attempt(date(2026, 4, 26), Outcome.PASSED)]

    found = retake(NHA_CCMA, attempts)

    assert (found.state, found.earliest, found.attempts_used) == (RetakeState.PASSED, None, 2)


@pytest.mark.parametrize(
    ("on", "allowed"),
    [(date(2026, 4, 25), False), (date(2026, 4, 26), True), (date(2027, 1, 1), True)],
)
def test_the_earliest_retake_day_itself_is_allowed(on, allowed):
    assert may_sit(NHA_CCMA, _fails("2026-03-27"), on) is allowed


def test_the_first_attempt_is_open_at_any_time():
    found = retake(NHA_CCMA, [])

    assert (found.state, found.earliest, found.attempts_left) == (RetakeState.OPEN, None, None)
    assert may_sit(NHA_CCMA, [], date(2026, 1, 1))


@pytest.mark.parametrize(
    ("rule", "passed", "expires"),
    [
        (NHA_CCMA, date(2026, 3, 27), date(2028, 3, 27)),
        (AAMA_CMA, date(2026, 3, 27), date(2031, 3, 31)),
        (AMT_RMA, date(2026, 3, 27), date(2029, 3, 27)),
        (NCCT_NCMA, date(2026, 3, 27), date(2027, 3, 27)),
        (NCCT_NCMA, date(2028, 2, 29), date(2029, 2, 28)),
        (AAMA_CMA, date(2027, 2, 3), date(2032, 2, 29)),
    ],
)
def test_a_credential_is_valid_through_its_brands_last_day(rule, passed, expires):
    assert credential_expiry(rule, passed) == expires
    assert is_current(rule, passed, expires)
    assert not is_current(rule, passed, expires + timedelta(1))


def test_exam_reminders_go_out_four_times_and_not_for_days_gone_by():
    exam = date(2026, 3, 27)

    assert exam_reminders(exam) == tuple(exam - timedelta(days) for days in (28, 14, 7, 1))
    assert exam_reminders(exam, booked_on=date(2026, 3, 20)) == (date(2026, 3, 26),)


def test_expiry_is_announced_half_a_year_a_quarter_and_a_month_ahead():
    assert expiry_alerts(date(2028, 3, 27)) == (
        date(2027, 9, 29),
        date(2027, 12, 28),
        date(2028, 2, 26),
    )


def test_every_brand_is_listed_under_its_code_with_a_source():
    assert {code: rule.code for code, rule in EXAM_RULES.items()} == {
        code: code for code in ("nha-ccma", "nha-cmaa", "aama-cma", "amt-rma", "ncct-ncma")
    }
    assert [rule.code for rule in EXAM_RULES.values() if not rule.source] == []


@QUICK
@given(
    st.sampled_from(list(EXAM_RULES.values())),
    st.booleans(),
    st.lists(
        st.tuples(st.dates(date(2026, 1, 1), date(2035, 1, 1)), st.sampled_from(Outcome)),
        max_size=6,
    ),
    st.randoms(),
)
def test_no_retake_is_allowed_before_the_wait_or_after_a_pass_or_past_the_limit(rule, no_show_counts, listed, random):
    rule = rule.changed(no_show_counts=no_show_counts)
    attempts = [Attempt(*each) for each in listed]
    shuffled = random.sample(attempts, len(attempts))
    counted = [
        each
        for each in attempts
        if each.outcome in {Outcome.FAILED, Outcome.PASSED} or (no_show_counts and each.outcome is Outcome.NO_SHOW)
    ]
    found = retake(rule, attempts)

    assert retake(rule, shuffled) == found
    assert found.attempts_used == len(counted)
    if any(each.outcome is Outcome.PASSED for each in attempts):
        assert found.state is RetakeState.PASSED
    elif rule.attempt_limit is not None and len(counted) >= rule.attempt_limit:
        assert found.state is RetakeState.EXHAUSTED
    elif counted:
        last = max(each.on for each in counted)
        assert found.earliest >= last + timedelta(30)
        assert not may_sit(rule, attempts, found.earliest - timedelta(1))
        assert may_sit(rule, attempts, found.earliest)
    else:
        assert found.state is RetakeState.OPEN


@QUICK
@given(st.sampled_from(list(EXAM_RULES.values())), st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_a_credential_holds_at_least_its_months_and_at_most_a_month_more(rule, passed):
    expires = credential_expiry(rule, passed)

    assert timedelta(rule.validity_months * 28) < expires - passed
    assert (expires.year * 12 + expires.month) - (passed.year * 12 + passed.month) == rule.validity_months
