"""The first page of a partner: what waits for them, who of their own takes part, and totals of the program."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from apprenticeships.access import PARTNERS, WITH_NAMES, door
from apprenticeships.addresses import user_of
from cohorts.partners.nav import nav, organizations_of
from cohorts.partners.overview import COLUMNS, overviews_of
from cohorts.partners.reports import SIGNERS, to_sign


@door(PARTNERS)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The programs in which the user's organizations take part; an auditor reads totals only."""
    user = user_of(request)
    people_url = reverse("partners:people") if user.roles & WITH_NAMES else ""
    context = {
        "organizations": list(organizations_of(user)),
        "overviews": overviews_of(user, people_url=people_url),
        "columns": COLUMNS,
        "with_names": bool(people_url),
        "to_sign": to_sign(user) if user.roles & SIGNERS else [],
        "nav": nav("home", user),
    }
    return render(request, "partners/home.html", context)
