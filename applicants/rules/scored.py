"""Verdicts on tests with a score: the best result that is still valid counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from applicants.rules import workkeys
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Judgement, Reason, RequirementRule, Verdict, day_words, judgement
from applicants.rules.results import ExamScore, TypingCount
from applicants.rules.typing import Formula, net_wpm, speed_sentence
from applicants.rules.workkeys import Certificate, Series, Shortfall, Sitting, Subject
from apprenticeships.rules.dates import add_months
from apprenticeships.rules.speech import marked, say

_MARKS = {
    "pass_mark": marked("A new try needs {mark} points."),
    "words_per_minute": marked("A new try needs {mark} words a minute."),
    "level": marked("A new try needs {mark} in each test."),
}


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt. ``odd`` says why a person has to look at it, instead of passed or not."""

    passed: bool
    taken_on: date
    sentence: str
    odd: Reason | None = None


def good_through(rule: RequirementRule, taken_on: date) -> date | None:
    """Return the last day, counted in, on which a result of that day is recent enough; ``None`` for always."""
    rule = rule.made(taken_on)
    if rule.validity_days is not None:
        return taken_on + timedelta(days=rule.validity_days)
    return None if rule.validity_months is None else add_months(taken_on, rule.validity_months)


def lasting(rule: RequirementRule, taken_on: date) -> tuple[date, date]:
    """Return a key by which the result of the day that counts longest is the largest; of equal ones the later."""
    return good_through(rule, taken_on) or date.max, taken_on


def still_good(rule: RequirementRule, taken_on: date, on: date) -> bool:
    """Tell whether a result of that day still counts on the day ``on``."""
    through = good_through(rule, taken_on)
    return through is None or through >= on


def judge_exam(rule: RequirementRule, results: Sequence[ExamScore], on: date) -> Judgement:
    """Compare points with the ``pass_mark`` of their day; without a mark it is enough to have taken the exam.

    A score below 0 or above the maximum, or out of another maximum than the rule's, is for a person to decide.
    """
    return decide(rule, [_exam_try(rule, result) for result in results], on)


def judge_typing(rule: RequirementRule, results: Sequence[TypingCount], on: date) -> Judgement:
    """Compare the exact net speed with the ``words_per_minute`` of its day, by the formula that the rule named then."""
    return decide(rule, [_typing_try(rule, result) for result in results], on)


def decide(rule: RequirementRule, tries: Sequence[Try], on: date) -> Judgement:
    """Let the best valid attempt count: a pass before one that is unclear, that before a fail."""
    name, counting = rule.name, that_counts(rule, tries, on)
    if counting is not None and counting.passed:
        through = good_through(rule, counting.taken_on)
        reason = Reason.PASSED if rule.made(counting.taken_on).threshold else Reason.COMPLETED
        return judgement(rule, Verdict.MET, reason, applicant=counting.sentence, valid_until=through)
    if counting is not None and counting.odd:
        return _look(rule, counting.odd, counting.sentence)
    if counting is not None:
        used = sum(still_good(rule, each.taken_on, on) for each in tries)
        again, words = retest(rule, counting.taken_on, used, on)
        sentence = f"{counting.sentence} {words}".rstrip()
        return judgement(
            rule, Verdict.NOT_MET, Reason.BELOW_MARK, applicant=sentence, turn=_turn(again), retest_from=again
        )
    if any(each.passed for each in tries):
        return expired(rule, max(each.taken_on for each in tries if each.passed), on)
    return not_done(rule, say("Take the {name}.", name=name))


def that_counts(rule: RequirementRule, tries: Sequence[Try], on: date) -> Try | None:
    """Return the attempt that decides: the pass that lasts longest, else one to look at, else the newest fail.

    Attempts too old on the day ``on`` do not count. Of two on the same day, the one written down last does.
    """
    valid = [each for each in reversed(tries) if still_good(rule, each.taken_on, on)]
    passes = [each for each in valid if each.passed]
    odd = [each for each in valid if each.odd]
    if passes:
        return max(passes, key=lambda each: lasting(rule, each.taken_on))
    return odd[0] if odd else max(valid, key=lambda each: each.taken_on, default=None)


def exam_that_counts(rule: RequirementRule, results: Sequence[ExamScore], on: date) -> ExamScore | None:
    """Return the score that decides; ``None`` where none counts, or what was written down is not possible."""
    tries = [_exam_try(rule, result) for result in results]
    counting = that_counts(rule, tries, on)
    if counting is None or counting.odd is Reason.IMPOSSIBLE_VALUE:
        return None
    return next(result for each, result in zip(tries, results, strict=True) if each is counting)


