"""What every page knows without its view saying so: whose site this is, today, the chosen theme, whom to call."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from apprenticeships import clock, language
from apprenticeships.access import surfaces
from apprenticeships.models import User

THEME_COOKIE: Final = "theme"
THEMES: Final = frozenset({"light", "dark"})


@dataclass(frozen=True, slots=True)
class Contact:
    """The person who answers questions: the foot of each page and the last line of each mail."""

    name: str
    phone: str
    hours: str


def contact() -> Contact:
    """Whom to call; empty where the site names nobody."""
    return Contact(
        name=settings.APPRENTICESHIPS_CONTACT_NAME,
        phone=settings.APPRENTICESHIPS_CONTACT_PHONE,
        hours=settings.APPRENTICESHIPS_CONTACT_HOURS,
    )


def site_name() -> str:
    """Whose site this is."""
    return str(settings.APPRENTICESHIPS_NAME)


def places(request: HttpRequest) -> list[dict[str, Any]]:
    """The surfaces of whoever is signed in: the way back from pages that belong to none, such as of an account."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    return [
        {"url": surface.path, "text": surface.label, "current": request.path_info.startswith(surface.path)}
        for surface in surfaces(user)
    ]


def other_surfaces(request: HttpRequest) -> list[dict[str, Any]]:
    """The switcher in the person's menu: nothing for those who have one surface only."""
    held = places(request)
    return held if len(held) > 1 else []


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor of every page.

    `theme` is "light", "dark" or "" (as the device says); `today` is the date in the current time zone;
    `surfaces` and `places` are asked only where they are drawn; `languages` are those that the page could speak as
    well; `request_id` is the number to quote when something went wrong.
    """
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "site_name": site_name(),
        "demo": settings.DEMO,
        "today": timezone.localdate(clock.now()),
        "theme": theme if theme in THEMES else "",
        "contact": contact(),
        "languages": language.others(request),
        "surfaces": partial(other_surfaces, request),
        "places": partial(places, request),
        "request_id": structlog.contextvars.get_contextvars().get("request", ""),
    }
