"""What the departments prepared to tell: read on one page, and told at once by the coordinator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from applicants.forms import chosen_of, lines, say_what_is_missing, told
from applicants.models import Decision
from applicants.workflows import decisions
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.workflow import Actor


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def prepared(request: HttpRequest) -> HttpResponse:
    """Every prepared decision of the coordinator's programs; what is chosen is told at once."""
    user = signed_in(request)
    rows = scoped(Decision.objects.waiting(), user)
    if request.method == "POST":
        keys = request.POST.getlist("decision")
        chosen = chosen_of(rows, keys)
        if chosen:
            told(request, decisions.release([row.pk for row in chosen], by=Actor.user(user), at=clock.now()))
        say_what_is_missing(request, chosen, keys)
        return redirect("board:decisions")
    return show(request, "admin/decisions.html", {"rows": lines(rows)}, title="Decisions to release")
