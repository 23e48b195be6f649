"""The links of the partners' pages, and in whose name somebody looks at them."""

from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse

from apprenticeships.models import Organization, Role, User

PAGES: Final = (
    ("home", "Overview"),
    ("reports", "Reports"),
    ("committee", "Committee"),
    ("practices", "Practices"),
)
ROLES: Final = (Role.PARTNER, Role.AUDITOR)


def nav(current: str) -> list[dict[str, Any]]:
    """The pages; ``current`` is the name of the one that is open."""
    return [{"url": reverse(f"partners:{name}"), "text": text, "current": name == current} for name, text in PAGES]


def organizations_of(user: User) -> QuerySet[Organization]:
    """The organizations for which a user looks at these pages."""
    return Organization.objects.filter(memberships__user=user, memberships__role__in=ROLES).distinct()
