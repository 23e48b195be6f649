"""Two records that no search paired: a coordinator picks them, and decides on the same page as about every pair."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.duplicates import HOME, MOST_LETTERS
from apprenticeships.admin.people_found import MOST_FOUND, found, known
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.errors import DomainError
from apprenticeships.rules.words import searched
from apprenticeships.workflow import Actor
from apprenticeships.workflows import duplicates

UNPROCESSABLE: Final = 422


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: HttpRequest) -> HttpResponse:
    """Find one record, then the other one; the two become a pair like those that a search finds."""
    user = signed_in(request)
    asked = request.POST if request.method == "POST" else request.GET
    first, second = (known(user, asked.get(name, "")) for name in ("first", "second"))
    if request.method == "POST":
        try:
            if first is None or second is None:
                messages.warning(request, "Choose two records.")
            else:
                pair = duplicates.pick(first.pk, second.pk, by=Actor.user(user), at=clock.now())
                return redirect("desk:duplicate", pk=pair.pk)
        except DomainError as refused:
            messages.warning(request, refused.message)
    words = searched(asked.get("q", ""), MOST_LETTERS)
    people = found(user, words, but=first)
    context = {
        "first": first,
        "words": words,
        "rows": people[:MOST_FOUND],
        "more": len(people) > MOST_FOUND,
        "start": reverse("desk:duplicates-pick"),
    }
    status = UNPROCESSABLE if request.method == "POST" else 200
    response = show(request, "admin/duplicates_pick.html", context, title="Pick two records", trail=trail(HOME))
    response.status_code = status
    return response
