"""The kernel's tables."""

from apprenticeships.models.calendar import Holiday, HolidayCalendar
from apprenticeships.models.duplicate import DuplicatePair, Likeness, Merge, PairState
from apprenticeships.models.event import Event, FeedToken, Heartbeat
from apprenticeships.models.message import Lane, Message, MessageState
from apprenticeships.models.organization import (
    Department,
    Membership,
    Organization,
    OrganizationKind,
    Role,
    Site,
)
from apprenticeships.models.parameter import Parameter
from apprenticeships.models.person import Language, Person, PersonIdentity
from apprenticeships.models.place import PostalCode
from apprenticeships.models.program import (
    Competency,
    Component,
    Criterion,
    CriterionUse,
    Fact,
    FactTopic,
    HolidayPolicy,
    Intake,
    Interest,
    Lesson,
    Partner,
    PayTrigger,
    Phase,
    Program,
    ProgramVersion,
    Track,
    VersionState,
    WageStep,
)
from apprenticeships.models.requirement import (
    CONDITION_KINDS,
    STATED_KINDS,
    Audience,
    OnboardingItem,
    Requirement,
    RequirementKind,
    Step,
    StepKind,
    TaskOwner,
)
from apprenticeships.models.requirement_change import RequirementChange
from apprenticeships.models.sensitive import SensitiveKind, SensitiveRead
from apprenticeships.models.session import Session, SessionKind, SignUp, SignUpState
from apprenticeships.models.user import User

__all__ = [
    "CONDITION_KINDS",
    "STATED_KINDS",
    "Audience",
    "Competency",
    "Component",
    "Criterion",
    "CriterionUse",
    "Department",
    "DuplicatePair",
    "Event",
    "Fact",
    "FactTopic",
    "FeedToken",
    "Heartbeat",
    "Holiday",
    "HolidayCalendar",
    "HolidayPolicy",
    "Intake",
    "Interest",
    "Lane",
    "Language",
    "Lesson",
    "Likeness",
    "Membership",
    "Merge",
    "Message",
    "MessageState",
    "OnboardingItem",
    "Organization",
    "OrganizationKind",
    "PairState",
    "Parameter",
    "Partner",
    "PayTrigger",
    "Person",
    "PersonIdentity",
    "Phase",
    "PostalCode",
    "Program",
    "ProgramVersion",
    "Requirement",
    "RequirementChange",
    "RequirementKind",
    "Role",
    "SensitiveKind",
    "SensitiveRead",
    "Session",
    "SessionKind",
    "SignUp",
    "SignUpState",
    "Site",
    "Step",
    "StepKind",
    "TaskOwner",
    "Track",
    "User",
    "VersionState",
    "WageStep",
]
