"""The door of every page: default deny, sign-in, role, second factor. And the first page after sign-in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from apprenticeships.access import PUBLIC, SIGNED_IN, admits, door, door_of, needs_second_factor, surfaces
from apprenticeships.models import User

OWN_ACCOUNT = "/accounts/"
START_IS_SIGN_IN = door(PUBLIC)(RedirectView.as_view(pattern_name="account_login", query_string=True))
"""One page for who is new and who is not: nobody learns whose address is known."""


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
        return needs_second_factor(user) and not is_mfa_enabled(user)


@door(SIGNED_IN)
@require_safe
def first_surface(request: HttpRequest) -> HttpResponse:
    """After sign-in: the first surface that the user has."""
    user = request.user
    if not isinstance(user, User):  # the door lets only users in
        raise PermissionDenied
    return redirect(surfaces(user)[0].path)
