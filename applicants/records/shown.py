"""From documents to rules: what was sent in to show what somebody stated, where a program wants proof of it."""

from collections import defaultdict
from typing import Final

from applicants.models import DocumentPurpose, DocumentState
from applicants.records.facts import Facts
from applicants.rules.proof import judge_proof
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
