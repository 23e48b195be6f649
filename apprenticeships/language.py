"""In which language a page speaks: the person's own, else the browser's; what the staff reads is English."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from apprenticeships.models import ProgramVersion, User

ENGLISH_ONLY: Final = ("/admin/", "/hiring/", "/floor/", "/partners/", "/reports/", "/demo/")
WORDLESS: Final = ("/healthz", "/readyz", "/calendar/", "/static/")
SPANISH: Final = "es"
PROGRAMS: Final = "spanish-of-programs"
NAMES: Final = {"en": "English", "es": "Espa\u00f1ol"}


def _speaks_english_only(request: HttpRequest) -> bool:
    return request.path_info.startswith(ENGLISH_ONLY + WORDLESS)


def of_browser(request: HttpRequest) -> str:
    """The language of a page as the cookie and the browser say; asks no database."""
    if _speaks_english_only(request):
        return settings.LANGUAGE_CODE
    return translation.get_language_from_request(request)


def of_reader(request: HttpRequest) -> str:
    """The language of a page: English for the staff's, else the signed-in person's, else what the browser says."""
    if _speaks_english_only(request):
        return settings.LANGUAGE_CODE
    user = getattr(request, "user", None)
    own = user.language if isinstance(user, User) else ""
    return own if own in dict(settings.LANGUAGES) else of_browser(request)


def spoken() -> str:
    """The language that is spoken right now, in which somebody new is written down; English where it is not ours."""
    now = translation.get_language() or ""
    return now if now in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def others(request: HttpRequest) -> list[tuple[str, str]]:
    """Code and own name of the languages that the page could speak as well; none on the staff's pages."""
    if _speaks_english_only(request):
        return []
    now = translation.get_language()
    return [(code, NAMES[code]) for code, _ in settings.LANGUAGES if code != now]


def said(text: str) -> str:
    """A text of a program's data in the language that is spoken now; as it is where the data carry no other.

    Texts are the same in all versions that hold them, so one table serves; a process keeps it for a minute.
    """
    if not text or translation.get_language() != SPANISH:
        return text
    table = caches["process"].get_or_set(PROGRAMS, _spanish_of_programs, timeout=60) or {}
    return table.get(text) or translation.gettext(text)


def _spanish_of_programs() -> dict[str, str]:
    tables = ProgramVersion.objects.exclude(spanish=[]).order_by("pk").values_list("spanish", flat=True)
    return {english: spanish for table in tables for english, spanish in table}


def forget_programs() -> None:
    """Read the data of programs anew at the next text: a version was written."""
    caches["process"].delete(PROGRAMS)


class LanguageMiddleware:
    """Speak the reader's language while a request is answered, and say so in the answer."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = of_reader(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.respond(request)
        if not _speaks_english_only(request):
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", language)
        return response
