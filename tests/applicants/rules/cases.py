"""Requirements and results that several tests of screening share."""

from datetime import date

from applicants.rules.results import (
    TypingCount,
)
from applicants.rules.screening import (
    Kind,
    RequirementRule,
    Verdict,
)
from applicants.rules.workkeys import Series, Sitting, Subject

TODAY = date(2026, 3, 6)


FEB = date(2026, 2, 24)


EXAM = RequirementRule(
    Kind.ENTRANCE_EXAM, threshold={"pass_mark": 70, "maximum": 100}, validity_months=24, retest_wait_days=30
)


TYPING = RequirementRule(
    Kind.TYPING,
    threshold={"words_per_minute": 30, "formula": "A"},
    title="typing test",
    validity_months=24,
    retest_wait_days=1,
    max_attempts=2,
)


WORKKEYS = RequirementRule(
    Kind.WORKKEYS, threshold={"level": 3}, title="WorkKeys", validity_months=60, retest_wait_days=30
)


def levels(*given_levels, on=FEB, series=Series.CURRENT):
    return [
        Sitting(subject, level, on, series)
        for subject, level in zip(Subject, given_levels, strict=False)
        if level is not None
    ]


def typed(keystrokes, errors, on=FEB, *, flagged=False):
    return TypingCount(keystrokes, errors, 5, on, flagged)


def said(answer):
    return (answer.verdict, answer.reason, answer.valid_until, answer.retest_from)


MET, NOT_MET, MISSING, EXPIRED, LOOK = Verdict.MET, Verdict.NOT_MET, Verdict.MISSING, Verdict.EXPIRED, Verdict.LOOK
