"""The links of the floor: only who has more than one page to start from sees any."""

from typing import Any

from django.urls import reverse

from apprenticeships.access import PRECEPTORS, SITES
from apprenticeships.models import User
from cohorts.workflows.preceptorship import supervised_by


def nav(user: User, current: str) -> list[dict[str, Any]]:
    """Today, the own site, its shifts and supervision, for those who have more than one.

    ``current`` is the name of the page that is open.
    """
    pages = [("today", "Today")]
    if SITES & user.roles:
        pages += [("site", "My site"), ("shifts", "Shifts")]
    if PRECEPTORS & user.roles and supervised_by(user).exists():
        pages.append(("supervision", "Supervision"))
    if len(pages) == 1:
        return []
    return [{"url": reverse(f"floor:{name}"), "text": text, "current": name == current} for name, text in pages]
