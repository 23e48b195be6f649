"""Results are held to the numbers of their own day: the day of a change, the day before it, and what holds for all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from applicants.rules.registries import OIG
from applicants.rules.results import (
    Attendance,
    Drug,
    DrugStatus,
    ExamScore,
    Paper,
    PaperStatus,
    RegistryCheck,
    RegistryOutcome,
    YesNo,
)
from applicants.rules.screening import Kind, RequirementRule, judge
from applicants.rules.workkeys import Series
from apprenticeships.rules.measures import Change, Dated
from tests.applicants.rules.cases import (
    EXAM,
    EXPIRED,
    FEB,
    LOOK,
    MET,
    MISSING,
    NOT_MET,
    TODAY,
    TYPING,
    WORKKEYS,
    levels,
    typed,
)

DAY = timedelta(1)
BEFORE = FEB - DAY


def dated(rule, *changes, today=TODAY):
    """The rule with changes, its own numbers those of ``today``."""
    first = {**rule.threshold, "validity_months": rule.validity_months, "retest_wait_days": rule.retest_wait_days}
    values = Dated(first, changes)
    return replace(rule.measured(values.on(today, today=today)), dated=values, today=today)


def mark(value, since=FEB, *, for_all=False):
    return Change("pass_mark", value, since, for_all)


@pytest.mark.parametrize(
    ("changes", "score", "taken_on", "verdict"),
    [
        ((mark(80),), 75, BEFORE, MET),  # passed by the mark of its day: stays passed
        ((mark(80),), 75, FEB, NOT_MET),  # on the day itself the higher mark holds
        ((mark(80),), 80, FEB, MET),
        ((mark(60),), 65, BEFORE, NOT_MET),  # a lower mark helps from its day on
        ((mark(60),), 65, FEB, MET),
        ((mark(60, for_all=True),), 65, BEFORE, MET),
        ((mark(60, TODAY, for_all=True),), 65, BEFORE, MET),
        ((mark(60, TODAY + DAY, for_all=True),), 65, BEFORE, NOT_MET),  # planned: not before its day
        ((mark(80, for_all=True),), 75, BEFORE, NOT_MET),
        ((Change("maximum", 200, FEB),), 150, FEB, MET),
        ((Change("maximum", 200, FEB),), 150, BEFORE, LOOK),  # that day the exam gave 100 at most
    ],
)
def test_an_exam_is_held_to_the_mark_of_its_day(changes, score, taken_on, verdict):
    assert judge(dated(EXAM, *changes), [ExamScore(score, taken_on)], TODAY).verdict is verdict


@pytest.mark.parametrize(
    ("change", "taken_on", "until"),
    [
        (Change("validity_months", 6, FEB), BEFORE, date(2028, 2, 23)),  # what they were told stays
        (Change("validity_months", 6, FEB), FEB, date(2026, 8, 24)),
        (Change("validity_months", None, FEB), FEB, None),
        (Change("validity_months", 36, FEB), BEFORE, date(2028, 2, 23)),
        (Change("validity_months", 36, FEB, for_all=True), BEFORE, date(2029, 2, 23)),
    ],
)
def test_how_long_a_result_counts_is_what_its_day_said(change, taken_on, until):
    assert judge(dated(EXAM, change), [ExamScore(90, taken_on)], TODAY).valid_until == until


@pytest.mark.parametrize(
    ("change", "taken_on", "again"),
    [
        (Change("retest_wait_days", 90, FEB), BEFORE, date(2026, 3, 25)),
        (Change("retest_wait_days", 90, FEB), FEB, date(2026, 5, 25)),
        (Change("retest_wait_days", 7, FEB), BEFORE, date(2026, 3, 25)),
        (Change("retest_wait_days", 7, FEB, for_all=True), BEFORE, date(2026, 3, 2)),
        (Change("retest_wait_days", None, FEB), FEB, None),
    ],
)
def test_the_wait_after_a_failed_try_is_that_of_its_day(change, taken_on, again):
    assert judge(dated(EXAM, change), [ExamScore(10, taken_on)], TODAY).retest_from == again


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (FEB, " A new try needs 60 points."),
        (date(2026, 3, 25), " A new try needs 60 points."),
        (date(2026, 3, 26), ""),
    ],
)
def test_whoever_failed_reads_what_the_next_try_needs(since, words):
    again = "You have 65 points in the entrance exam. The pass mark is 70. You may try again from Wednesday, March 25."

    assert judge(dated(EXAM, mark(60, since)), [ExamScore(65, BEFORE)], TODAY).applicant == again + words


def test_of_two_passes_the_one_that_lasts_longer_counts():
    rule = dated(EXAM, Change("validity_months", 1, FEB))

    answer = judge(rule, [ExamScore(80, BEFORE), ExamScore(90, FEB)], TODAY)

    assert (answer.verdict, answer.valid_until) == (MET, date(2028, 2, 23))


def test_each_typing_test_has_the_mark_and_the_formula_of_its_day():
    harsh, faster = Change("formula", "B", FEB), Change("words_per_minute", 35, FEB)

    assert judge(dated(TYPING, harsh), [typed(900, 8, BEFORE)], TODAY).verdict is MET
    assert judge(dated(TYPING, harsh), [typed(900, 8, FEB)], TODAY).verdict is NOT_MET
    assert judge(dated(TYPING, faster), [typed(860, 0, BEFORE)], TODAY).verdict is MET
    assert judge(dated(TYPING, faster), [typed(860, 0, FEB)], TODAY).verdict is NOT_MET


def test_each_workkeys_sitting_has_the_level_of_its_day():
    rule = dated(WORKKEYS, Change("level", 5, FEB), Change("validity_months", 12, FEB))

    before, after = judge(rule, levels(3, 3, 3, on=BEFORE), TODAY), judge(rule, levels(3, 3, 3, on=FEB), TODAY)
    mixed = judge(rule, levels(4, 4, on=BEFORE) + levels(None, None, 5, on=FEB), TODAY)

    assert (before.verdict, after.verdict, mixed.verdict) == (MET, NOT_MET, MET)
    assert (before.valid_until, mixed.valid_until) == (date(2031, 2, 23), date(2027, 2, 24))
    assert "This program asks for 5 in each test." in after.applicant
    assert "A new try needs 5" in judge(rule, levels(3, 3, 2, on=BEFORE), TODAY).applicant


@pytest.mark.parametrize("high", [2, 7])
def test_a_level_of_the_retired_series_never_fills_a_gap(high):
    retired = levels(high, series=Series.RETIRED, on=TODAY)

    assert judge(WORKKEYS, [*levels(2, 5, 5), *retired], TODAY).verdict is NOT_MET


def test_everything_else_with_a_validity_follows_the_day_on_which_it_was_done():
    shorter = Change("validity_months", 1, FEB)
    session = dated(RequirementRule(Kind.INFO_SESSION, validity_months=12), shorter)
    letter = dated(RequirementRule(Kind.DOCUMENT, validity_months=12), shorter)
    other = dated(RequirementRule(Kind.CUSTOM, validity_months=12), shorter)
    lists = dated(RequirementRule(Kind.REGISTRY, validity_months=12), shorter)
    late = date(2026, 3, 25)

    def both(rule, made):
        return [judge(rule, [made(day)], late).verdict for day in (BEFORE, FEB)]

    assert both(session, lambda day: Attendance(day, attended=True)) == [MET, EXPIRED]
    assert both(letter, lambda day: Paper(PaperStatus.ACCEPTED, day)) == [MET, EXPIRED]
    assert both(other, lambda day: YesNo(met=True, on=day)) == [MET, EXPIRED]
    assert both(lists, lambda day: RegistryCheck(OIG, RegistryOutcome.NO_MATCH, day)) == [MET, EXPIRED]
    came = [Attendance(BEFORE, attended=True), Attendance(FEB, attended=True)]
    assert judge(session, came, late).valid_until == date(2027, 2, 23)


def test_what_a_dilute_sample_means_was_decided_on_its_day():
    rule = dated(RequirementRule(Kind.DRUG, threshold={"dilute": "accept"}), Change("dilute", "again", FEB))

    assert judge(rule, [Drug(DrugStatus.NEGATIVE_DILUTE, BEFORE)], TODAY).verdict is MET
    assert judge(rule, [Drug(DrugStatus.NEGATIVE_DILUTE, FEB)], TODAY).verdict is MISSING
