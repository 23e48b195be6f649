"""Registry and exclusion checks: every list, the latest look into each, and when to look again."""

from datetime import date

import pytest

from applicants.rules.registries import OIG, lists_of
from applicants.rules.requirements import Kind, Reason, RequirementRule, Verdict
from applicants.rules.results import RegistryCheck, RegistryOutcome, Waiver
from applicants.rules.screening import ManagerView, judge, manager_view

TODAY = date(2026, 3, 10)
STATE = "Family Care Safety Registry"
NO, MAYBE, YES = RegistryOutcome.NO_MATCH, RegistryOutcome.POSSIBLE_MATCH, RegistryOutcome.MATCH_CONFIRMED
RULE = RequirementRule(Kind.REGISTRY, threshold={"lists": [OIG, STATE]}, validity_days=30)


def look(outcome, name=OIG, on=TODAY, confirmed=True, elsewhere=False):
    return RegistryCheck(name, outcome, on, confirmed=confirmed, elsewhere=elsewhere)


@pytest.mark.parametrize(
    ("looks", "verdict", "reason"),
    [
        ([], Verdict.MISSING, Reason.NOT_DONE),
        ([look(NO)], Verdict.MISSING, Reason.NOT_DONE),
        ([look(NO), look(NO, STATE)], Verdict.MET, Reason.PASSED),
        ([look(MAYBE)], Verdict.LOOK, Reason.PERSON_DECIDES),
        ([look(NO), look(MAYBE, STATE)], Verdict.LOOK, Reason.PERSON_DECIDES),
        ([look(MAYBE), look(NO), look(NO, STATE)], Verdict.MET, Reason.PASSED),
        ([look(NO), look(MAYBE), look(NO, STATE)], Verdict.LOOK, Reason.PERSON_DECIDES),
        ([look(YES), look(MAYBE, STATE)], Verdict.NOT_MET, Reason.NOT_CLEARED),
        ([look(YES, confirmed=False), look(NO, STATE)], Verdict.LOOK, Reason.PERSON_DECIDES),  # one person says so
        ([look(NO, STATE), look(YES, confirmed=False, elsewhere=True)], Verdict.MISSING, Reason.NOT_DONE),  # look again
        ([look(NO, STATE), look(YES, elsewhere=True), look(YES)], Verdict.NOT_MET, Reason.NOT_CLEARED),
        ([look(YES, on=date(2026, 3, 1)), look(NO), look(NO, STATE)], Verdict.MET, Reason.PASSED),
        ([look(NO, on=date(2026, 2, 8)), look(NO, STATE)], Verdict.MET, Reason.PASSED),
        ([look(NO, on=date(2026, 2, 7)), look(NO, STATE)], Verdict.EXPIRED, Reason.TOO_OLD),
        ([look(YES, on=date(2020, 1, 1)), look(NO, STATE)], Verdict.NOT_MET, Reason.NOT_CLEARED),
        ([look(NO, "Another list"), look(NO, STATE)], Verdict.MISSING, Reason.NOT_DONE),
    ],
)
def test_each_case_has_its_verdict(looks, verdict, reason):
    answer = judge(RULE, looks, TODAY)

    assert (answer.verdict, answer.reason) == (verdict, reason)


def test_the_oldest_look_says_through_when_all_are_good():
    answer = judge(RULE, [look(NO, on=date(2026, 3, 1)), look(NO, STATE)], TODAY)

    assert answer.valid_until == date(2026, 3, 31)


def test_staff_read_which_list_is_open_and_the_applicant_never_a_list():
    answer = judge(RULE, [look(NO)], TODAY)

    assert STATE in answer.staff
    assert STATE not in answer.applicant


def test_a_program_that_names_no_list_asks_for_the_federal_one():
    assert lists_of(RequirementRule(Kind.REGISTRY)) == (OIG,)
    assert judge(RequirementRule(Kind.REGISTRY), [look(NO)], TODAY).verdict is Verdict.MET


def test_it_is_waived_like_anything_else_and_never_weighs_where_preferred():
    assert judge(RULE, [Waiver(TODAY, "Dana", "Checked by the county")], TODAY).verdict is Verdict.WAIVED
    assert not judge(RequirementRule(Kind.REGISTRY, required=False), [look(YES)], TODAY).blocks


@pytest.mark.parametrize(
    ("outcome", "seen"),
    [(NO, ManagerView.CLEARED), (MAYBE, ManagerView.PENDING), (YES, ManagerView.NOT_CLEARED)],
)
def test_managers_learn_one_word(outcome, seen):
    assert manager_view(judge(RequirementRule(Kind.REGISTRY), [look(outcome)], TODAY)) is seen
