"""Sittings of a test: who still needs one, on which days, and what holds between the test and its result."""

from datetime import date

from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Judgement, Reason, RequirementRule, Verdict, day_words, judgement
from apprenticeships.rules.speech import say


def needed(answer: Judgement) -> bool:
    """Whether another sitting could change the answer: not while we owe a result, nor after a final no."""
    if answer.verdict is Verdict.NOT_MET:
        return answer.retest_from is not None
    return answer.verdict in {Verdict.MISSING, Verdict.EXPIRED} and answer.reason is not Reason.BEING_CHECKED


def may_sit(day: date, answer: Judgement, *, starts_on: date) -> bool:
    """Whether somebody may sit the test on ``day``: past the wait, that day included, and before the class starts."""
    if not needed(answer) or day >= starts_on:
        return False
    return answer.retest_from is None or day >= answer.retest_from


def awaited(rule: RequirementRule, answer: Judgement, came_on: date | None, on: date) -> Judgement:
    """Return ``answer``, or that its result is ours to enter when somebody came on a day without a result.

    Whoever did not come has used no attempt: their answer stays as it was.
    """
    if came_on is None or answer.verdict not in {Verdict.MISSING, Verdict.EXPIRED, Verdict.NOT_MET}:
        return answer
    day = day_words(came_on, on)
    words = say("You took the {name} on {day}. The result comes from us.", name=rule.name, day=day)
    return judgement(
        rule,
        Verdict.MISSING,
        Reason.BEING_CHECKED,
        applicant=words,
        staff=f"Came on {day}: the result is not entered yet.",
        turn=Turn.US,
    )
