"""Roles: given by an invitation to an address, ended with a reason. Nothing else makes a coordinator or a manager."""

from datetime import datetime, timedelta
from typing import Final

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Exists, OuterRef, Q, QuerySet

from apprenticeships import audit, role_mails
from apprenticeships.access import HIRING
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Department, Event, Membership, Organization, Program, Role, Site, User
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, retrying

STANDS_AFTER: Final = timedelta(days=30)
"""So long a sponsor takes back what it gave to an older account that did nothing with it."""
TRANSITIONS: tuple[Transition, ...] = ()
LONGEST_NAME = 120
SPONSORED: Final = "membership.sponsor"
"""The event of a first coordinator whom another organization invited; its data name that organization."""


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
    address = _address(email)
    _check_role(role, site, department)
    _check_places(organization, site, department, program)
    user = _user(address, name.strip()[:LONGEST_NAME])
    row, is_new = Membership.objects.get_or_create(
        user=user, role=role, organization=organization, site=site, department=department, program=program
    )
    if row.acts_for_id is not None:  # a stand-in becomes a manager: from now on without an end
        row.acts_for, row.ends_at, is_new = None, None, True
        row.save(update_fields=["acts_for", "ends_at"])
    if is_new:
        audit.record("membership.invite", row, by=by, at=at, reason=reason, data=_data(row))
        role_mails.tell_invited(row, at=at)
    return row


@retrying
def first_coordinator(
    email: str, *, organization: Organization, sponsor: int, name: str = "", by: Actor, at: datetime, reason: str = ""
) -> Membership:
    """Invite the one who begins to coordinate an organization that others work with; from then on its own do it.

    ``sponsor`` is the key of the organization that invites; it alone may take this invitation back.
    """
    Organization.objects.select_for_update(of=("self",), no_key=True).get(pk=organization.pk)
    known = (
        Membership.objects.filter(organization=organization, role=Role.COORDINATOR, user__is_active=True)
        .select_related("user")
        .order_by("created_at", "pk")
        .first()
    )
    if known is not None:
        raise GuardFailed(
            f"{known.user.get_full_name()} coordinates {organization} already, and invites others. "
            "Take that invitation back first if nobody answered it.",
            code="coordinated",
            field="role",
        )
    row = invite(email, role=Role.COORDINATOR, organization=organization, name=name, by=by, at=at, reason=reason)
    data = {"sponsor": sponsor, "known": row.user.last_login is not None}
    audit.record(SPONSORED, row, by=by, at=at, reason=reason, data=data)
    return row


def unanswered(*, sponsor: int, at: datetime) -> QuerySet[Membership]:
    """Return the roles of first coordinators that ``sponsor`` gave and may take back: nobody has taken them up.

    A new account takes it up by signing in. One of before has the role at once, perhaps in a session that goes on; so
    theirs is taken up when they do something with it, or when it has stood for a while.
    """
    given = Event.objects.filter(kind=SPONSORED, subject_type=Membership._meta.label_lower, data__sponsor=sponsor)
    of_known = given.filter(data__known=True, at__gte=at - STANDS_AFTER).values_list("subject_id", "at")
    idle = [key for key, since in of_known if not _taken_up(key, since=since)]
    rows = Membership.objects.filter(Exists(given.filter(subject_id=OuterRef("pk"))), role=Role.COORDINATOR)
    return rows.filter(Q(user__last_login__isnull=True) | Q(pk__in=idle))


def _taken_up(membership_id: int, *, since: datetime) -> bool:
    """Whether a holder did anything in a role since it was given, other than about themselves.

    Who works elsewhere too goes on there meanwhile: of theirs, only what names the organization counts.
    """
    row = Membership.objects.select_related("organization").filter(pk=membership_id).first()
    if row is None:
        return True
    done = Event.objects.filter(actor_kind="user", actor_id=row.user_id, at__gte=since)
    done = done.exclude(person__user=row.user_id)
    if Membership.objects.filter(user=row.user_id).exclude(organization=row.organization_id).exists():
        done = done.filter(data__organization=row.organization.slug)
    return done.exists()


