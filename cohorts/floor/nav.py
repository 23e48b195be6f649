"""The links of the floor: only who looks after a site has more than one page to start from."""

from typing import Any

from django.urls import reverse

from apprenticeships.access import SITES
from apprenticeships.models import User


def nav(user: User, current: str) -> list[dict[str, Any]]:
    """Today and the own site, for those who have one; ``current`` is the name of the page."""
    if not SITES & user.roles:
        return []
    pages = (("today", "Today"), ("site", "My site"))
    return [{"url": reverse(f"floor:{name}"), "text": text, "current": name == current} for name, text in pages]
