"""The first page of a partner: for whom they look, and what stands behind each link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apprenticeships.access import PARTNERS, door
from apprenticeships.addresses import user_of
from cohorts.models import Grant
from cohorts.partners.nav import nav, organizations_of


@door(PARTNERS)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The programs in which the user's organizations take part."""
    user = user_of(request)
    context = {
        "organizations": list(organizations_of(user)),
        "grants": list(Grant.objects.visible_to(user).select_related("program__organization")),
        "nav": nav("home"),
    }
    return render(request, "partners/home.html", context)
