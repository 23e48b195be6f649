"""What was found once, in words, where nothing is left by which it could be judged anew."""

from datetime import date
from typing import Final

from applicants.rules.requirements import Judgement, Reason, RequirementRule, Verdict, judgement
from apprenticeships.rules.speech import marked, say

FOUND: Final = {
    Verdict.MET: marked("We found at the time that you met this."),
    Verdict.NOT_MET: marked("We found at the time that you did not meet this."),
    Verdict.EXPIRED: marked("We found at the time that this was too old."),
    Verdict.NOT_APPLICABLE: marked("This was not asked of you."),
    Verdict.WAIVED: marked("You did not need this."),
}
NEVER: Final = marked("We did not decide about this.")


def as_decided(
    rule: RequirementRule, written: tuple[str, str], valid_until: date | None, retest_from: date | None
) -> Judgement:
    """Return the verdict that was ``written`` with its reason. What it was judged by is gone: it is nobody's turn."""
    verdict, reason = Verdict(written[0]), Reason(written[1] or Reason.NOT_DONE)
    name = verdict.value.replace("_", " ").capitalize()
    staff = f"{name}, as it was decided. What it was decided by is destroyed, as its time was over."
    found = say(FOUND.get(verdict, NEVER))
    return judgement(
        rule, verdict, reason, applicant=found, staff=staff, valid_until=valid_until, retest_from=retest_from
    )
