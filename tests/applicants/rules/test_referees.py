"""References: who may be named, what is asked, when somebody is reminded, and whose turn it is."""

from datetime import date, timedelta

import pytest

from applicants.rules.pipeline import Turn
from applicants.rules.referees import KIT, Contact, Terms, questions, refusal
from applicants.rules.requirements import Kind, Reason, RequirementRule, Verdict
from applicants.rules.results import Paper, PaperStatus, YesNo
from applicants.rules.screening import judge
from applicants.rules.whose import whose

ON = date(2026, 1, 7)
OWN = [Contact("maya@example.org", "+13145550123")]
OTHERS = [Contact("ann@example.org", "+13145550147")]
OURS = {"no-reply@ours.example", "dana@ours.example"}


@pytest.mark.parametrize(
    ("email", "phone", "field"),
    [
        ("lee@example.org", "", None),
        ("", "+13145550188", None),
        ("", "", "email"),
        ("Maya@Example.org", "", "email"),
        ("maya+work@example.org", "", "email"),
        ("lee@example.org", "+13145550123", "phone"),
        ("ANN@example.org", "", "email"),
        ("lee@example.org", "+13145550147", "phone"),
        ("dana@ours.example", "", "email"),
        ("no-reply@ours.example", "+13145550188", "email"),
    ],
)
def test_nobody_names_themselves_nobody_twice_and_none_of_us(email, phone, field):
    found = refusal(Contact(email, phone), own=OWN, others=OTHERS, ours=OURS)

    assert (found.field if found else None) == field


def test_a_program_asks_the_kit_or_its_own_list_in_which_names_of_the_kit_stand_for_its_questions():
    assert questions([]) == KIT
    own = questions(["again", "How do they {act}?"])

    assert [each.slug for each in own] == ["again", "own-2"]
    assert [each.asked("Maya") for each in own] == [
        "Would you work with Maya again?",
        "How do they {act}?",
    ]


@pytest.mark.parametrize(("days", "times", "after", "last"), [(4, 2, [4, 8], 12), (7, 0, [], 7), (1, 1, [1], 2)])
def test_reminders_and_the_last_day(days, times, after, last):
    terms = Terms(days, times)

    assert [(day - ON).days for day in terms.reminders(ON)] == after
    assert terms.last_day(ON) == ON + timedelta(days=last)


S = PaperStatus
MISSING, MET, LOOK, NOT_MET = Verdict.MISSING, Verdict.MET, Verdict.LOOK, Verdict.NOT_MET


@pytest.mark.parametrize(
    ("papers", "said", "verdict", "reason", "turn"),
    [
        ([], [], MISSING, Reason.NOT_DONE, Turn.YOU),
        ([S.ASKED], [], MISSING, Reason.NOT_COMPLETE, Turn.YOU),
        ([S.ASKED, S.ASKED], [], MISSING, Reason.WAITING_FOR_OTHERS, Turn.NOBODY),
        ([S.ASKED, S.RECEIVED], [], MISSING, Reason.WAITING_FOR_OTHERS, Turn.NOBODY),
        ([S.RECEIVED], [], MISSING, Reason.NOT_COMPLETE, Turn.YOU),
        ([S.RECEIVED, S.RECEIVED], [], MISSING, Reason.BEING_CHECKED, Turn.US),
        ([S.RECEIVED, S.RECEIVED, S.ASKED], [], MISSING, Reason.BEING_CHECKED, Turn.US),
        ([S.ACCEPTED, S.ACCEPTED], [], MET, Reason.ACCEPTED, Turn.NOBODY),
        ([S.RECEIVED, S.RECEIVED], [True], MET, Reason.ACCEPTED, Turn.NOBODY),
        ([S.ASKED], [True], MET, Reason.ACCEPTED, Turn.NOBODY),
        ([S.RECEIVED], [None], LOOK, Reason.PERSON_DECIDES, Turn.US),
        ([S.RECEIVED], [False], NOT_MET, Reason.DECLINED, Turn.NOBODY),
    ],
)
def test_whose_turn_it_is_from_naming_to_the_verdict(papers, said, verdict, reason, turn):
    rule = RequirementRule(Kind.REFERENCE, title="Two references", threshold={"count": 2})

    answer = judge(rule, [*(Paper(each, ON) for each in papers), *(YesNo(each, ON) for each in said)], ON)

    assert (answer.verdict, answer.reason, answer.turn) == (verdict, reason, turn)
    assert whose(Kind.REFERENCE, verdict, reason, required=True, again=False) is turn


def test_a_verdict_that_is_too_old_does_not_count_once_others_are_named():
    rule = RequirementRule(Kind.REFERENCE, threshold={"count": 1}, validity_months=12)
    old = YesNo(met=True, on=ON - timedelta(days=500))

    assert judge(rule, [old], ON).verdict is Verdict.EXPIRED
    assert judge(rule, [old, Paper(S.ASKED, ON)], ON).reason is Reason.WAITING_FOR_OTHERS
