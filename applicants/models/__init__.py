"""The tables of the way in."""

from applicants.models.application import (
    ENDED_STATES,
    OPEN_STATES,
    Application,
    ApplicationState,
    Job,
    Referral,
    Section,
    WithdrawReason,
)
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
from applicants.models.onboarding import OnboardingTask
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
    "OPEN_OFFERS",
    "OPEN_STATES",
    "Application",
    "ApplicationState",
    "ConditionCheck",
    "ConditionKind",
    "Interview",
    "InterviewState",
    "Job",
    "Lead",
    "LeadSource",
    "Offer",
    "OfferState",
    "OnboardingTask",
    "Recommendation",
    "Referral",
    "Scorecard",
    "ScreeningResult",
    "ScreeningStep",
    "Section",
    "TypingState",
    "TypingTest",
    "VerbalAnswer",
    "WithdrawReason",
]
