"""The switch between the languages, in the foot of every page that has more than one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.models import User
from apprenticeships.workflow import Actor
from apprenticeships.workflows import people

A_YEAR = 365 * 24 * 3600


@door(PUBLIC)
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember a language in a cookie and, for somebody signed in, in their record; then back to where they were.

    A language in which we do not write, or an address of another site, changes nothing and leads to the first page.
    """
    language, back = request.POST.get("language", ""), request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    if language not in dict(settings.LANGUAGES):
        return response
    user = request.user
    if isinstance(user, User) and user.has_person:
        people.speak(user.person, to=language, by=Actor.user(user), at=clock.now())
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=A_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
