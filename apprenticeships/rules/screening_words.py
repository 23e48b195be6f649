"""What happened in a screening, by the kind of event, in the words of the coordinators' pages."""

from typing import Final

SCREENING: Final = {
    "result.record": "A result was written down",
    "result.void": "A result was taken back",
    "result.settle": "A result was decided",
    "condition.record": "A check was written down",
    "backgroundcheck.ask": "Asked to sign for a check",
    "backgroundcheck.disclose": "Read the disclosure",
    "backgroundcheck.sign": "Signed for a check",
    "backgroundcheck.authorize": "A check is signed for",
    "backgroundcheck.order": "A check was ordered",
    "backgroundcheck.clear": "A check is cleared",
    "backgroundcheck.review": "A check needs a review",
    "backgroundcheck.cancel": "A check was canceled",
    "backgroundcheck.report": "A report was kept",
    "backgroundcheck.assess": "A report was weighed",
    "backgroundcheck.draft": "A letter was drafted",
    "backgroundcheck.send_notice": "A first letter left",
    "backgroundcheck.answer": "Answered a letter",
    "backgroundcheck.dispute": "A check is disputed",
    "backgroundcheck.resolve": "A dispute was settled",
    "backgroundcheck.propose": "A decision was proposed",
    "backgroundcheck.send_back": "A proposal fell",
    "backgroundcheck.decide": "A check was decided",
    "backgroundcheck.clear_after_all": "A check is cleared after all",
    "backgroundcheck.read": "A paper of a check was opened",
    "rightsform.keep": "The summary of rights was kept",
    "screening.waive": "A requirement was waived",
}
