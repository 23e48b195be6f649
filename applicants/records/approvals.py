"""Who answers for a department about its employee, and who therefore stays out of the interview."""

from collections.abc import Sequence

from applicants.models import Application, ApprovalRequest
from apprenticeships.models import Membership, Requirement, RequirementKind, Role, User


def approvers_of(request: ApprovalRequest) -> list[User]:
    """Return who may answer: the department's approvers, else its hiring managers; never the candidate."""
    rows = Membership.objects.filter(
        department_id=request.department_id,
        role__in=[Role.DEPARTMENT_APPROVER, Role.HIRING_MANAGER],
        user__is_active=True,
    ).select_related("user")
    own = request.application.person.user_id
    found = [row for row in rows.order_by("pk") if row.user_id != own]
    approvers = [row.user for row in found if row.role == Role.DEPARTMENT_APPROVER]
    return approvers or [row.user for row in found]


def desks_of(organization_ids: Sequence[int]) -> list[User]:
    """Return the coordinators of organizations, each once."""
    rows = User.objects.filter(
        memberships__role=Role.COORDINATOR, memberships__organization__in=organization_ids, is_active=True
    )
    return list(rows.distinct().order_by("pk"))


def requirement_of(application: Application) -> Requirement | None:
    """Return what asks for the yes of a department, where the program asks and the candidate works here."""
    if not application.is_internal:
        return None
    return application.version.requirements.filter(kind=RequirementKind.DEPARTMENT_APPROVAL).first()


def approves_for(user_id: int, application: Application) -> bool:
    """Whether somebody approves applications of the department in which an internal candidate works now."""
    return (
        application.home_department_id is not None
        and Membership.objects.filter(
            user_id=user_id, department_id=application.home_department_id, role=Role.DEPARTMENT_APPROVER
        ).exists()
    )


def has_answered(user_id: int, application: Application) -> bool:
    """Whether somebody answered for a department about this person, in this application or another."""
    return ApprovalRequest.objects.filter(decided_by_id=user_id, application__person_id=application.person_id).exists()


def stands_apart(user_id: int, application: Application) -> bool:
    """Whether somebody answers, or answered, for the department of a candidate, and so takes no part in choosing."""
    return approves_for(user_id, application) or has_answered(user_id, application)