def judge_workkeys(rule: RequirementRule, results: Sequence[Sitting], on: date) -> Judgement:
    """Ask for the ``level`` of its day in all three tests of the current series, the highest of each counting.

    A level that no report prints, tests of both series mixed, and a pass that hangs on a try which came too soon are
    for a person to decide.
    """
    possible = [each for each in results if 0 <= each.level <= workkeys.HIGHEST_LEVEL]
    valid = [each for each in possible if still_good(rule, each.taken_on, on)]
    answer = workkeys.held(valid)
    current = [each for each in valid if each.series is Series.CURRENT]
    good = [each for each in current if each.level >= _level(rule, each.taken_on)]
    short = [subject for subject in Subject if all(each.subject is not subject for each in good)]
    if answer.certificate is not Certificate.INCOMPLETE and not short:
        if early := _hangs_on(rule, possible, good):
            return _look(rule, Reason.PERSON_DECIDES, early)
        through = _through_all(rule, good)
        return judgement(rule, Verdict.MET, Reason.PASSED, applicant=answer.sentence, valid_until=through)
    if len(possible) < len(results):
        return _look(rule, Reason.IMPOSSIBLE_VALUE, "A level is below 0 or above 7.")
    if answer.certificate is Certificate.INCOMPLETE:
        return _incomplete(rule, answer, possible, on)
    last = max(each.taken_on for each in valid if each.subject in short)
    tries = max(sum(each.subject is subject for each in possible) for subject in short)
    again, words = retest(rule, last, tries, on)
    needed = say("This program asks for {level} in each test.", level=_level(rule, last))
    sentence = f"{answer.sentence} {needed} {words}".rstrip()
    return judgement(rule, Verdict.NOT_MET, Reason.BELOW_MARK, applicant=sentence, turn=_turn(again), retest_from=again)


def _hangs_on(rule: RequirementRule, possible: Sequence[Sitting], good: Sequence[Sitting]) -> str:
    """Say which try came too soon, if the pass is none without it; nothing otherwise."""
    early = workkeys.too_soon(
        possible,
        wait_days=lambda last: rule.made(last).retest_wait_days or 0,
        third_days=rule.third_try_days or 0,
    )
    if not early or {each.subject for each in good if each not in early} == set(Subject):
        return ""
    one, days = next(iter(early.items()))
    return f"{one.subject.label} was taken again after {days} days, sooner than the rule of retests allows."


def retest(rule: RequirementRule, last: date, tries: int, on: date) -> tuple[date | None, str]:
    """Return the first day of another try and the words for it; ``None`` without a rule, or when no try is left.

    The wait is that of the last try's day. The words name the mark of the next try where that is another one.
    """
    then = rule.made(last)
    if rule.max_attempts is not None and tries >= rule.max_attempts:
        return None, say("No further try is left.")
    if then.retest_wait_days is None:
        return None, ""
    third = rule.third_try_days or 0 if tries >= workkeys.THIRD - 1 else 0
    again = last + timedelta(days=max(then.retest_wait_days, third))
    day = day_words(again, on)
    if third > then.retest_wait_days:
        words = say("You may try again from {day}, or sooner after a training: call us.", day=day)
    else:
        words = say("You may try again from {day}.", day=day)
    return again, f"{words} {_other_mark(then, rule.made(max(again, rule.today)))}".rstrip()


def expired(rule: RequirementRule, taken_on: date, on: date) -> Judgement:
    """Say that a result was good, and through when."""
    through = good_through(rule, taken_on) or taken_on
    day = day_words(through, on)
    words = say("Your {name} was good through {day}. It is needed once more.", name=rule.name, day=day)
    return judgement(
        rule, Verdict.EXPIRED, Reason.TOO_OLD, applicant=words, turn=Turn.YOU, valid_until=through, retest_from=None
    )


def not_done(rule: RequirementRule, applicant: str, *, reason: Reason = Reason.NOT_DONE) -> Judgement:
    """Say what is still to be done by the applicant."""
    staff = f"Not there yet: {rule.name}."
    return judgement(rule, Verdict.MISSING, reason, applicant=applicant, staff=staff, turn=Turn.YOU)


