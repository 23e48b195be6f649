"""From documents to rules: what was sent in to show what somebody stated, or the levels of a test taken elsewhere."""

from collections import defaultdict
from typing import Final

from applicants.models import DocumentPurpose, DocumentState
from applicants.records.facts import Facts
from applicants.rules.pipeline import Turn
from applicants.rules.proof import being_checked, judge_proof
from applicants.rules.requirements import Judgement, Kind, RequirementRule
from applicants.rules.results import PaperStatus

STANDS: Final = {
    DocumentState.RECEIVED: PaperStatus.RECEIVED,
    DocumentState.ACCEPTED: PaperStatus.ACCEPTED,
    DocumentState.ANOTHER: PaperStatus.SENT_BACK,
    DocumentState.QUARANTINED: PaperStatus.SENT_BACK,
}


def proof_of(facts: Facts, rule: RequirementRule) -> Judgement:
    """Say what is missing until documents show what was stated: a diploma, or the work at each employer."""
    if rule.kind is Kind.EXPERIENCE:
        wanted, purpose = list(facts.employers), DocumentPurpose.WORK
    else:
        wanted, purpose = [rule.name], DocumentPurpose.DIPLOMA
    papers: dict[str, list[PaperStatus]] = defaultdict(list)
    for each in facts.papers:
        if each.purpose == purpose:
            shows = each.employer if purpose is DocumentPurpose.WORK else rule.name
            papers[shows].append(STANDS[DocumentState(each.state)])
    return judge_proof(rule, wanted, papers)


def brought(facts: Facts, rule: RequirementRule, answer: Judgement) -> Judgement:
    """Return ``answer``, or that it is ours to read the report of a test that would be the applicant's to take."""
    if rule.kind is not Kind.WORKKEYS or answer.turn is not Turn.YOU:
        return answer
    here = {each.state for each in facts.papers if each.purpose == DocumentPurpose.WORKKEYS}
    return being_checked(rule) if DocumentState.RECEIVED in here else answer