@retrying
def take_back(membership_id: int, *, sponsor: int, by: Actor, at: datetime, reason: str) -> int:
    """Let ``sponsor`` take back its invitation of a first coordinator, though nobody else coordinates there."""
    row = _locked(membership_id, reason)
    if not unanswered(sponsor=sponsor, at=at).filter(pk=row.pk).exists():
        raise GuardFailed(
            f"{row.user.get_full_name()} has taken this role up. From now on {row.organization} itself decides who "
            "coordinates.",
            code="answered",
        )
    return _end(row, by=by, at=at, reason=reason)


@retrying
def withdraw(membership_id: int, *, by: Actor, at: datetime, reason: str) -> int:
    """Take a role away: its holder hears of it, and their next request is refused. Returns the key of what is gone."""
    row = _locked(membership_id, reason)
    _leave_a_coordinator(row)
    return _end(row, by=by, at=at, reason=reason)


def _locked(membership_id: int, reason: str) -> Membership:
    """The role that ends, and its user, who cannot sign in for it meanwhile."""
    rows = Membership.objects.select_for_update(of=("self", "user")).select_related(
        "organization", "user", "site", "department__site", "program"
    )
    row = rows.get(pk=membership_id)
    if not reason.strip():
        raise GuardFailed("Write why this role ends.", code="reason", field="reason")
    return row


def _end(row: Membership, *, by: Actor, at: datetime, reason: str) -> int:
    key: int = row.pk
    audit.record("membership.withdraw", row, by=by, at=at, reason=reason, data=_data(row))
    role_mails.tell_ended(row, by=by, at=at)
    row.delete()
    return key


def _leave_a_coordinator(row: Membership) -> None:
    """An organization keeps somebody who can open its pages."""
    if row.role != Role.COORDINATOR:
        return
    others = Membership.objects.select_for_update(of=("self",)).filter(
        organization=row.organization, role=Role.COORDINATOR, user__is_active=True
    )
    if not others.exclude(user_id=row.user_id).exists():
        raise GuardFailed("Nobody else coordinates this organization. Invite somebody first.", code="last-one")


def _data(row: Membership) -> dict[str, object]:
    return {"role": row.role, "organization": row.organization.slug, "user": row.user_id}


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise GuardFailed(
            "Write a whole e-mail address, such as name@example.org.", code="email", field="email"
        ) from problem
    return address


def _check_role(role: str, site: Site | None, department: Department | None) -> None:
    """The role exists, and has the place without which its pages are empty."""
    if role not in Role.values:
        raise GuardFailed("Choose one of the listed roles.", code="role", field="role")
    if role in HIRING and department is None:
        raise GuardFailed("Name the department in which this person decides.", code="department", field="department")
    if role == Role.SITE_COORDINATOR and site is None:
        raise GuardFailed("Name the site that this person looks after.", code="site", field="site")


def _check_places(
    organization: Organization, site: Site | None, department: Department | None, program: Program | None
) -> None:
    """Whatever narrows the role belongs to the organization that gives it."""
    owners = {
        "site": site and site.organization_id,
        "department": department and department.site.organization_id,
        "program": program and program.organization_id,
    }
    for field, owner in owners.items():
        if owner is not None and owner != organization.pk:
            raise GuardFailed(f"This {field} belongs to another organization.", code=field, field=field)


def _user(address: str, name: str) -> User:
    """The locked user who signs in with the address, be it their main one or another; a new one where nobody does."""
    known = EmailAddress.objects.filter(email__iexact=address, verified=True).values("user_id")
    user = User.objects.select_for_update(of=("self",)).filter(Q(email__iexact=address) | Q(pk__in=known)).first()
    if user is None:
        with or_conflict(user_email_unique="Somebody signed in with this address a moment ago. Invite them once more."):
            user = User.objects.create_user(address, name=name)
        EmailAddress.objects.create(user=user, email=address, primary=True, verified=False)
        return user
    if not user.is_active:
        raise GuardFailed("The account with this address is closed. Invite another address.", code="closed")
    if name and not user.name:
        user.name = name
        user.save(update_fields=["name"])
    return user
