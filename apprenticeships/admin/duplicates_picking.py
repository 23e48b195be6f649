"""Two records that no search paired: a coordinator picks them, and decides on the same page as about every pair."""

from typing import Final

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.duplicates import HOME, MOST_LETTERS
from apprenticeships.admin.scope import of_people
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.errors import DomainError
from apprenticeships.models import Person, User
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import searched
from apprenticeships.workflow import Actor
from apprenticeships.workflows import duplicates

MOST_FOUND: Final = 20
UNPROCESSABLE: Final = 422


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: HttpRequest) -> HttpResponse:
    """Find one record, then the other one; the two become a pair like those that a search finds."""
    user = signed_in(request)
    asked = request.POST if request.method == "POST" else request.GET
    first, second = (_known(user, asked.get(name, "")) for name in ("first", "second"))
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
    found = _found(user, words, first) if words else []
    context = {
        "first": first,
        "words": words,
        "rows": found[:MOST_FOUND],
        "more": len(found) > MOST_FOUND,
        "start": reverse("desk:duplicates-pick"),
    }
    status = UNPROCESSABLE if request.method == "POST" else 200
    response = show(request, "admin/duplicates_pick.html", context, title="Pick two records", trail=trail(HOME))
    response.status_code = status
    return response


def _known(user: User, chosen: str) -> Person | None:
    """A record that is known here, by what was chosen; anything else chooses nobody."""
    return Person.objects.filter(of_people(user), pk=key_in(chosen) or 0).first()


def _found(user: User, words: str, first: Person | None) -> list[Person]:
    """Records whose name or address fits, but the one that was picked already."""
    named = Q(pk__in=Person.objects.named_like(words).values("pk")) | Q(email__icontains=words)
    rows = Person.objects.filter(of_people(user), named).order_by("sort_name", "pk")
    if first is not None:
        rows = rows.exclude(pk=first.pk)
    return list(rows[: MOST_FOUND + 1])
