"""The page "Where you are signed in": each device, when it was last seen, and its end; and what notes that it was."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.messages import zone_of
from apprenticeships.models import Person, User
from apprenticeships.rules.devices import device_of
from apprenticeships.workflow import Actor
from apprenticeships.workflows import signed_in

SEEN: Final = "seen_at"
EVERY: Final = timedelta(minutes=15)
"""How old "last seen" may be: a write at each click would cost more than it says."""
UNPROCESSABLE: Final = 422


class SeenMiddleware:
    """Note, at most every quarter of an hour, that somebody who signed in is still there."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if request.session.accessed and SEEN in request.session:
            at = clock.now()
            if at.timestamp() - request.session[SEEN] >= EVERY.total_seconds():
                request.session[SEEN] = at.timestamp()
                signed_in.seen(request.session.session_key or "", at=at)
        return response


def remember(request: HttpRequest, *, at: datetime) -> None:
    """Begin to note when this session is seen."""
    request.session[SEEN] = at.timestamp()


@door(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """See the devices, end one, or end all but this one."""
    user, at = request.user, clock.now()
    if not isinstance(user, User):  # the door lets only users in
        raise PermissionDenied
    key = request.session.session_key
    if request.method == "POST":
        others = [each for each in signed_in.sessions_of(user, at=at) if each.session_key != key]
        chosen = _chosen(request, others)
        if chosen is not None:
            ended = signed_in.end(user, [each.session_key for each in chosen], by=Actor.user(user), at=at)
            words = ngettext("%(count)d device is signed out.", "%(count)d devices are signed out.", ended)
            messages.success(request, words % {"count": ended})
            return redirect("my_devices")
        messages.error(request, _("Choose which device to sign out."))
    elif not UserSession.objects.filter(session_key=key).exists():
        UserSession.objects.create_from_request(request)
        remember(request, at=at)
    found = signed_in.sessions_of(user, at=at)
    devices = [
        {"row": each, "device": device_of(each.user_agent), "is_this": each.session_key == key} for each in found
    ]
    devices.sort(key=lambda each: not each["is_this"])
    context = {
        "devices": devices,
        "others": sum(not each["is_this"] for each in devices),
        "zone": zone_of(Person.objects.filter(user=user).first()),
    }
    return render(request, "account/devices.html", context, status=UNPROCESSABLE if request.method == "POST" else 200)


def _chosen(request: HttpRequest, others: list[UserSession]) -> list[UserSession] | None:
    """Those to end; nothing when nothing was chosen. Somebody else's, and one that is gone, do not exist."""
    if "all" in request.POST:
        return others
    wanted = request.POST.get("device", "")
    if not wanted:
        return None
    found = [each for each in others if str(each.pk) == wanted]
    if not found:
        raise Http404
    return found
