"""The page for what nobody foresaw. It asks no database, no session and no user: any of them may be what broke."""

import structlog
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from apprenticeships import language

BROKEN = 500


def page(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, with the number under which the logs tell the rest."""
    number = structlog.contextvars.get_contextvars().get("request", "")
    with translation.override(language.of_browser(request)):
        text = render_to_string("500.html", {"request_id": number})
    return HttpResponse(text, status=BROKEN)
