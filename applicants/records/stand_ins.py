"""Who acts for a hiring manager in leave: who may be asked to, who does, and whom that binds."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from applicants.models import StandIn
from apprenticeships.access import HIRING
from apprenticeships.models import Department, Membership, Role, User

NAMED: Final = "stand_in.named"


def seat_of(user_id: int | None, department: Department) -> QuerySet[Membership]:
    """The membership by which somebody is a manager of a department in their own right."""
    return Membership.objects.filter(
        user=user_id, department=department, role=Role.HIRING_MANAGER, acts_for__isnull=True, user__is_active=True
    )


def seats_kept_by(user: User) -> QuerySet[Membership]:
    """The managers for whom a user may name a stand-in: oneself, and as a coordinator those of one's organizations."""
    desks = Membership.objects.filter(user=user, role=Role.COORDINATOR).values("organization")
    rows = Membership.objects.filter(
        Q(user=user) | Q(organization__in=desks), role=Role.HIRING_MANAGER, acts_for__isnull=True, user__is_active=True
    )
    return rows.select_related("user", "department__site").order_by("user__name", "department__name", "pk")


def colleagues(department: Department) -> QuerySet[User]:
    """Who can be asked: people of hiring in the same organization who do not manage this department themselves."""
    here = {"memberships__organization": department.site.organization_id, "memberships__acts_for__isnull": True}
    rows = User.objects.filter(**here, memberships__role__in=HIRING, is_active=True)
    managing = Membership.objects.filter(department=department, role=Role.HIRING_MANAGER, acts_for__isnull=True)
    return rows.exclude(pk__in=managing.values("user")).distinct().order_by("name", "email")


def running(at: datetime) -> QuerySet[StandIn]:
    """Those who act for somebody at this moment."""
    return StandIn.objects.standing().filter(starts_at__lte=at, ends_at__gt=at).select_related("user", "acts_for")


def bound_by(tied: Iterable[int]) -> set[int]:
    """Who acts for somebody that is too close to a candidate, and so takes no part either."""
    rows = Membership.objects.filter(acts_for__in=list(tied))
    return set(rows.values_list("user_id", flat=True))


def are_one(first: int | None, second: int | None) -> bool:
    """Whether one of two people acts for the other, so that a rule which asks for two has only one."""
    pairs = {(first, second), (second, first)}
    rows = Membership.objects.filter(acts_for__in=[first, second], user__in=[first, second])
    return any(pair in pairs for pair in rows.values_list("user_id", "acts_for_id"))
