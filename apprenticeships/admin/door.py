"""The poster for the door of a session: a code that people open on their phones, to print."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from apprenticeships import clock, qr
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.door_links import code_of, poster_link
from apprenticeships.models import Session
from apprenticeships.workflows.door import opens_at


@door(COORDINATORS)
@require_safe
def poster(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet of paper: what it is, the code as a picture, and its six signs for who types them."""
    rows = scoped(Session.objects.select_related("program__organization"), signed_in(request))
    row = get_object_or_404(rows, pk=pk)
    link, code = poster_link(row), code_of(row)
    trail = [
        (reverse("admin:apprenticeships_session_changelist"), "Sessions"),
        (reverse("desk:session", args=[pk]), row.title),
    ]
    context = {
        "session": row,
        "picture": qr.svg_uri(link),
        "code": f"{code[:3]} {code[3:]}",
        "address": f"{urlsplit(settings.SITE_URL).netloc}{reverse('door:enter')}",
        "opens_at": opens_at(row, at=clock.now()),
    }
    return show(request, "admin/poster.html", context, title="Poster for the door", trail=trail)
