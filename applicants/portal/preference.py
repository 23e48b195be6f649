"""Which department somebody prefers when several may want them: a list with buttons, one place at a time."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Application
from applicants.portal.frame import Frame
from applicants.portal.lines import Task
from applicants.portal.reading import actor, nav, own
from applicants.records.preferences import FEWEST, before, can_choose
from applicants.workflows import preferences
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.language import said

UP, DOWN = "up", "down"
UNPROCESSABLE: Final = 422


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def preference(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The departments in one's own order; a button moves one of them by a place."""
    application, refusal = own(request, public_id), ""
    if request.method == "POST":
        step, _space, opening = request.POST.get("move", "").partition(" ")
        try:
            preferences.move(application.pk, opening=opening, up=step == UP, by=actor(request), at=clock.now())
        except DomainError as error:
            refusal = error.message
        else:
            messages.success(request, _("Saved. This is your order now."))
            return redirect(f"{reverse('portal:preference', args=[public_id])}#place-{opening}")
    if not refusal and not can_choose(application):
        return redirect("portal:application", public_id=public_id)
    rows = [
        {
            "key": str(row.opening.public_id),
            "name": str(row.opening.department),
            "position": said(row.opening.track.title),
            "first_day": row.opening.cohort.starts_on,
        }
        for row in before(application)
    ]
    context = {
        "application": application,
        "rows": rows,
        "refusal": refusal,
        "can_choose": can_choose(application),
        "nav": nav(""),
    }
    return render(request, "portal/preference.html", context, status=UNPROCESSABLE if refusal else 200)


def task_of(application: Application, frame: Frame) -> list[Task]:
    """The line of where somebody stands that leads to it, while there is something to choose."""
    if frame.departments < FEWEST or not can_choose(application):
        return []
    url = reverse("portal:preference", args=[application.public_id])
    small = _("More than one department may want you. Your order decides which of them may offer first.")
    return [Task(_("Say which department you prefer"), url, small, "later", _("If you like"))]
