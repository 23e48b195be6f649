"""Sittings, and WorkKeys line by line: series, highest of each test, recency, retest, preferred."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Kind, Reason, RecencyAsOf, RequirementRule, Threshold, Verdict
from applicants.rules.results import ExamScore
from applicants.rules.screening import judge, overall
from applicants.rules.sittings import awaited, may_sit, needed
from applicants.rules.workkeys import Series, Sitting, Subject

TODAY, START = date(2026, 1, 7), date(2026, 3, 2)
MATH, GRAPHIC, DOCUMENTS = Subject
OLD, NEW = Series.RETIRED, Series.CURRENT
EXAM = RequirementRule(
    Kind.ENTRANCE_EXAM, threshold=Threshold(pass_mark=70, maximum=100), validity_months=12, retest_wait_days=30
)
THREES = RequirementRule(
    Kind.WORKKEYS, threshold=Threshold(level=3), validity_months=60, retest_wait_days=30, required=False
)
ASKED = RequirementRule(Kind.WORKKEYS, threshold=Threshold(level=3), validity_months=60, retest_wait_days=30)


def score(points, day=TODAY):
    return ExamScore(Decimal(points), day)


def levels(*found, day=TODAY, series=NEW):
    pairs = zip(Subject, found, strict=True)
    return [Sitting(subject, level, day, series) for subject, level in pairs if level is not None]


@pytest.mark.parametrize(
    ("results", "day", "may"),
    [
        ([], TODAY, True),
        ([], START - timedelta(days=1), True),
        ([], START, False),
        ([score(80)], TODAY + timedelta(days=40), False),
        ([score(50)], TODAY + timedelta(days=29), False),
        ([score(50)], TODAY + timedelta(days=30), True),
        ([score(80, date(2024, 1, 1))], TODAY, True),
        ([score(200)], TODAY + timedelta(days=40), False),
    ],
    ids=["never", "day before class", "class day", "passed", "too early", "wait over", "too old", "a person looks"],
)
def test_who_may_sit_the_exam_on_which_day(results, day, may):
    assert may_sit(day, judge(EXAM, results, TODAY), starts_on=START) is may


def test_a_fail_that_is_final_is_not_sat_again():
    final = RequirementRule(Kind.ENTRANCE_EXAM, threshold=Threshold(pass_mark=70))

    assert needed(judge(final, [score(50)], TODAY)) is False


@pytest.mark.parametrize(
    ("results", "reason"),
    [([], Reason.BEING_CHECKED), ([score(50, date(2025, 11, 1))], Reason.BEING_CHECKED), ([score(80)], Reason.PASSED)],
)
def test_between_the_test_and_its_result_it_is_our_turn(results, reason):
    answer = awaited(EXAM, judge(EXAM, results, TODAY), TODAY, TODAY)

    assert answer.reason is reason
    assert (answer.turn is Turn.US) is (reason is Reason.BEING_CHECKED)
    assert needed(answer) is False


def test_who_came_to_nothing_keeps_the_answer():
    answer = judge(EXAM, [], TODAY)

    assert awaited(EXAM, answer, None, TODAY) == answer


@pytest.mark.parametrize(
    ("results", "verdict", "reason"),
    [
        (levels(3, 3, 3), Verdict.MET, Reason.PASSED),
        (levels(7, 7, 7), Verdict.MET, Reason.PASSED),
        (levels(2, 5, 5), Verdict.NOT_MET, Reason.BELOW_MARK),
        (levels(5, 5, None), Verdict.MISSING, Reason.NOT_COMPLETE),
        (levels(5, 5, 5, series=OLD), Verdict.MISSING, Reason.RETIRED_SERIES),
        ([*levels(5, 5, None), Sitting(DOCUMENTS, 6, TODAY, OLD)], Verdict.LOOK, Reason.RETIRED_SERIES),
        ([*levels(2, 5, 5), Sitting(MATH, 7, TODAY, OLD)], Verdict.NOT_MET, Reason.BELOW_MARK),
        ([*levels(2, 5, 5, day=date(2025, 11, 1)), Sitting(MATH, 4, TODAY)], Verdict.MET, Reason.PASSED),
        ([*levels(4, 4, 4, day=date(2025, 11, 1)), *levels(2, 2, 2)], Verdict.MET, Reason.PASSED),
        (levels(4, 4, 4, day=date(2021, 1, 7)), Verdict.MET, Reason.PASSED),
        (levels(4, 4, 4, day=date(2021, 1, 6)), Verdict.EXPIRED, Reason.TOO_OLD),
        ([*levels(4, 4, 4, day=date(2021, 1, 6)), *levels(2, 4, 4)], Verdict.NOT_MET, Reason.BELOW_MARK),
        (levels(8, 4, 4), Verdict.LOOK, Reason.IMPOSSIBLE_VALUE),
    ],
    ids=[
        "meets 3s", "platinum", "one below", "incomplete", "retired alone", "mixed series",
        "a retired test lifts nothing",
        "highest of each test", "a lower try takes nothing away", "last day of five years", "a day too old",
        "the old high level does not save the new low one", "no such level",
    ],
)  # fmt: skip
def test_workkeys_line_by_line(results, verdict, reason):
    answer = judge(ASKED, results, TODAY)

    assert (answer.verdict, answer.reason) == (verdict, reason)


@pytest.mark.parametrize("results", [[], levels(2, 2, 2), levels(4, 4, 4, day=date(2020, 1, 1)), levels(2, None, None)])
def test_preferred_never_rejects(results):
    answer = judge(THREES, results, TODAY)
    whole = overall([(THREES, answer), (EXAM, judge(EXAM, [score(80)], TODAY))])

    assert (answer.blocks, answer.turn) == (False, Turn.NOBODY)
    assert (whole.ready, whole.failed, whole.preferred) == (True, (), (THREES,))
    assert "does not stop your application" in answer.applicant


def test_the_retest_of_workkeys_counts_from_the_last_try_of_the_test_that_was_short():
    results = [*levels(2, 5, 5, day=date(2025, 12, 20)), Sitting(GRAPHIC, 6, TODAY)]

    assert judge(ASKED, results, TODAY).retest_from == date(2025, 12, 20) + timedelta(days=30)


@pytest.mark.parametrize(
    ("as_of", "day", "verdict"),
    [
        (RecencyAsOf.APPLICATION, date(2021, 1, 7), Verdict.MET),
        (RecencyAsOf.START, date(2021, 3, 1), Verdict.EXPIRED),
        (RecencyAsOf.START, date(2021, 3, 2), Verdict.MET),
    ],
)
def test_recency_is_judged_on_the_day_that_the_program_names(as_of, day, verdict):
    rule = RequirementRule(Kind.WORKKEYS, threshold=Threshold(level=3), validity_months=60, recency_as_of=as_of)
    on = rule.judged_on(applied_on=TODAY, start=START)

    assert judge(rule, levels(4, 4, 4, day=day), on).verdict is verdict
