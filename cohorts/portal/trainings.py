"""A worker's own page: the partnerships in which they take part, and what they took part in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from cohorts.models import Participant
from cohorts.participation import parts_of
from cohorts.portal.service_nav import TRAININGS, nav


@door(SIGNED_IN)
@require_safe
def trainings(request: HttpRequest) -> HttpResponse:
    """My trainings."""
    rows = Participant.objects.of(user_of(request)).select_related(
        "program__organization", "employer", "union", "person"
    )
    mine = [{"row": each, "parts": parts_of(each)} for each in rows.order_by("-joined_on", "pk")]
    return render(request, "portal/trainings.html", {"mine": mine, "nav": nav(TRAININGS[0]) if mine else []})
