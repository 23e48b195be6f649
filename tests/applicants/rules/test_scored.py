"""Tests with a score: the best valid one counts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from applicants.rules.results import (
    ExamScore,
    Paper,
    PaperStatus,
    TypingCount,
)
from applicants.rules.scored import good_through
from applicants.rules.screening import (
    Kind,
    Reason,
    RequirementRule,
    judge,
)
from applicants.rules.workkeys import Series, Sitting, Subject
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
    said,
    typed,
)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], (MISSING, Reason.NOT_DONE, None, None)),
        ([ExamScore(70, FEB)], (MET, Reason.PASSED, date(2028, 2, 24), None)),
        ([ExamScore(Decimal("69.99"), FEB)], (NOT_MET, Reason.BELOW_MARK, None, date(2026, 3, 26))),
        ([ExamScore(100, FEB, 100)], (MET, Reason.PASSED, date(2028, 2, 24), None)),
        ([ExamScore(101, FEB)], (LOOK, Reason.IMPOSSIBLE_VALUE, None, None)),
        ([ExamScore(-1, FEB)], (LOOK, Reason.IMPOSSIBLE_VALUE, None, None)),
        ([ExamScore(45, FEB, 50)], (LOOK, Reason.PERSON_DECIDES, None, None)),
        ([ExamScore(101, FEB), ExamScore(80, FEB)], (MET, Reason.PASSED, date(2028, 2, 24), None)),
        ([ExamScore(101, FEB), ExamScore(60, FEB)], (LOOK, Reason.IMPOSSIBLE_VALUE, None, None)),
        ([ExamScore(90, date(2025, 1, 1)), ExamScore(60, FEB)], (MET, Reason.PASSED, date(2027, 1, 1), None)),
        ([ExamScore(90, date(2024, 3, 6))], (MET, Reason.PASSED, date(2026, 3, 6), None)),
        ([ExamScore(90, date(2024, 3, 5))], (EXPIRED, Reason.TOO_OLD, date(2026, 3, 5), None)),
        ([ExamScore(60, date(2024, 3, 5))], (MISSING, Reason.NOT_DONE, None, None)),
        ([ExamScore(90, date(2024, 3, 5)), ExamScore(60, FEB)], (NOT_MET, Reason.BELOW_MARK, None, date(2026, 3, 26))),
    ],
)
def test_an_exam_is_judged_by_its_best_valid_score(results, expected):
    assert said(judge(EXAM, results, TODAY)) == expected


def test_without_a_pass_mark_it_is_enough_to_have_taken_the_exam():
    rule = RequirementRule(Kind.ENTRANCE_EXAM)

    assert said(judge(rule, [ExamScore(1, FEB)], TODAY)) == (MET, Reason.COMPLETED, None, None)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], (MISSING, Reason.NOT_DONE, None, None)),
        ([typed(900, 8)], (MET, Reason.PASSED, date(2028, 2, 24), None)),
        ([typed(750, 0)], (MET, Reason.PASSED, date(2028, 2, 24), None)),
        ([typed(750, 1)], (NOT_MET, Reason.BELOW_MARK, None, date(2026, 2, 25))),
        ([typed(750, 1), typed(700, 0, TODAY)], (NOT_MET, Reason.BELOW_MARK, None, None)),
        ([typed(700, 0), typed(760, 0, TODAY)], (MET, Reason.PASSED, date(2028, 3, 6), None)),
        ([typed(900, 0, flagged=True)], (LOOK, Reason.UNUSUAL_TYPING, None, None)),
        ([typed(900, 0, flagged=True), typed(800, 0)], (MET, Reason.PASSED, date(2028, 2, 24), None)),
        ([TypingCount(900, 0, 0, FEB)], (LOOK, Reason.IMPOSSIBLE_VALUE, None, None)),
    ],
)
def test_typing_is_judged_on_the_exact_speed(results, expected):
    assert said(judge(TYPING, results, TODAY)) == expected


def test_the_formula_of_the_rule_decides():
    harsh = replace(TYPING, threshold={"words_per_minute": 30, "formula": "B"})

    assert judge(harsh, [typed(900, 8)], TODAY).verdict is NOT_MET


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], (MISSING, Reason.NOT_DONE, None, None)),
        (levels(3, 3, 3), (MET, Reason.PASSED, date(2031, 2, 24), None)),
        (levels(7, 7, 2), (NOT_MET, Reason.BELOW_MARK, None, date(2026, 3, 26))),
        (levels(5, 4, None), (MISSING, Reason.NOT_COMPLETE, None, None)),
        (levels(5, 2, 5) + levels(None, 4, None, on=TODAY), (MET, Reason.PASSED, date(2031, 2, 24), None)),
        (levels(5, 5, 5, on=date(2021, 3, 6)), (MET, Reason.PASSED, date(2026, 3, 6), None)),
        (levels(5, 5, 5, on=date(2021, 3, 5)), (EXPIRED, Reason.TOO_OLD, date(2026, 3, 5), None)),
        (levels(5, 5, 5, series=Series.RETIRED), (MISSING, Reason.RETIRED_SERIES, None, None)),
        (
            [*levels(5, 5), Sitting(Subject.WORKPLACE_DOCUMENTS, 5, FEB, Series.RETIRED)],
            (LOOK, Reason.RETIRED_SERIES, None, None),
        ),
        (levels(3, 3, 3) + levels(7, 7, 7, series=Series.RETIRED), (MET, Reason.PASSED, date(2031, 2, 24), None)),
        (levels(5, 5, 8), (LOOK, Reason.IMPOSSIBLE_VALUE, None, None)),
        (levels(5, 5, 5) + levels(9), (MET, Reason.PASSED, date(2031, 2, 24), None)),
    ],
)
def test_workkeys_asks_for_the_level_in_all_three_current_tests(results, expected):
    assert said(judge(WORKKEYS, results, TODAY)) == expected


@pytest.mark.parametrize(
    ("taken", "months", "through"),
    [
        (date(2021, 3, 6), 60, date(2026, 3, 6)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2015, 1, 1), None, None),
    ],
)
def test_a_score_is_good_through_the_same_day_of_the_month(taken, months, through):
    assert good_through(replace(WORKKEYS, validity_months=months), taken) == through


def test_a_lower_but_later_level_that_is_enough_lasts_longer():
    rule = replace(WORKKEYS, validity_months=12)
    results = levels(7, 7, 7, on=date(2025, 6, 1)) + levels(3, 3, 3)

    assert judge(rule, results, TODAY).valid_until == date(2027, 2, 24)


THREE_TRIES = replace(WORKKEYS, third_try_days=90)


def math(level, on, form="", **more):
    return Sitting(Subject.APPLIED_MATH, level, on, form=form, **more)


def test_a_pass_that_hangs_on_a_try_which_came_too_soon_is_for_a_person():
    first = [*levels(2, 5, 5, on=date(2026, 1, 2))]
    soon, other = math(5, FEB, "A"), math(5, FEB, "B")
    same = [replace(each, form="A") for each in first]

    assert said(judge(WORKKEYS, [*first, soon], TODAY))[:2] == (MET, Reason.PASSED)  # the first form is unknown
    assert judge(replace(WORKKEYS, retest_wait_days=60), [*same, other], TODAY).verdict is MET
    answer = judge(replace(WORKKEYS, retest_wait_days=60), [*same, soon], TODAY)
    assert (answer.verdict, answer.reason) == (LOOK, Reason.PERSON_DECIDES)
    assert answer.staff.endswith("Applied Math was taken again after 53 days, sooner than the rule of retests allows.")
    later = [*same, math(5, date(2026, 2, 10), "B"), math(6, FEB, "C")]
    assert judge(THREE_TRIES, later, TODAY).verdict is MET  # the second try was enough
    third = [*same, math(2, date(2026, 2, 10), "B"), math(6, FEB, "C")]
    assert judge(THREE_TRIES, third, TODAY).verdict is LOOK
    assert judge(THREE_TRIES, [*third[:-1], replace(third[-1], trained=True)], TODAY).verdict is MET


def test_the_third_try_waits_longer_than_the_second():
    once, twice = levels(2, 5, 5), [*levels(2, 5, 5, on=date(2026, 1, 2)), math(2, FEB)]

    assert judge(THREE_TRIES, once, TODAY).retest_from == date(2026, 3, 26)
    answer = judge(THREE_TRIES, twice, TODAY)
    assert answer.retest_from == date(2026, 5, 25)
    assert "You may try again from Monday, May 25, or sooner after a training: call us." in answer.applicant
    answer = judge(replace(THREE_TRIES, third_try_days=0), twice, TODAY)  # the program asks for no longer wait
    assert (answer.retest_from, "after a training" in answer.applicant) == (date(2026, 3, 26), False)


EXAM_AGAIN = "You have 62 points in the entrance exam. The pass mark is 70. You may try again from Thursday, March 26."


LEVELS_AGAIN = (
    "Your levels are 5, 4 and below 3. A certificate needs 3 in each test. This program asks for 3 in each test. "
    "You may try again from Thursday, March 26. This is preferred, not required: it does not stop your application."
)


@pytest.mark.parametrize(
    ("rule", "results", "sentence"),
    [
        (EXAM, [ExamScore(62, FEB)], EXAM_AGAIN),
        (
            TYPING,
            [typed(675, 0)],
            "You typed 27.0 words a minute. The pass mark is 30. You may try again from Wednesday, February 25.",
        ),
        (TYPING, [typed(675, 0)] * 2, "You typed 27.0 words a minute. The pass mark is 30. No further try is left."),
        (
            TYPING,
            [typed(900, 0, date(2023, 1, 9))],
            "Your typing test was good through Thursday, January 9, 2025. It is needed once more.",
        ),
        (WORKKEYS, levels(5, 4, 3), "Your levels are 5, 4 and 3: Bronze."),
        (replace(WORKKEYS, required=False), levels(5, 4, 2), LEVELS_AGAIN),
        (
            RequirementRule(Kind.DOCUMENT, title="diploma"),
            [Paper(PaperStatus.SENT_BACK, FEB, "the photo is too dark.")],
            "Send your diploma once more: the photo is too dark.",
        ),
    ],
)
def test_the_applicant_reads_a_plain_sentence(rule, results, sentence):
    assert judge(rule, results, TODAY).applicant == sentence
