"""The tables of the way in."""

from applicants.models.access_code import AccessCode
from applicants.models.accommodation import (
    AGREED,
    OPEN_REQUESTS,
    Accommodation,
    AccommodationState,
    ForWhat,
    InterviewLogistics,
)
from applicants.models.agreement import Agreement, AgreementSignature, AgreementState, Party
from applicants.models.allowance import TypingAllowance
from applicants.models.answering import AnswerDelay
from applicants.models.application import (
    ENDED_STATES,
    OPEN_STATES,
    Application,
    ApplicationState,
    EndReason,
    Job,
    Referral,
    Section,
    Sending,
    WithdrawReason,
)
from applicants.models.approval import ANSWERED, ApprovalRequest, ApprovalState, NoReason
from applicants.models.background import (
    AnswerKind,
    BackgroundAnswer,
    BackgroundCheck,
    BackgroundNotice,
    BackgroundPaper,
    BackgroundSignature,
    CheckState,
    DisputeOutcome,
    NoticeKind,
    PaperKind,
    RightsForm,
    Signer,
)
from applicants.models.background_correction import (
    BackgroundCorrection,
    CorrectionCause,
    CorrectionState,
    Follows,
)
from applicants.models.class_change import ChangeKind, ClassChange, StartQuestion, StartState
from applicants.models.complaint import (
    OPEN_COMPLAINTS,
    Basis,
    CameBy,
    Complaint,
    ComplaintState,
    HowSettled,
)
from applicants.models.decision import Decision, DecisionKind, DecisionState
from applicants.models.document import FLAGGED, NOT_USED, Document, DocumentPurpose, DocumentState
from applicants.models.drug import DrugConsent, HealthRelease
from applicants.models.fairness import FairnessReport
from applicants.models.guardian import Consent, ConsentKind, Guardian
from applicants.models.hiring import (
    OPEN_OFFERS,
    Interview,
    InterviewState,
    Offer,
    OfferState,
    VerbalAnswer,
)
from applicants.models.hiring_desk import QueueFilter
from applicants.models.lead import Lead, LeadSource
from applicants.models.matching import Match, MatchLock, MatchOutcome, MatchRun, MatchState
from applicants.models.offer_letter import OfferLetter, OfferLetterSignature
from applicants.models.onboarding import AROUND_THE_START, OnboardingPaper, OnboardingTask
from applicants.models.open_times import ExceptionKind, InterviewerTime, MeetingRoom, OpenTimes, OpenTimesException
from applicants.models.outreach import OutreachNotice, RecruitmentSource, SourceKind, ToldBy
from applicants.models.paper import PaperEntry
from applicants.models.passport import Passport, RevokeReason
from applicants.models.preference import MOST_WISHES, Availability, Wish
from applicants.models.referee import Referee, RefereeState, ReferenceNo, ReferenceVerdict, Relation
from applicants.models.registry_match import MatchOn, RegistryMatch
from applicants.models.result_import import UNDER_WAY, ImportState, ResultImport
from applicants.models.rights import RightsNotice, RightsNoticeSent
from applicants.models.rule_change import RuleChange
from applicants.models.scoring import (
    InterviewNote,
    PanelAgreement,
    Recommendation,
    Scorecard,
    ScorecardDraft,
)
from applicants.models.screening import (
    ConditionCheck,
    ConditionKind,
    ScreeningResult,
    ScreeningStep,
)
from applicants.models.self_identification import CountedSheet, SelfIdentification
from applicants.models.signature import Signature
from applicants.models.stand_in import StandIn
from applicants.models.standby import ON_THE_LIST, Standby, StandbyState
from applicants.models.typing_test import TypingRoom, TypingState, TypingTest
from applicants.models.voluntary import InvitedBy, Occasion, VoluntaryInvitation, VoluntarySheet

__all__ = [
    "AGREED",
    "ANSWERED",
    "AROUND_THE_START",
    "ENDED_STATES",
    "FLAGGED",
    "MOST_WISHES",
    "NOT_USED",
    "ON_THE_LIST",
    "OPEN_COMPLAINTS",
    "OPEN_OFFERS",
    "OPEN_REQUESTS",
    "OPEN_STATES",
    "UNDER_WAY",
    "AccessCode",
    "Accommodation",
    "AccommodationState",
    "Agreement",
    "AgreementSignature",
    "AgreementState",
    "AnswerDelay",
    "AnswerKind",
    "Application",
    "ApplicationState",
    "ApprovalRequest",
    "ApprovalState",
    "Availability",
    "BackgroundAnswer",
    "BackgroundCheck",
    "BackgroundCorrection",
    "BackgroundNotice",
    "BackgroundPaper",
    "BackgroundSignature",
    "Basis",
    "CameBy",
    "ChangeKind",
    "CheckState",
    "ClassChange",
    "Complaint",
    "ComplaintState",
    "ConditionCheck",
    "ConditionKind",
    "Consent",
    "ConsentKind",
    "CorrectionCause",
    "CorrectionState",
    "CountedSheet",
    "Decision",
    "DecisionKind",
    "DecisionState",
    "DisputeOutcome",
    "Document",
    "DocumentPurpose",
    "DocumentState",
    "DrugConsent",
    "EndReason",
    "ExceptionKind",
    "FairnessReport",
    "Follows",
    "ForWhat",
    "Guardian",
    "HealthRelease",
    "HowSettled",
    "ImportState",
    "Interview",
    "InterviewLogistics",
    "InterviewNote",
    "InterviewState",
    "InterviewerTime",
    "InvitedBy",
    "Job",
    "Lead",
    "LeadSource",
    "Match",
    "MatchLock",
    "MatchOn",
    "MatchOutcome",
    "MatchRun",
    "MatchState",
    "MeetingRoom",
    "NoReason",
    "NoticeKind",
    "Occasion",
    "Offer",
    "OfferLetter",
    "OfferLetterSignature",
    "OfferState",
    "OnboardingPaper",
    "OnboardingTask",
    "OpenTimes",
    "OpenTimesException",
    "OutreachNotice",
    "PanelAgreement",
    "PaperEntry",
    "PaperKind",
    "Party",
    "Passport",
    "QueueFilter",
    "Recommendation",
    "RecruitmentSource",
    "Referee",
    "RefereeState",
    "ReferenceNo",
    "ReferenceVerdict",
    "Referral",
    "RegistryMatch",
    "Relation",
    "ResultImport",
    "RevokeReason",
    "RightsForm",
    "RightsNotice",
    "RightsNoticeSent",
    "RuleChange",
    "Scorecard",
    "ScorecardDraft",
    "ScreeningResult",
    "ScreeningStep",
    "Section",
    "SelfIdentification",
    "Sending",
    "Signature",
    "Signer",
    "SourceKind",
    "StandIn",
    "Standby",
    "StandbyState",
    "StartQuestion",
    "StartState",
    "ToldBy",
    "TypingAllowance",
    "TypingRoom",
    "TypingState",
    "TypingTest",
    "VerbalAnswer",
    "VoluntaryInvitation",
    "VoluntarySheet",
    "Wish",
    "WithdrawReason",
]
