"""Verdicts of every kind of requirement, and what they amount to."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from applicants.rules.pipeline import Turn
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
    Waiver,
    YesNo,
)
from applicants.rules.screening import (
    Kind,
    ManagerView,
    Reason,
    RecencyAsOf,
    RequirementRule,
    Standing,
    Verdict,
    judge,
    manager_view,
    overall,
)
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


@pytest.mark.parametrize(
    ("kind", "results", "expected", "turn"),
    [
        (Kind.INFO_SESSION, [], (MISSING, Reason.NOT_DONE), Turn.YOU),
        (Kind.INFO_SESSION, [Attendance(date(2026, 3, 10), None)], (MISSING, Reason.NOT_DONE), Turn.YOU),
        (Kind.INFO_SESSION, [Attendance(FEB, attended=False)], (MISSING, Reason.NO_SHOW), Turn.YOU),
        (Kind.INFO_SESSION, [Attendance(FEB, attended=True)], (MET, Reason.COMPLETED), Turn.NOBODY),
        (Kind.DOCUMENT, [], (MISSING, Reason.NOT_DONE), Turn.YOU),
        (Kind.DOCUMENT, [Paper(PaperStatus.ASKED, FEB)], (MISSING, Reason.NOT_DONE), Turn.YOU),
        (Kind.DOCUMENT, [Paper(PaperStatus.RECEIVED, FEB)], (MISSING, Reason.BEING_CHECKED), Turn.US),
        (Kind.DOCUMENT, [Paper(PaperStatus.ACCEPTED, FEB)], (MET, Reason.ACCEPTED), Turn.NOBODY),
        (Kind.DOCUMENT, [Paper(PaperStatus.SENT_BACK, FEB)], (MISSING, Reason.DO_AGAIN), Turn.YOU),
        (Kind.DOCUMENT, [Paper(PaperStatus.UNCLEAR, FEB)], (LOOK, Reason.PERSON_DECIDES), Turn.US),
        (Kind.REFERENCE, [Paper(PaperStatus.ACCEPTED, FEB)], (MET, Reason.ACCEPTED), Turn.NOBODY),
        (Kind.DEPARTMENT_APPROVAL, [], (MISSING, Reason.NOT_DONE), Turn.US),
        (Kind.DEPARTMENT_APPROVAL, [Approval(Decision.ASKED, FEB)], (MISSING, Reason.BEING_CHECKED), Turn.US),
        (Kind.DEPARTMENT_APPROVAL, [Approval(Decision.APPROVED, FEB)], (MET, Reason.ACCEPTED), Turn.NOBODY),
        (Kind.DEPARTMENT_APPROVAL, [Approval(Decision.DECLINED, FEB)], (NOT_MET, Reason.DECLINED), Turn.NOBODY),
        (Kind.BACKGROUND, [], (MISSING, Reason.NOT_DONE), Turn.US),
        (Kind.BACKGROUND, [Background(BackgroundStatus.ORDERED, FEB)], (MISSING, Reason.BEING_CHECKED), Turn.US),
        (Kind.BACKGROUND, [Background(BackgroundStatus.CLEAR, FEB)], (MET, Reason.PASSED), Turn.NOBODY),
        (Kind.BACKGROUND, [Background(BackgroundStatus.REVIEW, FEB)], (LOOK, Reason.PERSON_DECIDES), Turn.US),
        (Kind.BACKGROUND, [Background(BackgroundStatus.PRE_ADVERSE, FEB)], (MISSING, Reason.BEING_CHECKED), Turn.YOU),
        (Kind.BACKGROUND, [Background(BackgroundStatus.DISPUTED, FEB)], (MISSING, Reason.BEING_CHECKED), Turn.US),
        (Kind.BACKGROUND, [Background(BackgroundStatus.NOT_CLEAR, FEB)], (NOT_MET, Reason.NOT_CLEARED), Turn.NOBODY),
        (Kind.BACKGROUND, [Background(BackgroundStatus.CANCELED, FEB)], (MISSING, Reason.DO_AGAIN), Turn.US),
        (Kind.BACKGROUND, [Background(BackgroundStatus.EXPIRED, FEB)], (EXPIRED, Reason.TOO_OLD), Turn.US),
        (Kind.DRUG, [], (MISSING, Reason.NOT_DONE), Turn.YOU),
        (Kind.DRUG, [Drug(DrugStatus.NOT_ORDERED, FEB, agreed=False)], (MISSING, Reason.NOT_DONE), Turn.YOU),
        (Kind.DRUG, [Drug(DrugStatus.NOT_ORDERED, FEB)], (MISSING, Reason.NOT_DONE), Turn.US),
        (Kind.DRUG, [Drug(DrugStatus.ORDERED, FEB)], (MISSING, Reason.NOT_DONE), Turn.YOU),
        (Kind.DRUG, [Drug(DrugStatus.COLLECTED, FEB)], (MISSING, Reason.BEING_CHECKED), Turn.US),
        (Kind.DRUG, [Drug(DrugStatus.MRO_REVIEW, FEB)], (MISSING, Reason.BEING_CHECKED), Turn.US),
        (Kind.DRUG, [Drug(DrugStatus.NEGATIVE, FEB)], (MET, Reason.PASSED), Turn.NOBODY),
        (Kind.DRUG, [Drug(DrugStatus.NEGATIVE_DILUTE, FEB)], (LOOK, Reason.PERSON_DECIDES), Turn.US),
        (Kind.DRUG, [Drug(DrugStatus.VERIFIED_POSITIVE, FEB)], (NOT_MET, Reason.NOT_CLEARED), Turn.NOBODY),
        (Kind.DRUG, [Drug(DrugStatus.REFUSAL, FEB)], (NOT_MET, Reason.NOT_CLEARED), Turn.NOBODY),
        (Kind.DRUG, [Drug(DrugStatus.CANCELED, FEB)], (MISSING, Reason.DO_AGAIN), Turn.US),
        (Kind.DRUG, [Drug(DrugStatus.EXPIRED, FEB)], (EXPIRED, Reason.TOO_OLD), Turn.US),
        (Kind.CUSTOM, [], (MISSING, Reason.NOT_DONE), Turn.YOU),
        (Kind.CUSTOM, [YesNo(True, FEB)], (MET, Reason.COMPLETED), Turn.NOBODY),
        (Kind.CUSTOM, [YesNo(False, FEB)], (NOT_MET, Reason.BELOW_MARK), Turn.NOBODY),
        (Kind.CUSTOM, [YesNo(None, FEB)], (LOOK, Reason.PERSON_DECIDES), Turn.US),
        (Kind.DIPLOMA, [YesNo(False, FEB), YesNo(True, FEB)], (MET, Reason.COMPLETED), Turn.NOBODY),
        (
            Kind.CUSTOM,
            [Waiver(FEB, "Dana Whitfield", "Did it here in 2025")],
            (Verdict.WAIVED, Reason.WAIVED),
            Turn.NOBODY,
        ),
    ],
)
def test_each_kind_has_its_verdict_and_its_turn(kind, results, expected, turn):
    answer = judge(RequirementRule(kind), results, TODAY)

    assert (answer.verdict, answer.reason, answer.turn) == (*expected, turn)


def test_the_latest_status_counts():
    older, newer = Background(BackgroundStatus.CLEAR, FEB), Background(BackgroundStatus.DISPUTED, TODAY)

    assert judge(RequirementRule(Kind.BACKGROUND), [newer, older], TODAY).verdict is MISSING


@pytest.mark.parametrize(
    ("kind", "result"),
    [
        (Kind.BACKGROUND, Background(BackgroundStatus.CLEAR, FEB)),
        (Kind.DRUG, Drug(DrugStatus.NEGATIVE, FEB)),
        (Kind.INFO_SESSION, Attendance(FEB, attended=True)),
        (Kind.DOCUMENT, Paper(PaperStatus.ACCEPTED, FEB)),
        (Kind.DEPARTMENT_APPROVAL, Approval(Decision.APPROVED, FEB)),
        (Kind.CUSTOM, YesNo(True, FEB)),
        (Kind.ENTRANCE_EXAM, ExamScore(9, FEB)),
        (Kind.TYPING, typed(900, 0)),
    ],
)
def test_the_last_valid_day_counts_in_and_the_next_is_too_late(kind, result):
    rule = RequirementRule(kind, validity_days=30)
    last = FEB + timedelta(30)

    assert judge(rule, [result], last).valid_until == last
    assert [judge(rule, [result], day).verdict for day in (last, last + timedelta(1))] == [MET, EXPIRED]


def test_recency_is_asked_on_the_day_of_application_unless_the_program_says_the_start():
    start = date(2026, 5, 4)

    assert TYPING.judged_on(applied_on=TODAY, start=start) == TODAY
    assert replace(TYPING, recency_as_of=RecencyAsOf.START).judged_on(applied_on=TODAY, start=start) == start


def test_two_references_need_two_that_were_accepted():
    rule = RequirementRule(Kind.REFERENCE, threshold={"count": 2})
    one = [Paper(PaperStatus.ACCEPTED, FEB)]

    assert judge(rule, one, TODAY).reason is Reason.NOT_COMPLETE
    assert judge(rule, one * 2, TODAY).verdict is MET


def test_of_many_references_the_newest_count():
    rule = RequirementRule(Kind.REFERENCE, threshold={"count": 2}, validity_days=30)
    dates = [date(2025, 1, 1), date(2025, 2, 1), FEB, TODAY]

    answer = judge(rule, [Paper(PaperStatus.ACCEPTED, day) for day in dates], TODAY)

    assert (answer.verdict, answer.valid_until) == (MET, FEB + timedelta(30))


@pytest.mark.parametrize(("policy", "verdict"), [("accept", MET), ("again", MISSING), ("look", LOOK)])
def test_the_program_says_what_a_dilute_sample_means(policy, verdict):
    rule = RequirementRule(Kind.DRUG, threshold={"dilute": policy})

    assert judge(rule, [Drug(DrugStatus.NEGATIVE_DILUTE, FEB)], TODAY).verdict is verdict


def test_until_the_medical_review_is_over_every_sample_reads_the_same():
    rule = RequirementRule(Kind.DRUG)
    hidden = [Drug(DrugStatus.COLLECTED, FEB), Drug(DrugStatus.MRO_REVIEW, FEB)]
    unverified = [DrugStatus.NEGATIVE, DrugStatus.NEGATIVE_DILUTE, DrugStatus.VERIFIED_POSITIVE, DrugStatus.REFUSAL]
    hidden += [Drug(status, FEB, verified=False) for status in unverified]

    answers = {judge(rule, [each], TODAY) for each in hidden}

    assert len(answers) == 1
    assert manager_view(*answers) is ManagerView.PENDING


def test_a_requirement_meant_for_others_is_not_asked():
    rule = RequirementRule(Kind.DEPARTMENT_APPROVAL, applies=False)

    assert judge(rule, [], TODAY).verdict is Verdict.NOT_APPLICABLE


def test_a_result_of_another_kind_is_a_mistake_of_the_program():
    with pytest.raises(TypeError, match="TypingCount"):
        judge(EXAM, [typed(900, 0)], TODAY)


GOOD, BAD = ExamScore(80, FEB), ExamScore(60, FEB)


@pytest.mark.parametrize(
    ("parts", "standing", "again"),
    [
        ([], Standing.READY, None),
        ([(EXAM, [GOOD]), (TYPING, [typed(900, 0)])], Standing.READY, None),
        ([(EXAM, [GOOD]), (TYPING, [])], Standing.WAITING, None),
        ([(EXAM, [ExamScore(90, date(2020, 1, 1))])], Standing.WAITING, None),
        ([(EXAM, [GOOD]), (TYPING, [typed(900, 0, flagged=True)])], Standing.LOOK, None),
        ([(EXAM, []), (TYPING, [typed(900, 0, flagged=True)])], Standing.LOOK, None),
        ([(EXAM, [BAD]), (TYPING, [typed(900, 0, flagged=True)])], Standing.FAILED, date(2026, 3, 26)),
        ([(EXAM, [BAD]), (TYPING, [typed(600, 0)])], Standing.FAILED, date(2026, 3, 26)),
        ([(EXAM, [BAD]), (TYPING, [typed(600, 0)] * 2)], Standing.FAILED, None),
        ([(EXAM, [GOOD]), (replace(WORKKEYS, required=False), levels(2, 2, 2))], Standing.READY, None),
        ([(EXAM, [GOOD]), (replace(WORKKEYS, required=False), [])], Standing.READY, None),
    ],
)
def test_the_whole_follows_from_its_parts(parts, standing, again):
    answer = overall((rule, judge(rule, results, TODAY)) for rule, results in parts)

    assert (answer.standing, answer.ready, answer.retest_from) == (standing, standing is Standing.READY, again)


def test_the_whole_lists_what_stands_in_the_way():
    wish = replace(WORKKEYS, required=False)
    document = RequirementRule(Kind.DOCUMENT)
    parts = [(EXAM, [BAD]), (TYPING, [typed(900, 0, flagged=True)]), (document, []), (wish, levels(2, 2, 2))]

    answer = overall((rule, judge(rule, results, TODAY)) for rule, results in parts)

    assert (answer.failed, answer.look, answer.waiting, answer.preferred) == ((EXAM,), (TYPING,), (document,), (wish,))


BACKGROUND_RULE, DRUG_RULE = RequirementRule(Kind.BACKGROUND), RequirementRule(Kind.DRUG)


@pytest.mark.parametrize(("background", "drug"), list(product(BackgroundStatus, DrugStatus)))
def test_managers_learn_one_word_and_never_why(background, drug):
    view = manager_view(
        judge(BACKGROUND_RULE, [Background(background, FEB)], TODAY), judge(DRUG_RULE, [Drug(drug, FEB)], TODAY)
    )

    refused = background is BackgroundStatus.NOT_CLEAR or drug in {DrugStatus.VERIFIED_POSITIVE, DrugStatus.REFUSAL}
    cleared = background is BackgroundStatus.CLEAR and drug is DrugStatus.NEGATIVE
    expected = ManagerView.PENDING
    if refused:
        expected = ManagerView.NOT_CLEARED
    elif cleared:
        expected = ManagerView.CLEARED
    assert view is expected


@pytest.mark.parametrize("status", [DrugStatus.VERIFIED_POSITIVE, DrugStatus.REFUSAL])
def test_no_sentence_holds_what_a_lab_or_report_says(status):
    answer = judge(DRUG_RULE, [Drug(status, FEB)], TODAY)

    assert answer.staff == "Drug screen: not cleared."
    assert answer == judge(DRUG_RULE, [Drug(DrugStatus.VERIFIED_POSITIVE, FEB)], TODAY)
