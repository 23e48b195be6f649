"""Certification exams: attempts, waits, validity, reminders, as data per brand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self, TypedDict, Unpack

from apprenticeships.rules.dates import add_months, days_before, month_end

EXAM_REMINDER_DAYS = (28, 14, 7, 1)
EXPIRY_ALERT_DAYS = (180, 90, 30)


class Outcome(StrEnum):
    """How one sitting ended."""

    PASSED = "passed"
    FAILED = "failed"
    NO_SHOW = "no_show"
    VOIDED = "voided"


class RetakeState(StrEnum):
    """Whether and when the exam may be taken again."""

    OPEN = "open"
    WAITING = "waiting"
    PASSED = "passed"
    EXHAUSTED = "exhausted"


@dataclass(frozen=True, slots=True)
class Wait:
    """How long after a failed exam day the next one may be; months keep the day, or clamp it."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """Return the first day on which the exam may be taken again."""
        return add_months(day, self.months) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sitting, by the date of the exam."""

    on: date
    outcome: Outcome


class RuleFields(TypedDict, total=False):
    """The parameters of an exam rule that an installation may set otherwise."""

    waits: tuple[Wait, ...]
    attempt_limit: int | None
    validity_months: int
    through_month_end: bool
    no_show_counts: bool
    source: str


@dataclass(frozen=True, slots=True)
class ExamRule:
    """One brand's rule. The k-th wait follows the k-th fail, the last one every later fail too.

    ``attempt_limit`` counts all attempts (``None``: no limit). ``source`` says where the numbers
    come from; they are starting values, to be checked against the vendor's handbook at setup.
    """

    code: str
    vendor: str
    credential: str
    waits: tuple[Wait, ...]
    attempt_limit: int | None
    validity_months: int
    through_month_end: bool = False
    no_show_counts: bool = False
    source: str = ""

    def changed(self, **fields: Unpack[RuleFields]) -> Self:
        """Return this rule with other parameters."""
        return replace(self, **fields)


@dataclass(frozen=True, slots=True)
class Retake:
    """Where a person stands with one brand. ``earliest`` is a day only while waiting."""

    state: RetakeState
    earliest: date | None
    attempts_used: int
    attempts_left: int | None


NHA_WAITS = (Wait(days=30), Wait(days=30), Wait(months=12))
NHA_CCMA = ExamRule(
    code="nha-ccma",
    vendor="National Healthcareer Association",
    credential="Certified Clinical Medical Assistant (CCMA)",
    waits=NHA_WAITS,
    attempt_limit=None,
    validity_months=24,
    source="NHA candidate pages; retake policy as reprinted by schools",
)
NHA_CMAA = replace(
    NHA_CCMA,
    code="nha-cmaa",
    credential="Certified Medical Administrative Assistant (CMAA)",
)
AAMA_CMA = ExamRule(
    code="aama-cma",
    vendor="American Association of Medical Assistants",
    credential="Certified Medical Assistant, CMA (AAMA)",
    waits=(Wait(days=90),),
    attempt_limit=3,
    validity_months=60,
    through_month_end=True,
    source="AAMA certification and recertification pages; wait from a secondary source",
)
AMT_RMA = ExamRule(
    code="amt-rma",
    vendor="American Medical Technologists",
    credential="Registered Medical Assistant (RMA)",
    waits=(Wait(days=45),),
    attempt_limit=4,
    validity_months=36,
    source="Secondary sources; the 45-day wait is not confirmed",
)
NCCT_NCMA = ExamRule(
    code="ncct-ncma",
    vendor="National Center for Competency Testing",
    credential="National Certified Medical Assistant (NCMA)",
    waits=(Wait(days=30), Wait(days=90), Wait(months=12)),
    attempt_limit=4,
    validity_months=12,
    source="Test preparation guides quoting NCCT",
)
EXAM_RULES = {rule.code: rule for rule in (NHA_CCMA, NHA_CMAA, AAMA_CMA, AMT_RMA, NCCT_NCMA)}


def _counted(rule: ExamRule, attempts: Iterable[Attempt]) -> list[Attempt]:
    counting = {Outcome.PASSED, Outcome.FAILED}
    if rule.no_show_counts:
        counting.add(Outcome.NO_SHOW)
    return sorted((each for each in attempts if each.outcome in counting), key=lambda each: each.on)


def attempts_used(rule: ExamRule, attempts: Iterable[Attempt]) -> int:
    """Return how many attempts count: a void never does, a no-show only where the brand says so."""
    return len(_counted(rule, attempts))


def retake(rule: ExamRule, attempts: Iterable[Attempt]) -> Retake:
    """Return whether and from when this brand's exam may be taken, in whatever order attempts come.

    The wait counts from the exam's date, not the result's. A pass stops the clock; a used-up limit
    ends it.
    """
    counted = _counted(rule, attempts)
    used = len(counted)
    left = None if rule.attempt_limit is None else max(0, rule.attempt_limit - used)
    if any(each.outcome is Outcome.PASSED for each in counted):
        return Retake(RetakeState.PASSED, None, used, left)
    if left == 0:
        return Retake(RetakeState.EXHAUSTED, None, used, left)
    if not counted or not rule.waits:
        return Retake(RetakeState.OPEN, None, used, left)
    wait = rule.waits[min(used, len(rule.waits)) - 1]
    return Retake(RetakeState.WAITING, wait.after(counted[-1].on), used, left)


def earliest_retake(rule: ExamRule, attempts: Iterable[Attempt]) -> date | None:
    """Return the first day allowed after the last fail; ``None`` without a wait or a retake."""
    return retake(rule, attempts).earliest


def may_sit(rule: ExamRule, attempts: Iterable[Attempt], on: date) -> bool:
    """Tell whether the exam may be taken on this day."""
    found = retake(rule, attempts)
    if found.earliest is not None:
        return on >= found.earliest
    return found.state is RetakeState.OPEN


def credential_expiry(rule: ExamRule, passed_on: date) -> date:
    """Return the last day on which a credential from this pass is valid."""
    expires = add_months(passed_on, rule.validity_months)
    return month_end(expires.year, expires.month) if rule.through_month_end else expires


def is_current(rule: ExamRule, passed_on: date, on: date) -> bool:
    """Tell whether the credential holds on this day; its last day is included."""
    return passed_on <= on <= credential_expiry(rule, passed_on)


def exam_reminders(
    exam_on: date, days: Iterable[int] = EXAM_REMINDER_DAYS, *, booked_on: date | None = None
) -> tuple[date, ...]:
    """Return the days on which to remind of an exam, only those after the booking."""
    return days_before(exam_on, days, after=booked_on)


def expiry_alerts(
    expires: date, days: Iterable[int] = EXPIRY_ALERT_DAYS, *, after: date | None = None
) -> tuple[date, ...]:
    """Return the days on which to warn of a credential's end, only those later than ``after``."""
    return days_before(expires, days, after=after)
