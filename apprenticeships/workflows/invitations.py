"""Roles: given by an invitation to an address, ended with a reason. Nothing else makes a coordinator or a manager."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Department, Membership, Organization, Program, Role, Site, User
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
IN_A_DEPARTMENT = frozenset({Role.HIRING_MANAGER, Role.PANELIST, Role.DEPARTMENT_APPROVER})


@retrying
def invite(
    email: str,
    *,
    role: str,
    organization: Organization,
    site: Site | None = None,
    department: Department | None = None,
    program: Program | None = None,
    name: str = "",
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Membership:
    """Give a role to an address and write to it; who signs in with a code sent there has it. Twice changes nothing."""
    address = email.strip().lower()
    _check(address, role, organization, site, department, program)
    user = User.objects.select_for_update(of=("self",)).filter(email__iexact=address).first()
    if user is None:
        user = User.objects.create_user(address, name=name.strip()[:120])
        EmailAddress.objects.create(user=user, email=address, primary=True, verified=False)
    row, is_new = Membership.objects.get_or_create(
        user=user, role=role, organization=organization, site=site, department=department, program=program
    )
    if is_new:
        data = {"role": role, "organization": organization.slug}
        audit.record("membership.invite", row, by=by, at=at, reason=reason, data=data)
        messages.promise(
            "account.invited", key=f"account.invited:{row.pk}", to=user, at=at, context={"membership": row.pk}
        )
    return row


@retrying
def withdraw(membership_id: int, *, by: Actor, at: datetime, reason: str) -> int:
    """Take a role away; the next request of its holder is refused. Returns the key of the membership that is gone."""
    row = (
        Membership.objects.select_for_update(of=("self",)).select_related("organization", "user").get(pk=membership_id)
    )
    if not reason.strip():
        raise GuardFailed("Write why this role ends.", code="reason", field="reason")
    _leave_a_coordinator(row)
    data = {"role": row.role, "organization": row.organization.slug, "user": row.user_id}
    audit.record("membership.withdraw", row, by=by, at=at, reason=reason, data=data)
    row.delete()
    return membership_id


def _leave_a_coordinator(row: Membership) -> None:
    """An organization keeps somebody who can open its pages."""
    if row.role != Role.COORDINATOR:
        return
    others = Membership.objects.select_for_update(of=("self",)).filter(
        organization=row.organization, role=Role.COORDINATOR, user__is_active=True
    )
    if not others.exclude(user_id=row.user_id).exists():
        raise GuardFailed("Nobody else coordinates this organization. Invite somebody first.", code="last-one")


def _check(
    address: str,
    role: str,
    organization: Organization,
    site: Site | None,
    department: Department | None,
    program: Program | None,
) -> None:
    try:
        validate_email(address)
    except ValidationError as problem:
        raise GuardFailed(
            "Write a whole e-mail address, such as name@example.org.", code="email", field="email"
        ) from problem
    if role not in Role.values:
        raise GuardFailed("Choose one of the listed roles.", code="role", field="role")
    if role in IN_A_DEPARTMENT and department is None:
        raise GuardFailed("Name the department in which this person decides.", code="department", field="department")
    if site is not None and site.organization_id != organization.pk:
        raise GuardFailed("This site belongs to another organization.", code="site", field="site")
    if department is not None and department.site.organization_id != organization.pk:
        raise GuardFailed("This department belongs to another organization.", code="department", field="department")
    if program is not None and program.organization_id != organization.pk:
        raise GuardFailed("This program belongs to another organization.", code="program", field="program")
