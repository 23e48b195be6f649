"""What a requirement is called in a sentence."""

from apprenticeships.language import said
from apprenticeships.models import Requirement, RequirementKind
from apprenticeships.rules.speech import marked, say

COMMON_NAMES = {
    RequirementKind.AGE: marked("age"),
    RequirementKind.DIPLOMA: marked("diploma"),
    RequirementKind.EXPERIENCE: marked("health care work"),
    RequirementKind.ENROLLED_STUDENT: marked("high-school student"),
    RequirementKind.INFO_SESSION: marked("information session"),
    RequirementKind.ENTRANCE_EXAM: marked("entrance exam"),
    RequirementKind.TYPING: marked("typing test"),
    RequirementKind.DEPARTMENT_APPROVAL: marked("department approval"),
    RequirementKind.BACKGROUND: marked("background check"),
    RequirementKind.DRUG: marked("drug screen"),
    RequirementKind.REGISTRY: marked("registry check"),
    RequirementKind.GUARDIAN_CONSENT: marked("guardian's consent"),
}


def called(requirement: Requirement) -> str:
    """Return how a sentence calls the requirement: its kind where that has a common name, else its own title."""
    if requirement.kind in {RequirementKind.WORKKEYS, RequirementKind.CUSTOM, RequirementKind.DOCUMENT}:
        return say("WorkKeys tests") if requirement.kind == RequirementKind.WORKKEYS else said(requirement.title)
    if requirement.kind in {RequirementKind.CONDUCT, RequirementKind.REFERENCE}:
        return said(requirement.title)
    return say(COMMON_NAMES[RequirementKind(requirement.kind)])
