"""Where a paper passport is checked: valid, expired or revoked, and nothing more. No sign-in, no cookie."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applicants.portal.link_guesses import guesses_too_often
from applicants.records.passports import is_untrue, passport_behind
from applicants.rules.passports import holds
from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.messages import zone_of

NOT_FOUND: Final = 404
TOO_MANY: Final = 429
LONGEST: Final = 100
QUIET: Final = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


@door(PUBLIC)
@require_safe
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether a passport holds now. A code that we did not sign, and one of nobody, get the same calm page.

    Only codes that are not ours count against the limit: at a fair, many good ones come from one address.
    """
    row = passport_behind(token) if len(token) <= LONGEST else None
    if row is None:
        if guesses_too_often(request, of="passport"):
            return _page(request, "portal/passport_check/wait.html", {}, TOO_MANY)
        return _page(request, "portal/passport_check/unknown.html", {}, NOT_FOUND)
    at, zone = clock.now(), zone_of(row.person)
    revoked = row.revoked_at is not None or is_untrue(row)
    found = holds(row.lines, revoked=revoked, on=at.astimezone(zone).date())
    context = {"holds": found.value, "at": at, "zone": zone}
    return _page(request, "portal/passport_check/page.html", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render(request, template, context, status=status)
    for name, value in QUIET.items():
        response[name] = value
    return response
