"""The links of the floor: only who looks after a site has more than one page to start from."""

from typing import Any

from django.urls import reverse

from apprenticeships.access import SITES
from apprenticeships.models import User


def nav(user: User, current: str) -> list[dict[str, Any]]:
    """Today, the own site and its shifts, for those who have one; ``current`` is the name of the page."""
    if not SITES & user.roles:
        return []
    pages = (("today", "Today"), ("site", "My site"), ("shifts", "Shifts"))
    return [{"url": reverse(f"floor:{name}"), "text": text, "current": name == current} for name, text in pages]
