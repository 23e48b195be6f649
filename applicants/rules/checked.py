"""Verdicts on what a person or an office answers: attendance, papers, approvals, yes or no."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Judgement, Reason, RequirementRule, Verdict, day_words, judgement
from applicants.rules.results import Approval, Attendance, Decision, Paper, PaperStatus, YesNo
from applicants.rules.scored import expired, good_through, lasting, not_done, retest, still_good
from apprenticeships.rules.speech import say, say_many


class _Dated(Protocol):
    @property
    def on(self) -> date: ...


D = TypeVar("D", bound=_Dated)


def judge_session(rule: RequirementRule, results: Sequence[Attendance], on: date) -> Judgement:
    """Ask for one session attended; a missed one costs nothing but another date."""
    came = [each for each in results if each.attended]
    if came:
        day_that_lasts = max((each.on for each in came), key=lambda day: lasting(rule, day))
        return _met(rule, day_that_lasts, on, Reason.COMPLETED, say("You came to the {name}.", name=rule.name))
    booked = [each for each in results if each.attended is None]
    if booked:
        day = day_words(min(each.on for each in booked), on)
        return not_done(rule, say("Come to the {name} on {day}.", name=rule.name, day=day))
    if results:
        words = say("You missed the {name}. Choose another date.", name=rule.name)
        return not_done(rule, words, reason=Reason.NO_SHOW)
    return not_done(rule, say("Choose a date for the {name}.", name=rule.name))


def judge_papers(rule: RequirementRule, results: Sequence[Paper], on: date) -> Judgement:
    """Ask for a document accepted, or for ``threshold["count"]`` references accepted."""
    needed = rule.threshold.get("count", 1)
    accepted = [each.on for each in results if each.status is PaperStatus.ACCEPTED]
    accepted.sort(key=lambda day: lasting(rule, day), reverse=True)
    if len(accepted) >= needed:
        return _met(rule, accepted[needed - 1], on, Reason.ACCEPTED, say("We have your {name}.", name=rule.name))
    if any(each.status is PaperStatus.UNCLEAR for each in results):
        return _look(rule)
    if any(each.status is PaperStatus.RECEIVED for each in results):
        words = say("We are checking your {name}.", name=rule.name)
        return judgement(rule, Verdict.MISSING, Reason.BEING_CHECKED, applicant=words, turn=Turn.US)
    if results and latest(results).status is PaperStatus.SENT_BACK:
        note = latest(results).note
        words = say("Send your {name} once more.", name=rule.name)
        if note:
            words = say("Send your {name} once more: {note}", name=rule.name, note=note)
        return not_done(rule, words, reason=Reason.DO_AGAIN)
    if accepted:
        words = say("We have {count} of {needed}: {name}.", count=len(accepted), needed=needed, name=rule.name)
        return not_done(rule, words, reason=Reason.NOT_COMPLETE)
    return not_done(rule, say("Send your {name}.", name=rule.name))


def judge_references(rule: RequirementRule, results: Sequence[Paper | YesNo], on: date) -> Judgement:
    """Ask for the verdict of whoever read what the named people say, or for as many accepted by hand.

    Before the verdict it is the applicant's turn until enough are named, then theirs, then ours. A verdict that is too
    old by now does not count once others are named.
    """
    papers = [each for each in results if isinstance(each, Paper)]
    said = [each for each in results if isinstance(each, YesNo)]
    now = latest(said) if said else None
    if now is not None and now.met is None:
        return _look(rule)
    if now is not None and not now.met:
        words = say("Not this time: {name}.", name=rule.name)
        return judgement(rule, Verdict.NOT_MET, Reason.DECLINED, applicant=words)
    if now is not None and (not papers or still_good(rule, now.on, on)):
        return _met(rule, now.on, on, Reason.ACCEPTED, say("We have your {name}.", name=rule.name))
    return _on_the_way(rule, papers) or judge_papers(rule, papers, on)


def _on_the_way(rule: RequirementRule, papers: Sequence[Paper]) -> Judgement | None:
    """Whose turn it is while people are named and asked; nothing where papers alone decide."""
    needed = rule.threshold.get("count", 1)
    here = sum(each.status in {PaperStatus.RECEIVED, PaperStatus.ACCEPTED} for each in papers)
    asked = sum(each.status is PaperStatus.ASKED for each in papers)
    if here >= needed or any(each.status in {PaperStatus.UNCLEAR, PaperStatus.SENT_BACK} for each in papers):
        return None
    if here + asked >= needed:
        words = say("We asked the people you named: {name}. You do not need to do anything.", name=rule.name)
        staff = f"{here} of {needed} answered."
        return judgement(rule, Verdict.MISSING, Reason.WAITING_FOR_OTHERS, applicant=words, staff=staff)
    missing = needed - here - asked
    words = say_many(
        "Name one person who can speak for you.", "Name {count} people who can speak for you.", missing
    )  # fmt: skip
    if here + asked:
        words = say_many(
            "Name one more person who can speak for you.", "Name {count} more people who can speak for you.", missing
        )
    reason = Reason.NOT_COMPLETE if here + asked else Reason.NOT_DONE
    return not_done(rule, words, reason=reason)


def judge_approval(rule: RequirementRule, results: Sequence[Approval], on: date) -> Judgement:
    """Ask for the latest answer of the department to be yes. A no from which one may ask again ends nothing."""
    decision = latest(results).decision if results else None
    if decision is Decision.APPROVED:
        return _met(rule, latest(results).on, on, Reason.ACCEPTED, say("Your department said yes."))
    if decision is Decision.DECLINED:
        again = latest(results).again_from
        staff = "The department declined."
        if again is not None:
            words = say(
                "Your department did not say yes this time. You may ask again from {day}.", day=day_words(again, on)
            )
            return judgement(
                rule, Verdict.NOT_MET, Reason.DECLINED, applicant=words, staff=staff, turn=Turn.YOU, retest_from=again
            )
        words = say("Your department did not say yes this time. Talk with your manager, or call us.")
        return judgement(rule, Verdict.NOT_MET, Reason.DECLINED, applicant=words, staff=staff)
    reason = Reason.BEING_CHECKED if decision else Reason.NOT_DONE
    words = say("Your department has to say yes first. We ask for you.")
    staff = "Waiting for the department." if decision else "Ask the department."
    return judgement(rule, Verdict.MISSING, reason, applicant=words, staff=staff, turn=Turn.US)


def judge_yes_no(rule: RequirementRule, results: Sequence[YesNo], on: date) -> Judgement:
    """Take the latest answer of whoever checks this."""
    if not results:
        return not_done(rule, say("Still to do: {name}.", name=rule.name))
    now = latest(results)
    if now.met is None:
        return _look(rule)
    if now.met:
        return _met(rule, now.on, on, Reason.COMPLETED, say("Done: {name}.", name=rule.name))
    again, words = retest(rule, now.on, len(results), on)
    sentence = f"{say('Not this time: {name}.', name=rule.name)} {words}".rstrip()
    turn = Turn.YOU if again else Turn.NOBODY
    return judgement(rule, Verdict.NOT_MET, Reason.BELOW_MARK, applicant=sentence, turn=turn, retest_from=again)


def latest(results: Sequence[D]) -> D:
    """Return the result of the latest day; of several on that day the last in order."""
    return max(enumerate(results), key=lambda pair: (pair[1].on, pair[0]))[1]


def _met(rule: RequirementRule, since: date, on: date, reason: Reason, words: str) -> Judgement:
    if not still_good(rule, since, on):
        return expired(rule, since, on)
    return judgement(rule, Verdict.MET, reason, applicant=words, valid_until=good_through(rule, since))


def _look(rule: RequirementRule) -> Judgement:
    words = say("We are looking at your {name}. You do not need to do anything.", name=rule.name)
    staff = f"Please look: {rule.name} needs a decision."
    return judgement(rule, Verdict.LOOK, Reason.PERSON_DECIDES, applicant=words, staff=staff, turn=Turn.US)
