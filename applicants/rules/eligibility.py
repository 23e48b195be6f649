"""An instant answer before any long form: may this person join this class, and if not, when or what would change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from applicants.rules.ages import old_enough_on
from applicants.rules.experience import Job, counted_months, in_words, months_worked, reached_on
from applicants.rules.requirements import day_words
from apprenticeships.rules.dates import add_months, age_on
from apprenticeships.rules.speech import marked, say
from apprenticeships.rules.words import month_in_words

SCHOOL_ENDS: Final = 21
"""The age at which the right to go to a public school ends (Mo. Rev. Stat. 160.051)."""


class Criterion(StrEnum):
    """What is asked, in the order in which people read it."""

    AGE = "age"
    STUDENT = "student"
    DIPLOMA = "diploma"
    EXPERIENCE = "experience"
    TYPING = "typing"
    WORKS_HERE = "works_here"
    CONSENT = "consent"


class Answer(StrEnum):
    """The verdict on one criterion; ``later`` means true from a known day on, or asked at a later step."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    LATER = "later"


class Outlook(StrEnum):
    """The answer as a whole."""

    ELIGIBLE = "eligible"
    NOT_YET = "not_yet"
    NOT_ELIGIBLE = "not_eligible"
    NEED_MORE = "need_more"


class Need(StrEnum):
    """How much a criterion weighs. A preferred one never refuses."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class EligibilityAnswers:
    """What somebody told us; ``None`` where nothing was said.

    Experience is either ``jobs`` or a number of months. ``typing_wpm`` is a guess, which never decides.
    """

    birth_date: date | None = None
    diploma: bool | None = None
    jobs: tuple[Job, ...] | None = None
    experience_months: Fraction | int | None = None
    typing_wpm: int | None = None
    works_here: bool | None = None
    student: bool | None = None
    consent: bool | None = None


@dataclass(frozen=True, slots=True)
class EligibilityRule:
    """The numbers of a program version; ``None`` or ``NOT_ASKED`` leaves a criterion out."""

    min_age: int | None = None
    age: Need = Need.REQUIRED
    diploma: Need = Need.NOT_ASKED
    min_experience_months: int | None = None
    experience: Need = Need.REQUIRED
    typing_wpm: int | None = None
    approval_if_works_here: bool = False
    student: Need = Need.NOT_ASKED
    consent: Need = Need.NOT_ASKED

    @property
    def refuses_nobody(self) -> bool:
        """Whether nothing that an instant answer asks for could be lacking."""
        needs = [
            self.age if self.min_age else Need.NOT_ASKED,
            self.experience if self.min_experience_months else Need.NOT_ASKED,
            self.diploma,
            self.student,
            self.consent,
        ]
        return Need.REQUIRED not in needs


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion: the verdict, why, what would change it, and from which day it is true if that is known.

    ``decides`` is false for what is preferred and for what is decided at a later step. ``by_going_on`` is the day from
    which a "no" would be a yes if somebody went on as now, without our knowing that they will. ``lacks_months`` are the
    whole months of full-time work that would make it a yes, however they come together.
    """

    criterion: Criterion
    answer: Answer
    reason: str
    change: str = ""
    from_day: date | None = None
    decides: bool = True
    by_going_on: date | None = None
    lacks_months: int | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The whole answer. ``earliest_start`` is the first class that would do, when the outlook is "not yet"."""

    outlook: Outlook
    findings: tuple[Finding, ...]
    earliest_start: date | None = None

    def reachable_by(self, start: date) -> bool:
        """Whether going on as now is all that is lacking, and enough for the class that begins on ``start``."""
        short = [each for each in self.findings if each.decides and each.answer in {Answer.NOT_MET, Answer.LATER}]
        return bool(short) and all(each.by_going_on is not None and each.by_going_on <= start for each in short)


def check(
    answers: EligibilityAnswers, rule: EligibilityRule, *, start: date, on: date, later_starts: Sequence[date] = ()
) -> Eligibility:
    """Answer for the class that begins on ``start``, asked on the day ``on``.

    Age counts on the first day of class; experience on the day of asking. One required "no" that time does not cure
    makes the answer "not eligible"; one that time cures, "not yet"; else anything unsaid, "need more".
    ``later_starts`` are the known classes to choose the earliest from; without one that is late enough the earliest
    start is the first possible day itself.
    """
    findings = tuple(
        finding
        for finding in (
            _age(answers, rule, start, on, later_starts),
            _student(answers, rule),
            _diploma(answers, rule),
            _experience(answers, rule, on, later_starts),
            _typing(answers, rule),
            _works_here(answers, rule),
            _consent(answers, rule),
        )
        if finding is not None
    )
    deciding = [finding for finding in findings if finding.decides]
    given = {finding.answer for finding in deciding}
    if Answer.NOT_MET in given:
        return Eligibility(Outlook.NOT_ELIGIBLE, findings)
    if Answer.LATER in given:
        days = [finding.from_day for finding in deciding if finding.from_day is not None]
        return Eligibility(Outlook.NOT_YET, findings, _first_start(max(days), later_starts))
    outlook = Outlook.NEED_MORE if Answer.UNKNOWN in given else Outlook.ELIGIBLE
    return Eligibility(outlook, findings)


def may_be_named(answers: EligibilityAnswers, rule: EligibilityRule, *, on: date) -> bool:
    """Whether a program may be named to somebody who did not ask for it: one for school only to who may go there.

    A diploma ends school. Who said nothing about school may go there until they are ``SCHOOL_ENDS`` years old.
    """
    if rule.student is not Need.REQUIRED:
        return True
    if answers.diploma or answers.student is False:
        return False
    born = answers.birth_date
    return bool(answers.student) or born is None or age_on(born, on) < SCHOOL_ENDS


def _age(
    answers: EligibilityAnswers, rule: EligibilityRule, start: date, on: date, later_starts: Sequence[date]
) -> Finding | None:
    if rule.min_age is None or rule.age is Need.NOT_ASKED:
        return None
    decides = rule.age is Need.REQUIRED
    if answers.birth_date is None or answers.birth_date > start:
        reason = say("This class needs {years} years on the first day.", years=rule.min_age)
        return Finding(Criterion.AGE, Answer.UNKNOWN, reason, say("Tell us your birth date."), decides=decides)
    from_day = old_enough_on(answers.birth_date, rule.min_age)
    if from_day <= start:
        day = day_words(start, on)
        reason = say("You are {years} or older on the first day, {day}.", years=rule.min_age, day=day)
        return Finding(Criterion.AGE, Answer.MET, reason, decides=decides)
    reason = say(
        "This class needs {years} years on the first day. You are {age} then.",
        years=rule.min_age,
        age=age_on(answers.birth_date, start),
    )
    join = _first_start(from_day, later_starts)
    day = day_words(join, on)
    if join in later_starts:
        change = say("You can join on {day}.", day=day)
    else:
        change = say("You can join a class that starts on or after {day}.", day=day)
    return Finding(Criterion.AGE, Answer.LATER, reason, change, from_day, decides)


def _student(answers: EligibilityAnswers, rule: EligibilityRule) -> Finding | None:
    return _stated(
        Criterion.STUDENT,
        rule.student,
        said=answers.student,
        asks=marked("This program is for students who go to high school now."),
        likes=marked("This program likes to see students who go to high school now."),
        tell=marked("Tell us if you do."),
        met=marked("You go to high school now."),
        change=marked("If you have finished school, look at our other programs."),
    )


def _diploma(answers: EligibilityAnswers, rule: EligibilityRule) -> Finding | None:
    return _stated(
        Criterion.DIPLOMA,
        rule.diploma,
        said=answers.diploma,
        asks=marked("This program asks for a high school diploma or an equivalent, such as a GED."),
        likes=marked("This program likes to see a high school diploma or an equivalent, such as a GED."),
        tell=marked("Tell us if you have one."),
        met=marked("You have a diploma or an equivalent."),
        change=marked(
            "Come back with a diploma or an equivalent. An adult school near you helps at little or no cost."
        ),
    )


def _stated(criterion: Criterion, need: Need, *, said: bool | None, **words: str) -> Finding | None:
    """Judge a yes or no by what somebody says: the words for what is asked, unsaid, met, and how to get there."""
    if need is Need.NOT_ASKED:
        return None
    decides = need is Need.REQUIRED
    asked = say(words["asks"] if decides else words["likes"])
    if said is None:
        return Finding(criterion, Answer.UNKNOWN, asked, say(words["tell"]), decides=decides)
    if said:
        return Finding(criterion, Answer.MET, say(words["met"]), decides=decides)
    return Finding(criterion, Answer.NOT_MET, asked, say(words["change"]), decides=decides)


def _experience(
    answers: EligibilityAnswers, rule: EligibilityRule, on: date, later_starts: Sequence[date]
) -> Finding | None:
    needed = rule.min_experience_months
    if not needed or rule.experience is Need.NOT_ASKED:
        return None
    decides = rule.experience is Need.REQUIRED
    time = in_words(Fraction(needed))
    if decides:
        asked = say("This program asks for {time} of health care work.", time=time)
    else:
        asked = say("This program likes to see {time} of health care work.", time=time)
    if answers.jobs is None and answers.experience_months is None:
        return Finding(Criterion.EXPERIENCE, Answer.UNKNOWN, asked, say("Tell us where you worked."), decides=decides)
    jobs = answers.jobs or ()
    months = max(Fraction(answers.experience_months or 0), months_worked(jobs, until=on))
    reason = f"{asked} {say('You have {time}.', time=in_words(months))}"
    if months >= needed:
        return Finding(Criterion.EXPERIENCE, Answer.MET, reason, decides=decides)
    from_day = reached_on(jobs, needed, on=on)
    if from_day is None:
        lacks = _whole(needed - months)
        change = say("{time} more of health care work, paid or not, would be enough.", time=counted_months(str(lacks)))
        going_on = add_months(on, lacks) if answers.jobs is None and months > 0 else None
        if answers.jobs is None:
            change = f"{change} {_by_working(add_months(on, lacks), on, later_starts, goes_on=going_on is not None)}"
        return Finding(
            Criterion.EXPERIENCE,
            Answer.NOT_MET,
            reason,
            change,
            decides=decides,
            by_going_on=going_on,
            lacks_months=lacks,
        )
    join = day_words(_first_start(from_day, later_starts), on)
    change = say(
        "If you stay in your job, you have enough on {day}. Aim at a class from {join} on.",
        day=day_words(from_day, on),
        join=join,
    )
    return Finding(Criterion.EXPERIENCE, Answer.LATER, reason, change, from_day, decides)


def _by_working(day: date, on: date, later_starts: Sequence[date], *, goes_on: bool) -> str:
    """Say what working full time would do by a day, to whoever works already or may begin."""
    if not goes_on:
        return by_beginning(day)
    return say(
        "If you go on working full time, you have enough on {day}, for a class from {join} on.",
        day=day_words(day, on),
        join=day_words(_first_start(day, later_starts), on),
    )


def by_beginning(day: date) -> str:
    """Say when work would be enough for whoever begins to work full time now."""
    return say(
        "If you begin full-time work in health care now, you have enough about {month}.", month=month_in_words(day)
    )


def _typing(answers: EligibilityAnswers, rule: EligibilityRule) -> Finding | None:
    if rule.typing_wpm is None:
        return None
    mark = say("The pass mark is {mark} words a minute.", mark=rule.typing_wpm)
    test = say("The test decides, and you may practice before it.")
    if answers.typing_wpm is None:
        return Finding(Criterion.TYPING, Answer.LATER, mark, test, decides=False)
    guess = say("You think that you type {guess} words a minute.", guess=answers.typing_wpm)
    reason = f"{guess} {mark}"
    found = Answer.MET if answers.typing_wpm >= rule.typing_wpm else Answer.LATER
    return Finding(Criterion.TYPING, found, reason, test, decides=False)


def _works_here(answers: EligibilityAnswers, rule: EligibilityRule) -> Finding | None:
    if not rule.approval_if_works_here or not answers.works_here:
        return None
    reason = say("You work here now, so your department has to say yes.")
    change = say("We ask your department after you apply.")
    return Finding(Criterion.WORKS_HERE, Answer.LATER, reason, change, decides=False)


def _consent(answers: EligibilityAnswers, rule: EligibilityRule) -> Finding | None:
    if rule.consent is Need.NOT_ASKED:
        return None
    decides = rule.consent is Need.REQUIRED
    if answers.consent:
        return Finding(Criterion.CONSENT, Answer.MET, say("You let us use your answers for this."), decides=decides)
    reason = say("We need your yes before we look at your answers.")
    return Finding(Criterion.CONSENT, Answer.UNKNOWN, reason, say("Tick the box if you agree."), decides=decides)


def _first_start(day: date, starts: Sequence[date]) -> date:
    return min((start for start in starts if start >= day), default=day)


def _whole(months: Fraction) -> int:
    """Round up what is lacking to whole months, so that it is surely enough."""
    return -(-months.numerator // months.denominator)
