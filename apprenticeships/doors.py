"""The door of every page: default deny, sign-in, role, second factor. And the first page after sign-in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from apprenticeships.access import PUBLIC, SIGNED_IN, View, admits, door, door_of, needs_second_factor, surfaces
from apprenticeships.models import User

OWN_ACCOUNT = "/accounts/"
START_IS_SIGN_IN = door(PUBLIC)(RedirectView.as_view(pattern_name="account_login", query_string=True))
"""One page for who is new and who is not: nobody learns whose address is known."""
KEPT_WORDS = "kept_words"
MOST_KEPT = 40_000


def keeps_words(view: View) -> View:
    """Declare that what is sent to a view by somebody who is signed out is kept until they have signed in again."""
    view.keeps_words = True  # type: ignore[attr-defined]
    return view


def keep_words(request: HttpRequest) -> None:
    """Keep what was sent in the session of the browser, for the one page it was meant for."""
    words = request.POST.copy()
    words.pop("csrfmiddlewaretoken", None)
    text = words.urlencode()
    if len(text) <= MOST_KEPT:
        request.session[KEPT_WORDS] = {"path": request.path, "words": text}


def kept_words(request: HttpRequest) -> QueryDict | None:
    """What was sent to this page before the sign-in, once; ``None`` when nothing was."""
    kept = request.session.get(KEPT_WORDS)
    if not isinstance(kept, dict) or kept.get("path") != request.path:
        return None
    del request.session[KEPT_WORDS]
    return QueryDict(str(kept.get("words", "")))


class DoorMiddleware:
    """Ask at each door. A page about which nobody decided opens for nobody."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """None lets the request through."""
        match = request.resolver_match
        allowed = door_of(view, match.view_name if match else "")
        if allowed is None:
            raise PermissionDenied
        if allowed & PUBLIC:
            return None
        user = request.user
        if not isinstance(user, User) or not user.is_active:
            if getattr(view, "keeps_words", False) and request.method == "POST":
                keep_words(request)
            return HttpResponseRedirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}")
        if not admits(allowed, user):
            raise PermissionDenied
        if self._owes_second_factor(request, user):
            return redirect("mfa_activate_totp")
        return None

    @staticmethod
    def _owes_second_factor(request: HttpRequest, user: User) -> bool:
        if settings.DEMO or request.path_info.startswith(OWN_ACCOUNT):
            return False
        return needs_second_factor(user) and not user.has_second_factor


@door(SIGNED_IN)
@require_safe
def first_surface(request: HttpRequest) -> HttpResponse:
    """After sign-in: the first surface that the user has."""
    user = request.user
    if not isinstance(user, User):  # the door lets only users in
        raise PermissionDenied
    return redirect(surfaces(user)[0].path)
