"""What people state about themselves and a document has to show: where the documents stand until one is accepted."""

from collections.abc import Collection, Mapping, Sequence

from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Judgement, Reason, RequirementRule, Verdict, judgement
from applicants.rules.results import PaperStatus
from applicants.rules.scored import not_done
from apprenticeships.rules.speech import joined, say

HERE = frozenset({PaperStatus.RECEIVED, PaperStatus.ACCEPTED})


def judge_proof(
    rule: RequirementRule, wanted: Sequence[str], papers: Mapping[str, Collection[PaperStatus]]
) -> Judgement:
    """Say what is missing of a requirement that somebody's own word meets, and that needs proof.

    ``wanted`` names what has to be shown, such as each employer, and ``papers`` says what is here for each. It is ours
    to look once something is here for all of them; what was sent back is asked for once more.
    """
    left = [name for name in wanted if not HERE.intersection(papers.get(name, ()))]
    if not left:
        return being_checked(rule)
    names = joined(left)
    if any(PaperStatus.SENT_BACK in papers.get(name, ()) for name in left):
        words = say("We cannot use what you sent. Send another document that shows it: {names}.", names=names)
        return not_done(rule, words, reason=Reason.DO_AGAIN)
    reason = Reason.NOT_DONE if len(left) == len(wanted) else Reason.NOT_COMPLETE
    return not_done(rule, say("Send a document that shows it: {names}.", names=names), reason=reason)


def being_checked(rule: RequirementRule) -> Judgement:
    """Say that what was sent to show it is ours to look at."""
    words = say("We are checking the documents that show it: {name}.", name=rule.name)
    return judgement(rule, Verdict.MISSING, Reason.BEING_CHECKED, applicant=words, turn=Turn.US)
