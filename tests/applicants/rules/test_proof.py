"""What is missing until a document shows what somebody stated: a table."""

import pytest

from applicants.rules.proof import judge_proof
from applicants.rules.requirements import Kind, RequirementRule
from applicants.rules.results import PaperStatus as P

RULE = RequirementRule(kind=Kind.EXPERIENCE, required=True, title="work in health care")
A, B = "Maple Court", "Oak Hill"


@pytest.mark.parametrize(
    ("wanted", "papers", "reason", "turn", "words"),
    [
        ([A], {}, "not_done", "you", "Send a document that shows it: Maple Court."),
        ([A], {B: [P.ACCEPTED]}, "not_done", "you", "Send a document that shows it: Maple Court."),
        ([A, B], {}, "not_done", "you", "Send a document that shows it: Maple Court and Oak Hill."),
        ([A, B], {A: [P.ACCEPTED]}, "not_complete", "you", "Send a document that shows it: Oak Hill."),
        ([A], {A: [P.SENT_BACK]}, "do_again", "you", "We cannot use what you sent. Send another"),
        ([A], {A: [P.SENT_BACK, P.RECEIVED]}, "being_checked", "us", "We are checking the documents"),
        ([A, B], {A: [P.ACCEPTED], B: [P.RECEIVED]}, "being_checked", "us", "We are checking the documents"),
    ],
)
def test_until_a_document_shows_it_something_is_missing(wanted, papers, reason, turn, words):
    found = judge_proof(RULE, wanted, papers)

    assert (found.verdict, found.reason, found.turn) == ("missing", reason, turn)
    assert found.applicant.startswith(words)
    assert found.blocks
