"""Verdicts on background check and drug screen, from their status alone. No sentence holds what a report says."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from applicants.rules.checked import latest
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Judgement, Reason, RequirementRule, Verdict, judgement
from applicants.rules.results import Background, BackgroundStatus, Drug, DrugStatus
from applicants.rules.scored import good_through, still_good
from apprenticeships.rules.speech import marked, say


class _Answer(NamedTuple):
    """A row of the tables below: what one status means. The second sentence is for staff."""

    verdict: Verdict
    reason: Reason
    turn: Turn
    applicant: str
    staff: str


_BACKGROUND_RUNS = _Answer(
    Verdict.MISSING,
    Reason.BEING_CHECKED,
    Turn.US,
    marked("Your background check is under way. We tell you when it is done."),
    "Background check: under way.",
)
_BACKGROUND_AGAIN = _Answer(
    Verdict.MISSING,
    Reason.DO_AGAIN,
    Turn.US,
    marked("Your background check has to be ordered once more. We do that."),
    "Background check: order it again.",
)
_BACKGROUND = {
    BackgroundStatus.NOT_ORDERED: _Answer(
        Verdict.MISSING,
        Reason.NOT_DONE,
        Turn.US,
        marked("Your background check has not begun. We tell you when you have to sign."),
        "Background check: not ordered.",
    ),
    BackgroundStatus.TO_SIGN: _Answer(
        Verdict.MISSING,
        Reason.NOT_DONE,
        Turn.YOU,
        marked("Read what a background check is, and sign. It takes five minutes."),
        "Background check: not signed yet.",
    ),
    BackgroundStatus.SIGNED: _Answer(
        Verdict.MISSING,
        Reason.BEING_CHECKED,
        Turn.US,
        marked("You signed. We order your background check now."),
        "Background check: signed, not ordered.",
    ),
    BackgroundStatus.ORDERED: _BACKGROUND_RUNS,
    BackgroundStatus.IN_PROGRESS: _BACKGROUND_RUNS,
    BackgroundStatus.CLEAR: _Answer(
        Verdict.MET, Reason.PASSED, Turn.NOBODY, marked("Your background check is done."), "Background check: cleared."
    ),
    BackgroundStatus.REVIEW: _Answer(
        Verdict.LOOK,
        Reason.PERSON_DECIDES,
        Turn.US,
        marked("We are looking at your background check. You do not need to do anything."),
        "Please look: the background check needs a decision.",
    ),
    BackgroundStatus.PRE_ADVERSE: _Answer(
        Verdict.MISSING,
        Reason.BEING_CHECKED,
        Turn.YOU,
        marked("We sent you a letter about your background check. It says what you can do, and by when."),
        "Background check: the first notice is out and its time runs.",
    ),
    BackgroundStatus.DISPUTED: _Answer(
        Verdict.MISSING,
        Reason.BEING_CHECKED,
        Turn.US,
        marked("You told us that the report is wrong. Nothing is decided until that is settled."),
        "Background check: disputed, the time stands still.",
    ),
    BackgroundStatus.NOT_CLEAR: _Answer(
        Verdict.NOT_MET,
        Reason.NOT_CLEARED,
        Turn.NOBODY,
        marked("We cannot go on after your background check. Our letter says why, and what you can do."),
        "Background check: not cleared.",
    ),
    BackgroundStatus.CANCELED: _BACKGROUND_AGAIN,
    BackgroundStatus.EXPIRED: _BACKGROUND_AGAIN._replace(verdict=Verdict.EXPIRED, reason=Reason.TOO_OLD),
}

_DRUG_UNSIGNED = _Answer(
    Verdict.MISSING,
    Reason.NOT_DONE,
    Turn.YOU,
    marked("Read what the drug screen is, and sign that you agree to it."),
    "Drug screen: the consent is not signed yet.",
)
_DRUG_UNRELEASED = _Answer(
    Verdict.MISSING,
    Reason.NOT_COMPLETE,
    Turn.YOU,
    marked("Sign that our clinic may tell the program the result of your drug screen."),
    "Drug screen: the release to HR is not signed yet.",
)
_DRUG_ORDERED_UNRELEASED = _Answer(
    Verdict.MISSING,
    Reason.NOT_DONE,
    Turn.YOU,
    marked(
        "Sign that our clinic may tell the program the result. Then go there for your drug screen, with a photo ID."
    ),
    "Drug screen: ordered. The release to HR is not signed yet.",
)
_DRUG_RUNS = _Answer(
    Verdict.MISSING,
    Reason.BEING_CHECKED,
    Turn.US,
    marked("We are waiting for your drug screen. We tell you when it is done."),
    "Drug screen: pending.",
)
_DRUG_AGAIN = _Answer(
    Verdict.MISSING,
    Reason.DO_AGAIN,
    Turn.US,
    marked("Your drug screen has to be done once more. We send you to the lab."),
    "Drug screen: order it again.",
)
_DRUG_NOT_CLEARED = _Answer(
    Verdict.NOT_MET,
    Reason.NOT_CLEARED,
    Turn.NOBODY,
    marked("We cannot go on after your drug screen. Call us: we tell you what comes next."),
    "Drug screen: not cleared.",
)
_DRUG = {
    DrugStatus.NOT_ORDERED: _Answer(
        Verdict.MISSING,
        Reason.NOT_DONE,
        Turn.US,
        marked("Your drug screen has not begun. We tell you when to go to the lab."),
        "Drug screen: not ordered.",
    ),
    DrugStatus.ORDERED: _Answer(
        Verdict.MISSING,
        Reason.NOT_DONE,
        Turn.YOU,
        marked("Go to the lab for your drug screen. Bring a photo ID."),
        "Drug screen: ordered.",
    ),
    DrugStatus.COLLECTED: _DRUG_RUNS,
    DrugStatus.MRO_REVIEW: _DRUG_RUNS,
    DrugStatus.NEGATIVE: _Answer(
        Verdict.MET, Reason.PASSED, Turn.NOBODY, marked("Your drug screen is done."), "Drug screen: cleared."
    ),
    DrugStatus.VERIFIED_POSITIVE: _DRUG_NOT_CLEARED,
    DrugStatus.REFUSAL: _DRUG_NOT_CLEARED,
    DrugStatus.CANCELED: _DRUG_AGAIN,
    DrugStatus.EXPIRED: _DRUG_AGAIN._replace(verdict=Verdict.EXPIRED, reason=Reason.TOO_OLD),
}
_DILUTE = {
    "accept": _DRUG[DrugStatus.NEGATIVE],
    "again": _DRUG_AGAIN,
    "look": _Answer(
        Verdict.LOOK,
        Reason.PERSON_DECIDES,
        Turn.US,
        marked("We are looking at your drug screen. You do not need to do anything."),
        "Please look: the drug screen needs a decision.",
    ),
}
_BEFORE_A_RESULT = frozenset(
    {DrugStatus.NOT_ORDERED, DrugStatus.ORDERED, DrugStatus.COLLECTED, DrugStatus.MRO_REVIEW, DrugStatus.CANCELED}
)
_RESULTS_OF_REVIEW = frozenset(
    {DrugStatus.NEGATIVE, DrugStatus.NEGATIVE_DILUTE, DrugStatus.VERIFIED_POSITIVE, DrugStatus.REFUSAL}
)


def judge_background(rule: RequirementRule, results: Sequence[Background], on: date) -> Judgement:
    """Read the latest status; neither sentence ever holds what a report says."""
    if not results:
        return _answered(rule, _BACKGROUND[BackgroundStatus.NOT_ORDERED])
    now = latest(results)
    if now.status is BackgroundStatus.CLEAR and not still_good(rule, now.on, on):
        return _answered(rule, _BACKGROUND[BackgroundStatus.EXPIRED])
    return _answered(rule, _BACKGROUND[now.status], good_through(rule, now.on))


def judge_drug(rule: RequirementRule, results: Sequence[Drug], on: date) -> Judgement:
    """Read the latest status. Until the medical review is over every result reads alike, on purpose."""
    if not results:
        return _answered(rule, _DRUG_UNSIGNED)
    now = latest(results)
    if now.status is DrugStatus.NOT_ORDERED and not now.agreed:
        answer = _DRUG_UNSIGNED
    elif now.status in _BEFORE_A_RESULT and not now.released:
        answer = _DRUG_ORDERED_UNRELEASED if now.status is DrugStatus.ORDERED else _DRUG_UNRELEASED
    elif now.status in _RESULTS_OF_REVIEW and not now.verified:
        answer = _DRUG_RUNS
    elif now.status is DrugStatus.NEGATIVE_DILUTE:
        answer = _DILUTE[rule.made(now.on).threshold.get("dilute", "look")]
    else:
        answer = _DRUG[now.status]
    if answer.verdict is Verdict.MET and not still_good(rule, now.on, on):
        answer = _DRUG[DrugStatus.EXPIRED]
    return _answered(rule, answer, good_through(rule, now.on))


def _answered(rule: RequirementRule, answer: _Answer, through: date | None = None) -> Judgement:
    return judgement(
        rule,
        answer.verdict,
        answer.reason,
        applicant=say(answer.applicant),
        staff=answer.staff,
        turn=answer.turn,
        valid_until=through if answer.verdict is Verdict.MET else None,
    )
