"""Rows of a partnership for those who coordinate it; a screening officer of the same organization sees none of them."""

from typing import Final, TypeVar

from django.db.models import Model, QuerySet

from apprenticeships.models import Membership, Organization, Role, User
from cohorts.models import Grant

M = TypeVar("M", bound=Model)

COORDINATOR: Final = frozenset({Role.COORDINATOR.value})
"""The door of these pages."""


def coordinated(rows: QuerySet[M], user: User, *, path: str) -> QuerySet[M]:
    """Narrow ``rows`` to those that ``path`` leads to an organization which the user coordinates."""
    own = Membership.objects.filter(user=user, role=Role.COORDINATOR).values("organization")
    return rows.filter(**{f"{path}__in": own})


def coordinates(user: User, organization_id: int) -> bool:
    """Whether the user coordinates an organization."""
    return coordinated(Organization.objects.filter(pk=organization_id), user, path="pk").exists()


def grants_of(user: User) -> QuerySet[Grant]:
    """The grants whose programs the user coordinates, with what their pages name."""
    rows = Grant.objects.select_related("program__organization", "calendar", "funder")
    return coordinated(rows, user, path="program__organization")
