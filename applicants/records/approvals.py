"""Who answers for a department about its employee, and who therefore stays out of the interview."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from applicants.models import ANSWERED, Application, ApprovalRequest
from applicants.rules.requirements import Verdict
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


def last_answer(application: Application, requests: Sequence[ApprovalRequest]) -> ApprovalRequest | None:
    """Return the answer that counts among requests, newest first: the last of the department of now, else of any."""
    answered = [row for row in requests if row.state in ANSWERED]
    here = [row for row in answered if row.department_id == application.home_department_id]
    return next(iter(here or answered), None)


def request_that_counts(application: Application, requests: Sequence[ApprovalRequest]) -> ApprovalRequest | None:
    """Return the open request, else the answer that counts, else the last one that came to nothing."""
    waits = next((row for row in requests if row.is_open), None)
    return waits or last_answer(application, requests) or next(iter(requests), None)


def is_too_old(application: Application) -> bool:
    """Whether a department said yes, and that is too old by now."""
    kinds = application.screening.filter(requirement__kind=RequirementKind.DEPARTMENT_APPROVAL)
    return kinds.filter(verdict=Verdict.EXPIRED.value).exists()


def approving_for(department: Any) -> QuerySet[Membership]:
    """Return who approves for a department: its key, or where an outer query names it."""
    return Membership.objects.filter(department=department, role=Role.DEPARTMENT_APPROVER)


def answered_about(person: Any) -> QuerySet[ApprovalRequest]:
    """Return the requests about a person that were answered, in any application.

    Who answered is ``decided_by``; where that is who wrote it down, it is ``said_by_user`` as well.
    """
    return ApprovalRequest.objects.filter(application__person=person, decided_by__isnull=False)


def standing_apart(application: Application) -> set[int]:
    """Who answers, or answered, for the department of a candidate, and so takes no part in choosing."""
    rows = answered_about(application.person_id).values_list("decided_by_id", "said_by_user_id")
    answered = {user for row in rows for user in row} - {None}
    home = application.home_department_id
    approving = set() if home is None else set(approving_for(home).values_list("user_id", flat=True))
    return answered | approving


def stands_apart(user_id: int, application: Application) -> bool:
    """Whether somebody is one of them."""
    return user_id in standing_apart(application)
