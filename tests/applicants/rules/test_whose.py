"""Whose turn a cell says is whose turn the judgement said, for every kind and everything that came in."""

from datetime import date, timedelta

import pytest

from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Kind, RequirementRule, Verdict
from applicants.rules.results import (
    Approval,
    Attendance,
    Decision,
    ExamScore,
    Paper,
    PaperStatus,
    TypingCount,
    Waiver,
    YesNo,
)
from applicants.rules.screening import judge
from applicants.rules.whose import whose
from applicants.rules.workkeys import Series, Sitting, Subject

ON = date(2026, 3, 6)
OLD = ON - timedelta(days=900)
MARKS = {"pass_mark": 70, "maximum": 100, "level": 4, "words_per_minute": 30}
CAME = {
    Kind.INFO_SESSION: [Attendance(ON, attended=each) for each in (True, False, None)],
    Kind.ENTRANCE_EXAM: [ExamScore(74, ON), ExamScore(74, OLD), ExamScore(64, ON), ExamScore(174, ON)],
    Kind.WORKKEYS: [
        Sitting(Subject.APPLIED_MATH, 5, ON, Series.CURRENT),
        Sitting(Subject.APPLIED_MATH, 9, ON, Series.CURRENT),
    ],
    Kind.TYPING: [
        TypingCount(900, 0, 5, ON), TypingCount(90, 0, 5, ON), TypingCount(900, 0, 5, ON, flagged=True),
    ],
    Kind.DOCUMENT: [Paper(status, ON) for status in PaperStatus],
    Kind.REFERENCE: [Paper(PaperStatus.ACCEPTED, OLD)],
    Kind.DEPARTMENT_APPROVAL: [
        *(Approval(each, ON) for each in Decision), Approval(Decision.DECLINED, ON, again_from=ON + timedelta(days=90)),
    ],
    Kind.CUSTOM: [YesNo(each, ON) for each in (True, False, None)],
}  # fmt: skip
CASES = [(kind, [result]) for kind, results in CAME.items() for result in results]
CASES += [(kind, []) for kind in CAME] + [(kind, [Waiver(ON, "Dana", "No need")]) for kind in CAME]


@pytest.mark.parametrize("wait", [None, 14])
@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize("applies", [True, False])
def test_a_cell_names_whom_the_judgement_named(wait, required, applies):
    named = set()
    for kind, results in CASES:
        rule = RequirementRule(
            kind, required=required, threshold=MARKS, validity_months=12, retest_wait_days=wait, applies=applies
        )
        answer = judge(rule, results, ON)
        turn = whose(kind, answer.verdict, answer.reason, required=required, again=answer.retest_from is not None)
        assert turn is answer.turn, f"{kind} {results}: {answer.verdict} {answer.reason}"
        named.add(turn)

    assert named == (set(Turn) if required and applies else {Turn.NOBODY})


def test_what_was_said_and_is_not_known_yet_is_the_candidates():
    assert whose(Kind.AGE, Verdict.MISSING, None, required=True, again=False) is Turn.YOU
