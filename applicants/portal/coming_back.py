"""The buttons of the comeback plan: each is one tap, and a refusal stays on the page."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applicants.portal.reading import actor, own
from applicants.portal.status import shown
from applicants.workflows import comebacks, withdrawals
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.workflow import Actor


@door(SIGNED_IN)
@require_POST
def come_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One tap: begin again, be reminded, stop that, or open again what was withdrawn a moment ago."""
    row, at, by = own(request, public_id), clock.now(), actor(request)
    step = request.POST.get("do", "")
    try:
        if step == "start":
            found = comebacks.start_again(row.pk, by=by, at=at)
            messages.success(request, _("We filled in what we know. Check each section; some of it may have changed."))
            return redirect("portal:sections", public_id=found.public_id)
        said = _taken(step, row.pk, by=by, at=at)
    except DomainError as error:
        return shown(request, public_id, refusal=error.message)
    messages.success(request, said)
    return redirect("portal:application", public_id=public_id)


def _taken(step: str, pk: int, *, by: Actor, at: datetime) -> str:
    """Take one of the other steps, and return what to say."""
    if step == "remind":
        comebacks.remind(pk, by=by, at=at)
        return _("We write to you on that day.")
    if step == "stop":
        comebacks.stop_reminding(pk, by=by, at=at)
        return _("We do not write to you about it any more.")
    if step == "undo":
        withdrawals.take_back(pk, by=by, at=at)
        return _("Your application is open again.")
    raise GuardFailed(_("Choose one of the buttons on this page."), code="step")
