"""What holds for every requirement and every result."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.rules.results import (
    Approval,
    Attendance,
    Background,
    BackgroundStatus,
    Decision,
    Drug,
    DrugStatus,
    ExamScore,
    Paper,
    PaperStatus,
    TypingCount,
    YesNo,
)
from applicants.rules.screening import (
    Kind,
    RequirementRule,
    Standing,
    judge,
    overall,
)
from applicants.rules.workkeys import Series, Sitting, Subject
from tests.applicants.rules.cases import (
    EXAM,
    EXPIRED,
    MET,
    NOT_MET,
    TODAY,
    WORKKEYS,
)

days = st.dates(date(2018, 1, 1), date(2026, 3, 6))


RESULTS = {
    Kind.INFO_SESSION: st.builds(Attendance, days, st.none() | st.booleans()),
    Kind.ENTRANCE_EXAM: st.builds(ExamScore, st.integers(-5, 120), days, st.none() | st.sampled_from([50, 100])),
    Kind.WORKKEYS: st.builds(Sitting, st.sampled_from(Subject), st.integers(-1, 9), days, st.sampled_from(Series)),
    Kind.TYPING: st.builds(
        TypingCount, st.integers(0, 1500), st.integers(0, 90), st.integers(0, 9), days, st.booleans()
    ),
    Kind.DOCUMENT: st.builds(Paper, st.sampled_from(PaperStatus), days),
    Kind.REFERENCE: st.builds(Paper, st.sampled_from(PaperStatus), days),
    Kind.DEPARTMENT_APPROVAL: st.builds(Approval, st.sampled_from(Decision), days),
    Kind.BACKGROUND: st.builds(Background, st.sampled_from(BackgroundStatus), days),
    Kind.DRUG: st.builds(Drug, st.sampled_from(DrugStatus), days, st.booleans()),
    Kind.CUSTOM: st.builds(YesNo, st.none() | st.booleans(), days),
}


rules = st.builds(
    RequirementRule,
    kind=st.sampled_from(sorted(RESULTS)),
    required=st.booleans(),
    threshold=st.just({"pass_mark": 70, "maximum": 100, "level": 3, "words_per_minute": 30, "formula": "A"}),
    validity_months=st.none() | st.integers(1, 60),
    retest_wait_days=st.none() | st.integers(0, 90),
    max_attempts=st.none() | st.integers(1, 3),
)


@st.composite
def cases(draw):
    rule = draw(rules)
    return rule, draw(st.lists(RESULTS[rule.kind], max_size=5))


@settings(deadline=None, max_examples=300)
@given(cases())
def test_what_is_preferred_never_stands_in_the_way(case):
    rule, results = case
    preferred = replace(rule, required=False)

    answer = judge(preferred, results, TODAY)

    assert not answer.blocks
    assert overall([(preferred, answer)]).standing is Standing.READY


@settings(deadline=None, max_examples=300)
@given(cases())
def test_every_verdict_keeps_its_promises(case):
    rule, results = case

    answer = judge(rule, results, TODAY)

    assert answer.applicant.endswith(".")
    assert answer.staff
    if answer.verdict is MET:
        assert answer.valid_until is None or answer.valid_until >= TODAY
    if answer.verdict is EXPIRED and answer.valid_until:
        assert answer.valid_until < TODAY
    assert answer.verdict is NOT_MET or answer.retest_from is None
    assert overall([(rule, answer)]).ready is not answer.blocks


@settings(deadline=None)
@given(st.lists(RESULTS[Kind.ENTRANCE_EXAM], max_size=4), RESULTS[Kind.ENTRANCE_EXAM])
def test_one_more_exam_never_takes_a_pass_away(results, another):
    if judge(EXAM, results, TODAY).verdict is MET:
        assert judge(EXAM, [*results, another], TODAY).verdict is MET


@settings(deadline=None)
@given(st.lists(RESULTS[Kind.WORKKEYS], max_size=6), RESULTS[Kind.WORKKEYS])
def test_one_more_sitting_never_takes_a_level_away(results, another):
    if judge(WORKKEYS, results, TODAY).verdict is MET:
        assert judge(WORKKEYS, [*results, another], TODAY).verdict is MET
