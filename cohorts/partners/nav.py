"""The links of the partners' pages, and in whose name somebody looks at them."""

from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse

from apprenticeships.access import WITH_NAMES
from apprenticeships.models import Membership, Organization, Role, User

PAGES: Final = (
    ("home", "Overview"),
    ("people", "Our people"),
    ("targets", "Targets"),
    ("reports", "Reports"),
    ("committee", "Committee"),
    ("practices", "Practices"),
)
NAMED: Final = frozenset({"people"})
ROLES: Final = (Role.PARTNER, Role.AUDITOR)


def nav(current: str, user: User) -> list[dict[str, Any]]:
    """The pages that a user may open; ``current`` is the name of the one that is open. Auditors see no names."""
    hidden = frozenset() if user.roles & WITH_NAMES else NAMED
    return [
        {"url": reverse(f"partners:{name}"), "text": text, "current": name == current}
        for name, text in PAGES
        if name not in hidden
    ]


def organizations_of(user: User) -> QuerySet[Organization]:
    """The organizations for which a user looks at these pages."""
    return Organization.objects.filter(pk__in=Membership.objects.organizations(user, *ROLES))
