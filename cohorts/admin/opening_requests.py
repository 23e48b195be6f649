"""Places that departments ask for: the coordinator answers each with a reason."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, show, take
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of
from cohorts.models import OpeningRequest, RequestState, start_rate
from cohorts.workflows import opening_requests

SHOWN: Final = 50
STEPS: Final = (
    Action("approve", "Open the places", "Open the places", opening_requests.approve, "Opened.", ReasonForm),
    Action("decline", "Say no", "Say no", opening_requests.decline, "Answered.", ReasonForm, stop=True),
)


@door(COORDINATORS)
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """What departments ask for, the oldest first, and what was answered lately."""
    return _show(request)


def _show(request: HttpRequest, failed: Failed | None = None, refused: int = 0) -> HttpResponse:
    user = signed_in(request)
    rows = scoped(OpeningRequest.objects.all(), user).select_related(
        "cohort__program", "track", "department__site", "asked_by", "decided_by"
    )
    asked = rows.filter(state=RequestState.ASKED).prefetch_related("track__wage_steps")
    failed = failed or Failed()
    waiting = [
        {
            "row": row,
            "usual": start_rate(row.track),
            "steps": _steps(row, failed if row.pk == refused else Failed(), user),
        }
        for row in asked[:SHOWN]
    ]
    answered = list(rows.exclude(state=RequestState.ASKED).order_by("-decided_at", "-pk")[:SHOWN])
    context = {"waiting": waiting, "answered": answered}
    return show(request, "admin/opening_requests.html", context, title="Places that departments ask for", failed=failed)


def _steps(row: OpeningRequest, failed: Failed, user: Any) -> Any:
    return failed.offer(STEPS, lambda slug: reverse("classes:opening-request", args=[row.pk, slug]), row, user)


@door(COORDINATORS)
@require_POST
def answer(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Open the places, or say no."""
    row = get_object_or_404(scoped(OpeningRequest.objects.all(), signed_in(request)), pk=pk)
    back = reverse("classes:opening-requests")
    return take(request, one_of(STEPS, step), row, back=back, again=lambda failed: _show(request, failed, row.pk))
