"""What came in, one type for each kind of requirement."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from applicants.rules.workkeys import Sitting


@dataclass(frozen=True, slots=True)
class Attendance:
    """An information session that somebody signed up for; ``attended`` is ``None`` before it takes place."""

    on: date
    attended: bool | None


@dataclass(frozen=True, slots=True)
class ExamScore:
    """A score on an exam; ``maximum`` is the most that the form taken could give, if known."""

    score: Decimal | Fraction | int
    taken_on: date
    maximum: Decimal | Fraction | int | None = None


@dataclass(frozen=True, slots=True)
class TypingCount:
    """What the server counted in a typing test, in minutes of typing time; ``flagged`` when it looked unusual.

    ``supervised`` when somebody of ours was in the room.
    """

    keystrokes: int
    errors: int
    minutes: Fraction | int
    taken_on: date
    flagged: bool = False
    supervised: bool = False


class PaperStatus(StrEnum):
    """Where a document or reference stands."""

    ASKED = "asked"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document or a reference. ``note`` says what was wrong when it was sent back."""

    status: PaperStatus
    on: date
    note: str = ""


class Decision(StrEnum):
    """The answer of a department."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Approval:
    """The department's answer to a current employee's application.

    After a no, ``again_from`` is the day from which it may be asked again; without one the no is final.
    """

    decision: Decision
    on: date
    again_from: date | None = None


class BackgroundStatus(StrEnum):
    """Where a background check stands."""

    NOT_ORDERED = "not_ordered"
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    ORDERED = "ordered"
    IN_PROGRESS = "in_progress"
    CLEAR = "clear"
    REVIEW = "review"
    PRE_ADVERSE = "pre_adverse"
    DISPUTED = "disputed"
    NOT_CLEAR = "not_clear"
    CANCELED = "canceled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Background:
    """The status of a background check since ``on``."""

    status: BackgroundStatus
    on: date


class DrugStatus(StrEnum):
    """Where a drug screen stands."""

    NOT_ORDERED = "not_ordered"
    ORDERED = "ordered"
    COLLECTED = "collected"
    MRO_REVIEW = "mro_review"
    NEGATIVE = "negative"
    NEGATIVE_DILUTE = "negative_dilute"
    VERIFIED_POSITIVE = "verified_positive"
    REFUSAL = "refusal"
    CANCELED = "canceled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Drug:
    """The status of a drug screen since ``on``; ``verified`` is false before the medical review has seen a result.

    ``agreed`` says that the consent to it is signed, without which nothing is ordered; ``released`` that HR may learn
    the result, which has to be signed where our own clinic takes the sample.
    """

    status: DrugStatus
    on: date
    verified: bool = True
    agreed: bool = True
    released: bool = True


class RegistryOutcome(StrEnum):
    """What a list says about a name. A possible match is another person until somebody has looked."""

    NO_MATCH = "no_match"
    POSSIBLE_MATCH = "possible_match"
    MATCH_CONFIRMED = "match_confirmed"


@dataclass(frozen=True, slots=True)
class RegistryCheck:
    """One look into one list of people who may not work in health care, such as the OIG's list of exclusions.

    ``confirmed`` says that a second person found the same match; ``elsewhere`` that this was under another application,
    where it ended that one: it says nothing about today, as somebody may be back on no list by now.
    """

    list_name: str
    outcome: RegistryOutcome
    on: date
    confirmed: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class YesNo:
    """The answer to any other requirement; ``None`` when a person has to decide."""

    met: bool | None
    on: date


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody with the right to do so let the requirement go, for a stated reason."""

    on: date
    by: str
    reason: str


Result = (
    Attendance
    | ExamScore
    | Sitting
    | TypingCount
    | Paper
    | Approval
    | Background
    | Drug
    | RegistryCheck
    | YesNo
    | Waiver
)
