"""The tables of the way in."""

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
from applicants.models.preference import MOST_WISHES, Availability, Wish
from applicants.models.screening import (
    ConditionCheck,
    ConditionKind,
    ScreeningResult,
    ScreeningStep,
    TypingState,
    TypingTest,
)

__all__ = [
    "ENDED_STATES",
    "MOST_WISHES",
    "OPEN_OFFERS",
    "OPEN_STATES",
    "Application",
    "ApplicationState",
    "Availability",
    "ConditionCheck",
    "ConditionKind",
    "Consent",
    "ConsentKind",
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
    "Offer",
    "OfferState",
    "OnboardingTask",
    "Recommendation",
    "Referral",
    "Scorecard",
    "ScreeningResult",
    "ScreeningStep",
    "Section",
    "Sending",
    "TypingState",
    "TypingTest",
    "VerbalAnswer",
    "Wish",
    "WithdrawReason",
]