def _look(rule: RequirementRule, reason: Reason, why: str) -> Judgement:
    words = say("We are looking at your {name}. You do not need to do anything.", name=rule.name)
    staff = f"Please look: {why}"
    return judgement(rule, Verdict.LOOK, reason, applicant=words, staff=staff, turn=Turn.US)


def _level(rule: RequirementRule, taken_on: date) -> int:
    return rule.made(taken_on).threshold.get("level", 0)


def _other_mark(then: RequirementRule, again: RequirementRule) -> str:
    """Say what the next try needs, where that is not what the last one needed."""
    for key, words in _MARKS.items():
        mark = again.threshold.get(key)
        if mark is not None and mark != then.threshold.get(key):
            return say(words, mark=mark)
    return ""


def _turn(again: date | None) -> Turn:
    return Turn.NOBODY if again is None else Turn.YOU


def _exam_try(rule: RequirementRule, result: ExamScore) -> Try:
    rule = rule.made(result.taken_on)
    stated = rule.threshold.get("maximum")
    limits = {Fraction(str(limit)) for limit in (stated, result.maximum) if limit is not None}
    mark = rule.threshold.get("pass_mark")
    points = say("{number} points", number=_points(result.score))
    if result.score < 0 or any(result.score > limit for limit in limits):
        return Try(
            passed=False,
            taken_on=result.taken_on,
            sentence=f"{points} is not possible on this exam.",
            odd=Reason.IMPOSSIBLE_VALUE,
        )
    if len(limits) > 1:
        taken, asked = _points(Fraction(str(result.maximum))), _points(Fraction(str(stated)))
        words = f"{points} of {taken}, but the pass mark belongs to {asked}."
        return Try(passed=False, taken_on=result.taken_on, sentence=words, odd=Reason.PERSON_DECIDES)
    if mark is None:
        return Try(passed=True, taken_on=result.taken_on, sentence=say("You took the {name}.", name=rule.name))
    sentence = say(
        "You have {points} in the {name}. The pass mark is {mark}.",
        points=points,
        name=rule.name,
        mark=_points(Fraction(str(mark))),
    )
    return Try(result.score >= Fraction(str(mark)), result.taken_on, sentence)


def _typing_try(rule: RequirementRule, result: TypingCount) -> Try:
    rule = rule.made(result.taken_on)
    mark = rule.threshold.get("words_per_minute", 0)
    formula = Formula(rule.threshold.get("formula", Formula.A))
    if result.minutes <= 0 or result.keystrokes < 0 or result.errors < 0:
        return Try(
            passed=False,
            taken_on=result.taken_on,
            sentence="The count of this try is not possible.",
            odd=Reason.IMPOSSIBLE_VALUE,
        )
    if result.flagged:
        return Try(
            passed=False,
            taken_on=result.taken_on,
            sentence="This try did not look like typing by hand.",
            odd=Reason.UNUSUAL_TYPING,
        )
    net = net_wpm(result.keystrokes, result.errors, result.minutes, formula)
    return Try(net >= mark, result.taken_on, speed_sentence(net, mark))


def _through_all(rule: RequirementRule, good: Sequence[Sitting]) -> date | None:
    """Return the day through which the first of the three subjects runs out, each by its sitting that lasts longest."""
    ends = [max(lasting(rule, each.taken_on) for each in good if each.subject is subject) for subject in Subject]
    return good_through(rule, min(ends)[1])


def _incomplete(rule: RequirementRule, answer: workkeys.Ncrc, results: Sequence[Sitting], on: date) -> Judgement:
    missing = [subject for subject, level in zip(Subject, answer.levels, strict=True) if level is None]
    if answer.shortfall is Shortfall.RETIRED:
        if len(missing) < len(Subject):
            return _look(rule, Reason.RETIRED_SERIES, answer.sentence)
        return not_done(rule, answer.sentence, reason=Reason.RETIRED_SERIES)
    ended = {each.subject: each for each in sorted(results, key=lambda each: each.taken_on)}
    if all(subject in ended for subject in missing):
        return expired(rule, min(ended[subject].taken_on for subject in missing), on)
    return not_done(rule, answer.sentence, reason=Reason.NOT_COMPLETE if results else Reason.NOT_DONE)


def _points(value: Decimal | Fraction | int) -> str:
    exact = Fraction(value)
    return str(exact.numerator) if exact.denominator == 1 else f"{float(exact):.2f}".rstrip("0")
