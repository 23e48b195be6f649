"""What is asked of an applicant, and the shape of every verdict about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self, TypedDict

from applicants.rules.pipeline import Turn
from apprenticeships.rules.measures import RETEST_WAIT, VALIDITY, Dated
from apprenticeships.rules.speech import say
from apprenticeships.rules.words import day_in_words


class Verdict(StrEnum):
    """What the rule says. ``look`` means that a person has to decide."""

    MET = "met"
    NOT_MET = "not_met"
    MISSING = "missing"
    EXPIRED = "expired"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"
    LOOK = "look"


SATISFIED = frozenset({Verdict.MET, Verdict.WAIVED, Verdict.NOT_APPLICABLE})


class Kind(StrEnum):
    """What is asked for. Kinds without a rule of their own are answered by yes or no, as ``custom`` is."""

    INFO_SESSION = "info_session"
    ENTRANCE_EXAM = "entrance_exam"
    WORKKEYS = "workkeys"
    TYPING = "typing"
    DOCUMENT = "document"
    REFERENCE = "reference"
    DEPARTMENT_APPROVAL = "department_approval"
    BACKGROUND = "background"
    DRUG = "drug"
    REGISTRY = "registry"
    CUSTOM = "custom"
    AGE = "age"
    DIPLOMA = "diploma"
    EXPERIENCE = "experience"
    CONDUCT = "conduct"
    ENROLLED_STUDENT = "enrolled_student"
    GUARDIAN_CONSENT = "guardian_consent"


class Reason(StrEnum):
    """Why. The list is closed: reports count these."""

    PASSED = "passed"
    COMPLETED = "completed"
    ACCEPTED = "accepted"
    WAIVED = "waived"
    NOT_FOR_THIS_PERSON = "not_for_this_person"
    NOT_DONE = "not_done"
    NOT_COMPLETE = "not_complete"
    BEING_CHECKED = "being_checked"
    WAITING_FOR_OTHERS = "waiting_for_others"
    TOO_OLD = "too_old"
    BELOW_MARK = "below_mark"
    DECLINED = "declined"
    NOT_CLEARED = "not_cleared"
    NO_SHOW = "no_show"
    DO_AGAIN = "do_again"
    IMPOSSIBLE_VALUE = "impossible_value"
    RETIRED_SERIES = "retired_series"
    UNUSUAL_TYPING = "unusual_typing"
    PERSON_DECIDES = "person_decides"


class RecencyAsOf(StrEnum):
    """The day on which a result has to be recent enough."""

    APPLICATION = "application"
    START = "start"


class Threshold(TypedDict, total=False):
    """The measure of a kind; units in the comments below."""

    years: int  # least age on the first day of the class
    months: int  # health care work
    pass_mark: int | float | str  # points, in the unit of ``maximum``
    maximum: int | float | str  # most points that the exam can give
    level: int  # WorkKeys level asked for in each of the three tests
    words_per_minute: int  # net words a minute
    formula: str  # "A", "B" or "C"
    count: int  # references asked for
    lists: Sequence[str]  # the lists that a registry check looks into, by name
    dilute: str  # what a dilute negative drug screen means: "accept", "again" or "look"


@dataclass(frozen=True, slots=True)
class RequirementRule:
    """One requirement of a program version. Its numbers belong to the program.

    ``third_try_days`` is the longer wait before a third try at WorkKeys, unless a training came before it.
    ``validity_days`` goes before ``validity_months``; with neither, a result never gets too old. ``applies`` is false
    for a requirement meant for others, such as department approval for somebody who does not work here.

    Its own numbers are those of the next try or, of what is asked of a whole application, those of the day of sending.
    What was done is held to ``made(on)``: the numbers of its own day, by ``dated`` as things stand ``today``.
    """

    kind: Kind
    required: bool = True
    threshold: Threshold = field(default_factory=Threshold)
    title: str = ""
    validity_months: int | None = None
    validity_days: int | None = None
    retest_wait_days: int | None = None
    third_try_days: int | None = None
    max_attempts: int | None = None
    recency_as_of: RecencyAsOf = RecencyAsOf.APPLICATION
    applies: bool = True
    dated: Dated | None = None
    today: date = date.min

    def made(self, on: date) -> Self:
        """Return the rule by which something is judged that was done on the day ``on``."""
        return self if self.dated is None else self.measured(self.dated.on(on, today=self.today))

    def measured(self, values: Mapping[str, Any]) -> Self:
        """Return the rule with other numbers; one that is not among ``values`` is not asked."""
        own = {key: value for key, value in values.items() if key not in {VALIDITY, RETEST_WAIT}}
        return replace(
            self,
            threshold=Threshold(**own),  # type: ignore[typeddict-item]
            validity_months=values.get(VALIDITY),
            retest_wait_days=values.get(RETEST_WAIT),
        )

    @property
    def name(self) -> str:
        """How the requirement is called in a sentence."""
        return self.title or self.kind.value.replace("_", " ")

    def judged_on(self, *, applied_on: date, start: date) -> date:
        """Return the day on which results have to be recent enough."""
        return start if self.recency_as_of is RecencyAsOf.START else applied_on


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reason, a sentence for each side, and its dates, both counted in.

    ``blocks`` is true while a required thing stands in the way; a preferred one never does.
    """

    verdict: Verdict
    reason: Reason
    applicant: str
    staff: str
    blocks: bool
    turn: Turn = Turn.NOBODY
    valid_until: date | None = None
    retest_from: date | None = None


def judgement(
    rule: RequirementRule,
    verdict: Verdict,
    reason: Reason,
    *,
    applicant: str,
    staff: str = "",
    turn: Turn = Turn.NOBODY,
    valid_until: date | None = None,
    retest_from: date | None = None,
) -> Judgement:
    """Build the answer of ``rule``; without words for staff they read the applicant's."""
    short = verdict not in SATISFIED
    if short and not rule.required:
        applicant += f" {say('This is preferred, not required: it does not stop your application.')}"
        turn = Turn.NOBODY
    return Judgement(
        verdict, reason, applicant, staff or applicant, short and rule.required, turn, valid_until, retest_from
    )


def day_words(day: date, on: date) -> str:
    """Return ``day`` in full, with its year when that is another than the year of ``on``."""
    return day_in_words(day, year=day.year != on.year)
