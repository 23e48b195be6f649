"""Verdicts on registry and exclusion checks: lists of people who may not work in health care, such as the OIG's."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from applicants.rules.checked import latest
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Judgement, Reason, RequirementRule, Verdict, judgement
from applicants.rules.results import RegistryCheck, RegistryOutcome
from applicants.rules.scored import good_through, lasting, still_good
from apprenticeships.rules.speech import say

CONFIRMED: Final = "confirmed"
"""The name under which a result says for which application a second person confirmed its match."""
ELSEWHERE: Final = "elsewhere"
"""The name under which it is read that this was another application than the one that is judged."""
OIG: Final = "OIG List of Excluded Individuals and Entities"
"""The list that is looked into where a program names none: 42 U.S.C. 1320a-7 bars whoever stands on it."""


def lists_of(rule: RequirementRule) -> tuple[str, ...]:
    """Return the names of the lists that a requirement asks for."""
    return tuple(rule.threshold.get("lists", ())) or (OIG,)


def judge_registry(rule: RequirementRule, results: Sequence[RegistryCheck], on: date) -> Judgement:
    """Ask every list for its latest look: a confirmed match goes before a possible one, both before what is missing.

    A match that one person found is not confirmed yet: a second one looks before anything ends. One that was confirmed
    under another application is no answer here: who was excluded then may be reinstated, so the list is looked into
    anew (42 CFR 1001.3001 and after).
    A look counts through its last valid day; after that the list is looked into again.
    """
    names = lists_of(rule)
    now = [latest(found) for name in names if (found := [each for each in results if each.list_name == name])]
    found = [each for each in now if each.outcome is RegistryOutcome.MATCH_CONFIRMED and not each.elsewhere]
    if any(each.confirmed for each in found):
        return judgement(
            rule,
            Verdict.NOT_MET,
            Reason.NOT_CLEARED,
            applicant=say(
                "We cannot go on after your registry check. Call us: we tell you what it says, and your rights."
            ),
            staff="Registry check: not cleared.",
        )
    if found or any(each.outcome is RegistryOutcome.POSSIBLE_MATCH for each in now):
        two = "Please look: one person found a match. Another screening officer confirms it, or says that it is not."
        one = "Please look: a name on a list may be this person. Compare birth date and address."
        return judgement(
            rule,
            Verdict.LOOK,
            Reason.PERSON_DECIDES,
            applicant=say("We are looking at your registry check. You do not need to do anything."),
            staff=two if found else one,
            turn=Turn.US,
        )
    here = [each for each in now if not each.elsewhere]
    good = [each for each in here if still_good(rule, each.on, on)]
    if len(good) < len(names):
        still = [name for name in names if name not in {each.list_name for each in good}]
        return _open(rule, still, old=len(here), matched=len(here) < len(now))
    first = min(good, key=lambda each: lasting(rule, each.on))
    return judgement(
        rule,
        Verdict.MET,
        Reason.PASSED,
        applicant=say("Your registry check is done."),
        staff="Registry check: cleared.",
        valid_until=good_through(rule, first.on),
    )


def _open(rule: RequirementRule, names: Sequence[str], *, old: int, matched: bool) -> Judgement:
    """Some lists were not looked into, or too long ago: too old if every list was looked into once.

    ``matched`` says that one of them had a match under another application.
    """
    expired = old == len(lists_of(rule))
    again = " An earlier application had a confirmed match: look again." if matched else ""
    return judgement(
        rule,
        Verdict.EXPIRED if expired else Verdict.MISSING,
        Reason.TOO_OLD if expired else Reason.NOT_DONE,
        applicant=say("We check public registries for health care. You do not need to do anything."),
        staff=f"Registry check: look into {', '.join(names)}.{again}",
        turn=Turn.US,
    )
