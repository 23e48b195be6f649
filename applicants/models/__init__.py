"""The tables of the way in."""

from applicants.models.access_code import AccessCode
from applicants.models.answering import AnswerDelay
from applicants.models.application import (
    ENDED_STATES,
    OPEN_STATES,
    Application,
    ApplicationState,
    Job,
    Referral,
    Section,
    Sending,
    WithdrawReason,
)
from applicants.models.approval import ANSWERED, ApprovalRequest, ApprovalState, NoReason
from applicants.models.document import Document, DocumentPurpose, DocumentState
from applicants.models.fairness import FairnessReport
from applicants.models.guardian import Consent, ConsentKind, Guardian
from applicants.models.hiring import (
    OPEN_OFFERS,
    Interview,
    InterviewState,
    Offer,
    OfferState,
    Recommendation,
    Scorecard,
    VerbalAnswer,
)
from applicants.models.lead import Lead, LeadSource
from applicants.models.matching import Match, MatchLock, MatchOutcome, MatchRun, MatchState
from applicants.models.onboarding import OnboardingTask
from applicants.models.paper import PaperEntry
from applicants.models.passport import Passport, RevokeReason
from applicants.models.preference import MOST_WISHES, Availability, Wish
from applicants.models.screening import (
    ConditionCheck,
    ConditionKind,
    ScreeningResult,
    ScreeningStep,
    TypingState,
    TypingTest,
)
from applicants.models.self_identification import SelfIdentification

__all__ = [
    "ANSWERED",
    "ENDED_STATES",
    "MOST_WISHES",
    "OPEN_OFFERS",
    "OPEN_STATES",
    "AccessCode",
    "AnswerDelay",
    "Application",
    "ApplicationState",
    "ApprovalRequest",
    "ApprovalState",
    "Availability",
    "ConditionCheck",
    "ConditionKind",
    "Consent",
    "ConsentKind",
    "Document",
    "DocumentPurpose",
    "DocumentState",
    "FairnessReport",
    "Guardian",
    "Interview",
    "InterviewState",
    "Job",
    "Lead",
    "LeadSource",
    "Match",
    "MatchLock",
    "MatchOutcome",
    "MatchRun",
    "MatchState",
    "NoReason",
    "Offer",
    "OfferState",
    "OnboardingTask",
    "PaperEntry",
    "Passport",
    "Recommendation",
    "Referral",
    "RevokeReason",
    "Scorecard",
    "ScreeningResult",
    "ScreeningStep",
    "Section",
    "SelfIdentification",
    "Sending",
    "TypingState",
    "TypingTest",
    "VerbalAnswer",
    "Wish",
    "WithdrawReason",
]
